package train

import (
	"hash/fnv"
	"slices"

	"github.com/tidewaiter/tidewaiter/internal/hs"
)

// Settings of the doubt about a declared chapter.
const (
	innerFolds = 3
	mistaken   = 0.3    // how much what chapters are mistaken for counts beside the shares
	madeUp     = 5      // observations of the prior behind each chapter's mistakes
	falseDoubt = 0.0099 // true codes that may be contradicted
)

// A judged row is a text that its fit had not seen.
type judged struct {
	shares  scores
	chapter int
}

// judge fits the chapters several times, each time without some of the rows
// that look like declared texts, and asks for those.
func judge(rows []Row, meanings map[hs.Feature][]int32) []judged {
	var out []judged
	for k := range innerFolds {
		left := map[string]bool{}
		var held []Row
		for _, r := range rows {
			if r.Judge && innerFold(r.Text) == k {
				held = append(held, r)
				left[Normal(r.Text)] = true
			}
		}
		kept := slices.DeleteFunc(slices.Clone(rows), func(r Row) bool { return left[Normal(r.Text)] })
		d := newDictionary(kept, meanings)
		m := fitChapters(d, d.examples(kept, chapterClass))
		for _, e := range d.examples(held, chapterClass) {
			s := m.scores(e.features)
			for c := range s {
				s[c] /= temperature
			}
			softmax(s[1:])
			s[0] = 0
			out = append(out, judged{s, e.class})
		}
	}
	return out
}

func innerFold(text string) int {
	h := fnv.New32a()
	h.Write([]byte(Normal(text)))
	return int(h.Sum32()>>17) % innerFolds
}

// setDoubt learns from judged rows for which chapters another is mistaken,
// and the trust in a declared chapter below which it is contradicted.
func setDoubt(w *hs.Weights, rows []judged) {
	var mistakes [hs.Chapters]scores // mistakes[d][c]: belief in d where c was right
	var prior scores
	for _, r := range rows {
		prior[r.chapter]++
		for d, share := range r.shares {
			mistakes[d][r.chapter] += share
		}
	}
	for c := range prior {
		prior[c] = (prior[c] + 0.5) / (float32(len(rows)) + 0.5*hs.Chapters)
	}
	for d := range mistakes {
		total := float32(madeUp)
		for _, n := range mistakes[d] {
			total += n
		}
		for c := range prior {
			of := (mistakes[d][c] + madeUp*prior[c]) / total
			w.Suspect[c][d] = mistaken * of / prior[c]
		}
		w.Suspect[d][d] += (1 - mistaken) / prior[d]
	}
	var trusts []float32
	for _, r := range rows {
		var t float32
		for d, s := range w.Suspect[r.chapter] {
			t += s * r.shares[d]
		}
		trusts = append(trusts, t)
	}
	if slices.Sort(trusts); len(trusts) > 0 {
		w.Doubt = trusts[int(falseDoubt*float64(len(trusts)))]
	}
}
