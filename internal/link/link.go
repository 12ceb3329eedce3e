// Package link ties parties to listed entries through what they share: a
// phone, a mailbox, a wallet, an address, an owner. Lists, an ownership file
// and the user's own history of parcels go in; a Graph comes out, and Trace
// answers with ranked paths from a party to listed entries. It knows no files
// and no clock, and it does not compare names: see internal/match for that.
//
// The graph has parties on one side (listed entries among them) and keys on
// the other (identifiers, addresses, relations). A step goes from a party over
// a key to another party. What a step weighs is told in strength.go.
package link

import (
	"slices"

	"github.com/tidewaiter/tidewaiter/identifier"
)

// Kinds of steps beside the identifier types.
const (
	KindAddress  = "address"
	KindOwner    = "owner"
	KindLinkedTo = "linked_to"
	KindParty    = "party" // of hubs alone
)

// An Entry is a listed party as paths name it.
type Entry struct {
	List      string
	ID        string
	Name      string
	Programme string
}

// A Graph is immutable and safe for concurrent use. Build makes it.
type Graph struct {
	entries []Entry
	parties symbols // display name, NUL, what tells it from its namesakes
	keys    symbols
	sources symbols  // where an edge was seen: list and row, or record id
	values  []string // by key: how a list writes it; keys of history alone have none

	byKey      []edge   // grouped by key: entries first, then by first date
	keyStart   []uint32 // group of key k is byKey[keyStart[k]:keyStart[k+1]]
	byParty    []uint32 // positions in byKey, grouped by party
	partyStart []uint32
	distance   []uint8 // steps from a party to the nearest entry, at most far
	reach      []uint8 // the same from a key: the least of its holders'
	owners     bool    // an ownership file has named parties
	tails      *tailSet
	areas      *areaSet
	newest     day
	shared     map[uint32]string // keys that strangers share, and why
}

// An edge says that a party holds a key.
type edge struct {
	key      uint32
	party    uint32 // entries come first in the numbering
	source   uint32
	declarer uint32 // hash of who said so
	account  bool   // who said so is known to somebody, not a name on a label
	first    day
	last     day
	said     day // when the last independent declarer first said so
	kind     kind
	strength identifier.Strength
	country  [2]byte
	sayers   uint8 // independent declarers, up to 255
}

// A day counts from 1970-01-01; 0 is unknown.
type day uint16

// far is the distance of parties that no trace can reach.
const far = 255

// Newest is the day of the newest sighting, YYYY-MM-DD; empty without a
// history.
func (g *Graph) Newest() string { return g.newest.String() }

// Size tells how big the graph is.
type Size struct {
	Entries, Parties, Keys, Edges int
}

// Size counts what the graph holds.
func (g *Graph) Size() Size {
	return Size{Entries: len(g.entries), Parties: g.parties.len(), Keys: g.keys.len(), Edges: len(g.byKey)}
}

// isEntry reports whether a party is a listed entry.
func (g *Graph) isEntry(party uint32) bool { return int(party) < len(g.entries) }

// name is how paths call a party.
func (g *Graph) name(party uint32) string {
	if g.isEntry(party) {
		return g.entries[party].Name
	}
	return displayName(g.parties.at(party - uint32(len(g.entries))))
}

// group returns the edges of a key.
func (g *Graph) group(key uint32) []edge { return g.byKey[g.keyStart[key]:g.keyStart[key+1]] }

// edgesOf returns the positions in byKey of a party's edges.
func (g *Graph) edgesOf(party uint32) []uint32 {
	return g.byParty[g.partyStart[party]:g.partyStart[party+1]]
}

// entriesFirst returns how many edges of a group belong to entries.
func (g *Graph) entriesFirst(group []edge) int {
	n, _ := slices.BinarySearchFunc(group, uint32(len(g.entries)), func(e edge, limit uint32) int {
		if e.party < limit {
			return -1
		}
		return 1
	})
	return n
}
