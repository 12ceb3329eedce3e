package train

import (
	"math"
	"math/rand/v2"
	"slices"
)

// settings of a fit.
type settings struct {
	rounds int
	rate   float32
}

// A span is a run of classes, first to last exclusive.
type span struct{ first, last int }

// A fit is a logistic regression with one weight for each pair of feature and
// class seen together. An example competes within its span of classes only.
type fit struct {
	span   func(class int) span
	start  []int32 // of a feature's pairs
	class  []uint16
	weight []float32
	bias   []float32
	steps  []float32 // by feature: sum of squared gradients
	set    settings
	p      []float32
}

func newFit(examples []example, features, classes int, within func(class int) span, s settings) *fit {
	m := &fit{
		span: within, set: s,
		start: make([]int32, features+1), steps: make([]float32, features),
		bias: make([]float32, classes), p: make([]float32, classes),
	}
	var pairs []uint64
	for _, e := range examples {
		for _, f := range e.features {
			pairs = append(pairs, uint64(f)<<16|uint64(e.class))
		}
	}
	slices.Sort(pairs)
	pairs = slices.Compact(pairs)
	for _, pair := range pairs {
		m.start[pair>>16+1]++
		m.class = append(m.class, uint16(pair))
	}
	for f := range features {
		m.start[f+1] += m.start[f]
	}
	m.weight = make([]float32, len(pairs))
	return m
}

func (m *fit) run(examples []example) {
	random := rand.New(rand.NewPCG(1, 2))
	for range m.set.rounds {
		for _, i := range random.Perm(len(examples)) {
			if e := &examples[i]; len(e.features) > 0 {
				m.learn(e)
			}
		}
	}
}

func (m *fit) learn(e *example) {
	within := m.span(e.class)
	p := m.scores(e.features, within)
	softmax(p)
	p[e.class-within.first] -= 1
	var size float32
	for c, d := range p {
		size += d * d
		m.bias[within.first+c] -= 0.02 * d * e.weight
	}
	x := scale(len(e.features)) * e.weight
	for _, f := range e.features {
		m.steps[f] += size * x * x
		rate := m.set.rate / float32(math.Sqrt(float64(m.steps[f]))+1e-6)
		from, to := m.pairs(f, within)
		w := m.weight[from:to]
		for i, c := range m.class[from:to] {
			w[i] -= rate * p[int(c)-within.first] * x
		}
	}
}

// pairs finds a feature's pairs with the classes of a span.
func (m *fit) pairs(f int32, within span) (from, to int32) {
	from, to = m.start[f], m.start[f+1]
	if within.last-within.first < len(m.bias) {
		row := m.class[from:to]
		i, _ := slices.BinarySearch(row, uint16(within.first))
		j, _ := slices.BinarySearch(row, uint16(within.last))
		from, to = from+int32(i), from+int32(j)
	}
	return from, to
}

func (m *fit) scores(features []int32, within span) []float32 {
	p := m.p[:within.last-within.first]
	clear(p)
	for _, f := range features {
		from, to := m.pairs(f, within)
		w := m.weight[from:to]
		for i, c := range m.class[from:to] {
			p[int(c)-within.first] += w[i]
		}
	}
	x := scale(len(features))
	for c := range p {
		p[c] = p[c]*x + m.bias[within.first+c]
	}
	return p
}

func softmax(p []float32) {
	top := slices.Max(p)
	var sum float32
	for c, v := range p {
		p[c] = float32(math.Exp(float64(v - top)))
		sum += p[c]
	}
	for c := range p {
		p[c] /= sum
	}
}
