package link_test

import (
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/pack"
	"github.com/tidewaiter/tidewaiter/packs"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// TestShared: what a pack knows to be shared ties no stranger to another, and a
// listed entry that has it as its own is hardly a hint.
func TestShared(t *testing.T) {
	p, err := pack.New(pack.Manifest{Name: link.SharedPack, Kind: "tables", Title: "t", Version: "2026-01-01", Date: "2026-01-01", Publisher: "p", Licence: "l"}, map[string][]byte{
		"shared.tsv": []byte("type\tvalue\tcountry\twhy\tsource\nphone\t13800138000\tCN\twritten where there is none\town\nphone\t86 139 0000 1235\t\ta line of all\town\n"),
	})
	if err != nil {
		t.Fatal(err)
	}
	set, err := pack.NewSet(p)
	if err != nil {
		t.Fatal(err)
	}
	list := madeUpList()
	list.Entries[1].Identifiers = []watchlist.Identifier{{Type: "phone", Value: "8613900001235"}}
	b := link.NewBuilder()
	b.AddLists(list)
	if err := b.AddShared(set); err != nil {
		t.Fatal(err)
	}
	b.Add(link.Read(from(2, parcel.Party{Name: "Stranger", Phone: "138 0013 8000", Email: "sales@madeup-chem.example.com"})))
	g := b.Build()

	got := g.Trace(g.PartyQuery(&parcel.Party{Name: "Asked", Phone: "+86 138-0013-8000"}, ""), link.Options{})
	if len(got.Paths) > 0 || len(got.Hubs) != 1 || !strings.Contains(got.Hubs[0].String(), "shared by strangers: written where there is none") {
		t.Errorf("%+v, want no path, and the reason", got)
	}
	own := g.Trace(g.PartyQuery(&parcel.Party{Name: "Asked", Phone: "+86 139-0000-1235"}, ""), link.Options{})
	if len(own.Paths) == 0 || own.Paths[0].Entry.ID != "2" || own.Paths[0].Score > 0.3 {
		t.Errorf("%+v, want a weak path to entry 2", own.Paths)
	}
}

// TestSharedPack reads the pack that comes with the program.
func TestSharedPack(t *testing.T) {
	set, err := packs.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	b := link.NewBuilder()
	if err := b.AddShared(set); err != nil {
		t.Fatal(err)
	}
	b.Add(link.Read(from(2, parcel.Party{Name: "Stranger", Email: "NoEmail@Gmail.com"})))
	g := b.Build()
	if got := g.Trace(g.PartyQuery(&parcel.Party{Name: "Asked", Email: "no.email@gmail.com"}, ""), link.Options{}); len(got.Hubs) == 0 {
		t.Errorf("%+v, want a mailbox that is none", got)
	}
}
