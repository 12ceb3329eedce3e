package hs

import (
	"cmp"
	"slices"
)

// A Proposal is a subheading that may fit a text.
type Proposal struct {
	HS    string  // six digits
	Text  string  // of the nomenclature, in English
	Share float32 // how much of the model's belief it has, from 0 to 1
}

const (
	// likeliest is how many chapters are searched for subheadings.
	likeliest = 4

	// leastBelief is the share of the likeliest chapter below which a proposal
	// would be a guess.
	leastBelief = 0.3
)

// Propose gives the n likeliest subheadings of a text, best first; fewer or
// none when the text says too little that the model knows. The language is not
// used yet: all languages of the nomenclature share one model.
func (x *Index) Propose(text, lang string, n int) []Proposal {
	var buf [maxFeatures]Feature
	var shares [Chapters]float32
	features := Features(buf[:0], text)
	if !x.reads(text) || !x.model.shares(&shares, features) || slices.Max(shares[:]) < leastBelief {
		return nil
	}
	return x.propose(features, &shares, n)
}

func (x *Index) propose(features []Feature, chapters *[Chapters]float32, n int) []Proposal {
	m := &x.model
	var numbers []int32
	for _, f := range features {
		if i, ok := slices.BinarySearch(m.features, f); ok {
			numbers = append(numbers, int32(i))
		}
	}
	var buf [maxSubheadings]float32
	var best []Proposal
	for _, c := range top(chapters[:], likeliest) {
		within := m.spans[c]
		shares := m.within.shares(buf[:], numbers, within)
		for _, i := range top(shares, n) {
			best = append(best, Proposal{HS: m.codes[int(within.first)+i], Share: chapters[c] * shares[i]})
		}
	}
	slices.SortStableFunc(best, func(a, b Proposal) int { return cmp.Compare(b.Share, a.Share) })
	best = best[:min(n, len(best))]
	for i := range best {
		best[i].Text, _ = x.texts.of(best[i].HS)
	}
	return best
}

// top finds the n largest values, largest first.
func top(values []float32, n int) []int {
	best := make([]int, 0, n+1)
	for i, v := range values {
		at := len(best)
		for at > 0 && v > values[best[at-1]] {
			at--
		}
		if at == n {
			continue
		}
		best = slices.Insert(best, at, i)[:min(len(best)+1, n)]
	}
	return best
}
