package link_test

import (
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/finding"
	check "github.com/tidewaiter/tidewaiter/internal/check/link"
	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// checker knows one invented entry.
func checker(t testing.TB) *check.Checker {
	t.Helper()
	b := link.NewBuilder()
	b.AddLists(&watchlist.List{Name: "made-up", Entries: []watchlist.Entry{{
		ID: "1", Names: []watchlist.Name{{Text: "MADE-UP CHEMICAL TRADING CO., LTD."}},
		Identifiers: []watchlist.Identifier{
			{Type: "email", Value: "madeup.sales@gmail.com"},
			{Type: "phone", Value: "8613900001234"},
			{Type: "uscc", Value: "91350100M000100Y43", Country: "CN"},
			{Type: "swift", Value: "MADEUPLLXXX"},
		},
	}}})
	return check.New(b.Build(), nil, "")
}

func TestCheck(t *testing.T) {
	tests := []struct {
		name   string
		parcel parcel.Parcel
		code   string
		field  string
		floor  finding.Verdict
	}{
		{"listed mailbox of the sender", parcel.Parcel{Sender: parcel.Party{Name: "Zhang Wei", Email: "MadeUpSales@googlemail.com"}}, "LINK_IDENTIFIER", "/sender/email", finding.RFS},
		{"listed phone of the recipient", parcel.Parcel{Recipient: parcel.Party{Phone: "139-0000-1234", Address: parcel.Address{Country: "CN"}}}, "LINK_IDENTIFIER", "/recipient/phone", finding.RFS},
		{"listed phone in the goods", parcel.Parcel{Contents: []parcel.Content{{Description: "Cotton shirts (ask 13900001234)"}}}, "LINK_IDENTIFIER", "/contents/0/description", finding.RFS},
		{"listed code of another party", parcel.Parcel{OtherParties: []parcel.Party{{Name: "Agent, USCC 91350100M000100Y43"}}}, "LINK_IDENTIFIER", "/other_parties/0/name", finding.RFS},
		{"a bank many use", parcel.Parcel{Sender: parcel.Party{IDs: []parcel.ID{{Scheme: "swift", Value: "MADEUPLL"}}}}, "LINK_IDENTIFIER", "/sender/ids/0/value", finding.AC},
	}
	c := checker(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := c.Check(&tt.parcel, nil)
			if len(found) != 1 {
				t.Fatalf("findings %+v, want one", found)
			}
			f := found[0]
			if f.Code != tt.code || f.Field != tt.field || f.Floor != tt.floor {
				t.Errorf("got %s at %s with floor %s, want %s at %s with %s", f.Code, f.Field, f.Floor, tt.code, tt.field, tt.floor)
			}
			if f.Sender != "Held for examination." || len(f.Evidence.Path) != 1 {
				t.Errorf("sender is told %q, path %+v", f.Sender, f.Evidence.Path)
			}
		})
	}
}

// A shared address is a note that tells what agrees; a phone number that a
// customer shares with a listed entry makes a path of two steps.
func TestCheckTellsWhatIsShared(t *testing.T) {
	b := link.NewBuilder()
	b.AddLists(&watchlist.List{Name: "made-up", Entries: []watchlist.Entry{{
		ID: "7", Names: []watchlist.Name{{Text: "INVENTED MOORING SUPPLY LTD"}},
		Addresses:   []watchlist.Address{{Lines: []string{"48 Quayside Crescent, Unit 9"}, City: "Port Fable", Postcode: "PF4 9XX", Country: "GB"}},
		Identifiers: []watchlist.Identifier{{Type: "phone", Value: "+44 7700 900123"}},
	}}})
	c := check.New(b.Build(), nil, "")
	p := clean()
	p.Sender.Address = parcel.Address{Lines: []string{"Unit 9, 48 Quayside Cres."}, City: "Port Fable", Postcode: "PF4 9XX", Country: "GB"}
	found := c.Check(p, nil)
	if len(found) != 1 || found[0].Code != "LINK_ADDRESS" || found[0].Field != "/sender/address" || found[0].Floor != finding.AC {
		t.Fatalf("findings %+v, want a note at the sender's address", found)
	}
	for _, want := range []string{"INVENTED MOORING SUPPLY LTD", "Alike: ", "note"} {
		if !strings.Contains(found[0].Message, want) {
			t.Errorf("message %q does not say %q", found[0].Message, want)
		}
	}
}

func clean() *parcel.Parcel {
	address := parcel.Address{Lines: []string{"No. 5 Xinhua Road, Building 3, Room 1203", "Nanshan District"}, City: "Shenzhen", Postcode: "518000", Country: "CN"}
	return &parcel.Parcel{
		Sender:    parcel.Party{Name: "Made-Up Garden Tools Co., Ltd.", Phone: "+86 138 1111 2222", Email: "shop@madeup-garden.example.com", Address: address},
		Recipient: parcel.Party{Name: "Invented Person", Phone: "+1 212 555 0123", Email: "invented.person@gmail.com", Address: parcel.Address{Street: "1200 Made-Up Avenue", City: "Springfield", Region: "IL", Postcode: "62701", Country: "US"}},
		Contents:  []parcel.Content{{Description: "Stainless steel garden shears, 20 cm, for pruning roses"}},
	}
}

func TestCheckClean(t *testing.T) {
	if found := checker(t).Check(clean(), nil); len(found) > 0 {
		t.Errorf("findings %+v on a parcel that shares nothing", found)
	}
}

func BenchmarkCheckNothingShared(b *testing.B) {
	c, p := checker(b), clean()
	b.ReportAllocs()
	for b.Loop() {
		c.Check(p, nil)
	}
}
