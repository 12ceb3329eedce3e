// Package cue finds how sellers of controlled goods speak: "safe customs",
// "discreet packaging", "no trace". What goes in is the pack offers and a
// text; what comes out is where such a phrase stands, of which group it is,
// whether that group is a reason to ask, and where it was read. The phrases are
// weak: they say something only beside a substance that the caller found.
package cue

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/textsearch"
	"github.com/tidewaiter/tidewaiter/pack"
)

// A Cue is one place where a text speaks as sellers do.
type Cue struct {
	Group, Phrase, Source string
	Asks                  bool // beside a substance a reason to ask, else only noted
	Start, End            int  // in code points, End exclusive
}

// A Finder finds seller language. It is immutable and safe for concurrent use.
type Finder struct {
	norm    *textsearch.Normaliser
	search  *textsearch.Automaton
	phrases []phrase
}

type phrase struct {
	cue     Cue
	letters []textsearch.Letter
}

// Open reads the phrases of the pack offers.
func Open(offers *pack.Pack) (*Finder, error) {
	c := &Finder{norm: textsearch.NewNormaliser()}
	asks := map[string]bool{}
	err := offers.EachRow("groups.tsv", 3, func(f []string) error {
		if f[1] != "ask" && f[1] != "note" {
			return fmt.Errorf("groups.tsv: %s: unknown effect %q, want ask or note", f[0], f[1])
		}
		asks[f[0]] = f[1] == "ask"
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("open offers: %w", err)
	}
	var keys [][]rune
	err = offers.EachRow("language.tsv", 5, func(f []string) error {
		if _, known := asks[f[0]]; !known {
			return fmt.Errorf("language.tsv: groups.tsv has no group %q", f[0])
		}
		for _, p := range strings.Split(f[2], ",") {
			letters := c.norm.Normalise(nil, p)
			keys = append(keys, textsearch.Collapse(letters))
			c.phrases = append(c.phrases, phrase{cue: Cue{Group: f[0], Phrase: p, Source: f[3], Asks: asks[f[0]]}, letters: letters})
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("open offers: %w", err)
	}
	c.search = textsearch.NewAutomaton(keys)
	return c, nil
}

// Find returns the cues of a text in its order; where they overlap, the first of
// them, and of those the longest.
func (c *Finder) Find(s string) []Cue {
	s, at := shares(s)
	letters := c.norm.Normalise(nil, s)
	var found []Cue
	for _, h := range c.search.AppendHits(nil, letters) {
		p := &c.phrases[h.Pattern]
		if !textsearch.StartsWord(letters, int(h.Start)) || !textsearch.StartsWord(letters, int(h.End)) {
			continue
		}
		if _, ok := textsearch.Compare(p.letters, letters[h.Start:h.End]); ok {
			cue := p.cue
			cue.Start, cue.End = at[letters[h.Start].Pos], at[letters[h.End-1].Pos+1]
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

// shares writes every number from 90 to below 100 as 99, as the phrases of the
// pack have it ("98.5% purity"), and tells where each code point of the outcome
// and its end stood before.
func shares(s string) (out string, at []int) {
	in := []rune(s)
	var text []rune
	for i := 0; i < len(in); {
		end := i
		if i == 0 || !numeric(in[i-1]) {
			for end < len(in) && (digit(in[end]) || numeric(in[end]) && end+1 < len(in) && digit(in[end+1])) {
				end++
			}
		}
		if whole := end - i; whole >= 2 && in[i] == '9' && digit(in[i+1]) && (whole == 2 || !digit(in[i+2])) {
			text, at = append(text, '9', '9'), append(at, i, i+1)
			i = end
			continue
		}
		text, at = append(text, in[i]), append(at, i)
		i++
	}
	return string(text), append(at, len(in))
}

func digit(r rune) bool { return '0' <= r && r <= '9' }

// numeric reports whether r stands within numbers.
func numeric(r rune) bool { return digit(r) || r == '.' || r == ',' }
