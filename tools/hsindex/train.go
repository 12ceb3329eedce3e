package main

import (
	"math"
	"math/rand/v2"
	"strconv"

	"github.com/tidewaiter/tidewaiter/internal/hs"
	"github.com/tidewaiter/tidewaiter/internal/textsearch"
)

const chapters = 98 // by number; 0 and 77 stay empty

// A document is a sample as the trainer sees it.
type document struct {
	features []hs.Feature
	chapter  int
	weight   float32
}

func documents(n *textsearch.Normaliser, samples []sample) []document {
	var out []document
	for _, s := range samples {
		c, err := strconv.Atoi(s.code[:2])
		if err != nil || c >= chapters {
			continue
		}
		f := hs.AppendFeatures(nil, n.Normalise(nil, s.text))
		if len(f) > 0 {
			out = append(out, document{f, c, s.weight})
		}
	}
	return out
}

// A model scores chapters: the sum of the weights of a text's features.
type model struct {
	weights [][chapters]float32
	bias    [chapters]float32
}

// settings are what was tried by cross-validation.
type settings struct {
	epochs    int
	rate      float32
	bayes     float32 // share of the naive Bayes weights
	smoothing float64
}

var chosen = settings{epochs: 3, rate: 0.5, bayes: 0.2, smoothing: 3}

// train fits a softmax regression by AdaGrad, in a fixed random order.
func train(docs []document, set settings) *model {
	m := &model{weights: make([][chapters]float32, 1<<hs.Bits)}
	squares := make([]float32, 1<<hs.Bits)
	r := rand.New(rand.NewPCG(1, 2))
	var p [chapters]float32
	for range set.epochs {
		for _, i := range r.Perm(len(docs)) {
			d := &docs[i]
			scale := scaleOf(d.features)
			m.scores(d.features, scale, &p)
			softmax(&p)
			p[d.chapter]--
			var norm float32
			for _, g := range p {
				norm += g * g
			}
			step := d.weight * scale
			for _, f := range d.features {
				squares[f] += norm * step * step
				eta := set.rate * step / (float32(math.Sqrt(float64(squares[f]))) + 1e-6)
				w := &m.weights[f]
				for c := range w {
					w[c] -= eta * p[c]
				}
			}
			for c := range p {
				m.bias[c] -= 0.01 * p[c]
			}
		}
	}
	return m
}

func (m *model) scores(features []hs.Feature, scale float32, p *[chapters]float32) {
	*p = [chapters]float32{}
	for _, f := range features {
		w := &m.weights[f]
		for c := range w {
			p[c] += w[c]
		}
	}
	for c := range p {
		p[c] = p[c]*scale + m.bias[c]
	}
	p[0], p[77] = -1e9, -1e9
}

func softmax(p *[chapters]float32) {
	top := p[1]
	for _, v := range p {
		top = max(top, v)
	}
	var sum float32
	for c, v := range p {
		p[c] = float32(math.Exp(float64(v - top)))
		sum += p[c]
	}
	for c := range p {
		p[c] /= sum
	}
}

// bayesian returns the log-odds weights of a naive Bayes classifier.
func bayesian(docs []document, smoothing float64) *model {
	m := &model{weights: make([][chapters]float32, 1<<hs.Bits)}
	var total [chapters]float64
	all := make([]float64, 1<<hs.Bits)
	sum := 0.0
	for _, d := range docs {
		for _, f := range d.features {
			m.weights[f][d.chapter] += d.weight
			total[d.chapter] += float64(d.weight)
			all[f] += float64(d.weight)
			sum += float64(d.weight)
		}
	}
	for f := range m.weights {
		if all[f] == 0 {
			continue
		}
		prior := (all[f] + 0.5) / (sum + 1)
		for c := range m.weights[f] {
			p := (float64(m.weights[f][c]) + smoothing*50*prior + 1e-9) / (total[c] + smoothing*50)
			m.weights[f][c] = float32(math.Log(p / prior))
		}
	}
	return m
}

// scaleOf makes the scores of long and short texts comparable.
func scaleOf(f []hs.Feature) float32 {
	return 1 / float32(math.Sqrt(float64(max(1, len(f)))))
}
