package names

import "math"

// rounding is added to bounds, which are summed in another order than scores.
const rounding = 1e-3

// most bounds the log-odds of a name that holds partners of the query tokens
// in the set alone. Tokens that are not in it are left over, but for those
// that any word may stand for.
func (s *search) most(k int, set uint32) float64 {
	z, left, total := s.weigh[k][mBias], 0.0, s.weight
	for i := range s.tokens {
		l := &s.lists[i]
		switch {
		case set>>i&1 != 0:
			z += l.gain[k]
			total += l.widest
		case l.free:
			z += s.freeGain(k, i)
			total += rareWeight
		default:
			left += float64(s.tokens[i].weight)
		}
	}
	return z + openPenalty(s.weigh[k], left, total) + rounding
}

// freeGain is what a query token gives that any word may stand for: an initial,
// or the last word of a cut name.
func (s *search) freeGain(k, i int) float64 {
	if len(s.tokens[i].Form) == 1 {
		return max(s.weigh[k][mInitial], s.weigh[k][mCutOff]*rareWeight)
	}
	return s.weigh[k][mCutOff] * rareWeight
}

// openPenalty is the least that what is left over costs, given that at least a
// is left over of the query, and nothing is known of the name: the more it has,
// the more of it is in conflict with the query, and the smaller a share what is
// left over is. total is the most that both weigh without that.
func openPenalty(c *coefficients, a, total float64) float64 {
	conflict, conflictShare, extra, extraShare := -c[mConflict], -2*c[mConflictShare], -c[mExtra], -c[mExtraShare]
	cost := func(x float64) float64 { // x of the name left over, up to a
		return conflict*x + extra*(a-x) + (conflictShare*x+extraShare*(a-x))/max(total+x, 1)
	}
	least := min(cost(0), cost(a))
	slope, bend := conflict-extra, extraShare*a-(conflictShare-extraShare)*total
	if slope > 0 && bend > 0 {
		least = min(least, cost(min(max(math.Sqrt(bend/slope)-total, 0), a)))
	}
	// More than a of the name left over only costs more, unless extra is so much
	// cheaper than conflict that it pays to drown the rest.
	return -max(min(least, conflict*a+extraShare), 0)
}

// mostOf bounds the log-odds of one name without aligning it: the best partner
// of each query token, and what can have no partner on either side.
func (s *search) mostOf(name uint32) float64 {
	theirs := &s.ix.names[name]
	k := s.kindOf(theirs)
	var gains [maxTokens]float32
	found, unpaired, glue := uint32(0), float64(theirs.weight), false
	for _, id := range s.ix.shapesOf(name) {
		m := s.marks[id]
		if m.round != s.round {
			if glue || s.standsIn(id) {
				unpaired -= float64(s.ix.weights[id])
			}
			glue = false
			continue
		}
		unpaired -= float64(s.ix.weights[id])
		glue = false
		for at := m.head; at != 0; at = s.pairings[at].next {
			p := &s.pairings[at]
			gains[p.token] = max(gains[p.token], p.gain[k])
			found |= 1 << p.token
			glue = glue || p.glue
		}
	}
	z, left := s.weigh[k][mBias], 0.0
	for i := range s.tokens {
		gain := float64(gains[i])
		if s.lists[i].free {
			gain = max(gain, s.freeGain(k, i))
		} else if found>>i&1 == 0 {
			left += float64(s.tokens[i].weight)
		}
		z += gain
	}
	if s.query.cut {
		unpaired = 0
	}
	return z + closedPenalty(s.weigh[k], left, unpaired, s.weight+float64(theirs.weight)) + rounding
}

// standsIn reports whether an initial of the query may stand for a shape.
func (s *search) standsIn(shape uint32) bool {
	for _, c := range s.letters {
		if c == s.ix.firsts[shape] {
			return true
		}
	}
	return false
}

// closedPenalty is the least that what is left over on both sides costs, given
// that at least a and b are, of total: in conflict with each other, or extra on
// one side. What is left may grow on the lesser side until the two are even,
// which turns extra into conflict; beyond that it only costs more.
func closedPenalty(c *coefficients, a, b, total float64) float64 {
	a, b, total = max(a-rounding, 0), max(b-rounding, 0), max(total, 1)
	conflict := -c[mConflict] - 2*c[mConflictShare]/total
	extra := -c[mExtra] - c[mExtraShare]/total
	less, more := min(a, b), max(a, b)
	return -max(min(conflict*less+extra*(more-less), conflict*more), 0)
}
