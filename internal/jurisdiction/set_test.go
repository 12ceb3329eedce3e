package jurisdiction_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/packs"
	"github.com/tidewaiter/tidewaiter/parcel"
)

func embedded(t testing.TB) *jurisdiction.Set {
	t.Helper()
	all, err := packs.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	p, ok := all.Get("jurisdictions")
	if !ok {
		t.Fatal("no pack jurisdictions")
	}
	set, err := jurisdiction.Open(p)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestEmbeddedProfiles(t *testing.T) {
	want := []string{"ca-pact", "cn-post", "eu-ics2", "generic", "us-stop-act"}
	if diff := cmp.Diff(want, embedded(t).Names()); diff != "" {
		t.Error(diff)
	}
}

func TestForChoosesByDestination(t *testing.T) {
	set := embedded(t)
	for _, tt := range []struct {
		name, dest, recipient, override, want string
	}{
		{"destination of the item", "US", "DE", "", "us-stop-act"},
		{"small letters", "us", "", "", "us-stop-act"},
		{"recipient's country where the item names none", "", "DE", "", "eu-ics2"},
		{"recipient's country where the item names one without a profile", "USA", "US", "", "us-stop-act"},
		{"Norway is not the boolean", "NO", "", "", "eu-ics2"},
		{"China", "CN", "", "", "cn-post"},
		{"elsewhere", "JP", "JP", "", "generic"},
		{"nothing declared", "", "", "", "generic"},
		{"the user's choice", "JP", "JP", "ca-pact", "ca-pact"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var p parcel.Parcel
			p.Item.DestCountry, p.Recipient.Address.Country = tt.dest, tt.recipient
			prof, err := set.For(&p, tt.override)
			if err != nil || prof.Name != tt.want {
				t.Errorf("For(%q, %q, %q) = %v, %v; want %s", tt.dest, tt.recipient, tt.override, prof, err, tt.want)
			}
		})
	}
}

// A profile with a base has its rules where it has none of its own.
func TestBase(t *testing.T) {
	set := embedded(t)
	base, _ := set.Get("generic")
	p, err := set.Get("cn-post")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(base.Requirements, p.Requirements); diff != "" || p.Title == base.Title || len(p.SubstanceLists) != 1 || len(p.Destinations) != 1 {
		t.Errorf("cn-post is %q with %v and %v; requirements: %s", p.Title, p.SubstanceLists, p.Destinations, diff)
	}
}

func TestForNamesTheChoices(t *testing.T) {
	_, err := embedded(t).For(&parcel.Parcel{}, "us")
	if !errors.Is(err, jurisdiction.ErrUnknown) || !strings.Contains(err.Error(), "us-stop-act") {
		t.Errorf("For(us) = %v; want ErrUnknown and the names to choose from", err)
	}
}

func TestNeedHoldsPerChannel(t *testing.T) {
	prof, err := embedded(t).Get("ca-pact")
	if err != nil {
		t.Fatal(err)
	}
	for channel, want := range map[string]bool{"postal": true, "": true, "express": false} {
		if _, got := prof.Need(jurisdiction.Value, channel); got != want {
			t.Errorf("ca-pact asks for the value by %q: %v, want %v", channel, got, want)
		}
	}
}

// A misspelt key or an unknown element must not silently weaken a regime.
func TestOpenRefusesWhatItDoesNotKnow(t *testing.T) {
	const limits = `{max_pieces: 1, max_posting_days: 1, max_pieces_per_gram: 1, max_value_usd: {"": 1}, letter_max_grams: 1, max_mass_grams: {"": 1}}`
	for _, tt := range []struct{ name, profile, limits, excluded, want string }{
		{"unknown key", "name: a\ntitle: A\ndate: \"2026-01-01\"\ndestination: [US]\n", limits, "", "destination"},
		{"unknown element", "name: a\ntitle: A\ndate: \"2026-01-01\"\nrequirements: [{element: sender.nam, need: mandatory, basis: x}]\n", limits, "", "sender.nam"},
		{"requirement without basis", "name: a\ntitle: A\ndate: \"2026-01-01\"\nrequirements: [{element: sender.name, need: mandatory}]\n", limits, "", "basis"},
		{"unknown floor", "name: a\ntitle: A\ndate: \"2026-01-01\"\nfloors: [{code: AED_LATE, floor: STOP}]\n", limits, "", "STOP"},
		{"unknown limit", "name: a\ntitle: A\ndate: \"2026-01-01\"\n", "max_peaces: 1\n", "", "max_peaces"},
		{"exclusion without a day", "name: a\ntitle: A\ndate: \"2026-01-01\"\n", limits, "p\tc\tf\tt\tb\na\tXX\tsoon\t\tx\n", "soon"},
		{"no profile for elsewhere", "name: a\ntitle: A\ndate: \"2026-01-01\"\ndestinations: [US]\n", limits, "", "destinations"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files := fstest.MapFS{
				"a.yaml": {Data: []byte(tt.profile)}, "limits.yaml": {Data: []byte(tt.limits)},
				"excluded-countries.tsv": {Data: []byte(tt.excluded)},
			}
			_, err := jurisdiction.Open(sealed(t, files))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Open = %v; want an error that names %q", err, tt.want)
			}
		})
	}
}
