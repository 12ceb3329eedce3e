package train

import (
	"fmt"
	"math"
	"slices"

	"github.com/tidewaiter/tidewaiter/internal/hs"
)

const (
	leastChapter    = 4  // smallest weight kept, of 127, of a chapter
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
	unit := m.unit()
	w.Unit = unit / temperature
	w.Row = make([]int, len(w.Features))
	shared := map[string]int{}
	for f, kinds := range m.dict.kinds {
		if kinds == nil {
			w.Row[f] = len(w.Rows)
			w.Rows = append(w.Rows, m.row([]int32{int32(f)}, unit))
			continue
		}
		key := fmt.Sprint(kinds)
		at, ok := shared[key]
		if !ok {
			at = len(w.Rows)
			shared[key] = at
			w.Rows = append(w.Rows, m.row([]int32{int32(f)}, unit))
		}
		w.Row[f] = at
	}
}

// row adds up what features stand for and takes the usual weight away.
func (m *chapterFit) row(features []int32, unit float32) hs.Row {
	var sum scores
	var r hs.Row
	m.each(features, func(i int32, value float32) {
		r.Usual += uint8(value / kindValue)
		for c := range sum {
			sum[c] += value * (m.weight[i][c] - m.usual[c])
		}
	})
	for c := 1; c < len(sum); c++ {
		v := math.Round(float64(sum[c] / unit))
		if v = max(-127, min(v, 127)); math.Abs(v) >= leastChapter && c != noChapter {
			r.Chapter = append(r.Chapter, uint8(c))
			r.Weight = append(r.Weight, int8(v))
		}
	}
	return r
}

// unit lets all but one weight in a thousand fit without clipping.
func (m *chapterFit) unit() float32 {
	var tops []float32
	for i := range m.weight {
		top := float32(0)
		for c, v := range m.weight[i] {
			v -= m.usual[c]
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
