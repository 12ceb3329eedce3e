package names

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// A Hit is a name of an index that is like the one asked for.
type Hit struct {
	Name  int // number of the name, in the order of adding
	Score float64
}

// leastOdds bounds what is worth showing: below it two names share next to nothing.
const leastOdds = -5

// A match is a shape that a query token may be paired with.
type match struct {
	shape uint32
	token int8
	like  likeness
}

// A search holds the scratch space of one query.
type search struct {
	ix      *Index
	query   *Name
	tokens  []*Token
	matches []match // by shape, then token
	lists   [maxTokens]list
	seen    []uint32 // by name: the last query that compared it
	tried   []uint32 // by shape: the last query token that tried it
	marks   []uint64 // by shape: the query, then a bit for each query token it may be paired with, and glueBit
	losses  [maxTokens]float64
	bound   float64      // the most a candidate can reach
	best    coefficients // the best of all kinds that candidates may have
	weight  float64      // of all query tokens
	exact   bool         // no query token is an initial or cut off: marks tell all pairs
	round   uint32
	try     uint32
	al      alignment
	ta, tb  [maxTokens]*Token
	grid    [maxTokens][maxTokens]likeness
	memo    memo
	hits    []Hit
	limit   int
	least   float64 // log-odds to reach
	found   []uint32
}

// glueBit marks a shape that begins a query token which the next one completes.
const glueBit = 1 << 31

// A list is what one query token leads to.
type list struct {
	token  int
	shapes []uint32
	names  int     // how many postings that is
	gain   float64 // the most evidence the token can give
	loss   float64 // what a candidate without it falls short
}

func newSearch(shapes, names int) *search {
	return &search{seen: make([]uint32, names), tried: make([]uint32, shapes), marks: make([]uint64, shapes)}
}

// Search returns the names most like n, best first: at most limit of them, all
// with a score of at least least. Names of equal score keep the order of adding.
func (ix *Index) Search(n *Name, limit int, least float64) []Hit {
	s := ix.scratch.Get().(*search)
	defer ix.scratch.Put(s)
	s.begin(ix, n, limit, least)
	s.findEqual()
	bound := s.findShapes()
	for i := range s.tokens {
		l := &s.lists[i]
		if bound < s.least {
			break
		}
		for _, shape := range l.shapes {
			for _, name := range ix.postings[ix.postAt[shape]:ix.postAt[shape+1]] {
				s.consider(name)
			}
		}
		bound -= l.loss
	}
	return s.result()
}

func (s *search) begin(ix *Index, n *Name, limit int, least float64) {
	s.ix, s.query, s.limit = ix, n, limit
	s.tokens = pointers(s.ta[:0], n.Tokens)
	s.matches, s.hits = s.matches[:0], nil
	s.round++
	s.least = leastOdds
	if least > 0 {
		s.least = max(leastOdds, logit(min(least, topScore)))
	}
}

func logit(p float64) float64 { return math.Log(p / (1 - p)) }

// findEqual takes up the names with the query's own key.
func (s *search) findEqual() {
	if len(s.tokens) == 0 {
		return
	}
	lookup(s.ix.equal, s.ix.equalAt, hash('=', s.query.key), func(name uint32) {
		if s.seen[name] != s.round {
			s.seen[name] = s.round
			s.keep(Hit{Name: int(name), Score: 1})
		}
	})
}

// findShapes finds what each query token can be paired with, orders the tokens
// so that the rarest come first, and returns the most a candidate can reach.
func (s *search) findShapes() float64 {
	c := s.bestCoefficients()
	s.best, s.weight, s.exact = c, 0, !s.query.cut
	bound := c[mBias]
	for i := range s.tokens {
		s.weight += float64(s.tokens[i].weight)
		s.exact = s.exact && len(s.tokens[i].Form) > 1
		l := &s.lists[i]
		*l = list{token: i, shapes: l.shapes[:0], gain: max(c[mInitial], 0)}
		s.direct(i, l, &c)
		s.splits(i, l, &c)
		if i+1 < len(s.tokens) {
			s.joined(i, i+1, l, &c)
		}
		if i > 0 {
			s.joined(i-1, i, l, &c)
		}
		if i == len(s.tokens)-1 && s.query.cut {
			l.gain = max(l.gain, c[mCutOff]*rareWeight)
		}
		dearest := min(-c[mConflict], -c[mExtra])
		l.loss = l.gain + dearest*float64(s.tokens[i].weight)
		s.losses[i] = l.gain - max(c[mInitial], 0)
		bound += l.gain
	}
	s.bound = bound
	slices.SortFunc(s.matches, func(p, q match) int { return cmp.Compare(p.shape, q.shape) })
	slices.SortStableFunc(s.lists[:len(s.tokens)], func(p, q list) int { return cmp.Compare(p.names, q.names) })
	return bound
}

// bestCoefficients bounds the coefficients of all kinds the candidates may have.
func (s *search) bestCoefficients() coefficients {
	mod := &lexicon().model
	if s.query.Kind == Organisation {
		return mod.organisation
	}
	out := mod.person
	for i := range out {
		out[i] = max(out[i], mod.organisation[i])
	}
	return out
}

// direct notes the shapes that are like one token.
func (s *search) direct(i int, l *list, c *coefficients) {
	t := s.tokens[i]
	for _, m := range s.memo.partners(s, t).alike {
		s.matches = append(s.matches, match{m.shape, int8(i), m.like})
		s.lead(l, m.shape, c[likenessMeasure[m.like]]*float64(t.weight+s.ix.shapes[m.shape].weight)/2)
	}
}

// alike finds the shapes that are like one token.
func (s *search) alike(t *Token) []partner {
	var out []partner
	s.try++
	visitKeys(t, func(k tokenKey) {
		ours := spelling{letters: t.letters, length: uint16(len(t.Form)), bare: t.bare}
		if k.form > 0 {
			form := t.form(k.form)
			ours.letters, ours.length = letters(form), uint16(len(form))
		}
		lookup(s.ix.keys, s.ix.keyAt, k.hash, func(form uint32) {
			theirs := &s.ix.forms[form]
			if !ours.maySlip(theirs, k.lead) || s.tried[theirs.shape] == s.try {
				return
			}
			s.tried[theirs.shape] = s.try
			if like := alike(t, &s.ix.shapes[theirs.shape]); like < initial {
				out = append(out, partner{theirs.shape, like})
			}
		})
	})
	return out
}

// maySlip is a cheap test that rules most pairs out before alike, by the most
// slips that alike forgives: each changes at most two of the letters a word is
// made of, and one of its length.
func (f *spelling) maySlip(g *spelling, l lead) bool {
	if l == anything || f.bare || g.bare {
		return true
	}
	long, slips := max(f.length, g.length), uint16(1)
	if long >= twoSlips {
		slips++
	}
	if l == sameSound && long > oneSlip {
		slips++
	}
	return long-min(f.length, g.length) <= slips && bits.OnesCount32(f.letters^g.letters) <= 2*int(slips)
}

// lead notes that a token leads to a shape, and what that can be worth.
func (s *search) lead(l *list, shape uint32, gain float64) {
	if s.marks[shape]>>32 != uint64(s.round) {
		s.marks[shape] = uint64(s.round) << 32
	}
	s.marks[shape] |= 1 << l.token
	l.shapes = append(l.shapes, shape)
	l.names += int(s.ix.postAt[shape+1] - s.ix.postAt[shape])
	l.gain = max(l.gain, gain)
}

// splits notes the shapes that make up a token together with another.
func (s *search) splits(i int, l *list, c *coefficients) {
	for _, first := range s.memo.partners(s, s.tokens[i]).firsts {
		s.lead(l, first, c[mGlued]*rareWeight)
		s.marks[first] |= glueBit
	}
}

// firsts finds the shapes that begin a token which another shape completes.
func (s *search) firsts(t *Token) []uint32 {
	if t.Role == Legal || t.concept != 0 {
		return nil
	}
	var out []uint32
	for f := range t.forms() {
		form := t.form(f)
		for k := 1; k < len(form); k++ {
			if len(s.exactly(form[k:])) > 0 {
				out = append(out, s.exactly(form[:k])...)
			}
		}
	}
	return out
}

// joined finds the shapes that two neighbours make together.
func (s *search) joined(i, j int, l *list, c *coefficients) {
	a, b := s.tokens[i], s.tokens[j]
	for x := range a.forms() {
		for y := range b.forms() {
			for _, whole := range s.exactly(a.form(x) + b.form(y)) {
				s.lead(l, whole, c[mGlued]*rareWeight)
			}
		}
	}
}

// exactly lists the shapes that have a form; the list is valid until the next call.
func (s *search) exactly(form string) []uint32 {
	s.found = s.found[:0]
	lookup(s.ix.keys, s.ix.keyAt, hash('f', misread(form)), func(id uint32) {
		shape := s.ix.forms[id].shape
		t := &s.ix.shapes[shape]
		for i := range t.forms() {
			if t.form(i) == form {
				s.found = append(s.found, shape)
				return
			}
		}
	})
	return s.found
}

// consider compares one candidate, once.
func (s *search) consider(name uint32) {
	if s.seen[name] == s.round {
		return
	}
	s.seen[name] = s.round
	ids := s.ix.tokens[s.ix.nameAt[name]:s.ix.nameAt[name+1]]
	if s.most(name, ids) < s.least {
		return
	}
	tb := s.tb[:0]
	for j, id := range ids {
		t := &s.ix.shapes[id]
		tb = append(tb, t)
		for i := range s.tokens {
			s.grid[i][j] = unlike
			if len(t.Form) == 1 || len(s.tokens[i].Form) == 1 {
				s.grid[i][j] = alike(s.tokens[i], t)
			}
		}
		at, _ := slices.BinarySearchFunc(s.matches, id, func(m match, id uint32) int { return cmp.Compare(m.shape, id) })
		for ; at < len(s.matches) && s.matches[at].shape == id; at++ {
			s.grid[s.matches[at].token][j] = s.matches[at].like
		}
	}
	s.al.align(s.tokens, tb, s.query.cut, false, func(i, j int) likeness { return s.grid[i][j] })
	e := measure(&s.al, s.tokens, tb)
	mod := &lexicon().model
	kind := s.query.Kind
	if kind != Organisation && s.ix.kinds[name] == Organisation {
		kind = Organisation
	}
	if z := mod.coefficients(kind).logOdds(&e); z >= s.least {
		s.keep(Hit{Name: int(name), Score: mod.score(z)})
	}
}

// most bounds the log-odds of a candidate without aligning it: query tokens
// that none of its shapes leads to give no more than an initial does, and what
// cannot be paired on either side counts against it. The last token of a cut
// name needs no shape.
func (s *search) most(name uint32, ids []uint32) float64 {
	found, paired, glue := uint64(0), 0.0, false
	for _, id := range ids {
		m := s.marks[id]
		marked := m>>32 == uint64(s.round)
		if marked || glue {
			paired += float64(s.ix.weights[id])
		}
		glue = marked && m&glueBit != 0
		if marked {
			found |= m
		}
	}
	bound, left := s.bound, 0.0
	last := len(s.tokens)
	if s.query.cut {
		last--
	}
	for i := range last {
		if found>>i&1 == 0 {
			bound -= s.losses[i]
			left += float64(s.tokens[i].weight)
		}
	}
	theirs := &s.ix.names[name]
	if !s.exact || theirs.initials {
		return bound
	}
	return bound + s.leastPenalty(left, float64(theirs.weight)-paired, s.weight+float64(theirs.weight))
}

// leastPenalty is the least that what is left over on both sides costs, given
// that at least a and b are: in conflict with each other, or extra on one side.
// What is left may grow on the lesser side until the two are even, which turns
// extra into conflict; beyond that it only costs more.
func (s *search) leastPenalty(a, b, total float64) float64 {
	const rounding = 1e-3
	a, b, total = max(a-rounding, 0), max(b-rounding, 0), max(total, 1)
	conflict := func(x float64) float64 { return (s.best[mConflict] + 2*s.best[mConflictShare]/total) * x }
	extra := func(x float64) float64 { return (s.best[mExtra] + s.best[mExtraShare]/total) * x }
	less, more := min(a, b), max(a, b)
	return min(max(conflict(less)+extra(more-less), conflict(more)), 0)
}

// keep holds the best hits, and raises the bar when there are enough.
func (s *search) keep(h Hit) {
	at, _ := slices.BinarySearchFunc(s.hits, h, compareHits)
	if at >= s.limit {
		return
	}
	s.hits = slices.Insert(s.hits, at, h)
	if len(s.hits) <= s.limit {
		if len(s.hits) < s.limit {
			return
		}
	} else {
		s.hits = s.hits[:s.limit]
	}
	if last := s.hits[s.limit-1].Score; last < topScore {
		s.least = max(s.least, logit(last))
	} else {
		s.least = max(s.least, logit(topScore))
	}
}

func compareHits(a, b Hit) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Name, b.Name))
}

func (s *search) result() []Hit {
	s.ix, s.query = nil, nil
	return s.hits
}
