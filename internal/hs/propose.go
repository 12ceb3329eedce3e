package hs

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/tidewaiter/tidewaiter/internal/textsearch"
)

// headings finds subheadings by the words of their texts.
type headings struct {
	codes []string
	words map[uint32][]int32 // by hashed word stem, to codes
}

func (h *headings) add(n *textsearch.Normaliser, code, text string) {
	if len(code) != 6 {
		return
	}
	if h.words == nil {
		h.words = map[uint32][]int32{}
	}
	i := int32(len(h.codes))
	h.codes = append(h.codes, code)
	for _, w := range stems(n.Normalise(nil, text)) {
		if list := h.words[w]; len(list) == 0 || list[len(list)-1] != i {
			h.words[w] = append(list, i)
		}
	}
}

// stems hashes the words of a text without the endings of plurals.
func stems(letters []textsearch.Letter) []uint32 {
	var out []uint32
	for start := 0; start < len(letters); {
		end := start + 1
		for end < len(letters) && !textsearch.StartsWord(letters, end) {
			end++
		}
		if word := letters[start:end]; len(word) > 2 && !digits(word) {
			h := uint32(seedStem)
			for _, l := range word[:stemLength(word)] {
				h = mix(h, l.Rune)
			}
			out = append(out, h)
		}
		start = end
	}
	return out
}

// Propose returns the n likeliest subheadings of six digits: those of the
// likeliest chapters whose texts share the rarest words with the goods.
func (x *Index) Propose(g *Guess, n int) []string {
	scores := map[int32]float64{}
	for _, w := range stems(g.letters) {
		list := x.headings.words[w]
		for _, i := range list {
			scores[i] += math.Log(float64(len(x.headings.codes)) / float64(len(list)))
		}
	}
	for i, code := range x.headings.codes {
		c, _ := strconv.Atoi(code[:2])
		if _, found := scores[int32(i)]; found || slices.Contains(g.order[:], c) {
			scores[int32(i)] += g.scores[c]
		}
	}
	order := make([]int32, 0, len(scores))
	for i := range scores {
		order = append(order, i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(scores[b], scores[a]), cmp.Compare(a, b))
	})
	var out []string
	for _, i := range order[:min(n, len(order))] {
		out = append(out, x.headings.codes[i])
	}
	return out
}
