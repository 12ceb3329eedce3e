package train

import (
	"fmt"
	"math"
	"slices"

	"github.com/tidewaiter/tidewaiter/internal/hs"
)

const (
	leastChapter    = 2  // smallest weight kept, of 127, of a chapter
	leastSubheading = 14 // of a subheading
)

// put writes the chapter weights into w as whole numbers.
func (m *chapterFit) put(w *hs.Weights) {
	w.Features = m.dict.features
	for c := range w.Bias {
		w.Bias[c] = m.bias[c] / temperature
		w.Usual[c] = m.usual[c] * kindValue / temperature
	}
	w.Bias[noChapter] = -1e9
	w.Row = make([]int, len(w.Features))
	var sums []rowSum
	shared := map[string]int{}
	for f, kinds := range m.dict.kinds {
		key := fmt.Sprint(kinds)
		at, ok := shared[key]
		if kinds == nil || !ok { // words of the same kinds share a row
			at = len(sums)
			sums = append(sums, m.sum(int32(f)))
			shared[key] = at
		}
		w.Row[f] = at
	}
	unit := unitOf(sums)
	w.Unit = unit / temperature
	for i := range sums {
		w.Rows = append(w.Rows, sums[i].row(unit))
	}
}

// A rowSum is what a feature, or the kinds that it stands for, weigh beyond the
// usual weight.
type rowSum struct {
	beyond scores
	usual  uint8
}

func (m *chapterFit) sum(feature int32) rowSum {
	var s rowSum
	m.each([]int32{feature}, func(i int32, value float32) {
		s.usual += uint8(value / kindValue)
		for c := range s.beyond {
			s.beyond[c] += value * (m.weight[i][c] - m.usual[c])
		}
	})
	s.beyond[0], s.beyond[noChapter] = 0, 0
	return s
}

// row rounds the weights to whole numbers and drops small ones.
func (s *rowSum) row(unit float32) hs.Row {
	r := hs.Row{Usual: s.usual}
	for c, sum := range s.beyond {
		v := math.Round(float64(sum / unit))
		if v = max(-127, min(v, 127)); math.Abs(v) >= leastChapter {
			r.Chapter = append(r.Chapter, uint8(c))
			r.Weight = append(r.Weight, int8(v))
		}
	}
	return r
}

// unitOf lets all but one row in a thousand fit without clipping.
func unitOf(sums []rowSum) float32 {
	var tops []float32
	for i := range sums {
		top := float32(0)
		for _, v := range sums[i].beyond {
			top = max(top, v, -v)
		}
		tops = append(tops, top)
	}
	return quantile(tops, 1000) / 127
}

// quantile is the value that one in n exceeds.
func quantile(values []float32, n int) float32 {
	slices.Sort(values)
	return values[len(values)-1-len(values)/n]
}

// layer rounds the weights to whole numbers from -127 to 127 and drops small
// ones: there are millions of pairs of feature and subheading.
func (m *fit) layer() hs.Layer {
	l := hs.Layer{Start: make([]uint32, len(m.start)), Bias: m.bias, Unit: m.unit()}
	for f := range len(m.start) - 1 {
		for i := m.start[f]; i < m.start[f+1]; i++ {
			w := math.Round(float64(m.weight[i] / l.Unit))
			if w = max(-127, min(w, 127)); math.Abs(w) >= leastSubheading {
				l.Class = append(l.Class, m.class[i])
				l.Weight = append(l.Weight, int8(w))
			}
		}
		l.Start[f+1] = uint32(len(l.Class))
	}
	return l
}

func (m *fit) unit() float32 {
	sizes := make([]float32, len(m.weight))
	for i, w := range m.weight {
		sizes[i] = max(w, -w)
	}
	return quantile(sizes, 10_000) / 127
}
