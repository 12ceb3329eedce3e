package identifier

import "strings"

const phoneSpace = "phone:"

// parsePhone reads a phone number as E.164 where it fits the plan of the
// country it names or is used in, and beside that as its national digits,
// which two numbers share when one lacks the country.
func parsePhone(s, country string) []ID {
	s = cutExtension(s)
	d := digits(s)
	if len(d) < 7 || len(d) > 17 || letters(s) > 6 {
		return nil
	}
	var ids []ID
	national := strings.TrimLeft(d, "0")
	for _, n := range phoneReadings(s, d, country) {
		switch {
		case n.country != "":
			ids = append(ids, ID{Type: Phone, Key: phoneSpace + "+" + n.code + n.national, Strength: Strong, Country: n.country})
		case strings.HasPrefix(s, "+"):
			ids = append(ids, ID{Type: Phone, Key: phoneSpace + "+" + n.code + n.national, Strength: Medium})
		default:
			continue
		}
		national = strings.TrimLeft(n.national, "0")
		ids = append(ids, nationalID(national)...)
	}
	if len(ids) == 0 && (d[0] != '0' || strings.HasPrefix(d, "00")) {
		ids = append(ids, ID{Type: Phone, Key: phoneSpace + "+" + strings.TrimLeft(d, "0"), Strength: Medium})
	}
	return append(ids, nationalID(national)...)
}

// phoneReadings parses the number as international, as national in the given
// country, and as a Chinese mobile number, which no other plan looks like.
func phoneReadings(s, d, country string) []planned {
	var out []planned
	try := func(number, region string) {
		if n, ok := plan(number, region); ok && (len(out) == 0 || n.country != "") {
			out = append(out, n)
		}
	}
	switch {
	case strings.HasPrefix(s, "+"):
		try("+"+d, "ZZ")
		return out
	case strings.HasPrefix(d, "00"):
		try("+"+strings.TrimLeft(d, "0"), "ZZ")
	case strings.HasPrefix(d, "011") && len(d) > 11:
		try("+"+d[3:], "ZZ")
	}
	if country != "" {
		try(d, country)
	}
	if len(d) == 11 && d[0] == '1' && d[1] >= '3' && country != "CN" {
		try(d, "CN")
	}
	if len(d) >= 10 && d[0] != '0' {
		try("+"+d, "ZZ")
	}
	return out
}

// nationalID is the reading of a number by its national digits alone.
func nationalID(nsn string) []ID {
	switch {
	case len(nsn) >= 9:
		return []ID{{Type: Phone, Key: phoneSpace + "~" + nsn, Strength: Medium}}
	case len(nsn) >= 7:
		return []ID{{Type: Phone, Key: phoneSpace + "~" + nsn, Strength: Weak}}
	}
	return nil
}

// cutExtension drops what follows the subscriber's number.
func cutExtension(s string) string {
	lower := strings.ToLower(s)
	cut := len(s)
	for _, mark := range []string{"ext", "x", "转", "轉", "分机", "分機", "доб", "#"} {
		if i := strings.Index(lower, mark); i > 6 && i < cut && len(lower) == len(s) {
			cut = i
		}
	}
	if slash := strings.IndexByte(s[:cut], '/'); slash > 0 && len(digits(s[:slash])) >= 9 {
		cut = slash // the last digits of a second line: 2600 1234/1236
	}
	return strings.TrimSpace(strings.TrimPrefix(s[:cut], "tel:"))
}

// letters counts letters: a value with many is no phone number.
func letters(s string) int {
	n := 0
	for _, r := range s {
		if isLetter(r) {
			n++
		}
	}
	return n
}
