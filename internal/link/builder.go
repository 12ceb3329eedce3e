package link

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/tidewaiter/tidewaiter/identifier"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// A Builder gathers lists, relations and history; Build freezes them. Lists
// come first, because entries are numbered before parties.
type Builder struct {
	entries []Entry
	parties symbols
	keys    symbols
	sources symbols
	values  []string // by key: how the lists write it, if they have it
	lists   []*watchlist.List
	edges   [][]edge // in pieces, which do not move as more come
	tails   tailSet
	areas   areaSet
	newest  day
	shared  map[uint32]string   // keys that strangers share, and why
	names   map[string][]uint32 // entries by plain name; made when ownership rows ask
	ids     map[string]uint32   // entries by "list:id", made with names
	closed  bool
	text    []byte // scratch
}

// NewBuilder returns an empty builder.
func NewBuilder() *Builder {
	return &Builder{}
}

// A seen tells where, when and by whom an edge was stated.
type seen struct {
	source   string
	declarer declarer
	first    day
	last     day
}

// A declarer is who says that a party holds a key: an account that somebody
// issued, or just the name and address of a sender, which anybody can make up.
type declarer struct {
	who     uint32
	account bool
}

// list adds an edge from an entry to a key, and keeps how the list writes it;
// the first writing stays.
func (b *Builder) list(entry uint32, k Key, s seen) {
	b.text = append(b.text[:0], k.Text...)
	key := b.connectText(entry, b.text, k, s)
	for int(key) >= len(b.values) {
		b.values = append(b.values, "")
	}
	if b.values[key] == "" {
		b.values[key] = k.Value
	}
}

// source numbers a source; edges that come in a row often share it.
func (b *Builder) source(text string) uint32 {
	n := uint32(b.sources.len())
	if n > 0 && string(b.sources.at(n-1)) == text {
		return n - 1
	}
	return b.sources.append([]byte(text))
}

// edgePiece is how many edges are gathered in one piece.
const edgePiece = 1 << 16

// connect adds an edge from a party to a key.
func (b *Builder) connect(party uint32, k Key, s seen) {
	b.text = append(b.text[:0], k.Text...)
	b.connectText(party, b.text, k, s)
}

// connectText adds an edge to the key that a text names; of k the rest counts.
// It returns the key's number.
func (b *Builder) connectText(party uint32, text []byte, k Key, s seen) uint32 {
	e := edge{
		key: b.keys.intern(text), party: party,
		source: b.source(s.source), declarer: s.declarer.who, account: s.declarer.account,
		first: s.first, last: max(s.first, s.last), said: s.first,
		kind: kindOf(k.Kind), strength: k.Strength, sayers: 1,
	}
	copy(e.country[:], k.Country)
	if k.Kind == string(identifier.Phone) {
		b.tails.add(text)
	}
	if k.Kind == KindAddress {
		b.areas.add(text)
	}
	b.newest = max(b.newest, e.last)
	last := len(b.edges) - 1
	if last < 0 || len(b.edges[last]) == edgePiece {
		b.edges = append(b.edges, make([]edge, 0, edgePiece))
		last++
	}
	b.edges[last] = append(b.edges[last], e)
	return e.key
}

// party numbers a party by its name and whatever tells it from its namesakes.
func (b *Builder) party(name, identity string) uint32 {
	b.closed = true
	b.text = append(append(append(b.text[:0], name...), 0), identity...)
	return uint32(len(b.entries)) + b.parties.intern(b.text)
}

// displayName is the first part of a party's text.
func displayName(text []byte) string {
	name, _, _ := bytes.Cut(text, []byte{0})
	return string(name)
}

// Build freezes what was gathered. The builder must not be used afterwards.
func (b *Builder) Build() *Graph {
	g := &Graph{
		entries: b.entries, parties: b.parties, keys: b.keys, sources: b.sources,
		values: b.values, tails: &b.tails, areas: &b.areas, newest: b.newest, owners: b.names != nil, shared: b.shared,
	}
	g.groupByKey(b.edges)
	b.edges = nil
	g.groupByParty()
	g.measureDistances()
	return g
}

// groupByKey sorts the edges by key by counting, and merges what is said of
// one party and key more than once.
func (g *Graph) groupByKey(pieces [][]edge) {
	start := make([]uint32, g.keys.len()+1)
	for _, edges := range pieces {
		for i := range edges {
			start[edges[i].key+1]++
		}
	}
	for k := 1; k < len(start); k++ {
		start[k] += start[k-1]
	}
	placed, next := make([]edge, start[len(start)-1]), slices.Clone(start)
	for p, edges := range pieces {
		for i := range edges {
			k := edges[i].key
			placed[next[k]] = edges[i]
			next[k]++
		}
		pieces[p] = nil // its memory may go before the next is placed
	}
	out := placed[:0]
	for k := range g.keys.len() {
		group := placed[start[k]:start[k+1]]
		start[k] = uint32(len(out))
		out = append(out, g.merge(group)...)
	}
	start[len(start)-1] = uint32(len(out))
	g.byKey, g.keyStart = slices.Clip(out), start
}

// merge makes one edge of those of one party, then puts entries first and
// parties in the order in which they were first seen.
func (g *Graph) merge(group []edge) []edge {
	if len(group) < 2 {
		return group
	}
	slices.SortFunc(group, func(a, b edge) int {
		order := cmp.Or(cmp.Compare(a.party, b.party), compareDeclarers(a, b))
		if order == 0 && a.source != b.source { // not whichever came first in the file
			return bytes.Compare(g.sources.at(a.source), g.sources.at(b.source))
		}
		return order
	})
	out := group[:0]
	for _, e := range group {
		if n := len(out); n > 0 && out[n-1].party == e.party {
			out[n-1].absorb(e)
			continue
		}
		out = append(out, e)
	}
	entries := uint32(len(g.entries))
	slices.SortStableFunc(out, func(a, b edge) int {
		if a.party < entries || b.party < entries {
			return cmp.Compare(a.party, b.party)
		}
		return cmp.Compare(a.first, b.first)
	})
	return out
}

// compareDeclarers puts accounts before senders without one; the former by
// who they are, the latter by day.
func compareDeclarers(a, b edge) int {
	switch {
	case a.account && !b.account:
		return -1
	case b.account && !a.account:
		return 1
	case a.account:
		return cmp.Or(cmp.Compare(a.declarer, b.declarer), cmp.Compare(a.first, b.first))
	}
	return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.declarer, b.declarer))
}

// aloneDays is how long senders without an account count as one source: who
// makes up names makes up many at once.
const aloneDays = 30

// absorb adds what another edge of the same party and key says. Edges come
// sorted: accounts first and each one's together, then senders by day.
func (e *edge) absorb(o edge) {
	independent := o.declarer != e.declarer && (o.account || e.account || o.first >= e.said+aloneDays)
	if independent && e.sayers < 255 {
		e.sayers++
		e.said = o.first
	}
	if o.account || independent {
		e.declarer, e.account = o.declarer, o.account
	}
	if o.first != 0 && (e.first == 0 || o.first < e.first) {
		e.first, e.source = o.first, o.source
	}
	e.last = max(e.last, o.last)
	if o.strength > e.strength {
		e.kind, e.strength, e.country = o.kind, o.strength, o.country
	}
}

func (g *Graph) groupByParty() {
	start := make([]uint32, len(g.entries)+g.parties.len()+1)
	for i := range g.byKey {
		start[g.byKey[i].party+1]++
	}
	for p := 1; p < len(start); p++ {
		start[p] += start[p-1]
	}
	placed, next := make([]uint32, len(g.byKey)), slices.Clone(start)
	for i := range g.byKey {
		p := g.byKey[i].party
		placed[next[p]] = uint32(i)
		next[p]++
	}
	g.byParty, g.partyStart = placed, start
}

// measureDistances counts for each party the fewest steps to an entry, so
// that a trace turns back where no entry is in reach.
func (g *Graph) measureDistances() {
	g.distance = slices.Repeat([]uint8{far}, len(g.entries)+g.parties.len())
	done := make([]bool, g.keys.len())
	var front []uint32
	for e := range g.entries {
		g.distance[e] = 0
		front = append(front, uint32(e))
	}
	for steps := uint8(1); steps <= MaxSteps && len(front) > 0; steps++ {
		var next []uint32
		for _, p := range front {
			for _, pos := range g.edgesOf(p) {
				key := g.byKey[pos].key
				if done[key] {
					continue
				}
				done[key] = true
				for _, e := range g.group(key) {
					if g.distance[e.party] == far {
						g.distance[e.party] = steps
						next = append(next, e.party)
					}
				}
			}
		}
		front = next
	}
	g.reach = slices.Repeat([]uint8{far}, g.keys.len())
	for k := range g.reach {
		for _, e := range g.group(uint32(k)) {
			g.reach[k] = min(g.reach[k], g.distance[e.party])
		}
	}
}

// A Key is what two parties may share.
type Key struct {
	Kind     string // identifier type, address, owner, linked_to
	Text     string // equal for the same thing
	Value    string // as written
	Country  string
	Strength identifier.Strength
}

func keyOf(id identifier.ID) Key {
	return Key{Kind: string(id.Type), Text: id.Key, Value: id.Value, Country: id.Country, Strength: id.Strength}
}
