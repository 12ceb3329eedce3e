package parcel

import "math/big"

// A Decimal is a decimal number as declared, never a float. The empty string
// means "not declared".
type Decimal string

// Rat reports the number's exact value, or false if the text is not a plain
// decimal number (digits, one leading minus, one point).
func (d Decimal) Rat() (*big.Rat, bool) {
	if !d.Valid() {
		return nil, false
	}
	return new(big.Rat).SetString(string(d))
}

// Micros reports the number in millionths, or false if the text is not a
// plain decimal number with at most six decimals that fits.
func (d Decimal) Micros() (int64, bool) {
	const limit = int64(1<<63-1) / 10
	var n int64
	decimals, digits, point := 0, 0, false
	s := string(d)
	negative := s != "" && s[0] == '-'
	if negative {
		s = s[1:]
	}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '.' && !point && digits > 0:
			point = true
		case c >= '0' && c <= '9':
			if n >= limit || point && decimals == 6 {
				return 0, false
			}
			n = n*10 + int64(c-'0')
			digits++
			if point {
				decimals++
			}
		default:
			return 0, false
		}
	}
	if digits == 0 || point && decimals == 0 {
		return 0, false
	}
	for ; decimals < 6; decimals++ {
		if n >= limit {
			return 0, false
		}
		n *= 10
	}
	if negative {
		n = -n
	}
	return n, true
}

// Valid reports whether the text is a plain decimal number.
func (d Decimal) Valid() bool {
	s := string(d)
	if s != "" && s[0] == '-' {
		s = s[1:]
	}
	point, digits := false, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '.' && !point && digits > 0 && i+1 < len(s):
			point = true
		case c >= '0' && c <= '9':
			digits++
		default:
			return false
		}
	}
	return digits > 0
}
