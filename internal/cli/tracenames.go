package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/address"
	"github.com/tidewaiter/tidewaiter/internal/check/party"
	"github.com/tidewaiter/tidewaiter/internal/extract"
	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// A namedParty is a name in a query, and the entry that it is the name of as
// far as a person must look. It is no link, but a trace that was silent about
// it would say that nothing was found of a listed party.
type namedParty struct {
	name       string
	field      string // of a parcel, JSON pointer
	start, end int    // in a text, in code points
	entry      match.Match
}

// maxNamed bounds the entries told of one name.
const maxNamed = 3

// named looks up the names of a query's parties, as the party check reads them,
// and of what a text holds. Of a party each entry is told once, at the name that
// fits it best.
func (d *traceDesk) named(q *traceQuery, t *traced) []namedParty {
	var out []namedParty
	look := func(at namedParty, where address.Raw) {
		query := match.Query{Name: at.name, Country: where.Country, Place: d.matcher.Place(where)}
		for _, m := range d.matcher.Alerts(query, maxNamed) {
			at.entry = m
			out = append(out, at)
		}
	}
	if q.Sender != nil {
		out = append(out, d.party(q.Sender, "/sender")...)
	}
	if q.Recipient != nil {
		out = append(out, d.party(q.Recipient, "/recipient")...)
	}
	for i := range q.OtherParties {
		out = append(out, d.party(&q.OtherParties[i], fmt.Sprintf("/other_parties/%d", i))...)
	}
	look(namedParty{name: q.Account.Holder, field: "/account/holder"}, address.Raw{})
	look(namedParty{name: q.Account.Name, field: "/account/name"}, address.Raw{})
	look(namedParty{name: q.Name}, q.declared())
	for _, s := range t.seen {
		if s.Kind == extract.Party {
			look(namedParty{name: s.Value, start: s.Start, end: s.End}, address.Raw{})
		}
	}
	if name := strings.TrimSpace(t.text); len(t.seen) == 0 && name != "" && !strings.Contains(name, "\n") {
		look(namedParty{name: name}, address.Raw{}) // nothing but a name may be in it
	}
	return out
}

// declared is the address of the party that is asked for.
func (q *traceQuery) declared() address.Raw {
	raw := link.Declared(&q.Address.Address)
	raw.Country = strings.ToUpper(cmp.Or(raw.Country, q.Country))
	return raw
}

// party looks up the names of one party.
func (d *traceDesk) party(p *parcel.Party, at string) []namedParty {
	var out []namedParty
	place := d.matcher.Place(link.Declared(&p.Address))
	for _, n := range party.Names(p, at) {
		q := match.Query{Name: n.Text, Kind: n.Kind, Country: strings.ToUpper(p.Address.Country), Place: place}
		for _, m := range d.matcher.Alerts(q, maxNamed) {
			found := namedParty{name: n.Text, field: n.Field, entry: m}
			i := slices.IndexFunc(out, func(have namedParty) bool { return have.entry.Entry == m.Entry })
			switch {
			case i < 0:
				out = append(out, found)
			case m.Score > out[i].entry.Score:
				out[i] = found
			}
		}
	}
	return out
}

// String tells of the name in one line.
func (n *namedParty) String() string {
	return fmt.Sprintf("%s  “%s” is close to the listed name %s (%s %s)", scoreText(n.entry.Score), n.name, listedName(n.entry), n.entry.List, n.entry.Entry.ID)
}

// A traceName is a namedParty as it is written.
type traceName struct {
	Name    string  `json:"name"`
	Field   string  `json:"field,omitzero"`
	Start   int     `json:"start,omitzero"` // in the text, in code points
	End     int     `json:"end,omitzero"`   // both 0: all of it
	Score   float64 `json:"score"`
	List    string  `json:"list"`
	EntryID string  `json:"entry_id"`
	Listed  string  `json:"listed"`
}

func traceNames(named []namedParty) []traceName {
	out := make([]traceName, len(named))
	for i, n := range named {
		out[i] = traceName{
			Name: n.name, Field: n.field, Start: n.start, End: n.end,
			Score: roundScore(n.entry.Score), List: n.entry.List, EntryID: n.entry.Entry.ID, Listed: listedName(n.entry),
		}
	}
	return out
}
