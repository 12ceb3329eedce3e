package link

import (
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/identifier"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// AddLists enters the entries of lists with their identifiers, addresses and
// relations. It must come before history and ownership.
func (b *Builder) AddLists(lists ...*watchlist.List) {
	if b.closed {
		panic("link: lists must be added before parties")
	}
	b.lists = append(b.lists, lists...)
	b.grow(lists)
	for _, l := range lists {
		keys := &listKeys{Keys: watchlist.KeysOf(l)}
		first := uint32(len(b.entries))
		byID := make(map[string]uint32, len(l.Entries))
		for i := range l.Entries {
			byID[l.Entries[i].ID] = first + uint32(i)
			b.addEntry(l.Name, &l.Entries[i], keys)
		}
		for i := range l.Entries {
			b.addRelations(l.Name, first+uint32(i), &l.Entries[i], byID)
		}
	}
}

// listKeys gives the keys of a list's entries in turn.
type listKeys struct {
	*watchlist.Keys
	identifiers, addresses int // given so far
}

func (b *Builder) addEntry(list string, e *watchlist.Entry, keys *listKeys) {
	party := uint32(len(b.entries))
	entry := Entry{List: list, ID: e.ID, Name: e.PrimaryName()}
	if len(e.Programmes) > 0 {
		entry.Programme = e.Programmes[0].Code
	}
	b.entries = append(b.entries, entry)
	for _, id := range e.Identifiers {
		at := seen{source: list + ":" + id.Source}
		for _, reading := range keys.Identifier(keys.identifiers) {
			b.list(party, keyOf(reading), at)
		}
		keys.identifiers++
	}
	for _, a := range e.Addresses {
		at := seen{source: list + ":" + a.Source}
		value := a.Raw().String()
		for _, key := range keys.Address(keys.addresses) {
			b.list(party, Key{Kind: KindAddress, Text: key.Text, Value: value, Strength: gradeStrength(key.Grade)}, at)
		}
		keys.addresses++
	}
}

// grow makes room for the entries of lists.
func (b *Builder) grow(lists []*watchlist.List) {
	entries := 0
	for _, l := range lists {
		entries += len(l.Entries)
	}
	b.entries = slices.Grow(b.entries, entries)
}

// addRelations enters each relation as a key of its two parties.
func (b *Builder) addRelations(list string, party uint32, e *watchlist.Entry, byID map[string]uint32) {
	for _, r := range e.Relations {
		if len(r.Targets) != 1 {
			continue // a shared name points at nobody
		}
		target, ok := byID[r.Targets[0]]
		if !ok || target == party {
			continue
		}
		a, z := min(party, target), max(party, target)
		key := "rel:" + list + ":" + b.entries[a].ID + ":" + b.entries[z].ID
		value := strings.ReplaceAll(r.Kind, "_", " ") + " " + r.Name
		if r.Percent != "" {
			value += ", " + r.Percent + " %"
		}
		b.relate(party, target, Key{Kind: relationKind(r.Kind), Text: key, Value: value, Strength: identifier.Strong},
			seen{source: list + ":" + r.Source, first: parseDay(r.From)})
	}
}

func (b *Builder) relate(party, target uint32, k Key, s seen) {
	for _, p := range [...]uint32{party, target} {
		if int(p) < len(b.entries) {
			b.list(p, k, s)
			continue
		}
		b.connect(p, k, s)
	}
}

func relationKind(kind string) string {
	switch kind {
	case "owned_by", "owns", "owner", "owned", "controls":
		return KindOwner
	}
	return KindLinkedTo
}
