package hs

import "math"

// A model scores the chapters of a text, and the subheadings within chapters.
// Both layers are logistic regressions over Features with small whole-number
// weights; a feature has weights only for classes it was seen with.
type model struct {
	slots       []slot // open addressing, a power of two long
	chapters    layer
	subheadings layer
	spans       [maxChapter + 1]span // of the subheadings of a chapter
	codes       []string             // of the subheadings
	doubt       float32              // below this share a declared chapter is contradicted
}

const maxChapter = 97

// A slot finds the number of a feature.
type slot struct {
	feature Feature
	number  int32 // counted from one; zero marks an empty slot
}

// A span is a run of classes, first to last exclusive.
type span struct{ first, last int32 }

// A layer holds the weights of one decision: those of feature n stand in
// start[n] to start[n+1].
type layer struct {
	start  []uint32
	class  []uint16
	weight []int8
	bias   []float32
	unit   float32 // what a weight of one is worth
}

// maxSubheadings bounds those of one chapter; chapter 84 has some 500.
const maxSubheadings = 1024

// maxFeatures is what a text of maxRunes can yield at most.
const maxFeatures = maxRunes * (maxPiece - minPiece + 4)

// known appends the numbers of the features of text that the model knows.
func (m *model) known(dst []int32, text string) []int32 {
	var buf [maxFeatures]Feature
	for _, f := range Features(buf[:0], text) {
		if n := m.number(f); n > 0 {
			dst = append(dst, n-1)
		}
	}
	return dst
}

func (m *model) number(f Feature) int32 {
	mask := len(m.slots) - 1
	for i := home(f, mask); ; i = (i + 1) & mask {
		if s := m.slots[i]; s.number == 0 || s.feature == f {
			return s.number
		}
	}
}

// home is the first place to look for a feature.
func home(f Feature, mask int) int {
	return int(f*0x9E3779B1>>7) & mask
}

// shares adds up the weights of features and turns the sums into shares of the
// classes of a span, which sum to one.
func (l *layer) shares(dst []float32, features []int32, within span) []float32 {
	dst = dst[:within.last-within.first]
	clear(dst)
	for _, f := range features {
		from, to := l.start[f], l.start[f+1]
		weights := l.weight[from:to]
		for i, c := range l.class[from:to] {
			if k := int32(c) - within.first; k >= 0 && k < int32(len(dst)) {
				dst[k] += float32(weights[i])
			}
		}
	}
	unit := l.unit / float32(math.Sqrt(float64(max(len(features), 1))))
	top := float32(math.Inf(-1))
	for c := range dst {
		dst[c] = dst[c]*unit + l.bias[int(within.first)+c]
		top = max(top, dst[c])
	}
	var sum float32
	for c, v := range dst {
		dst[c] = exp(v - top)
		sum += dst[c]
	}
	for c := range dst {
		dst[c] /= sum
	}
	return dst
}

func exp(v float32) float32 { return float32(math.Exp(float64(v))) }
