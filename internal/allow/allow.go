// Package allow keeps the pairs of a party and a list entry that two people
// found to be different parties, so that the same match need not be judged
// every time. What goes in is a CSV file; what comes out is a ruling for a
// party and an entry on one day. A pair holds only while neither side changes
// and until it expires. It hides nothing: the finding stays, as a note.
package allow

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// Columns are the header of an allow-list, all needed, in this order.
var columns = [...]string{
	"party", "party_fingerprint", "list", "entry_id", "entry_fingerprint", "reason", "first", "second", "expires",
}

// A Pair is a party and a list entry that are not the same.
type Pair struct {
	Party       string // as people call it; not compared
	PartyPrint  string // from Party
	List        string
	EntryID     string
	EntryPrint  string // from Entry
	Reason      string
	First       string // who proposed the pair
	Second      string // who confirmed it: another person
	Expires     string // 2006-01-02, the last day on which it holds
	entryExists bool
	entryNow    string
}

// Header is the first line of an allow-list.
func Header() []string { return slices.Clone(columns[:]) }

// Row gives the pair as a line of an allow-list.
func (p *Pair) Row() []string {
	return []string{p.Party, p.PartyPrint, p.List, p.EntryID, p.EntryPrint, p.Reason, p.First, p.Second, p.Expires}
}

// Validate says what a pair lacks.
func (p *Pair) Validate() error {
	for i, value := range p.Row() {
		if strings.TrimSpace(value) == "" {
			return fmt.Errorf("column %s is empty: every column must be filled", columns[i])
		}
	}
	if strings.EqualFold(strings.TrimSpace(p.First), strings.TrimSpace(p.Second)) {
		return errors.New("first and second are one person: another one must confirm the pair")
	}
	if _, err := time.Parse(time.DateOnly, p.Expires); err != nil {
		return fmt.Errorf("column expires: %q is no date: write 2006-01-02", p.Expires)
	}
	return nil
}

// Read reads an allow-list.
func Read(name string, r io.Reader) ([]Pair, error) {
	in := csv.NewReader(r)
	header, err := in.Read()
	if err != nil || !slices.Equal(header, columns[:]) {
		return nil, fmt.Errorf("%s:1: the header must be %s", name, strings.Join(columns[:], ","))
	}
	var pairs []Pair
	for {
		row, err := in.Read()
		if err == io.EOF {
			return pairs, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		p := Pair{
			Party: row[0], PartyPrint: row[1], List: row[2], EntryID: row[3], EntryPrint: row[4],
			Reason: row[5], First: row[6], Second: row[7], Expires: row[8],
		}
		if err := p.Validate(); err != nil {
			line, _ := in.FieldPos(0)
			return nil, fmt.Errorf("%s:%d: %w", name, line, err)
		}
		pairs = append(pairs, p)
	}
}

// A List answers for pairs on one day under some watchlists. It is immutable
// and safe for concurrent use.
type List struct {
	day   string
	pairs map[[2]string][]Pair // by list and entry
}

// New prepares pairs for a day (2006-01-02) and the watchlists in force.
func New(pairs []Pair, lists []*watchlist.List, day string) *List {
	l := &List{day: day, pairs: map[[2]string][]Pair{}}
	for _, p := range pairs {
		key := [2]string{p.List, p.EntryID}
		l.pairs[key] = append(l.pairs[key], p)
	}
	for _, w := range lists {
		for i := range w.Entries {
			pairs := l.pairs[[2]string{w.Name, w.Entries[i].ID}]
			for k := range pairs {
				pairs[k].entryExists, pairs[k].entryNow = true, Entry(&w.Entries[i])
			}
		}
	}
	return l
}

// A Ruling says whether a pair holds, and if not, why.
type Ruling struct {
	Pair
	Holds bool
	Why   string // why it holds no longer
}

// Rule looks for a pair of the party and the entry; false if there is none.
// One that holds goes before one that does not.
func (l *List) Rule(partyPrint, list, entryID string) (Ruling, bool) {
	var fallen Ruling
	found := false
	for _, p := range l.pairs[[2]string{list, entryID}] {
		if !sameNames(p.PartyPrint, partyPrint) {
			continue
		}
		why := l.fault(&p, partyPrint)
		if why == "" {
			return Ruling{Pair: p, Holds: true}, true
		}
		fallen, found = Ruling{Pair: p, Why: why}, true
	}
	return fallen, found
}

// Fault says why a pair of the list no longer holds for the party it was made
// for, or "".
func (l *List) Fault(p Pair) string {
	for _, mine := range l.pairs[[2]string{p.List, p.EntryID}] {
		if mine.PartyPrint == p.PartyPrint && mine.EntryPrint == p.EntryPrint && mine.Expires == p.Expires {
			return l.fault(&mine, p.PartyPrint)
		}
	}
	return "the pair is not in the list"
}

// fault says why a pair no longer holds, or "".
func (l *List) fault(p *Pair, partyPrint string) string {
	switch {
	case p.PartyPrint != partyPrint:
		return "the party's details changed"
	case !p.entryExists || p.EntryPrint != p.entryNow:
		return "the listed entry changed"
	case l.day > p.Expires:
		return "it expired on " + p.Expires
	}
	return ""
}
