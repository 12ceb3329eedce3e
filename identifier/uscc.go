package identifier

import "strings"

const usccSpace = "uscc:"

// usccDigits are the characters of a unified social credit code (GB
// 32100-2015) in the order of their values; I, O, S, V and Z are not used.
const usccDigits = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// parseUSCC reads a unified social credit code, and the organisation code
// (GB 11714-1997) inside it, which older papers give alone.
func parseUSCC(s string) []ID {
	c := alnum(s)
	if len(c) != 18 || !asciiAlnum(c) {
		return nil
	}
	if !validUSCC(c) {
		if mended := slips.Replace(c); validUSCC(mended) {
			c = mended
		}
	}
	strength := Strong
	if !validUSCC(c) {
		strength = Medium
	}
	ids := []ID{{Type: USCC, Key: usccSpace + c, Country: "CN", Strength: strength}}
	if strength == Strong && validOrganisation(c[8:17]) {
		ids = append(ids, ID{Type: Registration, Key: numberSpace + c[8:17], Country: "CN", Strength: Strong})
	}
	return ids
}

// slips maps letters that the code does not use to the digits they were read
// for.
var slips = strings.NewReplacer("O", "0", "I", "1", "S", "5", "Z", "2")

// validUSCC checks the last character: weights are powers of 3 modulo 31.
func validUSCC(c string) bool {
	sum, weight := 0, 1
	for i := range 17 {
		v := strings.IndexByte(usccDigits, c[i])
		if v < 0 {
			return false
		}
		sum += v * weight
		weight = weight * 3 % 31
	}
	return usccDigits[(31-sum%31)%31] == c[17]
}

// validOrganisation checks the ninth character of an organisation code.
func validOrganisation(c string) bool {
	weights := [...]int{3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		switch b := c[i]; {
		case b >= '0' && b <= '9':
			sum += int(b-'0') * w
		default:
			sum += int(b-'A'+10) * w
		}
	}
	return "0123456789X0"[11-sum%11] == c[8]
}
