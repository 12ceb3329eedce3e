package identifier

import (
	"fmt"
	"testing"

	"github.com/nyaruka/phonenumbers"
	"pgregory.net/rapid"
)

// TestPlanShortcut gives numbers of every plan, and random digits, to the
// short way and to the library's parser.
func TestPlanShortcut(t *testing.T) {
	regions := []string{"CN", "US", "GB", "DE", "FR", "RU", "IT", "MX", "HK", "AE", "TR", "IR", "IN", "ZZ", ""}
	for region := range phonenumbers.GetSupportedRegions() {
		regions = append(regions, region)
		n := phonenumbers.GetExampleNumber(region)
		sameAsParsed(t, phonenumbers.Format(n, phonenumbers.E164), "ZZ")
		sameAsParsed(t, phonenumbers.GetNationalSignificantNumber(n), region)
		sameAsParsed(t, "0"+phonenumbers.GetNationalSignificantNumber(n), region)
	}
	for i := range 1000 {
		sameAsParsed(t, fmt.Sprintf("+86%d12345678", i), "ZZ")
		sameAsParsed(t, fmt.Sprintf("%d12345678", i), "CN")
		sameAsParsed(t, fmt.Sprintf("+%d5512345", i), "ZZ")
	}
	for area := 200; area < 1000; area++ { // of each American area code a few exchanges
		for exchange := 200 + area%9; exchange < 1000; exchange += 59 {
			sameAsParsed(t, fmt.Sprintf("+1%d%d0123", area, exchange), "ZZ")
			sameAsParsed(t, fmt.Sprintf("%d%d9876", area, exchange), "US")
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.StringMatching(`(\+(86|1|44|49|7|852|971|90|98|33)?)?0?[1-9]\d{6,11}`).Draw(t, "number")
		sameAsParsed(t, number, rapid.SampledFrom(regions).Draw(t, "region"))
	})
}

func sameAsParsed(t interface{ Errorf(string, ...any) }, number, region string) {
	short, ok := plan(number, region)
	long, okLong := parsedPlan(number, region)
	if short != long || ok != okLong {
		t.Errorf("plan(%q, %q) = %v, %v; the library reads %v, %v", number, region, short, ok, long, okLong)
	}
}
