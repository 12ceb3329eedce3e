// Package goods reads what is declared to be in a parcel: which controlled
// substances, precursors or equipment a text names, whether it says what the
// goods are, and whether it agrees with the HS code. What goes in is a text
// or a parcel and the rules of a destination; what comes out are findings. It
// knows no parties and keeps no state.
package goods

import (
	"fmt"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/cue"
	"github.com/tidewaiter/tidewaiter/internal/description"
	"github.com/tidewaiter/tidewaiter/internal/hs"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/internal/substance"
	"github.com/tidewaiter/tidewaiter/pack"
)

// A Reader reads goods texts. It is immutable and safe for concurrent use.
type Reader struct {
	substances   *substance.Catalogue
	lists        map[string]*substance.Catalogue // by the name a profile gives them
	descriptions *description.Reader
	substPack    *pack.Pack
	descPack     *pack.Pack
	codes        *hs.Index
	hsPack       *pack.Pack
	cues         *cue.Finder
	offersPack   *pack.Pack
}

// New opens the packs that reading goods needs: substances, descriptions, hs,
// offers.
func New(packs pack.Set) (*Reader, error) {
	r := &Reader{}
	var err error
	if r.substPack, err = need(packs, "substances"); err != nil {
		return nil, err
	}
	if r.substances, err = substance.Open(r.substPack); err != nil {
		return nil, err
	}
	other, err := substance.OpenList(r.substPack, substance.CNOther)
	if err != nil {
		return nil, err
	}
	r.lists = map[string]*substance.Catalogue{jurisdiction.CNOther: other}
	if r.descPack, err = need(packs, "descriptions"); err != nil {
		return nil, err
	}
	if r.descriptions, err = description.Open(r.descPack); err != nil {
		return nil, err
	}
	if r.hsPack, err = need(packs, "hs"); err != nil {
		return nil, err
	}
	if r.codes, err = hs.Open(r.hsPack); err != nil {
		return nil, err
	}
	if r.offersPack, err = need(packs, "offers"); err != nil {
		return nil, err
	}
	if r.cues, err = cue.Open(r.offersPack); err != nil {
		return nil, err
	}
	return r, nil
}

func need(packs pack.Set, name string) (*pack.Pack, error) {
	p, ok := packs.Get(name)
	if !ok {
		return nil, fmt.Errorf("the pack %s is missing: use the embedded packs, or add it to the folder of --packs", name)
	}
	return p, nil
}

// A Line is one declared text with what else is known of the line.
type Line struct {
	Text string
	HS   string // as declared, may be empty
	Date string // YYYY-MM-DD on which the lists have to be valid; empty: any
	// MassGrams is the declared net mass, 0 if none.
	MassGrams int64
	// Permit is the reference of a licence or of a transaction id, if any.
	Permit string
	// Pointer is where the line stands in the record, for example /contents/0.
	Pointer string
	// InParcel says that the line is one of a parcel's, not a text that somebody
	// asks about.
	InParcel bool
}

// A Reading is what a line tells.
type Reading struct {
	Quality  description.Quality
	Findings []finding.Finding
}

// Verdict is the strictest floor of the findings.
func (r *Reading) Verdict() finding.Verdict {
	v := finding.AC
	for i := range r.Findings {
		v = max(v, r.Findings[i].Floor)
	}
	return v
}

// Read reads one line under the rules of a destination.
func (r *Reader) Read(l Line, prof *jurisdiction.Profile) Reading {
	j := r.descriptions.Judge(l.Text, prof.StopLists, l.Date)
	out := Reading{Quality: j.Quality}
	w := writer{line: &l, prof: prof, reader: r}
	mentions := r.find(&l, prof)
	for i := range mentions {
		out.Findings = append(out.Findings, w.substance(&mentions[i]))
	}
	if len(mentions) > 0 {
		out.Findings = w.language(out.Findings, mentions)
	}
	if names(mentions) && j.Quality == description.Vague && len(j.Lists) == 0 {
		out.Quality = description.Acceptable // a listed name says only too well what it is
	} else {
		out.Findings = w.description(out.Findings, &j)
	}
	out.Findings = w.code(out.Findings, mentions, out.Quality)
	return out
}

// find returns what a text names of the main list and of those that the profile
// asks for beside it, in order of the text; where they overlap the longer name
// counts, of equal ones that of the main list.
func (r *Reader) find(l *Line, prof *jurisdiction.Profile) []substance.Mention {
	facts := substance.Facts{MassGrams: l.MassGrams}
	mentions := r.substances.Find(l.Text, facts)
	for _, name := range prof.SubstanceLists {
		mentions = substance.Merge(mentions, r.lists[name].Find(l.Text, facts))
	}
	return mentions
}

// names reports whether a mention names an entry for itself.
func names(mentions []substance.Mention) bool {
	for i := range mentions {
		if mentions[i].Weight == substance.Named {
			return true
		}
	}
	return false
}
