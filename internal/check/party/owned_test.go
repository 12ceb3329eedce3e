package party_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/check/party"
	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/internal/ownership"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// ownedChecker knows one invented listed person and what he holds.
func ownedChecker(t testing.TB) *party.Checker {
	t.Helper()
	f, err := ownership.ReadCSV("own.csv", strings.NewReader(`owner,company,percent
"EXAMPLEMAN, Invented",Brackenfold Holding Ltd,60
Brackenfold Holding Ltd,Quillmere Plastics GmbH,50
"EXAMPLEMAN, Invented",Thistlewick Carpets BV,
"EXAMPLEMAN, Invented",Oddenby Ferries AS,10
`))
	if err != nil {
		t.Fatal(err)
	}
	l := &watchlist.List{Name: "invented", Entries: []watchlist.Entry{{ID: "7", Type: watchlist.Person, Names: []watchlist.Name{{Text: "EXAMPLEMAN, Invented"}}}}}
	derived := ownership.Assess(f, []*watchlist.List{l}, "").Derive()
	return party.New(match.New(l, derived), nil)
}

func TestOwnedCompanies(t *testing.T) {
	tests := []struct {
		sender string
		code   string
		floor  finding.Verdict
	}{
		{"Quillmere Plastics GmbH", "PARTY_OWNED", finding.RFS},
		{"Thistlewick Carpets B.V.", "PARTY_OWNED_UNCLEAR", finding.RFS},
		{"Oddenby Ferries AS", "PARTY_OWNED_PART", finding.AC},
		{"Invented Exampleman", "PARTY_LISTED", finding.RFS},
	}
	c := ownedChecker(t)
	for _, tt := range tests {
		t.Run(tt.sender, func(t *testing.T) {
			found := c.Check(&parcel.Parcel{Sender: parcel.Party{Name: tt.sender}}, nil)
			if len(found) == 0 || found[0].Code != tt.code || found[0].Floor != tt.floor {
				t.Fatalf("findings %+v, want %s with floor %s", found, tt.code, tt.floor)
			}
		})
	}
}

func TestOwnedPath(t *testing.T) {
	found := ownedChecker(t).Check(&parcel.Parcel{Recipient: parcel.Party{Company: "Quillmere Plastics GmbH"}}, nil)
	if len(found) != 1 {
		t.Fatalf("findings %+v, want one", found)
	}
	want := []finding.Step{
		{From: "Quillmere Plastics GmbH", To: "Brackenfold Holding Ltd", Kind: "owner", Value: "50 %", Source: "own.csv:3"},
		{From: "Brackenfold Holding Ltd", To: "EXAMPLEMAN, Invented (invented:7)", Kind: "owner", Value: "60 %", Source: "own.csv:2"},
	}
	if diff := cmp.Diff(want, found[0].Evidence.Path); diff != "" {
		t.Errorf("path (-want +got):\n%s", diff)
	}
	message := "Listed persons hold 50 % of Quillmere Plastics GmbH: Brackenfold Holding Ltd holds 50 %, of which EXAMPLEMAN, Invented holds 60 % (invented:7). A person must compare the parties."
	if found[0].Message != message {
		t.Errorf("message %q, want %q", found[0].Message, message)
	}
}
