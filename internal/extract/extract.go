// Package extract reads free texts and pages: a seller's offer, a company
// page, the signature of an e-mail, the remarks of a list. What goes in is a
// text, or HTML and the text made of it; what comes out are identifiers,
// substances, names of parties, what they make or trade, prices, quantities and
// weak cues of seller language, each with where it stands in the text. It does
// not decide what any of them means, and fetches nothing.
package extract

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/identifier"
	"github.com/tidewaiter/tidewaiter/internal/cue"
	"github.com/tidewaiter/tidewaiter/internal/substance"
	"github.com/tidewaiter/tidewaiter/internal/textsearch"
	"github.com/tidewaiter/tidewaiter/pack"
)

// Kind says what was seen.
type Kind string

const (
	Identifier Kind = "identifier"
	Substance  Kind = "substance"
	Chemical   Kind = "chemical" // a registry number that is on no list
	Party      Kind = "party"
	Business   Kind = "business" // what a company makes or trades
	Price      Kind = "price"
	Quantity   Kind = "quantity"
	Language   Kind = "seller_language"
)

// A Seen is one thing seen in a text.
type Seen struct {
	Kind Kind
	// Type is that of an identifier; how a substance is named; what announces a
	// party or business: label, form, sentence or closing; the group of a cue.
	Type string
	// Value is a canonical form: the key of an identifier without its type, the id of a
	// substance, the name, the amount.
	Value      string
	Text       string // as written
	Start, End int    // in code points of the text, End exclusive
	IDs        []identifier.ID
	Mention    *substance.Mention // of a substance, else nil
}

// A Reader reads texts. It is immutable and safe for concurrent use.
type Reader struct {
	substances *substance.Catalogue
	parties    partyWords
	business   businessWords
	amounts    amountWords
	cues       *cue.Finder
	norm       *textsearch.Normaliser
}

// Open prepares a reader from the pack offers and a catalogue.
func Open(offers *pack.Pack, substances *substance.Catalogue) (*Reader, error) {
	r := &Reader{substances: substances, norm: textsearch.NewNormaliser()}
	var err error
	if r.parties, err = readPartyWords(offers); err != nil {
		return nil, fmt.Errorf("open offers: %w", err)
	}
	if r.business, err = readBusinessWords(offers); err != nil {
		return nil, fmt.Errorf("open offers: %w", err)
	}
	if r.amounts, err = readAmountWords(offers); err != nil {
		return nil, fmt.Errorf("open offers: %w", err)
	}
	if r.cues, err = cue.Open(offers); err != nil {
		return nil, err
	}
	return r, nil
}

// Read returns what a text holds, in its order. Prices and quantities do not
// overlap identifiers or each other; seller language is given only beside a
// substance.
func (r *Reader) Read(text string) []Seen {
	t := newText(text, r.norm.Simplified)
	var out []Seen
	for _, f := range identifier.Find(text) {
		id := f.IDs[0]
		value := strings.TrimPrefix(id.Key, string(id.Type)+":")
		out = append(out, Seen{Kind: Identifier, Type: string(id.Type), Value: value, Text: f.Text, Start: f.Start, End: f.End, IDs: f.IDs})
	}
	identifiers := len(out)
	mentions := r.substances.Find(text, substance.Facts{})
	for i := range mentions {
		m := &mentions[i]
		out = append(out, Seen{Kind: Substance, Type: string(m.Relation), Value: m.Substance, Text: t.cut(m.Start, m.End), Start: m.Start, End: m.End, Mention: m})
	}
	out = t.appendApart(out, len(out), chemicals(t))
	out = t.appendApart(out, len(out), r.amounts.prices(t))
	out = t.appendApart(out, len(out), r.amounts.quantities(t))
	out = t.appendApart(out, identifiers, r.parties.find(t, out[:identifiers]))
	out = append(out, r.business.find(t)...)
	if len(mentions) > 0 {
		out = append(out, ladder(t, out)...)
		for _, c := range r.cues.Find(text) {
			out = append(out, Seen{Kind: Language, Type: c.Group, Value: c.Phrase, Text: t.cut(c.Start, c.End), Start: c.Start, End: c.End})
		}
	}
	slices.SortStableFunc(out, func(a, b Seen) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	return out
}

var casForm = regexp.MustCompile(`\d{2,7}-\d{2}-\d`)

// chemicals returns the registry numbers of a text.
func chemicals(t *text) []Seen {
	var out []Seen
	for _, at := range casForm.FindAllStringIndex(t.s, -1) {
		cas, err := identifier.ParseCAS(t.s[at[0]:at[1]])
		if err == nil && !t.wordBefore(at[0]) && !t.wordAfter(at[1]) {
			out = append(out, t.seen(Chemical, "cas", string(cas), at[0], at[1]))
		}
	}
	return out
}
