// Package legal tells under which law a watchlist lists an entry. What goes in
// is the name of a list and the programmes of an entry; what comes out is text
// to cite. The publisher's own words come first; the pack legal-bases knows the
// law behind the programmes of publishers that give only a tag. It draws no
// conclusion from the law.
package legal

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/pack"
)

// PackName is the name of the pack that holds the table.
const PackName = "legal-bases"

// Bases knows the law behind the programmes of the lists of a set of packs. It
// is immutable; a nil *Bases knows none.
type Bases struct {
	rows       []Row
	publishers map[string]string // of each list, as its manifest names it
	byCode     map[string][]int  // rows by programme
}

// A Row is one line of the table.
type Row struct {
	Publisher string // the first words of the publisher's name
	Programme string
	Basis     string
	Source    string // a word explained at the head of the table
	Verified  bool   // the source was read and says so
}

// Open reads the table and the publishers of the lists. A set without the
// pack gives bases that know only what the publishers say themselves.
func Open(packs pack.Set) (*Bases, error) {
	b := &Bases{publishers: make(map[string]string), byCode: make(map[string][]int)}
	for _, p := range packs.Kind(pack.Watchlist) {
		b.publishers[p.Manifest.Name] = p.Manifest.Publisher
	}
	p, ok := packs.Get(PackName)
	if !ok {
		return b, nil
	}
	err := p.EachRow("programmes.tsv", 5, func(fields []string) error {
		r := Row{Publisher: fields[0], Programme: fields[1], Basis: fields[2], Source: fields[3], Verified: fields[4] == "yes"}
		if r.Programme == "" || r.Basis == "" || r.Source == "" {
			return fmt.Errorf("a line needs programme, basis and source")
		}
		b.byCode[r.Programme] = append(b.byCode[r.Programme], len(b.rows))
		b.rows = append(b.rows, r)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("open pack %s: %w", p.Manifest.Name, err)
	}
	return b, nil
}

// Of gives the law behind the programmes of an entry of a list, each once,
// joined with "; ". It is empty where neither the publisher nor the table
// tells.
func (b *Bases) Of(list string, programmes []watchlist.Programme) string {
	var said []string
	add := func(text string) {
		if text != "" && !slices.Contains(said, text) {
			said = append(said, text)
		}
	}
	for _, p := range programmes {
		if r, ok := b.Programme(list, p.Code); ok {
			add(r.Basis)
		}
		add(p.Basis)
	}
	return strings.Join(said, "; ")
}

// Programme gives the table's line for a programme of a list.
func (b *Bases) Programme(list, code string) (Row, bool) {
	if b == nil {
		return Row{}, false
	}
	for _, i := range b.byCode[code] {
		if strings.HasPrefix(b.publishers[list], b.rows[i].Publisher) {
			return b.rows[i], true
		}
	}
	return Row{}, false
}
