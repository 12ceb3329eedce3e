package description

import "unicode"

// Form is a form of text that says nothing, whatever its words.
type Form string

const (
	NumbersOnly       Form = "numbers_only"        // digits and separators
	SystemToken       Form = "system_token"        // a file extension such as WPX
	RepeatedSymbol    Form = "repeated_symbol"     // one sign three times or more
	EmptyCharacters   Form = "empty_characters"    // nothing but dots, hyphens, blanks
	SpecialOnly       Form = "special_only"        // no letter and no digit
	SpecialAndNumbers Form = "special_and_numbers" // no letter
)

var forms = map[string]Form{
	"numbers_only": NumbersOnly, "system_token": SystemToken, "repeated_symbol": RepeatedSymbol,
	"empty_characters": EmptyCharacters, "special_only": SpecialOnly, "special_and_numbers": SpecialAndNumbers,
}

// formOf returns the form of a text that says nothing, or "".
func formOf(s string) Form {
	var first rune
	n, letters, digits, other, same := 0, 0, 0, 0, true
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || r == '.' || r == '-' || r == ',':
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		default:
			other++
		}
		if unicode.IsSpace(r) {
			continue
		}
		if n == 0 {
			first = r
		}
		n++
		same = same && unicode.ToLower(r) == unicode.ToLower(first)
	}
	switch {
	case letters+digits+other == 0:
		return EmptyCharacters
	case same && n >= 3:
		return RepeatedSymbol
	case letters > 0:
		return ""
	case digits == 0:
		return SpecialOnly
	case other == 0:
		return NumbersOnly
	}
	return SpecialAndNumbers
}
