package message

import (
	"bytes"
	"strings"
)

// A rowScanner follows the quotes of a CSV row over its lines. A quote opens
// a field only at its start, as in RFC 4180; elsewhere it is a character like
// any other, because people write 27" for inches.
type rowScanner struct {
	comma  byte
	quoted bool
}

// open reads a line of a row and reports whether the row goes on.
func (s *rowScanner) open(line []byte) bool {
	start := !s.quoted
	for i := 0; i < len(line); i++ {
		b := line[i]
		switch {
		case s.quoted && b == '"' && i+1 < len(line) && line[i+1] == '"':
			i++
		case s.quoted && b == '"':
			s.quoted = false
		case s.quoted:
		case b == s.comma:
			start = true
			continue
		case b == '"' && start:
			s.quoted = true
		}
		start = false
	}
	return s.quoted
}

// splitRow parts one row's text, without its line end, into fields. It
// reports the first fault of its quotes.
func splitRow(fields []string, text string, comma byte) ([]string, string) {
	for {
		if !strings.HasPrefix(text, `"`) {
			end := strings.IndexByte(text, comma)
			if end < 0 {
				return append(fields, text), ""
			}
			fields, text = append(fields, text[:end]), text[end+1:]
			continue
		}
		field, rest, fault := quotedField(text)
		fields = append(fields, field)
		switch {
		case fault != "":
			return fields, fault
		case rest == "":
			return fields, ""
		case rest[0] != comma:
			return fields, "a quoted field goes on behind its quote"
		}
		text = rest[1:]
	}
}

// quotedField reads a field that starts with a quote.
func quotedField(text string) (field, rest, fault string) {
	var whole strings.Builder
	text = text[1:]
	for {
		part, after, closed := strings.Cut(text, `"`)
		switch {
		case !closed:
			return whole.String() + part, "", "a quote is not closed"
		case strings.HasPrefix(after, `"`):
			whole.WriteString(part + `"`)
			text = after[1:]
		case whole.Len() == 0:
			return part, after, ""
		default:
			whole.WriteString(part)
			return whole.String(), after, ""
		}
	}
}

// trimLineEnd takes LF or CRLF off.
func trimLineEnd(line []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
}
