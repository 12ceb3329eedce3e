package names

import (
	"cmp"
	"math"
	"slices"
)

// A Hit is a name of an index that is like the one asked for.
type Hit struct {
	Name  int // number of the name, in the order of adding
	Score float64
}

// leastOdds bounds what is worth showing: below it two names share next to nothing.
const leastOdds = -7

// A search holds the scratch space of one query.
type search struct {
	ix      *Index
	query   *Name
	tokens  []*Token
	letters []byte           // the initials among them
	weight  float64          // of all of them
	weigh   [2]*coefficients // of names that are no organisations, and of those that are
	lists   [maxTokens]list
	closed  uint32 // tokens whose partners were not looked for
	order   []int  // of lists: the fewest names first

	round    uint32
	seen     []uint32 // by name: the last query that came by it
	marks    []mark   // by shape
	pairings []pairing
	sieve    sieve
	sets     [1 << 8]holding // by set of tokens
	other    holding         // of a greater set
	queue    queue           // names that came by, to be compared

	hits  []Hit
	limit int
	least float64 // log-odds to reach
	bar   float64 // the same, or those of the worst hit once there are enough

	ident   []byte
	pattern pattern
	try     uint32
	tried   []uint32 // by shape: the last token that tried it
	found   []partner

	matcher matcher
	tb      [maxTokens]*Token
}

// A list is what one query token leads to.
type list struct {
	partners partners
	whole    []uint32   // shapes that it makes with a neighbour
	gain     [2]float64 // the most evidence it can give, by kind
	paired   bool       // it has partners, or any word may be one
	parts    bool       // one of them may be a part
	free     bool       // any word may stand for it
	wanted   []wanted
	matched  float64 // the most information of a name that may match it
	names    int     // how many postings that is
}

// A wanted is a shape whose names may reach the bar.
type wanted struct {
	shape uint32
	gain  [2]float32
}

// A mark leads from a shape to its pairings with query tokens.
type mark struct {
	round  uint32
	wanted uint32 // those of names that may reach the bar
	alike  uint32 // all that are alike
}

// A pairing is a query token that a shape may be paired with.
type pairing struct {
	gain  [2]float32
	next  uint32 // of the same shape; 0: none
	token uint8
	like  likeness
	glue  bool // the shape begins the token, and the shape after it may complete it
}

func newSearch(shapes, names int) *search {
	mod := &lexicon().model
	return &search{
		seen: make([]uint32, names), tried: make([]uint32, shapes), marks: make([]mark, shapes),
		weigh: [2]*coefficients{&mod.person, &mod.organisation},
	}
}

// Search returns the names most like n, best first: at most limit of them, all
// with a score of at least least. Names of equal score keep the order of adding.
func (ix *Index) Search(n *Name, limit int, least float64) []Hit {
	s := ix.scratch.Get().(*search)
	defer ix.scratch.Put(s)
	s.begin(ix, n, limit, least)
	s.findEqual()
	if n.cut {
		s.findBegun()
	}
	left := s.plan()
	for _, i := range s.order {
		if !s.walk(i, left) {
			break
		}
		left &^= 1 << i
	}
	s.ix, s.query = nil, nil
	return s.hits
}

func (s *search) begin(ix *Index, n *Name, limit int, least float64) {
	s.ix, s.query, s.limit, s.hits = ix, n, limit, nil
	s.tokens = pointers(s.matcher.ta[:0], n.Tokens)
	s.round++
	s.pairings = append(s.pairings[:0], pairing{})
	s.least = leastOdds
	if least > 0 {
		s.least = max(leastOdds, min(logit(least), topOdds))
	}
	s.bar = s.least
	for i := range s.lists {
		l := &s.lists[i]
		for _, w := range l.wanted {
			s.sieve.clear(w.shape)
		}
		l.wanted = l.wanted[:0]
	}
	s.closed = 1<<len(s.tokens) - 1
	s.weight, s.letters = 0, s.letters[:0]
	for _, t := range s.tokens {
		s.weight += float64(t.weight)
		if len(t.Form) == 1 {
			s.letters = append(s.letters, t.Form[0])
		}
	}
}

func logit(p float64) float64 { return math.Log(p / (1 - p)) }

// findEqual takes up the names with the query's own key.
func (s *search) findEqual() {
	if len(s.tokens) == 0 {
		return
	}
	h := hash('=', s.query.key)
	for _, b := range s.ix.equal.bucket(h) {
		if b.tag == uint16(h) && s.isEqual(b.shape) {
			s.seen[b.shape] = s.round
			s.keep(Hit{Name: int(b.shape), Score: 1})
		}
	}
}

// findBegun takes up the names that begin with the query.
func (s *search) findBegun() {
	s.ix.beginnings.of(s.query, func(name uint32) {
		if s.seen[name] != s.round {
			s.seen[name] = s.round
			s.compare(name, true)
		}
	})
}

// isEqual reports whether a name has the query's key.
func (s *search) isEqual(name uint32) bool {
	rest := s.query.key
	shapes := s.ix.shapesOf(name)
	for _, id := range shapes {
		form := s.ix.shapes[id].keyForm()
		if len(rest) <= len(form) || rest[:len(form)] != form || rest[len(form)] != ' ' {
			return false
		}
		rest = rest[len(form)+1:]
	}
	return rest == "" || len(shapes) == maxTokens
}

// kindOf says which coefficients weigh a name.
func (s *search) kindOf(o *outline) int {
	if o.organisation || s.query.Kind == Organisation {
		return 1
	}
	return 0
}

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
	*l = list{whole: l.whole[:0], wanted: l.wanted, parts: true}
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
		s.join(i-1, i, l)
	}
	if i+1 < len(s.tokens) {
		s.join(i, i+1, l)
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

// join notes the shapes that two neighbours make together.
func (s *search) join(i, j int, l *list) {
	a, b := s.tokens[i], s.tokens[j]
	if a.Role == Legal || b.Role == Legal {
		return
	}
	var buf [64]byte
	for x := range a.forms() {
		for y := range b.forms() {
			s.exactly(append(append(buf[:0], a.form(x)...), b.form(y)...), func(whole uint32) {
				l.whole = append(l.whole, whole)
			})
		}
	}
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
	m, w := likenessMeasure[l], (a+b)/2
	if l == initial {
		w = 1
	}
	return [2]float32{max(0, float32(s.weigh[0][m])*w), max(0, float32(s.weigh[1][m])*w)}
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
			l.parts = l.parts || s.ix.roles[p.shape] == Part
			m := s.mark(p.shape)
			m.alike = s.pairing(pairing{next: m.alike, token: uint8(i), like: like})
			if gain := s.gain(like, w, p.weight); l.reaches(gain, need) {
				s.pair(i, p.shape, gain, false)
			}
		}
	}
	if gain := s.wholeGain(); l.reaches(gain, need) {
		for _, whole := range l.whole {
			s.pair(i, whole, gain, false)
		}
	}
	if gain := s.gain(glued, w, rareWeight); l.reaches(gain, need) {
		for _, first := range l.partners.firsts {
			s.pair(i, first, gain, true)
		}
	}
}

// pair notes that a token may be paired with a shape in a name that reaches the
// bar.
func (s *search) pair(i int, shape uint32, gain [2]float32, glue bool) {
	m := s.mark(shape)
	m.wanted = s.pairing(pairing{gain: gain, next: m.wanted, token: uint8(i), glue: glue})
	s.sieve.add(shape, 1<<i)
	l := &s.lists[i]
	l.matched = max(l.matched, float64(s.ix.weights[shape]))
	if glue {
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

// walk compares the names that a token leads to, where left are the tokens
// whose names were not walked yet. It reports whether other names may reach
// the bar.
func (s *search) walk(i int, left uint32) bool {
	need := s.needs(left)
	if need[0] > 0 && need[1] > 0 {
		return false
	}
	l := &s.lists[i]
	for _, w := range l.wanted {
		if !l.reaches(w.gain, &need) {
			continue
		}
		like := s.sieve.of(w.shape) | s.closed
		postings := s.ix.namesOf(w.shape)
		for k := range postings {
			p := &postings[k]
			if p.name&crowdedName == 0 && !s.holdsEnough(like|s.sieve.tokens(p), p) {
				continue
			}
			name := p.name &^ crowdedName
			if s.seen[name] == s.round {
				continue
			}
			s.seen[name] = s.round
			if most := s.mostOf(name); most >= s.bar {
				s.queue.push(queued{name, float32(most)})
			}
		}
	}
	for len(s.queue) > 0 {
		if q := s.queue.pop(); float64(q.most)+rounding >= s.bar {
			s.compare(q.name, false)
		}
	}
	return true
}

// compare scores one name, and says whether it begins with the query.
func (s *search) compare(name uint32, begins bool) {
	shapes := s.ix.shapesOf(name)
	tb := s.tb[:0]
	for _, id := range shapes {
		tb = append(tb, &s.ix.shapes[id])
	}
	like := func(i, j int) likeness { return s.likeness(i, shapes[j]) }
	if s.closed != 0 {
		like = likenessOf(s.tokens, tb)
	}
	k := s.kindOf(&s.ix.names[name])
	e := s.matcher.evidence(s.tokens, tb, cuts{a: s.query.cut, beginsB: begins}, [...]Kind{Person, Organisation}[k], like)
	z := s.weigh[k].logOdds(&e)
	if z >= s.least {
		s.keep(Hit{Name: int(name), Score: lexicon().model.score(z)})
	}
}

// keep holds the best hits, and raises the bar when there are enough.
func (s *search) keep(h Hit) {
	at, _ := slices.BinarySearchFunc(s.hits, h, compareHits)
	if at >= s.limit {
		return
	}
	s.hits = slices.Insert(s.hits, at, h)
	if len(s.hits) < s.limit {
		return
	}
	s.hits = s.hits[:s.limit]
	s.bar = max(s.least, min(logit(s.hits[s.limit-1].Score), topOdds)-rounding)
}

func compareHits(a, b Hit) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Name, b.Name))
}
