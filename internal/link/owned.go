package link

import (
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/identifier"
	"github.com/tidewaiter/tidewaiter/internal/ownership"
)

// AddOwnership enters who owns whom. A party that the file gives the id of a
// listed entry, or its name, is that entry.
func (b *Builder) AddOwnership(f *ownership.File) {
	parties := make([][]uint32, len(f.Parties))
	for i := range f.Parties {
		parties[i] = b.owned(&f.Parties[i])
	}
	for i := range f.Stakes {
		s := &f.Stakes[i]
		owner, company := &f.Parties[s.Owner], &f.Parties[s.Company]
		k := Key{
			Kind: KindOwner, Strength: identifier.Strong,
			Text:  "own:" + plainName(owner.Name) + ":" + plainName(company.Name),
			Value: strings.TrimSpace(owner.Name + " owns " + s.Share.String() + " of " + company.Name),
		}
		for _, from := range parties[s.Owner] {
			for _, to := range parties[s.Company] {
				b.relate(from, to, k, seen{source: s.Source, first: parseDay(s.From)})
			}
		}
	}
}

// owned returns the entries that a party of the file is, else a party of its
// own, known by its names and identifiers.
func (b *Builder) owned(p *ownership.Party) []uint32 {
	if b.names == nil {
		b.indexNames()
	}
	if entries := b.entriesOf(p); len(entries) > 0 {
		return entries
	}
	party := b.party(p.Name, ownedIdentity)
	at := seen{source: p.Source}
	for _, name := range append([]string{p.Name}, p.Aliases...) {
		b.connect(party, Key{Kind: KindOwner, Text: nameKey(name), Value: name, Strength: identifier.Strong}, at)
	}
	for _, id := range p.Identifiers {
		for _, reading := range identifier.Parse(id.Type, id.Value, id.Country) {
			b.connect(party, keyOf(reading), at)
		}
	}
	return []uint32{party}
}

// entriesOf finds the listed entries that a party says it is, by id or name.
func (b *Builder) entriesOf(p *ownership.Party) []uint32 {
	var out []uint32
	for _, id := range append([]string{p.ID}, p.Entries...) {
		if entry, ok := b.ids[id]; ok {
			out = append(out, entry)
		}
	}
	if len(out) == 0 {
		out = b.names[plainName(p.Name)]
	}
	return out
}

// nameKey is how a party of the ownership file is found by its name.
func nameKey(name string) string { return "name:" + plainName(name) }

// indexNames finds entries by list and id, and by the names that their
// publishers do not call weak.
func (b *Builder) indexNames() {
	b.names, b.ids = map[string][]uint32{}, map[string]uint32{}
	for i, e := range b.entries {
		b.ids[e.List+":"+e.ID] = uint32(i)
	}
	entry := uint32(0)
	for _, l := range b.lists {
		for i := range l.Entries {
			for _, n := range l.Entries[i].Names {
				plain := plainName(n.Text)
				if !n.Weak && plain != "" && !slices.Contains(b.names[plain], entry) {
					b.names[plain] = append(b.names[plain], entry)
				}
			}
			entry++
		}
	}
}

// ownedIdentity marks parties that the ownership file names.
const ownedIdentity = "\x01"

// plainName folds case and drops all but letters and digits.
func plainName(name string) string {
	return string(appendPlain(nil, name))
}
