package names

import "math"

// A Comparison says how likely two names name the same party, and why.
type Comparison struct {
	// Score is the expected share of true matches among pairs that look like
	// this one, from 0 to 1. Only equal names reach 1.
	Score    float64
	Equal    bool
	Kind     Kind      // Organisation if either name is one's, else Person
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

// topOdds bounds log-odds, so that names that are alike but not equal stay
// below 1.
const topOdds = 30

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
	kind := kindOf(a, b)
	e := m.evidence(ta, tb, cutsOf(a, b), kind, likenessOf(ta, tb))
	c := Comparison{Equal: a.key == b.key && e.tokens > 0, Kind: kind}
	c.Features = explain(&m.al, a, b, ta, tb, lexicon().model.coefficients(kind), &e)
	c.Score = Score(c.Features, c.Equal)
	return c
}

func likenessOf(a, b []*Token) func(i, j int) likeness {
	return func(i, j int) likeness { return alike(a[i], b[j]) }
}

// evidence aligns the tokens of two names and measures the alignment.
func (m *matcher) evidence(a, b []*Token, cut cuts, kind Kind, like func(i, j int) likeness) evidence {
	m.al.align(a, b, cut, kind, like)
	return measure(&m.al, a, b, cut)
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

// Score adds up the evidence of features and gives each its share of the
// score: the features that speak for a match divide what the score would be
// without the others, those against it divide what they cost. Equal names
// score 1 whatever else is said.
func Score(features []Feature, equal bool) float64 {
	var total, supporting, against float64
	for _, f := range features {
		total += f.Evidence
		if f.Evidence > 0 {
			supporting += f.Evidence
		} else if f.Name != priorFeature {
			against += f.Evidence
		}
	}
	score := lexicon().model.score(total)
	if equal {
		score = 1
	}
	most := score
	if against < 0 && !equal {
		most = max(score, lexicon().model.score(total-against))
	}
	for i := range features {
		f := &features[i]
		switch {
		case f.Evidence > 0:
			f.Share = most * f.Evidence / supporting
		case f.Name != priorFeature && against < 0:
			f.Share = (score - most) * f.Evidence / against
		}
	}
	return score
}

// priorFeature names the evidence that any two names start from.
const priorFeature = "prior"

// Adjust is the score after further evidence, for ranking before features are
// needed.
func Adjust(score float64, further []Feature) float64 {
	z := logit(score)
	for _, f := range further {
		z += f.Evidence
	}
	return lexicon().model.score(z)
}
