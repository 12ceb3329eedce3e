package link_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/parcel"
)

const listedMail = "sales@madeup-chem.example.com"

// victim is a party that somebody wants to be taken for a listed one.
var victim = parcel.Party{Name: "Victim Invented Ltd", Phone: "+86 139 1111 2222", Address: parcel.Address{Lines: []string{"No. 7 Innocent Road"}, City: "Shenzhen", Country: "CN"}}

// tainted is the victim as an enemy writes it on a label.
func tainted() parcel.Party {
	p := victim
	p.Email = listedMail
	return p
}

// to is a parcel to the victim, with the listed mailbox as its contact.
func to(day int, sender parcel.Party, account string) *parcel.Parcel {
	p := from(day, sender)
	p.Recipient = tainted()
	if account != "" {
		p.Account = parcel.Account{Issuer: "made-up market", Number: account}
	}
	return p
}

// sourcesOfFirst are the sources of the steps of the best path, 0 for lists.
func sourcesOfFirst(r link.Result) []int {
	var out []int
	if len(r.Paths) > 0 {
		for _, s := range r.Paths[0].Steps {
			out = append(out, s.Sources)
		}
	}
	return out
}

// TestIndependentSources plants one edge, the victim's phone and a listed
// mailbox with one party, in several ways, and asks how many sources it has.
func TestIndependentSources(t *testing.T) {
	tests := []struct {
		name string
		said []*parcel.Parcel
		want int
	}{
		{"one sender, many parcels", []*parcel.Parcel{to(1, parcel.Party{Name: "Enemy"}, ""), to(9, parcel.Party{Name: "Enemy"}, ""), to(28, parcel.Party{Name: "Enemy"}, "")}, 1},
		{"many made-up senders within a month", []*parcel.Parcel{to(1, parcel.Party{Name: "Enemy 1"}, ""), to(9, parcel.Party{Name: "Enemy 2"}, ""), to(28, parcel.Party{Name: "Enemy 3"}, "")}, 1},
		{"one account under many names", []*parcel.Parcel{to(1, parcel.Party{Name: "Enemy 1"}, "a"), to(9, parcel.Party{Name: "Enemy 2"}, "a")}, 1},
		{"two accounts", []*parcel.Parcel{to(1, parcel.Party{Name: "Market seller"}, "a"), to(1, parcel.Party{Name: "Market seller"}, "b")}, 2},
		{"an account and somebody", []*parcel.Parcel{to(1, parcel.Party{Name: "Market seller"}, "a"), to(9, parcel.Party{Name: "Sender"}, "")}, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for range 2 { // whatever their order
				g := graphOf(t, tt.said...)
				r := g.Trace(g.PartyQuery(&parcel.Party{Name: "Asked", Phone: victim.Phone}, ""), link.Options{})
				if got := sourcesOfFirst(r); len(got) != 2 || got[0] != tt.want {
					t.Errorf("sources of the steps %v, want %d of the first", got, tt.want)
				}
				slices.Reverse(tt.said)
			}
		})
	}
}

// TestFloodedMailbox ships parcels with the listed mailbox as the contact of
// thousands of strangers. It becomes a hub: the entry is still found by it, no
// stranger is led to another, and no answer grows.
func TestFloodedMailbox(t *testing.T) {
	b := link.NewBuilder()
	b.AddLists(madeUpList())
	for i := range 20_000 {
		p := tainted()
		p.Name, p.Phone = fmt.Sprint("Stranger ", i), fmt.Sprintf("+86137%08d", i)
		b.Add(link.Read(&parcel.Parcel{RecordID: "flood", Sender: parcel.Party{Name: fmt.Sprint("Enemy ", i)}, Recipient: p}))
	}
	g := b.Build()
	direct := g.Trace(g.PartyQuery(&parcel.Party{Name: "Asked", Email: listedMail}, ""), link.Options{})
	if len(direct.Paths) == 0 || len(direct.Paths[0].Steps) != 1 {
		t.Errorf("asked by the mailbox: %+v, want the entry in one step", direct.Paths)
	}
	stranger := g.Trace(g.PartyQuery(&parcel.Party{Name: "Asked", Phone: "+86 137 0000 0007"}, ""), link.Options{})
	if len(stranger.Hubs) == 0 || stranger.Visited > 100 {
		t.Errorf("asked by a stranger's phone: %d parties visited, hubs %+v; want few and the mailbox", stranger.Visited, stranger.Hubs)
	}
	for _, p := range stranger.Paths {
		if slices.ContainsFunc(p.Steps, func(s link.Step) bool { return s.Sources > 1 }) {
			t.Errorf("path %+v claims independent sources", p)
		}
	}
}

// TestOldSightingsFade: the same path weighs less when nobody has said it for
// years.
func TestOldSightingsFade(t *testing.T) {
	old := to(1, parcel.Party{Name: "Sender"}, "a")
	old.Source.ReceivedAt = "2021-01-01"
	score := func(more ...*parcel.Parcel) float64 {
		g := graphOf(t, append(more, old, from(20, parcel.Party{Name: "Unrelated"}))...)
		r := g.Trace(g.PartyQuery(&parcel.Party{Name: "Asked", Phone: victim.Phone}, ""), link.Options{})
		if len(r.Paths) == 0 {
			return 0
		}
		return r.Paths[0].Score
	}
	if faded, fresh := score(), score(to(19, parcel.Party{Name: "Sender"}, "a")); faded <= 0 || faded > fresh/2 {
		t.Errorf("old sighting weighs %.3f, a fresh one %.3f: want less than half", faded, fresh)
	}
}
