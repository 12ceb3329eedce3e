package address_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/tidewaiter/tidewaiter/internal/address"
)

func parsed(city string, lines ...string) address.Address {
	return address.Parse(address.Raw{Lines: lines, City: city, Country: "CN"})
}

func TestCompare(t *testing.T) {
	home := parsed("Shenzhen", "Room 1203, Building 3, No. 185 Xincun West Road")
	tests := []struct {
		name          string
		other         address.Address
		differ        []string
		least, atMost float64
	}{
		{"written in Han", parsed("", "广东省深圳市新村西路185号3栋1203室"), nil, 0.98, 0.98},
		{"another room", parsed("Shenzhen", "Rm 1204, Bldg 3, 185 Xincun W. Rd."), []string{"unit"}, 0.3, 0.5},
		{"another house", parsed("Shenzhen", "Room 1203, Building 3, No. 187 Xincun West Road"), []string{"number"}, 0, 0.2},
		{"another road", parsed("Shenzhen", "Room 1203, Building 3, No. 185 Xincun East Road"), []string{"road"}, 0, 0.1},
		{"another city", parsed("Dalian", "Room 1203, Building 3, No. 185 Xincun West Road"), []string{"region", "city"}, 0, 0.1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := address.Compare(home, tt.other)
			if diff := cmp.Diff(tt.differ, c.Differ); diff != "" {
				t.Errorf("parts that differ (-want +got)\n%s", diff)
			}
			if c.Confidence < tt.least || c.Confidence > tt.atMost {
				t.Errorf("confidence %.2f, want %.2f to %.2f; %+v", c.Confidence, tt.least, tt.atMost, c)
			}
		})
	}
}

func TestCompareLaws(t *testing.T) {
	word := rapid.SampledFrom([]string{"Xincun Road", "No. 5", "Shenzhen", "Room 3", "Building B", "Dalian", "Keji Lu 8", "P.O. Box 9", "深圳市", "新村路5号"})
	line := rapid.Custom(func(t *rapid.T) address.Address {
		return parsed("", strings.Join(rapid.SliceOfN(word, 1, 5).Draw(t, "words"), ", "))
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := line.Draw(t, "a"), line.Draw(t, "b")
		if diff := cmp.Diff(address.Compare(a, b), address.Compare(b, a)); diff != "" {
			t.Errorf("not symmetric (-ab +ba)\n%s", diff)
		}
		if self := address.Compare(a, a); len(self.Differ) > 0 || slices.Contains(self.Agree, "") {
			t.Errorf("compared with itself: %+v", self)
		}
	})
}
