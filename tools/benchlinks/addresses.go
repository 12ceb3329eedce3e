package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// addresses writes each Chinese address of the list in other ways and asks
// whether its entry, or another at the same address, is among the first three;
// then moves each to another house number and city and asks whether anything
// is found.
func (b *bench) addresses() {
	g := b.graph()
	_, addresses := b.chinese()
	same := map[string][]string{}
	for _, e := range b.list.Entries {
		for _, a := range e.Addresses {
			same[flat(a)] = append(same[flat(a)], e.ID)
		}
	}
	for _, way := range []string{"order", "short", "pinyin", "postcode", "commas", "han"} {
		asked, found, shown := 0, 0, 0
		for _, a := range addresses {
			written, ok := b.another(way, a)
			if !ok {
				continue
			}
			asked++
			if firstThree(g, written, same[flat(a)]) {
				found++
			} else if shown < b.show {
				shown++
				fmt.Printf("  missed %q written %q\n", flat(a), strings.Join(written.Lines, ", ")+" | "+written.City)
			}
		}
		fmt.Printf("%-9s first three %d of %d (%.1f %%)\n", way, found, asked, 100*float64(found)/float64(max(1, asked)))
	}
	b.moved(g, addresses)
}

// moved counts paths for addresses at which no entry is.
func (b *bench) moved(g *link.Graph, addresses []watchlist.Address) {
	asked, wrong := 0, 0
	for _, a := range addresses {
		p := declared(a)
		moved := houseNumber.ReplaceAllStringFunc(strings.Join(p.Lines, ", "), func(string) string { return fmt.Sprint(3001 + b.rand.IntN(6000)) })
		p.Lines = []string{moved}
		asked++
		if r := g.Trace(g.PartyQuery(&parcel.Party{Address: p}, ""), link.Options{}); len(r.Paths) > 0 && r.Paths[0].Score >= noteFrom {
			wrong++
			if wrong <= b.show {
				fmt.Printf("  wrongly found %q by %s\n", moved, r.Paths[0].Steps[0].Value)
			}
		}
	}
	fmt.Printf("with other numbers: %d of %d still found at building strength (%.1f %%)\n", wrong, asked, 100*float64(wrong)/float64(max(1, asked)))
	invented := b.size(10000)
	wrong = 0
	for range invented {
		p := b.inventedParty()
		p.Address.Country, p.Address.City = "CN", pick(b.rand, []string{"Shenzhen", "Beijing", "Shanghai", "Dalian", "Wuhan"})
		if r := g.Trace(g.PartyQuery(&parcel.Party{Address: p.Address}, ""), link.Options{}); len(r.Paths) > 0 {
			wrong++
		}
	}
	fmt.Printf("made up: %d of %d found (%.2f %%)\n", wrong, invented, 100*float64(wrong)/float64(invented))
}

// noteFrom is the score of two parties in one building.
const noteFrom = 0.4

var houseNumber = regexp.MustCompile(`\d+`)

func flat(a watchlist.Address) string { return strings.Join(a.Lines, ", ") + ", " + a.City }

func declared(a watchlist.Address) parcel.Address {
	return parcel.Address{Lines: slices.Clone(a.Lines), City: a.City, Region: a.Region, Postcode: a.Postcode, Country: a.Country}
}

func firstThree(g *link.Graph, a parcel.Address, entries []string) bool {
	r := g.Trace(g.PartyQuery(&parcel.Party{Name: "Zhang Wei", Address: a}, ""), link.Options{})
	for i, p := range r.Paths {
		if i < 3 && slices.Contains(entries, p.Entry.ID) {
			return true
		}
	}
	return false
}

var (
	postcode = regexp.MustCompile(`\b\d{6}\b`)
	short    = strings.NewReplacer("Road", "Rd.", "Street", "St.", "Avenue", "Ave", "Building", "Bldg", "Room", "Rm", "District", "Dist.", "Province", "Prov.", "Floor", "Fl.", "Centre", "Ctr", "Commercial", "Comm.", "Industrial", "Ind.", "North", "N.", "South", "S.", "East", "E.", "West", "W.")
	generics = strings.NewReplacer("Road", "Lu", "Street", "Jie", "District", "Qu", "Province", "Sheng", " City", " Shi", "County", "Xian", "Town", "Zhen", "Village", "Cun", "North", "Bei", "South", "Nan", "East", "Dong", "West", "Xi")
)

// another writes an address in another way; false where that changes nothing.
func (b *bench) another(way string, a watchlist.Address) (parcel.Address, bool) {
	p := declared(a)
	text := flat(a)
	switch way {
	case "order":
		parts := strings.Split(text, ", ")
		slices.Reverse(parts)
		p.Lines, p.City = []string{strings.Join(parts, ", ")}, ""
	case "short":
		p.Lines, p.City = []string{short.Replace(text)}, ""
	case "pinyin":
		p.Lines, p.City = []string{generics.Replace(text)}, ""
	case "postcode":
		p.Lines, p.City, p.Postcode = []string{postcode.ReplaceAllString(text, "")}, "", ""
	case "commas":
		p.Lines, p.City = []string{strings.ReplaceAll(text, ",", "")}, ""
	case "han":
		han, ok := b.han(a)
		p.Lines, p.City, p.Region = []string{han}, "", ""
		return p, ok
	}
	return p, strings.Join(p.Lines, ", ") != text || a.City != ""
}
