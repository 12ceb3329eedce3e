package main

import (
	"fmt"
	"runtime"
	"slices"
	"time"

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
				mails = append(mails, id.Value)
				owners[id.Value] = append(owners[id.Value], e.ID)
			}
		}
	}
	return mails, owners
}

// edges loads a history of ten million edges and times traces in it.
func (b *bench) edges() {
	start := time.Now()
	builder := link.NewBuilder()
	builder.AddLists(b.list)
	goal := b.size(10_000_000)
	for i := range goal / 4 {
		p := parcel.Parcel{RecordID: fmt.Sprint("rec-", i), Source: parcel.Source{ReceivedAt: "2026-01-15"}, Sender: parcel.Party{
			Name: fmt.Sprint("Party ", i), Email: fmt.Sprintf("p%d@gmail.com", i/2), Phone: fmt.Sprintf("+86139%08d", i%90_000_000/3),
			IDs: []parcel.ID{{Scheme: "passport", Value: fmt.Sprintf("ZY%08d", i/5), Country: "MX"}, {Scheme: "tax_id", Value: fmt.Sprintf("T%09d", i/7), Country: "MX"}},
		}}
		builder.Add(link.Read(&p))
	}
	g := builder.Build()
	loaded := time.Since(start)
	var mem runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&mem)
	fmt.Printf("%+v loaded in %.1f s, heap %d MB\n", g.Size(), loaded.Seconds(), mem.HeapAlloc>>20)
	var took []time.Duration
	for i := range 10000 {
		p := parcel.Party{Name: fmt.Sprint("Asked ", i), Email: fmt.Sprintf("p%d@gmail.com", b.rand.IntN(goal/8)), Phone: fmt.Sprintf("+86139%08d", b.rand.IntN(goal/12))}
		t := time.Now()
		g.Trace(g.PartyQuery(&p, ""), link.Options{})
		took = append(took, time.Since(t))
	}
	slices.Sort(took)
	fmt.Printf("trace p50 %v, p99 %v, max %v\n", took[5000], took[9900], took[9999])
}
