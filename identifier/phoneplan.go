package identifier

import (
	"strconv"
	"strings"
	"sync"

	"github.com/nyaruka/phonenumbers"
)

// A planned number is one read by a numbering plan.
type planned struct {
	code     string // country calling code
	national string // national significant number, with its leading zeros
	country  string // of the plan that the number fits; empty: fits none
}

// plan reads digits, with a plus sign where the country calling code is among
// them, by the numbering plans. What fits a plan as it stands goes past the
// library's parser, which takes several times as long as checking a number;
// TestPlanShortcut holds the two to one answer.
func plan(number, region string) (planned, bool) {
	if n, ok := chineseMobile(number, region); ok {
		return n, true
	}
	if n, ok := american(number, region); ok {
		return n, true
	}
	if n, ok := asItStands(number, region); ok {
		return n, true
	}
	return parsedPlan(number, region)
}

// parsedPlan reads a number with the library's parser.
func parsedPlan(number, region string) (planned, bool) {
	n, err := phonenumbers.Parse(number, region)
	if err != nil {
		return planned{}, false
	}
	code := strconv.Itoa(int(n.GetCountryCode()))
	return planned{code, phonenumbers.GetNationalSignificantNumber(n), validIn(n)}, true
}

// validIn returns the country whose plan the number fits.
func validIn(n *phonenumbers.PhoneNumber) string {
	region := phonenumbers.GetRegionCodeForNumber(n)
	if region == mainOfMany(int(n.GetCountryCode())) || region == "" {
		return region // the search for it has checked the number
	}
	if !phonenumbers.IsValidNumberForRegion(n, region) {
		return ""
	}
	return region
}

// mainOfMany returns the chief region of a calling code that several share.
func mainOfMany(code int) string {
	switch code {
	case 1, 7, 44:
		return phonenumbers.GetRegionCodeForCountryCode(code)
	}
	return "none"
}

// chineseMobile reads 139 0000 1234 and +86 139 0000 1234. The prefixes are
// those of the library's plan that take any eight digits after them.
func chineseMobile(number, region string) (planned, bool) {
	nsn, ok := strings.CutPrefix(number, "+86")
	if !ok && region != "CN" || len(nsn) != 11 || nsn[0] != '1' {
		return planned{}, false
	}
	var second string // of the third digit, by the second
	switch nsn[1] {
	case '3', '8':
		second = "0123456789"
	case '5', '9':
		second = "012356789"
	case '7':
		second = "01235678"
	case '4':
		second = "57"
	case '6':
		second = "2567"
	}
	if strings.IndexByte(second, nsn[2]) < 0 {
		return planned{}, false
	}
	return planned{"86", nsn, "CN"}, true
}

// american reads (212) 555-0123 and +1 212 555 0123 where the area code is one
// of the United States alone, or none at all.
func american(number, region string) (planned, bool) {
	nsn, ok := strings.CutPrefix(number, "+1")
	if !ok && region != "US" || len(nsn) != 10 || nsn[0] < '2' {
		return planned{}, false
	}
	switch country, known := tables().areas[nsn[:3]]; {
	case !known && ok:
		return planned{"1", nsn, ""}, true
	case country == "US" && nsn[3] >= '2':
		return planned{"1", nsn, "US"}, true
	}
	return planned{}, false
}

// asItStands reads +CODE and a national number, or a national number of a
// region with or without the prefix 0, when no digit of it can be another
// prefix and it fits the plan.
func asItStands(number, region string) (planned, bool) {
	digits, ok := strings.CutPrefix(number, "+")
	if !ok {
		return nationalAsItStands(number, region)
	}
	for n := 1; n <= 3 && n < len(digits); n++ {
		if code := digits[:n]; callingCodes()[code] {
			return fits(code, digits[n:])
		}
	}
	return planned{}, false
}

func nationalAsItStands(number, region string) (planned, bool) {
	cc := phonenumbers.GetCountryCodeForRegion(region)
	code := strconv.Itoa(cc)
	if cc == 0 || strings.HasPrefix(number, code) || strings.HasPrefix(number, "00") {
		return planned{}, false
	}
	if rest, zero := strings.CutPrefix(number, "0"); zero {
		if strings.HasPrefix(rest, code) || phonenumbers.GetNddPrefixForRegion(region, true) != "0" {
			return planned{}, false
		}
		number = rest
	}
	return fits(code, number)
}

// fits checks a national number against the plan of a calling code, if it is
// long enough for no digit of it to be a prefix.
func fits(code, nsn string) (planned, bool) {
	if len(nsn) < 7 || len(code)+len(nsn) > 15 || nsn[0] == '0' {
		return planned{}, false
	}
	if !simple(code) && (code != "1" || len(nsn) != 10 || nsn[0] == '1') {
		return planned{}, false
	}
	cc, errCode := strconv.ParseInt(code, 10, 32)
	national, err := strconv.ParseUint(nsn, 10, 64)
	if err != nil || errCode != nil {
		return planned{}, false
	}
	n := phonenumbers.PhoneNumber{CountryCode: ptr(int32(cc)), NationalNumber: &national}
	country := validIn(&n)
	return planned{code, nsn, country}, country != ""
}

// simple reports calling codes of busy plans that know no prefix but 0, or
// none.
func simple(code string) bool {
	switch code {
	case "86", "852", "853", "886", "49", "44", "33", "34", "31", "971", "90", "98", "91", "66", "84", "65", "61", "27", "92", "966", "974":
		return true
	}
	return false
}

func ptr[T any](v T) *T { return &v }

// callingCodes are the country calling codes in use.
var callingCodes = sync.OnceValue(func() map[string]bool {
	codes := map[string]bool{}
	for code := range phonenumbers.GetSupportedCallingCodes() {
		codes[strconv.Itoa(code)] = true
	}
	return codes
})
