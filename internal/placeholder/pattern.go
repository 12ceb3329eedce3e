package placeholder

import (
	"fmt"
	"strings"
	"unicode"
)

// A shape is what a text is made of, spaces and invisible signs apart, up to
// where two letters differ.
type shape struct {
	signs, letters, digits int
	oneSign                bool // all signs are the same one
	alphabetic             bool // a letter is of a script in which one letter is no name
	mailbox                bool // one word with an @ and a point behind it
}

func measure(text string) shape {
	s := shape{oneSign: true}
	var first rune
	for _, r := range text {
		if unicode.IsSpace(r) || invisible(r) {
			continue
		}
		r = unicode.ToLower(narrow(r))
		switch {
		case r >= 'a' && r <= 'z':
			s.letters++
			s.alphabetic = true
		case unicode.IsLetter(r) || unicode.IsMark(r):
			s.letters++
			s.alphabetic = s.alphabetic || alphabetic(r)
		case unicode.IsDigit(r):
			s.digits++
		}
		if s.signs++; s.signs == 1 {
			first = r
		}
		s.oneSign = s.oneSign && r == first
		if s.letters > 1 && !s.oneSign {
			break // no pattern but the mailbox's holds, whatever follows
		}
	}
	s.mailbox = isMailbox(text)
	return s
}

// isMailbox reports one word with an @ inside and a point behind that.
func isMailbox(text string) bool {
	box, site, ok := strings.Cut(strings.TrimSpace(text), "@")
	return ok && box != "" && strings.Contains(site, ".") && !strings.ContainsAny(box+site, " ,;@")
}

func invisible(r rune) bool {
	return r > unicode.MaxASCII && unicode.Is(unicode.Cf, r)
}

// alphabetic reports a letter of a script in which one letter is no name.
func alphabetic(r rune) bool {
	return r <= unicode.MaxLatin1 || unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic)
}

// A pattern is a rule about the shape of a text.
type pattern struct {
	fields string
	holds  func(shape) bool
	why    string
	source string
}

func (l *List) addPattern(fields []string) error {
	p := pattern{fields: fields[1], source: fields[2]}
	switch fields[0] {
	case "numbers_only":
		p.why = "has only numbers"
		p.holds = func(s shape) bool { return s.digits > 0 && s.letters == 0 }
	case "special_only":
		p.why = "has only signs, no letters"
		p.holds = func(s shape) bool { return s.letters == 0 && s.digits == 0 }
	case "special_and_numbers":
		p.why = "has no letters"
		p.holds = func(s shape) bool { return s.letters == 0 }
	case "repeated_symbol":
		p.why = "repeats one sign"
		p.holds = func(s shape) bool { return s.oneSign && s.signs >= 3 }
	case "mailbox":
		p.why = "is an e-mail address"
		p.holds = func(s shape) bool { return s.mailbox }
	case "single_letter":
		p.why = "is a single letter"
		p.holds = func(s shape) bool { return s.letters == 1 && s.digits == 0 && s.alphabetic }
	default:
		return fmt.Errorf("no pattern is called %q", fields[0])
	}
	l.patterns = append(l.patterns, p)
	return nil
}
