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
	if !x.reads(text) {
		return nil
	}
	var buf [maxFeatures]uint32
	known := x.known(buf[:0], text)
	if len(known) == 0 {
		return nil
	}
	var shares [Chapters]float32
	if x.model.shares(&shares, known); slices.Max(shares[:]) < leastBelief {
		return nil
	}
	return x.propose(known, &shares, n)
}

func (x *Index) propose(known []uint32, chapters *[Chapters]float32, n int) []Proposal {
	m := &x.model
	numbers := make([]uint32, len(known))
	for i, at := range known {
		numbers[i] = m.numbers[at]
	}
	var buf [maxSubheadings]float32
	var best []Proposal
	for _, c := range top(chapters[:], likeliest) {
		if len(best) >= n && best[n-1].Share >= chapters[c] {
			break // no subheading has more than its chapter
		}
		within := m.spans[c]
		shares := m.within.shares(buf[:], numbers, within)
		for _, i := range top(shares, n) {
			best = append(best, Proposal{HS: m.codes[int(within.first)+i], Share: chapters[c] * shares[i]})
		}
		slices.SortStableFunc(best, func(a, b Proposal) int { return cmp.Compare(b.Share, a.Share) })
		best = best[:min(n, len(best))]
	}
	for i := range best {
		best[i].Text = x.texts[best[i].HS]
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
