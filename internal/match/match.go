// Package match finds the entries of watchlists that a party may be. What goes
// in is a party's name with whatever else is known of it (country, date of
// birth, identifiers); what comes out are entries with a score, its reasons
// and whether a person must look. It decides nothing about parcels, and does
// not follow links between entries: see internal/link.
package match

import (
	"slices"
	"strings"
	"sync"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/names"
)

// A Query is a party as far as it is known. Only what is filled is compared:
// what is absent counts neither for nor against.
type Query struct {
	Name        string
	Kind        names.Kind
	Country     string // ISO 3166-1 alpha-2
	Place       *Place // by the Matcher that is asked
	Born        string // YYYY, YYYY-MM or YYYY-MM-DD
	Identifiers []Identifier
}

// An Identifier is a number or address as declared. Type uses the words of
// package identifier and may be empty or wrong.
type Identifier struct {
	Type    string
	Value   string
	Country string
}

// A Match is a listed entry that the party may be.
type Match struct {
	List     string
	Entry    *watchlist.Entry
	Name     *watchlist.Name // the listed name that fits best; nil if only an identifier matches
	Score    float64         // 1 only for an equal name or identifier
	Equal    bool            // the names are equal
	Alert    bool            // a person must look
	Thin     string          // why none must, though the score is high enough; see names.Thin
	AlertAt  float64         // the score from which one must
	Features []names.Feature // their shares sum to the score
	// Identifiers are those of the entry that the party bears.
	Identifiers []SharedIdentifier
}

// A SharedIdentifier is one that a party and an entry both bear.
type SharedIdentifier struct {
	Ours   Identifier
	Theirs *watchlist.Identifier
}

// A Matcher holds lists ready for matching. It is immutable and safe for
// concurrent use.
type Matcher struct {
	lists  []*watchlist.List
	index  *names.Index
	owners []owner // by number of the name in the index
	starts []int   // where the names of each list start
	keys   identifierIndex
	// verbatim finds names by their words as written.
	verbatim verbatimIndex
	places   *placeIndex
}

// An owner says whose name one in the index is.
type owner struct {
	list, entry uint32
	name        uint16
}

// New indexes the names and identifiers of lists.
func New(lists ...*watchlist.List) *Matcher {
	m := newMatcher(lists)
	var both sync.WaitGroup
	both.Go(func() {
		m.keys = newIdentifierIndex(lists)
		m.verbatim = m.newVerbatimIndex()
		m.places = newPlaceIndex(lists)
	})
	m.index = m.indexNames()
	both.Wait()
	return m
}

// newMatcher numbers the names of lists.
func newMatcher(lists []*watchlist.List) *Matcher {
	m := &Matcher{lists: lists, starts: []int{0}}
	for li, l := range lists {
		for ei := range l.Entries {
			for ni := range l.Entries[ei].Names {
				m.owners = append(m.owners, owner{uint32(li), uint32(ei), uint16(ni)})
			}
		}
		m.starts = append(m.starts, len(m.owners))
	}
	return m
}

// KindOf is how a name of an entry of a type is read.
func KindOf(t watchlist.Type) names.Kind {
	switch t {
	case watchlist.Person:
		return names.Person
	case watchlist.Organisation:
		return names.Organisation
	case watchlist.Vessel, watchlist.Aircraft:
		return names.Craft
	}
	return names.Unknown
}

// spare is how many names are looked at for each entry asked for: an entry
// may be found by several of its names.
const spare = 8

// Match returns the entries the party is most likely to be, best first: at
// most limit of them, all with a score of at least least or an identifier that
// the party bears.
func (m *Matcher) Match(q Query, limit int, least float64) []Match {
	return m.match(q, limit, func(names.Kind) float64 { return least })
}

// Alerts returns every entry that a person must look at, best first, up to limit.
func (m *Matcher) Alerts(q Query, limit int) []Match {
	found := m.match(q, limit*thinSpare, names.AlertAt)
	found = slices.DeleteFunc(found, func(f Match) bool { return !f.Alert })
	return found[:min(limit, len(found))]
}

// thinSpare is how many times more entries are explained than are asked for:
// thin ones of a higher score may stand before those that a person must see.
const thinSpare = 4

// match finds entries by each reading of the party's name, with a score of at
// least what leastOf says of the reading's kind.
func (m *Matcher) match(q Query, limit int, leastOf func(names.Kind) float64) []Match {
	found := map[owner]*candidate{}
	for _, r := range names.Readings(q.Name) {
		parsed := names.Parse(r.Text, q.Kind)
		if !parsed.Informative() {
			continue
		}
		m.index.Weigh(&parsed)
		least := leastOf(parsed.Kind)
		for _, h := range m.index.Search(&parsed, limit*spare, withoutBonus(least, &q)) {
			m.addName(found, &q, &parsed, r.Start, h, least)
		}
	}
	m.addVerbatim(found, q)
	m.addIdentifiers(found, q)
	return m.best(found, q.Name, limit)
}

// A candidate is a match with the reading of the party's name that found it.
type candidate struct {
	Match
	parsed *names.Name
	start  int // of the reading in the party's name
	// closeness is how like the party's name reads, among those of one score.
	closeness float64
}

// addName notes a hit where it scores enough and is the best of its entry.
func (m *Matcher) addName(found map[owner]*candidate, q *Query, parsed *names.Name, start int, h names.Hit, least float64) {
	own := m.owners[h.Name]
	l := m.lists[own.list]
	e := &l.Entries[own.entry]
	n := &e.Names[own.name]
	own.name = 0
	x := m.context(q, own, e, n)
	score, equal := h.Score, h.Score == 1
	if len(x) > 0 && !equal {
		score = names.Adjust(h.Score, x)
	}
	if have := found[own]; score >= least && (have == nil || score > have.Score) {
		found[own] = &candidate{Match: Match{List: l.Name, Entry: e, Name: n, Score: score, Equal: equal, Features: x}, parsed: parsed, start: start}
	}
}

// best puts the found entries in order and explains the ones that are kept.
func (m *Matcher) best(found map[owner]*candidate, asked string, limit int) []Match {
	kept := make([]*candidate, 0, len(found))
	for _, f := range found {
		if len(f.Identifiers) > 0 {
			f.Score = 1
		}
		kept = append(kept, f)
	}
	inOrder(kept, asked)
	kept = kept[:min(limit, len(kept))]
	out := make([]Match, len(kept))
	for i, f := range kept {
		m.explain(f)
		out[i] = f.Match
	}
	return out
}

// explain fills the features of a match and says whether a person must look.
func (m *Matcher) explain(f *candidate) {
	if len(f.Identifiers) > 0 {
		f.explainIdentifiers()
		return
	}
	listed := names.Parse(f.Name.Text, KindOf(f.Entry.Type)).Whole()
	m.index.Weigh(&listed)
	c := names.Compare(*f.parsed, listed)
	for i := range c.Features {
		if c.Features[i].A != "" {
			c.Features[i].ASpan.Start += f.start
			c.Features[i].ASpan.End += f.start
		}
	}
	f.Features = append(c.Features, f.Features...)
	f.Score = names.Score(f.Features, f.Equal)
	f.AlertAt = names.AlertAt(f.parsed.Kind)
	f.Alert = f.Score >= f.AlertAt
	switch {
	case f.Alert && !f.Equal:
		f.Thin = f.thin(&listed)
	case f.Alert && names.Exchanged(*f.parsed, listed):
		f.Thin = exchanged
	}
	f.Alert = f.Alert && f.Thin == ""
}

// weakAlone is why an alias of one word that its publisher calls weak counts
// only where the party bears it as it stands.
const weakAlone = "a single word that the publisher itself calls a weak alias, written otherwise"

// exchanged is why equal names are no reason for an alert.
const exchanged = "two words, of which one's family name is the other's given name"

// thin says why the names alone are no reason to trouble a person. A date of
// birth makes up for it, and so does the house.
func (f *candidate) thin(listed *names.Name) string {
	for i := range f.Features {
		switch x := &f.Features[i]; x.Name {
		case bornSame, bornSameYear:
			return ""
		case addressName:
			if x.Evidence >= leastToExcuse {
				return ""
			}
		}
	}
	theirs := strings.TrimSpace(f.Name.Text)
	switch {
	case strings.EqualFold(strings.TrimSpace(f.parsed.Text), theirs):
		return ""
	case f.Name.Weak && !strings.ContainsAny(theirs, " -"):
		return weakAlone
	}
	why, abroad := names.Thin(*f.parsed, *listed)
	if abroad && !slices.ContainsFunc(f.Features, func(x names.Feature) bool { return x.Name == otherCountryName }) {
		return ""
	}
	return why
}

func (f *candidate) explainIdentifiers() {
	f.Score, f.Alert, f.AlertAt, f.Features = 1, true, names.LeastAlert(), nil
	for _, s := range f.Identifiers {
		f.Features = append(f.Features, names.Feature{
			Name: "identifier", A: s.Ours.Value, B: s.Theirs.Value, Evidence: identifierEvidence, Share: 1 / float64(len(f.Identifiers)),
		})
	}
}

// identifierEvidence is what sharing an identifier tells, in log-odds.
const identifierEvidence = 12
