// Package sample makes synthetic manifests of parcels that look like the real
// flow: many origins, names of many cultures and scripts, ordinary goods, the
// usual share of poor data, and a few parcels with planted faults and hits.
// What goes in is a seed, reference data and a number; what comes out is that
// parcel with a Label that says what was planted and which verdict it calls
// for. The same seed and data give the same parcels.
//
// Faults are planted from the law's table of elements and from the reference
// data, never by asking the checks: the labels measure the checks. Every
// person and firm is invented, except the listed ones of public sanctions
// lists that are planted as hits.
package sample

import (
	"fmt"
	"math/rand/v2"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// Sources are the reference data that faults and hits are planted from. What
// is empty is not planted.
type Sources struct {
	Lists      []*watchlist.List   // listed names and identifiers
	Substances []Substance         // controlled substances
	Equipment  []string            // names of regulated equipment
	StopWords  map[string][]string // by profile name: descriptions rejected when alone
	// Profile names the data rules for a destination (ISO 3166-1 alpha-2).
	Profile func(destination string) string
}

// A Substance is a controlled substance as a declaration may name it.
type Substance struct {
	Names []string
	CAS   []string
}

// A Generator makes parcels. It is immutable and safe for concurrent use.
type Generator struct {
	seed       uint64
	tables     *tables
	hits       *hits
	substances []Substance
	equipment  []string
	stop       map[string][]string
	rules      func(destination string) string
	faults     []fault
}

// New prepares a generator for one seed.
func New(seed uint64, src Sources) (*Generator, error) {
	t, err := openTables()
	if err != nil {
		return nil, fmt.Errorf("open sample tables: %w", err)
	}
	g := &Generator{
		seed: seed, tables: t, hits: newHits(src),
		substances: src.Substances, equipment: src.Equipment, stop: src.StopWords, rules: src.Profile,
	}
	if g.rules == nil {
		g.rules = func(string) string { return "" }
	}
	g.faults = g.available()
	return g, nil
}

// Parcel makes the parcel of an index, counted from 0, and its label.
func (g *Generator) Parcel(index int) (*parcel.Parcel, Label) {
	m := &maker{Generator: g, Rand: rand.New(rand.NewPCG(g.seed, uint64(index)))}
	p := m.clean(index)
	label := Label{ID: p.RecordID, Faults: []Fault{}}
	for range m.faultCount() {
		m.plant(p, &label)
	}
	return p, label
}

// A Label says what was planted in a parcel.
type Label struct {
	ID      string          `json:"id"`
	Verdict finding.Verdict `json:"verdict"` // the strictest that its faults call for
	Faults  []Fault         `json:"faults"`  // empty: the parcel is clean
}

// A Fault is one planted fault or hit.
type Fault struct {
	Code  string `json:"code"`  // the finding code that it calls for: docs/findings.md
	Field string `json:"field"` // JSON pointer; of a missing element, where it should stand
}

// A maker makes one parcel with its own source of chance.
type maker struct {
	*Generator
	*rand.Rand
}

// percent is true in n of a hundred cases.
func (m *maker) percent(n int) bool { return m.IntN(100) < n }

// one picks an element.
func one[T any](m *maker, list []T) T { return list[m.IntN(len(list))] }

// between picks a number from low to high, both included.
func (m *maker) between(low, high int) int { return low + m.IntN(high-low+1) }
