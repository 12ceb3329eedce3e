package train

import (
	"math"
	"math/rand/v2"

	"github.com/tidewaiter/tidewaiter/internal/hs"
)

// Settings of the chapter fit, chosen by cross-validation.
const (
	chapterRounds = 4
	chapterRate   = 0.6
	biasRate      = 0.02
	kindValue     = 0.5 // of a kind of thing; a word of a text counts one
	bayesShare    = 0.2 // of naive Bayes beside the regression
	smoothing     = 500 // made-up observations behind a share of naive Bayes
	temperature   = 1.5 // by which the sum of both is too sure of itself
)

// noChapter is a number that the Harmonized System keeps free.
const noChapter = 77

type scores = [hs.Chapters]float32

// A chapterFit weighs features and kinds of things for each chapter: a
// logistic regression and a naive Bayes classifier, added up.
type chapterFit struct {
	dict   *dictionary
	weight []scores // of the features, then of the kinds
	steps  []float32
	bias   scores
	usual  scores // weight of a feature for a chapter it was not seen with
}

func fitChapters(d *dictionary, examples []example) *chapterFit {
	n := len(d.features) + d.allKinds
	m := &chapterFit{dict: d, weight: make([]scores, n), steps: make([]float32, n)}
	random := rand.New(rand.NewPCG(1, 2))
	for range chapterRounds {
		for _, i := range random.Perm(len(examples)) {
			if e := &examples[i]; len(e.features) > 0 {
				m.learn(e)
			}
		}
	}
	m.addBayes(examples)
	return m
}

// each calls do for each weight that a text has, and for how much it counts.
func (m *chapterFit) each(features []int32, do func(i int32, value float32)) {
	for _, f := range features {
		if kinds := m.dict.kinds[f]; kinds != nil {
			for _, k := range kinds {
				do(int32(len(m.dict.features))+k, kindValue)
			}
		} else {
			do(f, 1)
		}
	}
}

func (m *chapterFit) learn(e *example) {
	p := m.scores(e.features)
	softmax(p[1:])
	p[e.class]--
	p[0], p[noChapter] = 0, 0
	var size float32
	active, n := [hs.Chapters]int{}, 0
	for c, d := range p {
		size += d * d
		m.bias[c] -= biasRate * d * e.weight
		if d > 1e-4 || d < 0 {
			active[n] = c
			n++
		}
	}
	x := scale(len(e.features)) * e.weight
	m.each(e.features, func(i int32, value float32) {
		m.steps[i] += size * x * x * value * value
		rate := chapterRate / (float32(math.Sqrt(float64(m.steps[i]))) + 1e-6) * x * value
		w := &m.weight[i]
		for _, c := range active[:n] {
			w[c] -= rate * p[c]
		}
	})
}

func (m *chapterFit) scores(features []int32) scores {
	var p scores
	m.each(features, func(i int32, value float32) {
		w := &m.weight[i]
		for c := range p {
			p[c] += value * w[c]
		}
	})
	x := scale(len(features))
	for c := range p {
		p[c] = p[c]*x + m.bias[c]
	}
	p[0], p[noChapter] = -1e9, -1e9
	return p
}

// addBayes adds the log odds of naive Bayes, and finds the usual weights.
func (m *chapterFit) addBayes(examples []example) {
	seen := make([]scores, len(m.weight))
	all := make([]float64, len(m.weight))
	var total [hs.Chapters]float64
	var sum float64
	for _, e := range examples {
		m.each(e.features, func(i int32, _ float32) {
			seen[i][e.class] += e.weight
			all[i] += float64(e.weight)
			total[e.class] += float64(e.weight)
			sum += float64(e.weight)
		})
	}
	var unseen [hs.Chapters]float64
	var count [hs.Chapters]int
	for i := range m.weight {
		if all[i] == 0 {
			continue
		}
		prior := (all[i] + 0.5) / (sum + 1)
		for c := range total {
			p := (float64(seen[i][c]) + smoothing*prior) / (total[c] + smoothing)
			m.weight[i][c] += bayesShare * float32(math.Log(p/prior))
			if seen[i][c] == 0 {
				unseen[c] += float64(m.weight[i][c])
				count[c]++
			}
		}
	}
	for c := range unseen {
		m.usual[c] = float32(unseen[c] / float64(max(count[c], 1)))
	}
}

// scale makes long and short texts comparable; package hs does the same.
func scale(n int) float32 {
	return float32(1 / math.Sqrt(float64(max(n, 1))))
}
