package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"slices"
	"time"

	"github.com/tidewaiter/tidewaiter/internal/history"
	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/parcel"
	"github.com/tidewaiter/tidewaiter/tools/internal/usage"
)

// edgesPerParcel is what a parcel of the made-up history comes to, about.
const edgesPerParcel = 5

// history writes made-up parcels as NDJSON, loads them as "trace --history"
// does, and times traces of parties that share something with them.
func (b *bench) history() error {
	parcels := b.size(10_000_000) / edgesPerParcel
	name, err := b.writeHistory(parcels)
	if err != nil {
		return err
	}
	defer os.Remove(name)
	g, err := b.loadHistory(name)
	if err != nil {
		return err
	}
	b.timeTraces(g, parcels)
	return nil
}

func (b *bench) writeHistory(parcels int) (string, error) {
	f, err := os.CreateTemp("", "history-*.ndjson")
	if err != nil {
		return "", err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	for i := range parcels {
		b.writeParcel(w, i, parcels)
	}
	if err := w.Flush(); err != nil {
		return f.Name(), err
	}
	info, err := f.Stat()
	if err != nil {
		return f.Name(), err
	}
	fmt.Printf("%d parcels, %d MB of NDJSON\n", parcels, info.Size()>>20)
	return f.Name(), f.Close()
}

// writeParcel writes one parcel. A quarter come from a thousand busy senders,
// the rest from anybody; most recipients get one parcel.
func (b *bench) writeParcel(w *bufio.Writer, i, parcels int) {
	sender, recipient := b.rand.IntN(parcels), b.rand.IntN(2*parcels)
	if b.rand.IntN(4) == 0 {
		sender %= 1000
	}
	day := time.Date(2025, 1, 1+i*365/parcels, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	fmt.Fprintf(w, `{"schema":"parcel/1","record_id":"rec-%d","channel":"postal","source":{"format":"itmatt-edifact","message_id":"%d","received_at":"%sT08:00:00Z"},`, i, i/50, day)
	fmt.Fprintf(w, `"item":{"id":"LX%09dCN","id_scheme":"S10","mail_class":"U","nature":"sale_of_goods","gross_mass_g":420,"packages":1,"posted_at":"%s","origin_country":"CN","dest_country":"US"},`, i, day)
	fmt.Fprintf(w, `"sender":{"name":"Made-Up Trading %d Co., Ltd.","phone":"%s","email":"sales%d@%s","address":{"lines":["Room %d, Building %d, No. %d %s Road"],"city":"%s","postcode":"518000","country":"CN"}},`,
		sender, mobile(sender), sender, pickAt(providers, sender), 101+sender%2900, 1+sender%12, 1+sender/7%900, pickAt(roads, sender/3), pickAt(cities, sender))
	fmt.Fprintf(w, `"recipient":{"name":"Invented Person %d","phone":"%s","email":"person.%d@gmail.com","address":{"street":"%d %s Avenue, Apt %d","city":"%s","region":"IL","postcode":"%05d","country":"US"}},`,
		recipient, americanPhone(recipient), recipient, 1+recipient%9000, pickAt(roads, recipient), 1+recipient%40, pickAt(towns, recipient), 10000+recipient%80000)
	fmt.Fprintf(w, `"account":{"issuer":"market","number":"%d"},"contents":[{"line":1,"description":"Knitted cotton T-shirts","quantity":"2","net_mass_g":360,"value":{"amount":"34.00","currency":"EUR"},"hs":"610910","origin_country":"CN"}]}`+"\n", sender/3)
}

var (
	providers = []string{"163.com", "qq.com", "gmail.com", "madeup.example.com", "126.com"}
	roads     = []string{"Xinhua", "Invented", "Keji", "Renmin", "Jianshe", "Made-Up", "Garden", "Hill", "Lake", "Zhongshan"}
	cities    = []string{"Shenzhen", "Guangzhou", "Yiwu", "Hangzhou", "Shanghai", "Dongguan"}
	towns     = []string{"Springfield", "Madeupville", "Fairview", "Inventon"}
)

func pickAt[T any](from []T, n int) T { return from[n%len(from)] }

func mobile(n int) string { return fmt.Sprintf("+86 139 %04d %04d", n/10000, n%10000) }

func americanPhone(n int) string {
	return fmt.Sprintf("+1 %d 555 %04d", 201+n/10000%700, n%10000)
}

func (b *bench) loadHistory(name string) (*link.Graph, error) {
	start, cpu := time.Now(), usage.Processor()
	in, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	builder := link.NewBuilder()
	builder.AddLists(b.list)
	f, err := history.Open(context.Background(), name, in)
	if err != nil {
		return nil, err
	}
	history.Add(builder, f.Parcels)
	if err := f.Err(); err != nil {
		return nil, err
	}
	added := time.Since(start)
	g := builder.Build()
	fmt.Printf("%+v, %d records not read\n", g.Size(), f.Unread())
	fmt.Printf("loaded in %.1f s, %.1f s of them to add, %.1f s of processor time; most memory %s\n",
		time.Since(start).Seconds(), added.Seconds(), (usage.Processor() - cpu).Seconds(), usage.MostMemory())
	return g, nil
}

// timeTraces asks for strangers who share a phone, a mailbox or an address
// with somebody of the history, and for parties of it.
func (b *bench) timeTraces(g *link.Graph, parcels int) {
	var took []time.Duration
	for i := range 10000 {
		n := b.rand.IntN(parcels)
		p := parcel.Party{Name: fmt.Sprint("Asked ", i), Phone: mobile(n)}
		switch i % 3 {
		case 0:
			p.Email = fmt.Sprintf("sales%d@%s", n, pickAt(providers, n))
		case 1:
			p.Address = parcel.Address{Lines: []string{fmt.Sprintf("Room %d, No. %d %s Road", 101+n%2900, 1+n%900, pickAt(roads, n))}, City: pickAt(cities, n), Country: "CN"}
		}
		t := time.Now()
		g.Trace(g.PartyQuery(&p, ""), link.Options{})
		took = append(took, time.Since(t))
	}
	slices.Sort(took)
	fmt.Printf("trace p50 %v, p99 %v, max %v\n", took[5000], took[9900], took[9999])
}
