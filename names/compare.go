package names

import "math"

// A Comparison says how likely two names name the same party, and why.
type Comparison struct {
	// Score is the expected share of true matches among pairs that look like
	// this one, from 0 to 1. Only equal names reach 1.
	Score    float64
	Equal    bool
	Features []Feature // their shares sum to the score
}

// A Feature is one reason for a score.
type Feature struct {
	Name         string // for example "same", "spelling", "left over"
	A, B         string // the tokens as declared
	ASpan, BSpan Span
	Evidence     float64 // log-odds
	Share        float64 // part of the score
}

// topScore is the most that names reach which are alike but not equal.
const topScore = 0.995

// Compare reports how alike two names are, from 0 to 1. It is symmetric;
// another order costs less than a differing part; only equal names reach 1.
func Compare(a, b Name) Comparison {
	var m matcher
	return m.compare(&a, &b)
}

// A matcher holds the scratch space of comparisons.
type matcher struct {
	al     alignment
	ta, tb [maxTokens]*Token
}

func (m *matcher) compare(a, b *Name) Comparison {
	ta, tb := pointers(m.ta[:0], a.Tokens), pointers(m.tb[:0], b.Tokens)
	m.al.align(ta, tb, a.cut, b.cut, func(i, j int) likeness { return alike(ta[i], tb[j]) })
	e := measure(&m.al, ta, tb)
	mod := &lexicon().model
	c := Comparison{Equal: a.key == b.key && e.tokens > 0}
	z := mod.coefficients(kindOf(a, b)).logOdds(&e)
	c.Score = mod.score(z)
	if c.Equal {
		c.Score = 1
	}
	c.Features = explain(&m.al, a, b, ta, tb, mod.coefficients(kindOf(a, b)), &e)
	Divide(c.Features, c.Score)
	return c
}

func pointers(out []*Token, tokens []Token) []*Token {
	for i := range tokens {
		if tokens[i].Role != Noise && len(out) < maxTokens {
			out = append(out, &tokens[i])
		}
	}
	return out
}

// kindOf is the kind whose coefficients fit both names.
func kindOf(a, b *Name) Kind {
	if a.Kind == Organisation || b.Kind == Organisation {
		return Organisation
	}
	return Person
}

func logistic(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// Divide gives each feature its share of the score, in order: what adding its
// evidence to that of the features before it adds to the score.
func Divide(features []Feature, score float64) {
	total := 0.0
	for i := range features {
		total += features[i].Evidence
	}
	scale := 1.0
	if end := logistic(total); end > 0 {
		scale = score / end
	}
	sum := 0.0
	before := 0.0
	for i := range features {
		sum += features[i].Evidence
		after := logistic(sum) * scale
		features[i].Share = after - before
		before = after
	}
}
