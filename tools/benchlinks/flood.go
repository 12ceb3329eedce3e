package main

import (
	"fmt"
	"slices"
	"time"

	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/parcel"
	"github.com/tidewaiter/tidewaiter/tools/internal/usage"
)

// The flood shares a phone that nobody listed has; one of those who ship with
// it has a listed mailbox too.
const floodPhone = "+86 139 9999 0000"

// flood has a million made-up senders ship with one phone and with a listed
// mailbox as the recipient's, and times traces of more such senders.
func (b *bench) flood() error {
	mailbox, err := b.listedMailbox()
	if err != nil {
		return err
	}
	start, cpu := time.Now(), usage.Processor()
	builder := link.NewBuilder()
	builder.AddLists(b.list)
	for i := range b.size(1_000_000) {
		p := flooding(i)
		p.Recipient = parcel.Party{Name: "Made-Up Recipient", Email: mailbox}
		if i == 500 {
			p.Sender.Email = mailbox
		}
		builder.Add(link.Read(&p))
	}
	g := builder.Build()
	fmt.Printf("%+v, loaded in %.1f s, %.1f s of processor time; most memory %s\n", g.Size(), time.Since(start).Seconds(), (usage.Processor() - cpu).Seconds(), usage.MostMemory())
	var took []time.Duration
	over, direct := 0, 0
	for i := range 10_000 {
		p := flooding(-1 - i)
		if i%2 == 0 {
			p.Sender.Email = mailbox
		}
		t := time.Now()
		r := g.Trace(g.PartyQuery(&p.Sender, "/sender"), link.Options{})
		took = append(took, time.Since(t))
		for _, path := range r.Paths {
			if path.Steps[0].Kind == "phone" {
				over++
			} else if len(path.Steps) == 1 {
				direct++
			}
		}
	}
	slices.Sort(took)
	fmt.Printf("%d paths over the flooded phone; %d of 5000 found by the flooded listed mailbox; trace p50 %v, p99 %v, max %v\n", over, direct, took[5000], took[9900], took[9999])
	return nil
}

// flooding is a parcel of the flood.
func flooding(i int) parcel.Parcel {
	return parcel.Parcel{
		RecordID: fmt.Sprint("rec-", i), Source: parcel.Source{ReceivedAt: "2026-01-02"},
		Sender: parcel.Party{Name: fmt.Sprint("Made-Up Shipper ", i), Phone: floodPhone, Address: parcel.Address{Lines: []string{fmt.Sprint(i, " Invented Road")}, City: "Shenzhen", Country: "CN"}},
	}
}

func (b *bench) listedMailbox() (string, error) {
	for i := range b.list.Entries {
		for _, id := range b.list.Entries[i].Identifiers {
			if id.Type == "email" {
				return id.Value, nil
			}
		}
	}
	return "", fmt.Errorf("the list has no mailbox")
}
