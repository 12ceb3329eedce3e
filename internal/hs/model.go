package hs

import (
	"encoding/binary"
	"math"
)

// A model scores the chapters of a text, and the subheadings within chapters.
// Both layers are logistic regressions over Features with small whole-number
// weights; a feature has weights only for classes it was seen with.
type model struct {
	features    []Feature // sorted; the number of a feature is its place
	buckets     []uint32  // where the features with each first bits begin
	chapters    layer
	subheadings layer
	spans       [maxChapter + 1]span // of the subheadings of a chapter
	codes       []string             // of the subheadings
	doubt       float32              // below this share a declared chapter is contradicted
}

const maxChapter = 97

// Features are hashes, spread evenly: their first bits nearly say where they
// stand.
const (
	bucketBits  = 16
	bucketShift = 32 - bucketBits
)

// A span is a run of classes, first to last exclusive.
type span struct{ first, last int32 }

// A layer holds the weights of one decision, as they stand in the file: those
// of feature n begin at data[start[n]] with their number, then the distance to
// the next class and its weight, over and over.
type layer struct {
	data  []byte
	start []uint32
	bias  []float32
	unit  float32 // what a weight of one is worth
}

// maxSubheadings bounds those of one chapter; chapter 84 has some 500.
const maxSubheadings = 1024

// maxFeatures is what a text of maxRunes can yield at most.
const maxFeatures = maxRunes * (maxPiece - minPiece + 4)

// known appends the numbers of the features of text that the model knows.
func (m *model) known(dst []int32, text string) []int32 {
	var buf [maxFeatures]Feature
	for _, f := range Features(buf[:0], text) {
		if n, ok := m.number(f); ok {
			dst = append(dst, n)
		}
	}
	return dst
}

func (m *model) number(f Feature) (int32, bool) {
	from, to := m.buckets[f>>bucketShift], m.buckets[f>>bucketShift+1]
	for n := from; n < to && m.features[n] <= f; n++ {
		if m.features[n] == f {
			return int32(n), true
		}
	}
	return 0, false
}

// shares adds up the weights of features and turns the sums into shares of the
// classes of a span, which sum to one.
func (l *layer) shares(dst []float32, features []int32, within span) []float32 {
	dst = dst[:within.last-within.first]
	clear(dst)
	for _, f := range features {
		l.add(dst, f, within.first)
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

// add adds the weights of one feature to the classes from first on.
func (l *layer) add(dst []float32, feature, first int32) {
	rest := l.data[l.start[feature]:]
	count, n := binary.Uvarint(rest)
	rest = rest[n:]
	k := -int(first)
	for range count {
		distance, n := uint64(rest[0]), 1
		if distance >= 0x80 {
			distance, n = binary.Uvarint(rest)
		}
		k += int(distance)
		if uint(k) < uint(len(dst)) {
			dst[k] += float32(int8(rest[n]))
		}
		rest = rest[n+1:]
	}
}

func exp(v float32) float32 { return float32(math.Exp(float64(v))) }
