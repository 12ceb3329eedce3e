package identifier

import (
	"errors"
	"fmt"
	"strings"
)

// An S10 is the identifier of an international postal item: two letters that
// say which service, eight digits, a check digit and the country of the post
// that issued it (UPU standard S10), for example LX123456785PT.
type S10 struct {
	Indicator string // two capital letters
	Serial    string // eight digits
	Check     byte   // the check digit as written, '0' to '9'
	Country   string // two capital letters, ISO 3166-1 alpha-2
}

// Errors of [ParseS10].
var (
	ErrS10Form       = errors.New("not two letters, nine digits and two letters")
	ErrS10CheckDigit = errors.New("check digit does not fit")
)

// s10Length counts the characters of an identifier without spaces.
const s10Length = 13

// ParseS10 reads an identifier in any case, with or without the spaces of the
// printed form. With [ErrS10CheckDigit] the parts are returned too. Whether
// the indicator is assigned and the country exists is for the caller.
func ParseS10(text string) (S10, error) {
	s := compactS10(text)
	if !s10Form(s) {
		return S10{}, fmt.Errorf("%q: %w", text, ErrS10Form)
	}
	id := S10{Indicator: s[:2], Serial: s[2:10], Check: s[10], Country: s[11:]}
	if want := S10CheckDigit(id.Serial); id.Check != want {
		return id, fmt.Errorf("%q: %w: %c where %c is due", text, ErrS10CheckDigit, id.Check, want)
	}
	return id, nil
}

// S10CheckDigit computes the check digit of eight digits: weights 8 6 4 2 3 5
// 9 7, eleven less the sum modulo eleven, 10 becoming 0 and 11 becoming 5.
func S10CheckDigit(serial string) byte {
	const weights = "\x08\x06\x04\x02\x03\x05\x09\x07"
	sum := 0
	for i := range min(len(serial), len(weights)) {
		sum += int(serial[i]-'0') * int(weights[i])
	}
	switch c := 11 - sum%11; c {
	case 10:
		return '0'
	case 11:
		return '5'
	default:
		return '0' + byte(c)
	}
}

// String is the canonical form: thirteen characters, capitals, no spaces.
func (id S10) String() string {
	return id.Indicator + id.Serial + string(rune(id.Check)) + id.Country
}

// compactS10 drops spaces and raises letters; text that needs neither is
// returned as it is.
func compactS10(text string) string {
	if len(text) == s10Length && s10Form(text) {
		return text
	}
	return strings.ToUpper(strings.Join(strings.Fields(text), ""))
}

func s10Form(s string) bool {
	if len(s) != s10Length {
		return false
	}
	for i := range s {
		letter := i < 2 || i > 10
		if letter && (s[i] < 'A' || s[i] > 'Z') || !letter && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}
