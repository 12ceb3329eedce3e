package address_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/tidewaiter/tidewaiter/internal/address"
)

func TestArea(t *testing.T) {
	for _, c := range []struct {
		city, country string
		want          string
		ok            bool
	}{
		{"Rotterdam", "nl", "NL:rotterdam:", true},
		{"São Paulo", "BR", "BR:saopaulo:", true},
		{"", "US", "", false},
		{"12 Main Road", "US", "", false},
		{"Xinhua Dong", "DE", "", false}, // a block, where a number waits for one
		{"Shenzhen", "CN", "", false},
		{"Shenzhen", "", "", false},
		{"京都市", "JP", "", false},
	} {
		got, ok := address.Area(nil, c.city, c.country)
		if string(got) != c.want || ok != c.ok {
			t.Errorf("Area(%q, %q) = %q, %v, want %q, %v", c.city, c.country, got, ok, c.want, c.ok)
		}
	}
}

// Whatever stands in an address, an area that its city tells is that of all of
// its keys.
func TestAreaIsThatOfAllKeys(t *testing.T) {
	words := rapid.SampledFrom([]string{
		"12", "No.", "5A", "Road", "Xinhua", "Dong", "Shi", "Zuo", "A", "Building", "West", "Saint", "City", "Hong Kong", "Dalian", "Floor",
		"Schlossplatz", "Lindenstrasse", "Berlin", "Malmö", "of", "District", ",", "#7", "深圳市", "南山区", "8/F", "P.O. Box 9", "First",
	})
	text := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(words, 0, 6).Draw(t, "words"), rapid.SampledFrom([]string{" ", ", ", "-"}).Draw(t, "between"))
	})
	rapid.Check(t, func(t *rapid.T) {
		raw := address.Raw{
			Lines: rapid.SliceOfN(text, 0, 4).Draw(t, "lines"), City: text.Draw(t, "city"), Region: text.Draw(t, "region"),
			Postcode: rapid.SampledFrom([]string{"", "518000"}).Draw(t, "postcode"),
			Country:  rapid.SampledFrom([]string{"DE", "us", "CN", "HK", "", "U:S"}).Draw(t, "country"),
		}
		area, ok := address.Area(nil, raw.City, raw.Country)
		if !ok {
			return
		}
		parsed := address.Parse(raw)
		parsed.Keys(address.Guesses, func(key []byte, _ address.Grade) {
			if string(address.AreaOf(key)) != string(area) {
				t.Fatalf("the key %q is of area %q, the city %q says %q", key, address.AreaOf(key), raw.City, area)
			}
		})
	})
}
