package identifier

import "strings"

// numberSpace holds every number that an authority gives to a person or
// company. They share one space, because messages often name the wrong kind;
// Same weighs kind and country.
const numberSpace = "num:"

// parseNumber reads a passport, national, tax or registration number.
func parseNumber(t Type, s, country string) []ID {
	s, hint := cutCountry(s)
	if country == "" {
		country = hint
	}
	n := alnum(cutNumberMark(s))
	if len(n) < 4 || len(n) > 30 || strings.Count(s, " ") > 6 || !strings.ContainsAny(n, "0123456789") {
		return nil
	}
	return []ID{{Type: t, Key: numberSpace + n, Country: country, Strength: numberStrength(n)}}
}

// numberStrength rates how rarely two holders have the same number by chance.
func numberStrength(n string) Strength {
	count := len(digits(n))
	if len(n) > count {
		count += 2 // letters part the registers
	}
	distinctDigits := 0
	for d := '0'; d <= '9'; d++ {
		if strings.ContainsRune(n, d) {
			distinctDigits++
		}
	}
	switch {
	case distinctDigits < 3 && count < 15:
		return Weak // 00000000, 11111112: placeholders
	case count >= 9:
		return Strong
	case count >= 7:
		return Medium
	}
	return Weak
}

// cutCountry parts a country in brackets, as lists write it: "123 (RU)".
func cutCountry(s string) (rest, country string) {
	s = strings.TrimSpace(s)
	open := strings.LastIndexByte(s, '(')
	if open <= 0 || !strings.HasSuffix(s, ")") || strings.ContainsAny(s[open:], "0123456789") {
		return s, ""
	}
	if name := s[open+1 : len(s)-1]; len(name) == 2 {
		country = strings.ToUpper(name)
	}
	return strings.TrimSpace(s[:open]), country
}

// cutNumberMark drops "No.", "Nr", "#" and the like before a number.
func cutNumberMark(s string) string {
	lower := strings.ToLower(s)
	for _, mark := range []string{"number", "no.", "no ", "no:", "nr.", "nr ", "№", "#", "号码", "号"} {
		if strings.HasPrefix(lower, mark) {
			return strings.TrimLeft(s[len(mark):], " .:#")
		}
	}
	return s
}
