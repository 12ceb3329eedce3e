package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// measured are the kinds of the goal, and passports beside them.
var measured = []string{"email", "phone", "website", "wallet", "uscc", "passport"}

// identifiers gives each listed identifier to a party with a common name,
// written in another way, and asks whether an entry that has it is found.
func (b *bench) identifiers() {
	g := b.graph()
	holders := map[string][]string{}
	for _, e := range b.list.Entries {
		for _, id := range e.Identifiers {
			holders[id.Type+id.Value] = append(holders[id.Type+id.Value], e.ID)
		}
	}
	for _, kind := range measured {
		asked, found := 0, 0
		for _, e := range b.list.Entries {
			for _, id := range e.Identifiers {
				if id.Type != kind {
					continue
				}
				asked++
				value := b.rewrite(kind, id.Value)
				p := parcel.Party{Name: "Zhang Wei", IDs: []parcel.ID{{Scheme: kind, Value: value, Country: id.Country}}}
				if finds(g, &p, holders[id.Type+id.Value]) {
					found++
				} else {
					fmt.Printf("  missed %s %q written %q\n", kind, id.Value, value)
				}
			}
		}
		fmt.Printf("%-9s found %d of %d\n", kind, found, asked)
	}
}

func finds(g *link.Graph, p *parcel.Party, entries []string) bool {
	for _, path := range g.Trace(g.PartyQuery(p, ""), link.Options{}).Paths {
		if slices.Contains(entries, path.Entry.ID) {
			return true
		}
	}
	return false
}

// rewrite writes an identifier as another person would.
func (b *bench) rewrite(kind, s string) string {
	switch kind {
	case "email":
		return pick(b.rand, []string{strings.ToUpper(s), " <" + s + ">", strings.Replace(s, "@", " [at] ", 1), "mailto:" + s})
	case "phone":
		d := strings.Trim(s, "+ .")
		return pick(b.rand, []string{"+" + d, "00" + d, d[:2] + "-" + d[2:5] + "-" + d[5:], "(" + d[:2] + ") " + d[2:6] + " " + d[6:]})
	case "website":
		bare := strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(s, "http://"), "https://"), "www.")
		return pick(b.rand, []string{"https://" + bare, strings.ToUpper(bare), "http://www." + bare + "/", strings.Replace(bare, ".", "[.]", 1)})
	case "wallet":
		return pick(b.rand, []string{s, strings.ToLower(s), strings.ToUpper(s), s[:8] + " " + s[8:]})
	case "uscc":
		return pick(b.rand, []string{strings.ToLower(s), s[:4] + " " + s[4:10] + " " + s[10:], s[:6] + "-" + s[6:]})
	}
	return pick(b.rand, []string{strings.ToLower(s), "No. " + s, s[:len(s)/2] + " " + s[len(s)/2:]})
}

// invented asks for made-up parties with made-up identifiers of every kind.
func (b *bench) invented() {
	g := b.graph()
	n, linked := b.size(10000), 0
	for range n {
		p := b.inventedParty()
		if r := g.Trace(g.PartyQuery(&p, ""), link.Options{}); len(r.Paths) > 0 {
			linked++
			fmt.Printf("  path by %s %q to %s for %+v\n", r.Paths[0].Steps[0].Kind, r.Paths[0].Steps[0].Value, r.Paths[0].Entry.ID, p)
		}
	}
	fmt.Printf("parties with a path: %d of %d\n", linked, n)
}

func (b *bench) inventedParty() parcel.Party {
	country := pick(b.rand, []string{"CN", "US", "RU", "DE", "AE", "HK", "MX", "IR", "TR", "GB"})
	word := b.word()
	p := parcel.Party{
		Name:    pick(b.rand, []string{"Zhang Wei", "Invented Person", "Made-Up " + word + " Trading"}),
		Email:   fmt.Sprintf("%s%d@%s", b.word(), b.rand.IntN(1000), pick(b.rand, []string{"gmail.com", "163.com", "mail.ru", word + ".example.com"})),
		Phone:   b.inventedPhone(country),
		Address: parcel.Address{Country: country, City: b.word(), Lines: []string{fmt.Sprintf("No. %d %s Road, Room %d", 1+b.rand.IntN(300), b.word(), 100+b.rand.IntN(3000))}},
	}
	p.IDs = append(p.IDs,
		parcel.ID{Scheme: "passport", Value: fmt.Sprintf("%c%08d", 'A'+rune(b.rand.IntN(26)), b.rand.IntN(1e8)), Country: country},
		parcel.ID{Scheme: "tax_id", Value: fmt.Sprintf("%010d", b.rand.IntN(1e10)), Country: country},
		parcel.ID{Scheme: "website", Value: "www." + b.word() + b.word() + ".com"},
		parcel.ID{Scheme: "wallet", Value: "0x" + b.hex(40)},
	)
	return p
}

func (b *bench) inventedPhone(country string) string {
	switch country {
	case "CN":
		return fmt.Sprintf("+86 1%d%09d", 3+b.rand.IntN(7), b.rand.IntN(1e9))
	case "US":
		return fmt.Sprintf("(%d) 555-%04d", 201+b.rand.IntN(700), b.rand.IntN(1e4))
	}
	return fmt.Sprintf("+%d %010d", 1+b.rand.IntN(98), b.rand.IntN(1e10))
}

func (b *bench) hex(n int) string {
	out := make([]byte, n)
	for i := range out {
		out[i] = "0123456789abcdef"[b.rand.IntN(16)]
	}
	return string(out)
}

// word makes up a word of syllables.
func (b *bench) word() string {
	var out strings.Builder
	for range 2 + b.rand.IntN(2) {
		out.WriteByte("bdfghjklmnprstwxyz"[b.rand.IntN(18)])
		out.WriteString(pick(b.rand, []string{"a", "e", "i", "o", "u", "ang", "en", "ong", "ao"}))
	}
	return out.String()
}

// chinese lists the entries' addresses in China that have a street.
func (b *bench) chinese() (entries []*watchlist.Entry, addresses []watchlist.Address) {
	for i := range b.list.Entries {
		e := &b.list.Entries[i]
		for _, a := range e.Addresses {
			if (a.Country == "CN" || a.Country == "HK") && len(a.Lines) > 0 && strings.ContainsAny(strings.Join(a.Lines, ""), "0123456789") {
				entries, addresses = append(entries, e), append(addresses, a)
			}
		}
	}
	return entries, addresses
}
