package hs

import "math"

// Chapters is one more than the last chapter of the Harmonized System, so that
// a chapter's number is its index; 0 stands for none.
const Chapters = 98

// A model scores the chapters of a text, and the subheadings within chapters.
// The score of a chapter is a sum of small whole-number weights of features; a
// feature has weights only where they differ from what is usual of a chapter.
type model struct {
	slots   []slot // open addressing, a power of two long
	rows    []byte // of chapter weights: length, shares of usual, then chapter and weight
	usual   [Chapters]float32
	bias    [Chapters]float32
	unit    float32 // what a weight of one is worth
	suspect [Chapters][Chapters]float32
	doubt   float32 // below this trust a declared chapter is contradicted

	numbers []uint32 // of the features in slots: the order of the subheading weights
	within  layer
	spans   [Chapters]span // of the subheadings of a chapter
	codes   []string       // of the subheadings
}

// A slot finds the chapter weights of a feature.
type slot struct {
	feature Feature
	row     uint32 // offset into rows, counted from one; zero marks an empty slot
}

// A span is a run of classes, first to last exclusive.
type span struct{ first, last int32 }

// A layer holds the weights of subheadings: those of feature n stand in
// start[n] to start[n+1].
type layer struct {
	start  []uint32
	class  []uint16
	weight []int8
	bias   []float32
	unit   float32
}

// maxSubheadings bounds those of one chapter; chapter 84 has some 500.
const maxSubheadings = 1024

// known appends to dst the slots of the features that the model knows, in
// order. Finding one waits for memory: a few are looked at together before
// anything is decided, so that they wait at the same time.
func (m *model) known(dst []uint32, features []Feature) []uint32 {
	const together = 16
	mask := len(m.slots) - 1
	var first [together]slot
	for len(features) > 0 {
		n := min(together, len(features))
		for i, f := range features[:n] {
			first[i] = m.slots[home(f, mask)]
		}
		for i, f := range features[:n] {
			at := home(f, mask)
			for s := first[i]; s.row != 0; s = m.slots[at] {
				if s.feature == f {
					dst = append(dst, uint32(at))
					break
				}
				at = (at + 1) & mask
			}
		}
		features = features[n:]
	}
	return dst
}

// shares fills in how the model's belief is shared among the chapters by the
// known features, at least one.
func (m *model) shares(dst *[Chapters]float32, known []uint32) {
	usual := 0
	for _, at := range known { // apart: the rows, too, are waited for at the same time
		usual += int(m.rows[m.slots[at].row])
	}
	var sums [256]int32
	for _, at := range known {
		row := m.rows[m.slots[at].row-1:]
		row = row[2 : 2+2*int(row[0])]
		for i := 1; i < len(row); i += 2 {
			sums[row[i-1]] += int32(int8(row[i]))
		}
	}
	scale := float32(1 / math.Sqrt(float64(len(known))))
	for c := 1; c < Chapters; c++ {
		dst[c] = (float32(sums[c])*m.unit+float32(usual)*m.usual[c])*scale + m.bias[c]
	}
	softmax(dst[1:])
}

// home is the first place to look for a feature.
func home(f Feature, mask int) int {
	return int(f*0x9E3779B1>>7) & mask
}

// trust is how much more often a text of these shares has the chapter than any
// text has it. It knows which chapters are mistaken for each other.
func (m *model) trust(shares *[Chapters]float32, chapter int) float32 {
	var sum float32
	for c, s := range m.suspect[chapter] {
		sum += s * shares[c]
	}
	return sum
}

// shares adds up the weights of features, by number, and turns the sums into
// shares of the classes of a span.
func (l *layer) shares(dst []float32, features []uint32, within span) []float32 {
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
	for c := range dst {
		dst[c] = dst[c]*unit + l.bias[int(within.first)+c]
	}
	softmax(dst)
	return dst
}

// softmax turns scores into shares that sum to one.
func softmax(scores []float32) {
	const negligible = -25
	top := float32(math.Inf(-1))
	for _, v := range scores {
		top = max(top, v)
	}
	var sum float32
	for c, v := range scores {
		if scores[c] = 0; v-top > negligible {
			scores[c] = float32(math.Exp(float64(v - top)))
			sum += scores[c]
		}
	}
	for c := range scores {
		scores[c] /= sum
	}
}
