package names_test

import (
	"testing"

	"github.com/tidewaiter/tidewaiter/names"
)

// What everybody uses is no evidence, however high the score; what few use is.
func TestThin(t *testing.T) {
	for _, c := range []struct {
		party, listed string
		kind          names.Kind // of the listed name
		thin          bool
	}{
		{"Y. Wu", "WU, Yingliang", names.Person, true},
		{"W. Smith", "SMITH, Walter", names.Person, true},
		{"A. Khan", "KHAN, Abdurrazzaq", names.Person, true},
		{"B. Kvasnikovych", "KVASNIKOVYCH, Bohumil", names.Person, false}, // few bear the name
		{"Y. Ming Wu", "WU, Yingliang Ming", names.Person, false},         // two parts match
		{"Yingliang Wu", "WU, Yingliang", names.Person, false},            // no initial
		{"Bright Harbour Toys Ltd", "BRIGHT HARBOUR SHIPPING LLC", names.Organisation, true},
		{"Bright Electronics Ltd", "CENTRE BRIGHT ELECTRONICS COMPANY LIMITED", names.Organisation, true},
		{"Silver Fern Books Technology Co., Limited", "SILVER TECHNOLOGY LIMITED", names.Organisation, true},
		{"Sunny Toys Ltd", "SNNUY TOYS AND CARPETS LTD", names.Organisation, true},
		{"Bright Harbour Shipping Limited", "BRIGHT HARBOUR SHIPPING LLC", names.Organisation, false},
		{"Bright Harbor Shiping LLC", "BRIGHT HARBOUR SHIPPING LLC", names.Organisation, false},
		{"Kvasnikov Bright Toys Ltd", "KVASNIKOV BRIGHT SHIPPING LLC", names.Organisation, false},       // a rare word
		{"Four Bright Harbour Lights Ltd", "BRIGHT HARBOUR LIGHTS TOYS LLC", names.Organisation, false}, // three words
		{"Hui Feng", "FENGHUI SHIP MANAGEMENT CO., LTD.", names.Organisation, true},
		{"Feng Hui Ship Management", "FENGHUI SHIP MANAGEMENT CO., LTD.", names.Organisation, false},
		{"Lila", "LLV", names.Organisation, true},
		{"Bella Weaver", "BELLA", names.Craft, true},
	} {
		if got := names.Thin(names.Parse(c.party, names.Unknown), names.Parse(c.listed, c.kind)); (got != "") != c.thin {
			t.Errorf("Thin(%q, %q) = %q, want thin %v", c.party, c.listed, got, c.thin)
		}
	}
}
