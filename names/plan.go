package names

import (
	"cmp"
	"slices"
)

// plan finds what query tokens can be paired with and which of that can reach
// the bar. It puts the lists in order and returns the set of tokens whose names
// are to be walked. Partners are looked for only of as many tokens, those with
// the most information first, as a name must hold one of to reach the bar: most
// names have few tokens that any listed name is like, and are done here.
func (s *search) plan() uint32 {
	s.order = s.order[:0]
	for i := range s.tokens {
		s.expect(i)
		s.order = append(s.order, i)
	}
	slices.SortStableFunc(s.order, func(i, j int) int { return cmp.Compare(s.tokens[j].weight, s.tokens[i].weight) })
	open := 0
	for open < len(s.order) && s.mayReach(s.closed) {
		s.open(s.order[open])
		open++
	}
	if !s.few() {
		for ; open < len(s.order); open++ {
			s.open(s.order[open])
		}
	}
	promising, listed := s.closed, uint32(0)
	for i := range s.tokens {
		if s.lists[i].paired {
			promising |= 1 << i
		}
	}
	need := s.needs(promising)
	s.order = s.order[:0]
	for i := range s.tokens {
		if s.closed>>i&1 == 0 {
			s.want(i, &need)
		}
		if s.lists[i].names > 0 {
			s.order = append(s.order, i)
			listed |= 1 << i
		}
	}
	slices.SortStableFunc(s.order, func(i, j int) int { return cmp.Compare(s.lists[i].names, s.lists[j].names) })
	return listed | s.closed
}

// mayReach reports whether names that hold partners of the tokens in the set
// alone may reach the bar.
func (s *search) mayReach(set uint32) bool { return s.mostOfAny(set) >= s.bar }

// expect sets down what a token can give whatever its partner is.
func (s *search) expect(i int) {
	l, t := &s.lists[i], s.tokens[i]
	*l = list{whole: l.whole[:0], joins: l.joins[:0], wanted: l.wanted, parts: true}
	l.free = len(t.Form) == 1 || s.query.cut && i == len(s.tokens)-1
	for like := range unlike {
		l.promise(s.gain(like, t.weight, rareWeight))
	}
	if l.free {
		s.promiseFree(i)
	}
}

// open finds the partners of a token.
func (s *search) open(i int) {
	l := &s.lists[i]
	l.partners = s.ix.memo.partners(s, s.tokens[i])
	if i > 0 {
		l.whole = append(l.whole, s.join(i-1)...)
	}
	if i+1 < len(s.tokens) {
		l.whole = append(l.whole, s.join(i)...)
	}
	s.promise(i)
	s.closed &^= 1 << i
}

// few reports whether the tokens opened so far lead to so few names that
// comparing these costs less than opening the others.
func (s *search) few() bool {
	const few = 6
	names := 0
	for i := range s.tokens {
		if s.closed>>i&1 == 1 {
			continue
		}
		l := &s.lists[i]
		for k := range l.partners.alike {
			if names += len(s.ix.namesOf(l.partners.alike[k].shape)); names > few {
				return false
			}
		}
		for _, shapes := range [...][]uint32{l.whole, l.partners.firsts} {
			for _, shape := range shapes {
				if names += len(s.ix.namesOf(shape)); names > few {
					return false
				}
			}
		}
	}
	return true
}

// join finds the shapes that a token makes together with the next.
func (s *search) join(i int) []uint32 {
	l := &s.lists[i]
	if l.joined {
		return l.joins
	}
	l.joined, l.joins = true, l.joins[:0]
	a, b := s.tokens[i], s.tokens[i+1]
	if a.Role == Legal || b.Role == Legal {
		return nil
	}
	var buf [64]byte
	for x := range a.forms() {
		for y := range b.forms() {
			s.exactly(append(append(buf[:0], a.form(x)...), b.form(y)...), func(whole uint32) {
				l.joins = append(l.joins, whole)
			})
		}
	}
	return l.joins
}

// promise sums up what a token can give at best, and whether it can give
// anything.
func (s *search) promise(i int) {
	l, w := &s.lists[i], s.tokens[i].weight
	l.gain = [2]float64{}
	l.paired = len(l.whole) > 0 || len(l.partners.firsts) > 0 || l.free
	for like := range initial + 1 {
		if of := l.partners.of(like); len(of) > 0 {
			l.paired = true
			l.promise(s.gain(like, w, of[0].weight))
		}
	}
	if len(l.whole) > 0 {
		l.promise(s.wholeGain())
	}
	if len(l.partners.firsts) > 0 {
		l.promise(s.gain(glued, w, rareWeight))
	}
	if l.free {
		s.promiseFree(i)
	}
}

func (s *search) promiseFree(i int) {
	l := &s.lists[i]
	for k := range l.gain {
		l.gain[k] = max(l.gain[k], s.freeGain(k, i))
	}
}

func (l *list) promise(gain [2]float32) {
	for k := range gain {
		l.gain[k] = max(l.gain[k], float64(gain[k]))
	}
}

// gain bounds the evidence of a pair of tokens of these weights, by kind: what
// counts against a match counts for nothing here.
func (s *search) gain(l likeness, a, b float32) [2]float32 {
	w := float64(a+b) / 2
	return [2]float32{max(0, float32(s.weigh[0].evidence(l, w))), max(0, float32(s.weigh[1].evidence(l, w)))}
}

// wholeGain bounds the evidence of two neighbours that make one shape: each
// brings half of it.
func (s *search) wholeGain() [2]float32 { return s.gain(glued, rareWeight/2, rareWeight/2) }

// needs is what a token's partner must give, beyond the most of the token, for
// a name to reach the bar: by kind.
func (s *search) needs(set uint32) (need [2]float64) {
	for k := range need {
		need[k] = s.bar - s.most(k, set)
	}
	return need
}

// reaches reports whether a pairing of a token gives what is needed.
func (l *list) reaches(gain [2]float32, need *[2]float64) bool {
	return float64(gain[0])-l.gain[0] >= need[0] || float64(gain[1])-l.gain[1] >= need[1]
}

// want marks the partners of a token whose names may reach the bar.
func (s *search) want(i int, need *[2]float64) {
	l, w := &s.lists[i], s.tokens[i].weight
	l.parts = len(l.whole) > 0 || len(l.partners.firsts) > 0
	for like := range initial + 1 {
		for _, p := range l.partners.of(like) {
			l.parts = l.parts || s.ix.about[p.shape].role == Part
			m := s.mark(p.shape)
			m.alike = s.pairing(pairing{next: m.alike, token: uint8(i), like: like})
			if gain := s.gain(like, w, p.weight); l.reaches(gain, need) {
				s.pair(i, p.shape, gain, single)
			}
		}
	}
	if gain := s.wholeGain(); l.reaches(gain, need) {
		for _, whole := range l.whole {
			s.pair(i, whole, gain, half)
		}
	}
	if gain := s.gain(glued, w, rareWeight); l.reaches(gain, need) {
		for _, first := range l.partners.firsts {
			s.pair(i, first, gain, glue)
		}
	}
}

// A joint says how many tokens meet in a pair.
type joint uint8

const (
	single joint = iota // one on either side
	half                // a token and its neighbour make the shape
	glue                // the shape and the one after it make the token
)

// pair notes that a token may be paired with a shape in a name that reaches the
// bar.
func (s *search) pair(i int, shape uint32, gain [2]float32, how joint) {
	m := s.mark(shape)
	m.wanted = s.pairing(pairing{gain: gain, next: m.wanted, token: uint8(i), glue: how == glue})
	most := max(gain[0], gain[1])
	if how == half {
		most *= 2 // a neighbour brings as much
	}
	s.sieve.add(shape, i, most)
	l := &s.lists[i]
	l.matched = max(l.matched, float64(s.ix.about[shape].weight))
	if how == glue {
		l.matched = 2 * rareWeight // this shape and the one after it
	}
	l.wanted = append(l.wanted, wanted{shape, gain})
	l.names += len(s.ix.namesOf(shape))
}

// mark is what this search knows of a shape.
func (s *search) mark(shape uint32) *mark {
	m := &s.marks[shape]
	if m.round != s.round {
		*m = mark{round: s.round}
	}
	return m
}

func (s *search) pairing(p pairing) uint32 {
	s.pairings = append(s.pairings, p)
	return uint32(len(s.pairings) - 1)
}

// likeness is how like query token i is to a shape, as alike has it, once the
// partners of all tokens are marked.
func (s *search) likeness(i int, shape uint32) likeness {
	if len(s.tokens[i].Form) == 1 {
		return alike(s.tokens[i], &s.ix.shapes[shape])
	}
	if m := &s.marks[shape]; m.round == s.round {
		for at := m.alike; at != 0; at = s.pairings[at].next {
			if p := &s.pairings[at]; int(p.token) == i {
				return p.like
			}
		}
	}
	return unlike
}
