package match

import (
	"github.com/tidewaiter/tidewaiter/identifier"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// An identifierIndex leads from the canonical key of an identifier to the
// entries that bear it.
type identifierIndex map[string][]bearer

type bearer struct {
	owner owner
	id    identifier.ID
	text  *watchlist.Identifier
}

func newIdentifierIndex(lists []*watchlist.List) identifierIndex {
	index := identifierIndex{}
	for li, l := range lists {
		keys, n := watchlist.KeysOf(l), 0
		for ei := range l.Entries {
			e := &l.Entries[ei]
			for i := range e.Identifiers {
				text := &e.Identifiers[i]
				n++
				for _, id := range keys.Identifier(n - 1) {
					index[id.Key] = append(index[id.Key], bearer{owner{list: uint32(li), entry: uint32(ei)}, id, text})
				}
			}
		}
	}
	return index
}

// addIdentifiers notes the entries that bear an identifier of the party.
func (m *Matcher) addIdentifiers(found map[owner]*candidate, q Query) {
	for _, ours := range q.Identifiers {
		for _, id := range identifier.Parse(ours.Type, ours.Value, ours.Country) {
			for _, b := range m.keys[id.Key] {
				if identifier.Same(id, b.id) < identifier.Medium {
					continue
				}
				f := found[b.owner]
				if f == nil {
					l := m.lists[b.owner.list]
					f = &candidate{Match: Match{List: l.Name, Entry: &l.Entries[b.owner.entry]}}
					found[b.owner] = f
				}
				if len(f.Identifiers) == 0 || f.Identifiers[len(f.Identifiers)-1].Theirs != b.text {
					f.Identifiers = append(f.Identifiers, SharedIdentifier{Ours: ours, Theirs: b.text})
				}
			}
		}
	}
}
