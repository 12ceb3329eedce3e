// Package extract reads free texts and pages: a seller's offer, a company
// page, the signature of an e-mail, the remarks of a list. What goes in is a
// text, or HTML and the text made of it; what comes out are identifiers,
// substances, names of parties, prices, quantities and weak cues of seller
// language, each with where it stands in the text. It does not decide what any
// of them means, and fetches nothing.
package extract

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/identifier"
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
	Price      Kind = "price"
	Quantity   Kind = "quantity"
	Language   Kind = "seller_language"
)

// A Seen is one thing seen in a text.
type Seen struct {
	Kind Kind
	// Type is that of an identifier; how a substance is named; what announces a
	// party: label, form, sentence or closing; the group of a cue.
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
	amounts    amountWords
	cues       *Cues
}

// Open prepares a reader from the pack offers and a catalogue.
func Open(offers *pack.Pack, substances *substance.Catalogue) (*Reader, error) {
	r := &Reader{substances: substances}
	var err error
	if r.parties, err = readPartyWords(offers); err != nil {
		return nil, fmt.Errorf("open offers: %w", err)
	}
	if r.amounts, err = readAmountWords(offers); err != nil {
		return nil, fmt.Errorf("open offers: %w", err)
	}
	if r.cues, err = OpenCues(offers); err != nil {
		return nil, err
	}
	return r, nil
}

// Read returns what a text holds, in its order. Prices and quantities do not
// overlap identifiers or each other; seller language is given only beside a
// substance.
func (r *Reader) Read(text string) []Seen {
	t := newText(text)
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
	if len(mentions) > 0 {
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

// A Cue is one place where a text speaks as sellers do.
type Cue struct {
	Group, Phrase, Source string
	Start, End            int // in code points
}

// Cues finds seller language. It is immutable.
type Cues struct {
	norm    *textsearch.Normaliser
	search  *textsearch.Automaton
	phrases []phrase
}

type phrase struct {
	cue     Cue
	letters []textsearch.Letter
}

// OpenCues reads the phrases of the pack offers.
func OpenCues(offers *pack.Pack) (*Cues, error) {
	c := &Cues{norm: textsearch.NewNormaliser()}
	var keys [][]rune
	err := offers.EachRow("language.tsv", 5, func(f []string) error {
		for _, p := range words(f[2]) {
			letters := c.norm.Normalise(nil, p)
			keys = append(keys, textsearch.Collapse(letters))
			c.phrases = append(c.phrases, phrase{cue: Cue{Group: f[0], Phrase: p, Source: f[3]}, letters: letters})
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("open offers: %w", err)
	}
	c.search = textsearch.NewAutomaton(keys)
	return c, nil
}

// Find returns the cues of a text in its order, the longest where they overlap.
func (c *Cues) Find(s string) []Cue {
	letters := c.norm.Normalise(nil, s)
	var found []Cue
	for _, h := range c.search.AppendHits(nil, letters) {
		p := &c.phrases[h.Pattern]
		if !textsearch.StartsWord(letters, int(h.Start)) || !textsearch.StartsWord(letters, int(h.End)) {
			continue
		}
		if _, ok := textsearch.Compare(p.letters, letters[h.Start:h.End]); ok {
			cue := p.cue
			cue.Start, cue.End = int(letters[h.Start].Pos), int(letters[h.End-1].Pos)+1
			found = append(found, cue)
		}
	}
	slices.SortStableFunc(found, func(a, b Cue) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	kept := found[:0]
	for _, f := range found {
		if len(kept) == 0 || f.Start >= kept[len(kept)-1].End {
			kept = append(kept, f)
		}
	}
	return kept
}
