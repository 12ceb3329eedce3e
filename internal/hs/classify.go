package hs

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/tidewaiter/tidewaiter/internal/textsearch"
)

// A Guess is what a text says about its chapter.
type Guess struct {
	scores   [Chapters]float64
	features int
	order    [3]int
	letters  []textsearch.Letter
}

// Guess ranks the chapters for a text.
func (x *Index) Guess(text string) *Guess {
	g := &Guess{letters: x.norm.Normalise(nil, text)}
	features := AppendFeatures(nil, g.letters)
	g.features = len(features)
	var sums [Chapters]int32
	for _, f := range features {
		row := x.weights[int(f)*Chapters : (int(f)+1)*Chapters]
		for c, w := range row {
			sums[c] += int32(int8(w))
		}
	}
	scale := Step / math.Sqrt(float64(max(1, len(features))))
	bias := x.weights[1<<Bits*Chapters:]
	for c := range sums {
		g.scores[c] = float64(sums[c])*scale + Step*float64(int8(bias[c]))
	}
	g.scores[0], g.scores[77] = math.Inf(-1), math.Inf(-1)
	order := make([]int, Chapters)
	for c := range order {
		order[c] = c
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(g.scores[b], g.scores[a]) })
	copy(g.order[:], order)
	return g
}

// Chapters returns the three likeliest chapters, the best first.
func (g *Guess) Chapters() [3]int { return g.order }

// clearLead is by how much, in natural logarithms, the best chapter must lead
// a declared one before the two are said to disagree. Set by cross-validation
// so that fewer than one right code in a hundred is doubted: tools/hsindex -cv.
const clearLead = 11.5

// Disagrees reports whether the text clearly points to another chapter than
// the code. Where it cannot tell, it does not.
func (g *Guess) Disagrees(code string) bool {
	if len(code) < 2 || g.features < 6 {
		return false
	}
	c, err := strconv.Atoi(code[:2])
	if err != nil || c <= 0 || c >= Chapters || c == 77 {
		return false
	}
	return g.scores[g.order[0]]-g.scores[c] > clearLead
}
