package link

import "strings"

// tailDigits is how many last digits of a phone number the tail set knows.
const tailDigits = 7

// A tailSet remembers the last seven digits of every phone number in the
// graph. A number whose tail is not in it cannot be there, which spares most
// parcels the slow reading of numbering plans.
type tailSet struct {
	bits []uint64
}

// add remembers the key of a phone.
func (t *tailSet) add(number []byte) {
	if t.bits == nil {
		t.bits = make([]uint64, 10_000_000/64+1)
	}
	if tail, ok := tailOf(number); ok {
		t.bits[tail/64] |= 1 << (tail % 64)
	}
}

// mayHold reports whether a number as written can be in the graph. Digits
// after the first seven letters are an extension's: every tail counts.
func (t *tailSet) mayHold(number string) bool {
	if t.bits == nil {
		return false
	}
	if tail, ok := tailOf(number); ok && t.has(tail) {
		return true
	}
	if i := strings.IndexFunc(number, isWide); i >= 0 {
		return true
	}
	if i := strings.LastIndexFunc(number, notPhoneRune); i > 6 {
		return t.mayHold(number[:i])
	}
	return false
}

// anyIn reports whether a run of digits in a text ends like a known number.
func (t *tailSet) anyIn(text string) bool {
	if t.bits == nil {
		return false
	}
	tail, n := uint32(0), 0
	for i := 0; i <= len(text); i++ {
		switch {
		case i < len(text) && text[i] >= '0' && text[i] <= '9':
			tail = (tail*10 + uint32(text[i]-'0')) % 10_000_000
			n++
			if n >= tailDigits && t.has(tail) {
				return true
			}
		case i < len(text) && (text[i] >= 0x80 || strings.IndexByte(" -.()/+", text[i]) >= 0): // 0x80: dashes of all kinds
		default:
			tail, n = 0, 0
		}
	}
	return false
}

func (t *tailSet) has(tail uint32) bool { return t.bits[tail/64]>>(tail%64)&1 == 1 }

func isWide(r rune) bool { return r >= 0x660 }

func notPhoneRune(r rune) bool {
	return (r < '0' || r > '9') && !strings.ContainsRune(" -.()/+", r)
}

// tailOf returns the number made of the last seven digits.
func tailOf[T string | []byte](s T) (uint32, bool) {
	tail, scale, n := uint32(0), uint32(1), 0
	for i := len(s) - 1; i >= 0 && n < tailDigits; i-- {
		if c := s[i]; c >= '0' && c <= '9' {
			tail += uint32(c-'0') * scale
			scale *= 10
			n++
		}
	}
	return tail, n == tailDigits
}
