package codes_test

import (
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/codes"
	"github.com/tidewaiter/tidewaiter/pack"
	"github.com/tidewaiter/tidewaiter/packs"
)

func embedded(t testing.TB, name string) *pack.Pack {
	t.Helper()
	all, err := packs.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	p, ok := all.Get(name)
	if !ok {
		t.Fatalf("no pack %s", name)
	}
	return p
}

func tables(t testing.TB) *codes.Tables {
	t.Helper()
	tables, err := codes.Open(embedded(t, "codes"))
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

func TestSuggestCountry(t *testing.T) {
	countries := &tables(t).Countries
	for text, want := range map[string]string{
		"us": "US", "USA": "US", "United Kingdom": "GB", "UK": "GB", "中国": "CN", " de ": "DE",
		"Ivory Coast?": "", "XX": "", "": "",
	} {
		if got := countries.Suggest(text); got != want {
			t.Errorf("Suggest(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestSamePost(t *testing.T) {
	countries := &tables(t).Countries
	for pair, want := range map[[2]string]bool{
		{"US", "PR"}: true, {"PR", "GU"}: true, {"FR", "RE"}: true, {"DE", "DE"}: true,
		{"CN", "HK"}: false, {"US", "CA"}: false,
	} {
		if got := countries.SamePost(pair[0], pair[1]); got != want {
			t.Errorf("SamePost(%s, %s) = %v, want %v", pair[0], pair[1], got, want)
		}
	}
}

func TestCurrencies(t *testing.T) {
	currencies := &tables(t).Currencies
	if c, ok := currencies.Lookup("EUR"); !ok || !c.Until.IsZero() {
		t.Errorf("EUR: %+v, %v; want a currency in use", c, ok)
	}
	if c, ok := currencies.Lookup("HRK"); !ok || c.Until.Year() != 2023 {
		t.Errorf("HRK: %+v, %v; want one that ended in 2023", c, ok)
	}
	for text, want := range map[string]string{"€": "EUR", "RMB": "CNY", "usd": "USD", "ZZZ": ""} {
		if got := currencies.Suggest(text); got != want {
			t.Errorf("Suggest(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestIndicators(t *testing.T) {
	indicators, err := codes.OpenIndicators(embedded(t, "s10"))
	if err != nil {
		t.Fatal(err)
	}
	for indicator, want := range map[string]codes.Scope{
		"CP": codes.InScope, "EE": codes.InScope, "RR": codes.InIfGoods, "MB": codes.OutUnlessGoods, "GA": codes.Agreement,
		"QA": codes.Out, "JA": codes.Invalid, "KZ": codes.Invalid, "GB": codes.Unassigned, "XX": codes.Unassigned,
	} {
		if got := indicators.Lookup(indicator).Scope; got != want {
			t.Errorf("Lookup(%s) has scope %q, want %q", indicator, got, want)
		}
	}
}
