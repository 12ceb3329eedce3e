package legal_test

import (
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/legal"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/packs"
)

// TestEveryEmbeddedProgrammeHasABasis fails when a new list brings a programme
// that the table does not know.
func TestEveryEmbeddedProgrammeHasABasis(t *testing.T) {
	set, err := packs.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	bases, err := legal.Open(set)
	if err != nil {
		t.Fatal(err)
	}
	lists, err := watchlist.OpenAll(set)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, l := range lists {
		for _, e := range l.Entries {
			for _, p := range e.Programmes {
				if _, ok := bases.Programme(l.Name, p.Code); !ok && !seen[l.Name+p.Code] {
					seen[l.Name+p.Code] = true
					t.Errorf("%s: no basis for %q", l.Name, p.Code)
				}
			}
		}
	}
}

func TestOf(t *testing.T) {
	set, err := packs.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	bases, err := legal.Open(set)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		list      string
		programme watchlist.Programme
		want      string // in the answer
	}{
		{"ofac-sdn", watchlist.Programme{Code: "ILLICIT-DRUGS-EO14059"}, "E.O. 14059; 31 CFR 599.201"},
		{"bis-entity-list", watchlist.Programme{Code: "Entity List (EL) - Bureau of Industry and Security", Basis: "87 FR 20299"}, "15 CFR 744.11, 744.16 and Supplement No. 4 to part 744: licence to export, reexport or transfer items subject to the EAR; 87 FR 20299"},
		{"bis-dpl", watchlist.Programme{Code: "Denied Persons List"}, "15 CFR 764.3(a)(2)"},
		{"uk-sanctions-list", watchlist.Programme{Code: "Iran"}, "Sanctions and Anti-Money Laundering Act 2018; Iran (Sanctions) Regulations 2023"},
		{"ofac-sdn", watchlist.Programme{Code: "Iran"}, ""}, // the United Kingdom's word, not OFAC's
		{"own", watchlist.Programme{Code: "SDGT"}, ""},
	} {
		got := bases.Of(c.list, []watchlist.Programme{c.programme, c.programme})
		if !strings.HasPrefix(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s %s: %q, want %q", c.list, c.programme.Code, got, c.want)
		}
	}
	var none *legal.Bases
	if got := none.Of("x", []watchlist.Programme{{Basis: "law"}}); got != "law" {
		t.Errorf("without a table: %q, want the publisher's words", got)
	}
}
