package train

import (
	"slices"

	"github.com/tidewaiter/tidewaiter/internal/hs"
)

// An example is a row as the fits see it.
type example struct {
	features []int32 // by number in the dictionary
	class    int
	weight   float32
}

// A dictionary numbers the features worth keeping, and says of what kinds of
// things a word is that has a meaning.
type dictionary struct {
	features []hs.Feature // sorted
	number   map[hs.Feature]int32
	kinds    [][]int32 // by feature: numbers of the kinds worth keeping
	allKinds int
}

// newDictionary keeps the features and kinds seen in at least minRows rows.
// Words that mean something known are kept although no row has them.
func newDictionary(rows []Row, meanings map[hs.Feature][]int32) *dictionary {
	features, kinds := map[hs.Feature]int{}, map[int32]int{}
	var buf []hs.Feature
	for _, r := range rows {
		buf = hs.Features(buf[:0], r.Text)
		for _, f := range buf {
			if f.IsMeaning() {
				for _, k := range meanings[f] {
					kinds[k]++
				}
			} else {
				features[f]++
			}
		}
	}
	d := &dictionary{number: map[hs.Feature]int32{}}
	d.features = frequent(features)
	known := frequent(kinds)
	d.allKinds = len(known)
	byFeature := map[hs.Feature][]int32{}
	for f, list := range meanings {
		for _, k := range list {
			if i, ok := slices.BinarySearch(known, k); ok {
				byFeature[f] = append(byFeature[f], int32(i))
			}
		}
		if byFeature[f] != nil {
			d.features = append(d.features, f)
		}
	}
	slices.Sort(d.features)
	d.kinds = make([][]int32, len(d.features))
	for i, f := range d.features {
		d.number[f] = int32(i)
		d.kinds[i] = byFeature[f]
	}
	return d
}

func frequent[K hs.Feature | int32](counts map[K]int) []K {
	var kept []K
	for k, n := range counts {
		if n >= minRows {
			kept = append(kept, k)
		}
	}
	slices.Sort(kept)
	return kept
}

// examples leaves out rows without a class, which is negative.
func (d *dictionary) examples(rows []Row, class func(Row) int) []example {
	var examples []example
	var buf []hs.Feature
	for _, r := range rows {
		c := class(r)
		if c < 0 {
			continue
		}
		buf = hs.Features(buf[:0], r.Text)
		e := example{class: c, weight: r.Weight}
		for _, f := range buf {
			if id, ok := d.number[f]; ok {
				e.features = append(e.features, id)
			}
		}
		examples = append(examples, e)
	}
	return examples
}
