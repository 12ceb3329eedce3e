package identifier

import (
	"strconv"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

const (
	imoSpace   = "imo:"
	leiSpace   = "lei:"
	swiftSpace = "swift:"
	ibanSpace  = "iban:"
)

// parseIMO reads an IMO number of a ship or company: seven digits. For ships
// the last is a check digit (IMO resolution A.1117(30)).
func parseIMO(s string) []ID {
	d := strings.TrimPrefix(alnum(s), "IMO")
	if len(d) != 7 || !allDigits(d) {
		return nil
	}
	sum := 0
	for i := range 6 {
		sum += int(d[i]-'0') * (7 - i)
	}
	strength := Medium // company numbers have another check
	if sum%10 == int(d[6]-'0') {
		strength = Strong
	}
	return []ID{{Type: IMO, Key: imoSpace + d, Strength: strength}}
}

// parseLEI reads a legal entity identifier (ISO 17442).
func parseLEI(s string) []ID {
	c := alnum(s)
	if len(c) != 20 || !asciiAlnum(c) || !allDigits(c[18:]) {
		return nil
	}
	strength := Medium
	if mod97(c) == 1 {
		strength = Strong
	}
	return []ID{{Type: LEI, Key: leiSpace + c, Strength: strength}}
}

// parseSWIFT reads a business identifier code (ISO 9362); XXX is the head
// office, which the short form means too. The fifth and sixth letters are a
// country; where they are none, the code is hardly one.
func parseSWIFT(s string) []ID {
	c := alnum(s)
	if len(c) != 8 && len(c) != 11 || !asciiAlnum(c) {
		return nil
	}
	if strings.ContainsAny(c[:6], "0123456789") {
		return nil
	}
	id := ID{Type: SWIFT, Key: swiftSpace + strings.TrimSuffix(c, "XXX"), Country: c[4:6], Strength: Strong}
	if phonenumbers.GetCountryCodeForRegion(id.Country) == 0 { // every country with a bank has telephones
		id.Country, id.Strength = "", Medium
	}
	return []ID{id}
}

// parseIBAN reads an account number (ISO 13616).
func parseIBAN(s string) []ID {
	c := strings.TrimPrefix(alnum(s), "IBAN")
	if len(c) < 15 || len(c) > 34 || !asciiAlnum(c) || isDigit(rune(c[0])) || isDigit(rune(c[1])) || !allDigits(c[2:4]) {
		return nil
	}
	if mod97(c[4:]+c[:4]) != 1 {
		return nil
	}
	return []ID{{Type: IBAN, Key: ibanSpace + c, Country: c[:2], Strength: Strong}}
}

// mod97 is the remainder of ISO 7064 MOD 97-10, letters counting from A = 10.
func mod97(c string) int {
	rest := 0
	for i := range len(c) {
		v, err := strconv.ParseInt(c[i:i+1], 36, 0)
		if err != nil {
			return -1
		}
		if v >= 10 {
			rest *= 10
		}
		rest = (rest*10 + int(v)) % 97
	}
	return rest
}

func asciiAlnum(s string) bool {
	for i := range len(s) {
		if c := rune(s[i]); !isDigit(c) && !isLetter(c) {
			return false
		}
	}
	return true
}
