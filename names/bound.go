package names

import "math"

// rounding is added to bounds, which are summed in another order than scores.
const rounding = 1e-3

// most bounds the log-odds of a name of a kind that holds partners of the query
// tokens in the set alone, by what is known of these so far. Tokens that are not
// in it are left over, but for those that any word may stand for.
func (s *search) most(k int, set uint32) float64 {
	z, left := s.gains(k, set)
	return z + s.penalty(k, left, 0, 0)
}

// start is what any name begins with, and what a legal form may add.
func (s *search) start(k int) float64 {
	z := s.weigh[k][mBias]
	if s.legal {
		z += s.weigh[k][mLegalSame]
	}
	return z
}

// gains is the most that a name can get for what matches, less what the query's
// parts cost that do not, and how much of the query is left over.
func (s *search) gains(k int, set uint32) (z, left float64) {
	if k == 0 && s.query.Kind == Organisation {
		return math.Inf(-1), 0 // no name is weighed so
	}
	z = s.start(k)
	var lost leftover
	parts := 0 // pairs of parts, at most
	for i, t := range s.tokens {
		l := &s.lists[i]
		untaken := false
		switch {
		case set>>i&1 != 0:
			z += l.gain[k]
			if t.Role == Part || l.parts {
				parts++
			}
		case l.free:
			z += s.freeGain(k, i)
			parts++
		default:
			left += float64(t.weight)
			untaken = true
		}
		lost.add(t.Role, untaken)
	}
	switch c := s.weigh[k]; {
	case parts == 0:
		z += c[mNoPart]
	case parts == 1 && len(s.tokens) > 1:
		z += max(c[mNoPart], c[mSingle])
	}
	return z + lost.ends(s.weigh[k]) + rounding, left
}

// A holding is what bounds the names that hold partners of a set of tokens.
type holding struct {
	round   uint32
	gains   [2]float64
	most    [2]float64 // of gains: what tokens give whose partners are all known
	left    float64    // information of the query
	matched float64    // the most information of a name that may match
}

func (s *search) holding(set uint32) *holding {
	h := &s.other
	if set < uint32(len(s.sets)) {
		if h = &s.sets[set]; h.round == s.round {
			return h
		}
	}
	*h = holding{round: s.round}
	for k := range h.gains {
		h.gains[k], h.left = s.gains(k, set)
	}
	if s.query.cut || s.closed != 0 {
		h.matched = math.Inf(1)
	}
	h.matched += float64(len(s.letters) * rareWeight)
	for i := range s.tokens {
		if set>>i&1 == 0 {
			continue
		}
		l := &s.lists[i]
		h.matched += l.matched
		for k := range h.most {
			if !l.free && s.closed>>i&1 == 0 {
				h.most[k] += l.gain[k]
			}
		}
	}
	return h
}

// holdsEnough reports whether the name of a posting may reach the bar if it
// holds partners of some tokens alone, which give so much at most.
func (s *search) holdsEnough(x sifted, p *posting) bool {
	h, k := s.holding(x.tokens), 0
	if p.organisation() || s.query.Kind == Organisation {
		k = 1
	}
	weight := p.weight()
	lacks := max(0, h.most[k]-float64(x.gain)-rounding)
	return h.gains[k]-lacks+s.penalty(k, h.left, max(weight-h.matched, 0), weight) >= s.bar
}

// A leftover gathers the tokens of a name, in order, that match nothing for
// sure: their roles, as leftOver has it, and how many parts there are and
// whether the first and the last one are among them, as leftParts has it.
type leftover struct {
	roles              uint
	parts, first, last int
}

func (l *leftover) add(r Role, untaken bool) {
	if untaken {
		l.roles |= 1 << r
	}
	if r != Part {
		return
	}
	l.parts++
	l.last = 0
	if untaken {
		l.last = 1
		if l.parts == 1 {
			l.first = 1
		}
	}
}

// ends is what it costs that the first and the last part are among them.
func (l *leftover) ends(c *coefficients) float64 {
	return c[mFirst]*float64(l.first) + c[mLast]*float64(l.last)
}

// mostOfAny bounds the log-odds of a name of any kind.
func (s *search) mostOfAny(set uint32) float64 { return max(s.most(0, set), s.most(1, set)) }

// freeGain is what a query token gives that any word may stand for: an initial,
// or the last word of a cut name.
func (s *search) freeGain(k, i int) float64 {
	if len(s.tokens[i].Form) == 1 {
		return max(s.weigh[k][mInitial], s.weigh[k][mCutOff]*rareWeight)
	}
	return s.weigh[k][mCutOff] * rareWeight
}

// penalty is the least that what is left over costs, given that at least left
// is of the query, and unpaired of a name of a weight: the measures of what is
// left over only grow with either side.
func (s *search) penalty(k int, left, unpaired, weight float64) float64 {
	c := s.weigh[k]
	left, unpaired = max(left-rounding, 0), max(unpaired-rounding, 0)
	ours, theirs := left/max(s.weight, 1), unpaired/max(weight, 1)
	return c[mLeft]*max(left, unpaired) + c[mBoth]*min(left, unpaired) +
		c[mLeftShare]*max(ours, theirs) + c[mBothShare]*min(ours, theirs)
}

// mostOf bounds the log-odds of one name without aligning it: the best partner
// of each query token, and what can have no partner on either side.
func (s *search) mostOf(name uint32) float64 {
	theirs := &s.ix.names[name]
	k := s.kindOf(theirs)
	var gains [maxTokens]float32
	found, unpaired, glue := uint32(0), float64(theirs.weight), false
	var ourLeft, theirLeft leftover
	for _, id := range s.ix.shapesOf(name) {
		var m mark
		if s.sieve.of(id).tokens != 0 { // in a small table: most shapes go no further
			m = s.marks[id]
		}
		matches := m.round == s.round && m.wanted != 0
		about := &s.ix.about[id]
		taken := matches || glue || s.standsIn(about.first)
		if taken {
			unpaired -= float64(about.weight)
		}
		theirLeft.add(about.role, !taken)
		glue = false
		if !matches {
			continue
		}
		for at := m.wanted; at != 0; at = s.pairings[at].next {
			p := &s.pairings[at]
			gains[p.token] = max(gains[p.token], p.gain[k])
			found |= 1 << p.token
			glue = glue || p.glue
		}
	}
	z, left := s.start(k), 0.0
	for i, t := range s.tokens {
		gain, untaken := float64(gains[i]), false
		if s.closed>>i&1 == 1 {
			gain = s.lists[i].gain[k]
		} else if s.lists[i].free {
			gain = max(gain, s.freeGain(k, i))
		} else if found>>i&1 == 0 {
			left += float64(t.weight)
			untaken = true
		}
		z += gain
		ourLeft.add(t.Role, untaken)
	}
	if s.query.cut || s.closed != 0 {
		unpaired, theirLeft = 0, leftover{}
	}
	both := ourLeft.roles & theirLeft.roles
	z += ourLeft.ends(s.weigh[k]) + theirLeft.ends(s.weigh[k]) + s.weigh[k][mClash]*bit(both, Part) +
		s.weigh[k][mPlace]*bit(both, Place) + s.weigh[k][mBusiness]*bit(both, Business)
	return z + s.penalty(k, left, unpaired, float64(theirs.weight)) + rounding
}

// standsIn reports whether an initial of the query may stand for a shape with
// this first letter.
func (s *search) standsIn(first byte) bool {
	for _, c := range s.letters {
		if c == first {
			return true
		}
	}
	return false
}
