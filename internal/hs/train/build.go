package train

import (
	"slices"
	"strconv"

	"github.com/tidewaiter/tidewaiter/internal/hs"
)

// minRows is the least number of rows with a feature: one of fewer teaches
// nothing about others.
const minRows = 2

// Build fits the model to rows. Meanings are the kinds of things that words
// name; codes lists the six-digit subheadings that it may propose, sorted.
func Build(rows []Row, meanings map[hs.Feature][]int32, codes []string) hs.Weights {
	rows = distinct(rows)
	d := newDictionary(rows, meanings)
	w := hs.Weights{Codes: codes}
	setDoubt(&w, judge(rows, meanings))
	fitChapters(d, d.examples(rows, chapterClass)).put(&w)
	w.Subheadings = d.subheadings(rows, codes)
	return w
}

func (d *dictionary) subheadings(rows []Row, codes []string) hs.Layer {
	spans := chapterSpans(codes)
	within := func(class int) span { return spans[chapterOf(codes[class])] }
	examples := d.examples(rows, func(r Row) int { return subheadingClass(r, codes) })
	m := newFit(examples, len(d.features), len(codes), within, settings{rounds: 4, rate: 0.3})
	m.run(examples)
	return m.layer()
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

func chapterSpans(codes []string) [hs.Chapters]span {
	var spans [hs.Chapters]span
	for i, code := range codes {
		s := &spans[chapterOf(code)]
		if s.last == 0 {
			s.first = i
		}
		s.last = i + 1
	}
	return spans
}
