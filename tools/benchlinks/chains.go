package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// chains plants networks of two to four steps from a made-up party to a listed
// mailbox, among noise that shares hubs, and asks whether each is found first.
func (b *bench) chains() {
	builder := link.NewBuilder()
	builder.AddLists(b.list)
	networks, noise := b.size(1000), 1_000_000*b.size(1000)/1000
	mails, owners := b.mailboxes()
	asked, want := make([]parcel.Party, networks), make([][]string, networks)
	record := 0
	add := func(p parcel.Party) {
		record++
		builder.Add(link.Read(&parcel.Parcel{RecordID: fmt.Sprint("rec-", record), Sender: p, Source: parcel.Source{ReceivedAt: "2026-01-15"}}))
	}
	for i := range networks {
		mail := pick(b.rand, mails)
		want[i] = owners[mail]
		key := b.sharedID(i, 0)
		asked[i] = parcel.Party{Name: fmt.Sprint("Asked ", i), IDs: []parcel.ID{key}}
		for step := range b.rand.IntN(3) { // parties before the last, for two to four steps
			next := b.sharedID(i, step+1)
			p := parcel.Party{Name: fmt.Sprintf("Between %d-%d", i, step), IDs: []parcel.ID{key, next}}
			key = next
			if b.rand.IntN(2) == 0 {
				p.Address = hubAddress
			}
			add(p)
		}
		add(parcel.Party{Name: fmt.Sprint("Last ", i), IDs: []parcel.ID{key}, Email: mail})
	}
	for i := range noise {
		p := parcel.Party{Name: fmt.Sprint("Noise ", i), Phone: fmt.Sprintf("+86139%08d", i)}
		if i%10 == 0 {
			p.Address = hubAddress
		}
		add(p)
	}
	g := builder.Build()
	first, overHub := 0, 0
	for i := range asked {
		r := g.Trace(g.PartyQuery(&asked[i], ""), link.Options{})
		if len(r.Paths) > 0 && slices.Contains(want[i], r.Paths[0].Entry.ID) {
			first++
		} else if i+1-first <= b.show {
			fmt.Printf("  missed %s, found %+v\n", asked[i].IDs[0].Value, r.Paths)
		}
		for _, p := range r.Paths {
			if slices.ContainsFunc(p.Steps, func(s link.Step) bool { return s.Kind == link.KindAddress }) {
				overHub++
			}
		}
	}
	fmt.Printf("planted first: %d of %d; paths over the hub: %d; %+v\n", first, networks, overHub, g.Size())
}

var hubAddress = parcel.Address{Lines: []string{"Room 1203, No. 88 Invented Road"}, City: "Shenzhen", Country: "CN"}

// sharedID is what two neighbours of a network share.
func (b *bench) sharedID(network, step int) parcel.ID {
	return parcel.ID{Scheme: "passport", Value: fmt.Sprintf("ZX%06d%02d", network, step), Country: "MX"}
}

func (b *bench) mailboxes() (mails []string, owners map[string][]string) {
	owners = map[string][]string{}
	for _, e := range b.list.Entries {
		for _, id := range e.Identifiers {
			if id.Type == "email" {
				mail := strings.ToLower(id.Value) // two entries may write one mailbox in two ways
				mails = append(mails, mail)
				owners[mail] = append(owners[mail], e.ID)
			}
		}
	}
	return mails, owners
}
