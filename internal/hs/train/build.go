package train

import (
	"math"
	"slices"
	"strconv"

	"github.com/tidewaiter/tidewaiter/internal/hs"
)

const (
	chapters = 98 // class c is chapter c; 0 is unused
	minRows  = 2  // a feature of fewer rows teaches nothing about others

	leastWeight = 12     // of a subheading, of 127
	doubt       = 0.0027 // measured by tools/benchhs: false disagreements below one in a hundred
)

// Build fits the model to rows. Codes lists the six-digit subheadings that it
// may propose, sorted.
func Build(rows []Row, codes []string) hs.Weights {
	rows = distinct(rows)
	d := newDictionary(rows, minRows)
	return hs.Weights{
		Features:    d.sorted(),
		Chapters:    d.chapterLayer(rows),
		Subheadings: d.subheadingLayer(rows, codes),
		Codes:       codes,
		Doubt:       doubt,
	}
}

// BuildChapters fits the model without subheadings, for measuring.
func BuildChapters(rows []Row) hs.Weights {
	rows = distinct(rows)
	d := newDictionary(rows, minRows)
	none := hs.Layer{Start: make([]uint32, len(d)+1)}
	return hs.Weights{Features: d.sorted(), Chapters: d.chapterLayer(rows), Subheadings: none, Doubt: doubt}
}

func (d dictionary) chapterLayer(rows []Row) hs.Layer {
	all := span{0, chapters}
	examples := d.examples(rows, chapterClass)
	m := newFit(examples, len(d), chapters, func(int) span { return all }, settings{rounds: 8, rate: 0.3})
	m.run(examples)
	return m.layer(1)
}

// subheadingLayer keeps only weights that move an answer: there are some
// three million pairs of feature and subheading.
func (d dictionary) subheadingLayer(rows []Row, codes []string) hs.Layer {
	spans := chapterSpans(codes)
	within := func(class int) span { return spans[chapterOf(codes[class])] }
	examples := d.examples(rows, func(r Row) int { return subheadingClass(r, codes) })
	m := newFit(examples, len(d), len(codes), within, settings{rounds: 4, rate: 0.3})
	m.run(examples)
	return m.layer(leastWeight)
}

// distinct drops rows that repeat text and code.
func distinct(rows []Row) []Row {
	type key struct{ text, code string }
	seen := map[key]bool{}
	var kept []Row
	for _, r := range rows {
		k := key{Normal(r.Text), r.Code}
		if !seen[k] {
			seen[k] = true
			kept = append(kept, r)
		}
	}
	return kept
}

func (d dictionary) sorted() []hs.Feature {
	features := make([]hs.Feature, len(d))
	for f, i := range d {
		features[i] = f
	}
	return features
}

func chapterClass(r Row) int { return chapterOf(r.Code) }

func chapterOf(code string) int {
	c, _ := strconv.Atoi(code[:2])
	return c
}

// subheadingClass is -1 for rows that do not name one.
func subheadingClass(r Row, codes []string) int {
	if i, ok := slices.BinarySearch(codes, r.Code); ok {
		return i
	}
	return -1
}

func chapterSpans(codes []string) [chapters]span {
	var spans [chapters]span
	for i, code := range codes {
		s := &spans[chapterOf(code)]
		if s.last == 0 {
			s.first = i
		}
		s.last = i + 1
	}
	return spans
}

// layer rounds the weights to whole numbers from -127 to 127 and drops those
// smaller than least.
func (m *fit) layer(least float64) hs.Layer {
	l := hs.Layer{Start: make([]uint32, len(m.start)), Bias: m.bias, Unit: m.unit()}
	for f := range len(m.start) - 1 {
		for i := m.start[f]; i < m.start[f+1]; i++ {
			w := math.Round(float64(m.weight[i] / l.Unit))
			if w = max(-127, min(w, 127)); math.Abs(w) >= least {
				l.Class = append(l.Class, m.class[i])
				l.Weight = append(l.Weight, int8(w))
			}
		}
		l.Start[f+1] = uint32(len(l.Class))
	}
	return l
}

// unit lets all but one weight in ten thousand fit without clipping.
func (m *fit) unit() float32 {
	sizes := make([]float32, len(m.weight))
	for i, w := range m.weight {
		sizes[i] = max(w, -w)
	}
	slices.Sort(sizes)
	return sizes[len(sizes)-1-len(sizes)/10000] / 127
}
