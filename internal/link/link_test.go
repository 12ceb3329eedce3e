package link_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/internal/ownership"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// madeUpList is a list of two invented entries.
func madeUpList() *watchlist.List {
	return &watchlist.List{Name: "made-up", Entries: []watchlist.Entry{
		{ID: "1", Names: []watchlist.Name{{Text: "MADE-UP CHEMICAL TRADING CO., LTD."}}, Identifiers: []watchlist.Identifier{
			{Type: "email", Value: "sales@madeup-chem.example.com", Source: "row 1"},
			{Type: "phone", Value: "8613900001234", Source: "row 1"},
			{Type: "website", Value: "www.madeupchem.cn", Source: "row 1"},
			{Type: "passport", Value: "E00001234", Country: "CN", Source: "row 1"},
		}},
		{ID: "2", Names: []watchlist.Name{{Text: "INVENTED HOLDING"}}, Relations: []watchlist.Relation{
			{Kind: "owns", Name: "MADE-UP CHEMICAL TRADING CO., LTD.", Targets: []string{"1"}, Source: "row 2"},
		}},
	}}
}

func graphOf(t testing.TB, parcels ...*parcel.Parcel) *link.Graph {
	t.Helper()
	b := link.NewBuilder()
	b.AddLists(madeUpList())
	for _, p := range parcels {
		b.Add(link.Read(p))
	}
	return b.Build()
}

// from is a parcel of the history on a day of January 2026.
func from(day int, sender parcel.Party) *parcel.Parcel {
	return &parcel.Parcel{
		RecordID: fmt.Sprintf("rec-%d", day), Source: parcel.Source{ReceivedAt: fmt.Sprintf("2026-01-%02dT10:00:00Z", day)},
		Sender: sender, Recipient: parcel.Party{Name: "Somebody Else", Phone: "+1 212 555 0199"},
	}
}

func TestTraceDirect(t *testing.T) {
	g := graphOf(t)
	tests := []struct {
		name  string
		party parcel.Party
		want  string // kind of the first step; empty: no path
	}{
		{"phone as written at home", parcel.Party{Name: "Zhang Wei", Phone: "139 0000 1234", Address: parcel.Address{Country: "CN"}}, "phone"},
		{"mailbox in capitals", parcel.Party{Name: "Zhang Wei", Email: "SALES@MadeUp-Chem.example.com"}, "email"},
		{"mailbox on the listed site", parcel.Party{Name: "Zhang Wei", Email: "linda@madeupchem.cn"}, "website"},
		{"passport as another kind of number", parcel.Party{IDs: []parcel.ID{{Scheme: "national_id", Value: "e 0000-1234", Country: "CN"}}}, "passport"},
		{"passport of another country", parcel.Party{IDs: []parcel.ID{{Scheme: "passport", Value: "E00001234", Country: "FR"}}}, ""},
		{"phone within an address line", parcel.Party{Address: parcel.Address{Lines: []string{"Xinhua Rd 5, tel 13900001234"}}}, "phone"},
		{"phone with dashes of print in a line", parcel.Party{Address: parcel.Address{Lines: []string{"Xinhua Rd 5, tel 139–0000–1234"}}}, "phone"},
		{"nothing shared", parcel.Party{Name: "MADE-UP CHEMICAL TRADING CO., LTD.", Phone: "+86 139 0000 1235", Email: "a@b.com"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := g.Trace(g.PartyQuery(&tt.party, ""), link.Options{})
			switch {
			case tt.want == "" && len(got.Paths) > 0:
				t.Errorf("found %+v, want no path", got.Paths[0])
			case tt.want != "" && (len(got.Paths) == 0 || got.Paths[0].Steps[0].Kind != tt.want || got.Paths[0].Entry.ID != "1"):
				t.Errorf("found %+v, want a step by %s to entry 1", got.Paths, tt.want)
			}
		})
	}
}

// TestTraceChain plants: asked -(wallet)- B -(passport)- C -(e-mail)- entry.
func TestTraceChain(t *testing.T) {
	wallet := parcel.ID{Scheme: "wallet", Value: "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"}
	passport := parcel.ID{Scheme: "passport", Value: "X12345678", Country: "MX"}
	g := graphOf(t,
		from(2, parcel.Party{Name: "Party B", IDs: []parcel.ID{wallet, passport}}),
		from(5, parcel.Party{Name: "Party C", IDs: []parcel.ID{passport}, Email: "sales@madeup-chem.example.com"}))
	asked := g.PartyQuery(&parcel.Party{Name: "Asked", IDs: []parcel.ID{wallet}}, "")

	got := g.Trace(asked, link.Options{})
	if len(got.Paths) != 2 || got.Paths[0].Entry.ID != "1" || len(got.Paths[0].Steps) != 3 {
		t.Fatalf("paths %+v, want one of 3 steps to entry 1 and its owner after it", got.Paths)
	}
	for i, want := range []link.Step{{From: "Asked", To: "Party B", Kind: "wallet"}, {From: "Party B", To: "Party C", Kind: "passport"}, {From: "Party C", To: "MADE-UP CHEMICAL TRADING CO., LTD.", Kind: "email"}} {
		s := got.Paths[0].Steps[i]
		if s.From != want.From || s.To != want.To || s.Kind != want.Kind {
			t.Errorf("step %d is %+v, want %+v", i, s, want)
		}
	}
	if owner := got.Paths[1]; owner.Entry.ID != "2" || owner.Steps[3].Kind != link.KindOwner {
		t.Errorf("second path %+v, want the owner", owner)
	}
	if early := g.Trace(asked, link.Options{AsOf: "2026-01-04"}); len(early.Paths) != 0 {
		t.Errorf("as of a day before C was seen: %+v, want no path", early.Paths)
	}
	if short := g.Trace(asked, link.Options{Steps: 2}); len(short.Paths) != 0 {
		t.Errorf("within 2 steps: %+v, want no path", short.Paths)
	}
}

func TestTraceOwner(t *testing.T) {
	file, err := ownership.ReadCSV("owners.csv", strings.NewReader("owner,owner_id,company,percent,from\n"+
		"Someone,made-up:2,Middle Invented Ltd,60,2025-01-01\nMiddle Invented Ltd,,Lower Invented GmbH,75,2026-01-10\n"))
	if err != nil {
		t.Fatal(err)
	}
	b := link.NewBuilder()
	b.AddLists(madeUpList())
	b.AddOwnership(file)
	g := b.Build()
	asked := g.PartyQuery(&parcel.Party{Name: "LOWER INVENTED G.m.b.H."}, "")
	got := g.Trace(asked, link.Options{})
	if len(got.Paths) == 0 || got.Paths[0].Entry.ID != "2" || len(got.Paths[0].Steps) != 2 || got.Paths[0].Steps[1].Kind != link.KindOwner {
		t.Errorf("paths %+v, want two owners up to entry 2", got.Paths)
	}
	if before := g.Trace(asked, link.Options{AsOf: "2025-12-31"}); len(before.Paths) > 0 {
		t.Errorf("before the stake was held: %+v, want no path", before.Paths)
	}
}

// TestTraceHub floods the listed mailbox with strangers: it still leads to the
// entry, and to none of the strangers.
func TestTraceHub(t *testing.T) {
	var flood []*parcel.Parcel
	for i := range 200 {
		flood = append(flood, from(1+i%28, parcel.Party{Name: fmt.Sprintf("Stranger %d", i), Email: "sales@madeup-chem.example.com", Phone: fmt.Sprintf("+86138000%05d", i)}))
	}
	g := graphOf(t, flood...)
	direct := g.Trace(g.PartyQuery(&parcel.Party{Name: "Asked", Email: "sales@madeup-chem.example.com"}, ""), link.Options{})
	if len(direct.Paths) == 0 || len(direct.Paths[0].Steps) != 1 || direct.Paths[0].Score < 0.9 {
		t.Errorf("direct %+v, want one strong step", direct.Paths)
	}
	if len(direct.Hubs) == 0 || direct.Hubs[0].Kind != "email" || direct.Hubs[0].Holders < 200 {
		t.Errorf("hubs %+v, want the flooded mailbox", direct.Hubs)
	}
}

// TestTraceManyEntries: a mailbox of more entries than can be told apart leads
// to none of them.
func TestTraceManyEntries(t *testing.T) {
	for entries, want := range map[int]int{100: 20, 2000: 0} { // 20 paths are told at most
		l := &watchlist.List{Name: "made-up"}
		for i := range entries {
			l.Entries = append(l.Entries, watchlist.Entry{
				ID: fmt.Sprint(i), Names: []watchlist.Name{{Text: fmt.Sprint("INVENTED ", i)}},
				Identifiers: []watchlist.Identifier{{Type: "email", Value: "all@madeup-chem.example.com", Source: "row"}},
			})
		}
		b := link.NewBuilder()
		b.AddLists(l)
		g := b.Build()
		got := g.Trace(g.PartyQuery(&parcel.Party{Name: "Asked", Email: "all@madeup-chem.example.com"}, ""), link.Options{})
		if len(got.Paths) != want || len(got.Hubs) == 0 {
			t.Errorf("%d entries with one mailbox: %d paths and the hubs %+v, want %d paths", entries, len(got.Paths), got.Hubs, want)
		}
	}
}

// TestTraceCrowd has a name with a thousand phones, one of them listed: it ties
// none of the other holders to the entry.
func TestTraceCrowd(t *testing.T) {
	crowd := []*parcel.Parcel{from(1, parcel.Party{Name: "Crowd", Phone: "+86 139 0000 1234"})}
	for i := range 1000 {
		crowd = append(crowd, from(1+i%28, parcel.Party{Name: "Crowd", Phone: fmt.Sprintf("+86138000%05d", i)}))
	}
	g := graphOf(t, crowd...)
	got := g.Trace(g.PartyQuery(&parcel.Party{Name: "Asked", Phone: "+8613800000007"}, ""), link.Options{})
	if len(got.Paths) != 0 {
		t.Errorf("paths %+v, want none through the crowd", got.Paths)
	}
	if len(got.Hubs) != 1 || got.Hubs[0].Kind != link.KindParty || got.Hubs[0].Value != "Crowd" {
		t.Errorf("hubs %+v, want the crowd", got.Hubs)
	}
}

func BenchmarkTraceNothing(b *testing.B) {
	g := graphOf(b)
	p := parcel.Party{Name: "Made-Up Garden Tools", Email: "shop@madeup-garden.example.com", Phone: "+86 138 1111 2222", Address: parcel.Address{Lines: []string{"No. 5 Xinhua Road", "Nanshan"}, City: "Shenzhen", Country: "CN"}}
	b.ReportAllocs()
	for b.Loop() {
		g.Trace(g.PartyQuery(&p, "/sender"), link.Options{})
	}
}
