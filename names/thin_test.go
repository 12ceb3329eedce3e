package names_test

import (
	"testing"

	"github.com/tidewaiter/tidewaiter/names"
)

// What everybody uses is no evidence, however high the score; what few use is.
func TestThin(t *testing.T) {
	const never, abroad, always = 0, 1, 2
	for _, c := range []struct {
		party, listed string
		kind          names.Kind // of the listed name
		thin          int
	}{
		{"Y. Wu", "WU, Yingliang", names.Person, always},
		{"W. Smith", "SMITH, Walter", names.Person, always},
		{"A. Khan", "KHAN, Abdurrazzaq", names.Person, always},
		{"L. Qu", "QU, Longwei", names.Person, always}, // any of four names
		{"B. Kvasnikovych", "KVASNIKOVYCH, Bohumil", names.Person, abroad},
		{"B. Kvasnykovych", "KVASNIKOVYCH, Bohumil", names.Person, abroad},
		{"Y. Ming Wu", "WU, Yingliang Ming", names.Person, never},
		{"Yingliang Wu", "WU, Yingliang", names.Person, never},
		{"Robert Wilson", "BOB WILSON", names.Person, abroad},
		{"Robert Kvasnikovych", "BOB KVASNIKOVYCH", names.Person, never},
		{"Ruslan Kulikova", "KALIKOVRA, Ruslan", names.Person, always}, // a surname of its own
		{"Ruslan Quimbolokov", "QUIMBILIKOV, Ruslan", names.Person, never},
		{"Muhammad Hassan", "HASSAN, Mohamed", names.Person, never},
		{"Bright Harbour Toys Ltd", "BRIGHT HARBOUR SHIPPING LLC", names.Organisation, always},
		{"Bright Electronics Ltd", "CENTRE BRIGHT ELECTRONICS COMPANY LIMITED", names.Organisation, always},
		{"Silver Fern Books Technology Co., Limited", "SILVER TECHNOLOGY LIMITED", names.Organisation, always},
		{"Sunny Toys Ltd", "SNNUY TOYS AND CARPETS LTD", names.Organisation, always},
		{"Harbour Enterprises Ltd", "HARBOUR LLC", names.Organisation, abroad},
		{"Bright Harbour Trading Ltd", "BRIGHT HARBOUR LLC", names.Organisation, abroad},
		{"Harbour Sport Ltd", "HARBOUR OUTDOOR LTD", names.Organisation, abroad}, // one meaning
		{"Harbour Consulting Ltd", "HARBOUR COSNULTING LTD", names.Organisation, never},
		{"Bright Harbour Shipping Limited", "BRIGHT HARBOUR SHIPPING LLC", names.Organisation, never},
		{"Bright Harbor Shiping LLC", "BRIGHT HARBOUR SHIPPING LLC", names.Organisation, never},
		{"Kvasnikov Bright Toys Ltd", "KVASNIKOV BRIGHT SHIPPING LLC", names.Organisation, never},
		{"Four Bright Harbour Lights Ltd", "BRIGHT HARBOUR LIGHTS TOYS LLC", names.Organisation, never},
		{"Tovarel Ltd", "TOVARAL LLC", names.Organisation, never}, // long enough
		{"Tovral Ltd", "TOVRAL-X LLC", names.Organisation, never},
		{"Mirath s.r.o.", "MARATH S.A.L.", names.Organisation, abroad},
		{"Marath S.A.L.", "MIRATH S.A.L.", names.Organisation, never}, // the same form
		{"Hui Feng", "FENGHUI SHIP MANAGEMENT CO., LTD.", names.Organisation, always},
		{"Feng Hui Ship Management", "FENGHUI SHIP MANAGEMENT CO., LTD.", names.Organisation, never},
		{"Lila", "LLV", names.Organisation, always},
		{"Kvasnikov Garment Ltd", "KVASNIKOV, Bohumil", names.Person, always},
		{"Bohumil Kvasnikov Garment Ltd", "KVASNIKOV, Bohumil", names.Person, never},
		{"Wei Lee", "WEI LI COMPANY", names.Organisation, always}, // another spelling
		{"Bella Weaver", "BELLA", names.Craft, always},
	} {
		why, only := names.Thin(names.Parse(c.party, names.Unknown), names.Parse(c.listed, c.kind))
		got := always
		switch {
		case why == "":
			got = never
		case only:
			got = abroad
		}
		if got != c.thin {
			t.Errorf("Thin(%q, %q) = %q, %v; want %d of never, abroad, always", c.party, c.listed, why, only, c.thin)
		}
	}
}

// The same words the other way round are another name, where both tell which is
// the family's.
func TestExchanged(t *testing.T) {
	for _, c := range []struct {
		party, listed string
		want          bool
	}{
		{"杨帆", "FAN, Yang", true},
		{"杨帆", "YANG, Fan", false},
		{"杨帆", "Yang Fan", false}, // who knows
		{"Yang Fan", "FAN, Yang", false},
		{"杨一帆", "YIFAN, Yang", true},
	} {
		if got := names.Exchanged(names.Parse(c.party, names.Unknown), names.Parse(c.listed, names.Person)); got != c.want {
			t.Errorf("Exchanged(%q, %q) = %v", c.party, c.listed, got)
		}
	}
}
