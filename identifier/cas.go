package identifier

import (
	"fmt"
	"strings"
)

// A CAS is a Chemical Abstracts Service registry number in canonical form,
// for example "58-08-2": two to seven digits, two digits, a check digit.
type CAS string

// ParseCAS reads a registry number written with any separators or none, and
// checks its check digit.
func ParseCAS(text string) (CAS, error) {
	digits := make([]byte, 0, 10)
	for i := range len(text) {
		if c := text[i]; c >= '0' && c <= '9' {
			digits = append(digits, c)
		}
	}
	return CASFromDigits(digits, text)
}

// CASFromDigits reads a registry number from its digits; text is what an error
// calls it.
func CASFromDigits(digits []byte, text string) (CAS, error) {
	n := len(digits)
	if n < 5 || n > 10 {
		return "", fmt.Errorf("CAS number %q has %d digits: it needs 5 to 10", text, n)
	}
	if digits[0] == '0' {
		return "", fmt.Errorf("CAS number %q starts with 0", text)
	}
	if want := casCheckDigit(digits[:n-1]); digits[n-1] != want {
		return "", fmt.Errorf("CAS number %q: check digit is %c, should be %c", text, digits[n-1], want)
	}
	var b strings.Builder
	b.Grow(n + 2)
	b.Write(digits[:n-3])
	b.WriteByte('-')
	b.Write(digits[n-3 : n-1])
	b.WriteByte('-')
	b.WriteByte(digits[n-1])
	return CAS(b.String()), nil
}

// casCheckDigit weighs the digits 1, 2, 3 ... from the right.
func casCheckDigit(digits []byte) byte {
	sum := 0
	for i, c := range digits {
		sum += (len(digits) - i) * int(c-'0')
	}
	return '0' + byte(sum%10)
}
