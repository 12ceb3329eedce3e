package message

import "bytes"

// scanID finds the record's id in JSON that may be broken anywhere: the text
// of the outermost member record_id, or else of the first one at any depth.
// It answers the empty string where there is none.
func scanID(data []byte) string {
	const name = `"record_id"`
	fallback := ""
	depth := 0
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case '"':
			end := stringEnd(data, i)
			if string(data[i:end]) == name {
				if id := textAfterColon(data[end:]); id != "" && depth == 1 {
					return id
				} else if fallback == "" {
					fallback = id
				}
			}
			i = end - 1
		}
	}
	return fallback
}

// stringEnd returns the index after the string literal that starts at i.
func stringEnd(data []byte, i int) int {
	for j := i + 1; j < len(data); j++ {
		switch data[j] {
		case '\\':
			j++
		case '"':
			return j + 1
		case '\n':
			return j
		}
	}
	return len(data)
}

// textAfterColon reads ` : "text"` and answers the text, or nothing where it
// is cut or holds an escape.
func textAfterColon(data []byte) string {
	rest, ok := bytes.CutPrefix(bytes.TrimLeft(data, " \t\r\n"), []byte(":"))
	if !ok {
		return ""
	}
	rest, ok = bytes.CutPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte(`"`))
	if !ok {
		return ""
	}
	text, _, closed := bytes.Cut(rest, []byte(`"`))
	if !closed || len(text) > 256 || bytes.ContainsAny(text, "\\\n") {
		return ""
	}
	return string(bytes.ToValidUTF8(text, nil))
}
