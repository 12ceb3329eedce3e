package identifier

import (
	"strings"
	"unicode"
)

// clean folds full-width forms, drops invisible characters and trims.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return foldRune(r)
	}, s)
	return strings.TrimSpace(s)
}

// foldRune maps a character to the plain form that identifiers use: width,
// dashes and spaces. It maps one to one, so that offsets stay as they are.
func foldRune(r rune) rune {
	switch {
	case r < 0x80:
		return r
	case r >= 0xFF01 && r <= 0xFF5E:
		return r - 0xFEE0
	case r >= 0x0660 && r <= 0x0669: // Arabic-Indic digits
		return '0' + r - 0x0660
	case r >= 0x06F0 && r <= 0x06F9:
		return '0' + r - 0x06F0
	case r == 0x3002, r == 0x2024: // ideographic full stop, one dot leader
		return '.'
	case r >= 0x2010 && r <= 0x2015, r == 0x2212, r == 0xFE63:
		return '-'
	case unicode.IsSpace(r):
		return ' '
	}
	return r
}

func invisible(r rune) bool {
	switch r {
	case 0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF:
		return true
	}
	return r >= 0x202A && r <= 0x202E
}

// alnum keeps letters and digits in capitals. Cyrillic and Greek letters that
// look like Latin ones become these: registers and copyists mix them.
func alnum(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		r = unicode.ToUpper(r)
		if unicode.IsDigit(r) || unicode.IsLetter(r) {
			b.WriteRune(latinLook(r))
		}
	}
	return b.String()
}

func latinLook(r rune) rune {
	const from, to = "АВЕКМНОРСТХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEKMHOPCTXIJSABEZHIKMNOPTYX"
	if r < 0x80 {
		return r
	}
	n := 0
	for _, f := range from {
		if f == r {
			return rune(to[n])
		}
		n++
	}
	return r
}

// digits keeps the decimal digits.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if isDigit(r) {
			return r
		}
		return -1
	}, s)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

func allDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// looksLikeText reports that a value is more than one identifier.
func looksLikeText(s string) bool { return strings.ContainsAny(s, " ,;/:：；，、") }
