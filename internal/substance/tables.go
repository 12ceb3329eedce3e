package substance

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/textsearch"
	"github.com/tidewaiter/tidewaiter/pack"
)

// policy says when a term counts.
type policy uint8

const (
	control policy = iota // names the substance for itself
	ask                   // always a request for information
	amount                // a note; a request from some mass on or beside a cue
	beside                // only beside a cue
	note                  // never more than a note
	never                 // an ordinary word
)

var policies = map[string]policy{"control": control, "ask": ask, "amount": amount, "beside": beside, "note": note, "never": never}

// A rule is one row of context.tsv.
type rule struct {
	policy policy
	alone  bool // Han: only as a word of its own
	cues   []string
	grams  int64
	ask    string
}

// contextTables are the tables that give words their meaning.
type contextTables struct {
	terms    map[string]termRule // by lower-case term
	entries  map[string]rule     // by entry id
	cues     map[string][]string // by group, spaced
	harmless []harmless
	salts    map[string]bool // by plain word
}

type termRule struct {
	entry string
	rule  rule
}

// A harmless phrase beside a name turns it into something else.
type harmless struct {
	kind    string // test, free, print, antidote
	before  bool
	phrases []string
}

func readContext(p *pack.Pack, n *textsearch.Normaliser) (contextTables, error) {
	t := contextTables{terms: map[string]termRule{}, entries: map[string]rule{}, cues: map[string][]string{}, salts: map[string]bool{}}
	err := p.EachRow("context.tsv", 6, func(f []string) error {
		r, err := parseRule(f)
		if err != nil {
			return err
		}
		if f[0] == "*" {
			t.entries[f[1]] = r
		} else {
			t.terms[strings.ToLower(f[0])] = termRule{entry: f[1], rule: r}
		}
		return nil
	})
	if err != nil {
		return t, err
	}
	err = p.EachRow("cues.tsv", 2, func(f []string) error {
		t.cues[f[0]] = spacedAll(n, f[1])
		return nil
	})
	if err != nil {
		return t, err
	}
	err = p.EachRow("harmless.tsv", 3, func(f []string) error {
		t.harmless = append(t.harmless, harmless{kind: f[0], before: f[1] == "before", phrases: spacedAll(n, f[2])})
		return nil
	})
	if err != nil {
		return t, err
	}
	err = p.EachRow("salts.tsv", 2, func(f []string) error {
		for _, w := range spacedAll(n, f[1]) {
			t.salts[strings.TrimSpace(w)] = true
		}
		return nil
	})
	for term, tr := range t.terms {
		for _, group := range tr.rule.cues {
			if t.cues[group] == nil {
				return t, fmt.Errorf("context.tsv: %s: cues.tsv has no group %q", term, group)
			}
		}
	}
	return t, err
}

func parseRule(f []string) (rule, error) {
	r := rule{ask: f[5]}
	for _, word := range strings.Split(f[2], "+") {
		if word == "alone" {
			r.alone = true
			continue
		}
		p, ok := policies[word]
		if !ok {
			return r, fmt.Errorf("unknown policy %q", word)
		}
		r.policy = p
	}
	if f[3] != "" {
		r.cues = strings.Split(f[3], ",")
	}
	if f[4] != "" {
		grams, err := strconv.ParseInt(f[4], 10, 64)
		if err != nil {
			return r, fmt.Errorf("grams %q is not a whole number", f[4])
		}
		r.grams = grams
	}
	return r, nil
}

// spacedAll returns the normal form of comma-separated phrases.
func spacedAll(n *textsearch.Normaliser, list string) []string {
	var out []string
	for _, phrase := range strings.Split(list, ",") {
		out = append(out, string(spaced(nil, n.Normalise(nil, phrase))))
	}
	return out
}

// spaced writes letters with one space at each word boundary and at both ends,
// so that a phrase is a word of the text if it is a part of it. Scripts
// without spaces get none, so that a phrase may stand inside.
func spaced(dst []rune, letters []textsearch.Letter) []rune {
	for i, l := range letters {
		previousHan := i > 0 && letters[i-1].Han()
		switch {
		case l.Han() && (i == 0 || previousHan):
		case l.Gap != textsearch.NoGap || l.Han() != previousHan:
			dst = append(dst, ' ')
		}
		dst = append(dst, l.Rune)
	}
	if n := len(letters); n > 0 && !letters[n-1].Han() {
		dst = append(dst, ' ')
	}
	return dst
}
