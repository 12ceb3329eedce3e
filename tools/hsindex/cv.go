package main

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"sync"

	"github.com/tidewaiter/tidewaiter/internal/hs"
	"github.com/tidewaiter/tidewaiter/internal/textsearch"
)

const folds = 5

// fold assigns a text to a fold by its normal form.
func fold(text string) int {
	h := fnv.New32a()
	h.Write([]byte(normal(text)))
	return int(h.Sum32()>>7) % folds
}

// A guess is what a test text got.
type guess struct {
	kind   string
	want   int
	ranked [3]int
	probs  [chapters]float32
}

// crossValidate trains on four folds of the labelled texts and everything
// else, less every text of the fifth, and tests on that.
func crossValidate(labelled, other []sample) error {
	n := textsearch.NewNormaliser()
	guesses := make([][]guess, folds)
	var wg sync.WaitGroup
	for k := range folds {
		wg.Add(1)
		go func() {
			defer wg.Done()
			held := map[string]bool{}
			var test, rest []sample
			for _, s := range labelled {
				if fold(s.text) == k {
					held[normal(s.text)] = true
					test = append(test, s)
				} else {
					rest = append(rest, s)
				}
			}
			for _, s := range other {
				if !held[normal(s.text)] {
					rest = append(rest, s)
				}
			}
			docs := documents(n, rest)
			lr := train(docs, chosen)
			nb := bayesian(docs, chosen.smoothing)
			guesses[k] = judge(n, lr, nb, test)
		}()
		if k%2 == 1 {
			wg.Wait()
		}
	}
	wg.Wait()
	report(slices.Concat(guesses...))
	return nil
}

func judge(n *textsearch.Normaliser, lr, nb *model, test []sample) []guess {
	var out []guess
	for _, s := range test {
		want, err := strconv.Atoi(s.code[:2])
		if err != nil {
			continue
		}
		g := guess{kind: s.kind, want: want}
		f := hs.AppendFeatures(nil, n.Normalise(nil, s.text))
		var p, q [chapters]float32
		lr.scores(f, scaleOf(f), &p)
		nb.scores(f, scaleOf(f), &q)
		for c := range p {
			g.probs[c] = p[c] + chosen.bayes*q[c]
		}
		softmax(&g.probs)
		order := make([]int, chapters)
		for c := range order {
			order[c] = c
		}
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(g.probs[b], g.probs[a]) })
		copy(g.ranked[:], order)
		out = append(out, g)
	}
	return out
}

func report(guesses []guess) {
	type count struct{ n, first, three int }
	by := map[string]*count{}
	for _, g := range guesses {
		kind := g.kind
		if kind != "parcel-description" {
			kind = "search-reference and brand"
		}
		if by[kind] == nil {
			by[kind] = &count{}
		}
		c := by[kind]
		c.n++
		if g.ranked[0] == g.want {
			c.first++
		}
		if slices.Contains(g.ranked[:], g.want) {
			c.three++
		}
	}
	for _, kind := range []string{"search-reference and brand", "parcel-description"} {
		c := by[kind]
		fmt.Printf("%-28s %5d rows  first %.2f %%  first three %.2f %%\n", kind, c.n, 100*float64(c.first)/float64(c.n), 100*float64(c.three)/float64(c.n))
	}
	disagreement(guesses)
}

// disagreement finds, for each least odds of the best chapter over the
// declared one, how many right codes would be doubted, and how many of codes
// exchanged with another text's would be found.
func disagreement(guesses []guess) {
	for _, odds := range []float32{20, 50, 100, 200, 500, 1000, 2000, 5000, 1e4, 3e4, 1e5, 1e6} {
		wrong, found, pairs := 0, 0, 0
		for i, g := range guesses {
			if doubt(&g, g.want, odds) {
				wrong++
			}
			other := guesses[(i*7919+13)%len(guesses)].want
			if other != g.want {
				pairs++
				if doubt(&g, other, odds) {
					found++
				}
			}
		}
		fmt.Printf("odds %6.0f  right codes doubted %.2f %%  exchanged codes found %.2f %%\n", odds, 100*float64(wrong)/float64(len(guesses)), 100*float64(found)/float64(pairs))
	}
}

func doubt(g *guess, declared int, odds float32) bool {
	return g.probs[g.ranked[0]] > odds*g.probs[declared]
}
