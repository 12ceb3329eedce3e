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
	legal   bool             // one of them is a legal form
	weigh   [2]*coefficients // of names that are no organisations, and of those that are
	lists   [maxTokens]list
	closed  uint32 // tokens whose partners were not looked for
	order   []int  // of lists: the fewest names first

	round    uint32
	seen     visited // names that this query came by
	marks    []mark  // by shape
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
	tried   visited // shapes that one token was compared with
	forms   distances
	found   []partner

	matcher matcher
	tb      [maxTokens]*Token

	last      Name    // the last query for which nothing was found
	lastLeast float64 // the score that was asked for then
}

// A list is what one query token leads to.
type list struct {
	partners partners
	whole    []uint32 // shapes that it makes with a neighbour
	joins    []uint32 // those that it makes with the next one, once joined is set
	joined   bool
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

func newSearch(shapes, forms, names int) *search {
	mod := &lexicon().model
	return &search{
		seen: newVisited(names), tried: newVisited(shapes), forms: distances{of: make([]uint8, forms)}, marks: make([]mark, shapes),
		weigh: [2]*coefficients{&mod.person, &mod.organisation},
	}
}

// Search returns the names most like n, best first: at most limit of them, all
// with a score of at least least. Names of equal score keep the order of adding.
func (ix *Index) Search(n *Name, limit int, least float64) []Hit {
	s := ix.scratch.Get().(*search)
	defer ix.scratch.Put(s)
	if least >= s.lastLeast && n.asks(&s.last) {
		return nil
	}
	s.begin(ix, n, limit, least)
	if n.cut {
		s.findEqual()
		s.findBegun()
	}
	s.findSpelt()
	s.findAcronyms()
	left := s.plan()
	if !n.cut && s.mayEqual() {
		s.findEqual()
	}
	for _, i := range s.order {
		if !s.walk(i, left) {
			break
		}
		left &^= 1 << i
	}
	s.ix, s.query = nil, nil
	if len(s.hits) == 0 && limit > 0 {
		s.last, s.lastLeast = *n, least
	}
	return s.hits
}

// asks reports whether searching for n finds what searching for another name
// finds: a party is often asked for twice, by its name and by its parts.
func (n *Name) asks(other *Name) bool {
	if n.cut != other.cut || (n.Kind == Organisation) != (other.Kind == Organisation) || len(n.Tokens) != len(other.Tokens) {
		return false
	}
	for i := range n.Tokens {
		if !n.Tokens[i].same(&other.Tokens[i]) {
			return false
		}
	}
	return len(n.Tokens) > 0
}

func (s *search) begin(ix *Index, n *Name, limit int, least float64) {
	s.ix, s.query, s.limit, s.hits = ix, n, limit, nil
	s.tokens = pointers(s.matcher.ta[:0], n.Tokens)
	s.round++
	s.seen.forget()
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
	s.weight, s.letters, s.legal = 0, s.letters[:0], false
	for _, t := range s.tokens {
		s.legal = s.legal || t.Role == Legal
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
	s.ix.equal.bearers(hash('=', s.query.key), func(name *uint32) {
		if s.isEqual(*name) {
			s.seen.add(*name)
			s.keep(Hit{Name: int(*name), Score: 1})
		}
	})
}

// mayEqual tells most queries that no name is equal to: those with an opened
// token that none has. Of a concept it cannot tell: two may have one word.
func (s *search) mayEqual() bool {
	for i, t := range s.tokens {
		if t.Role == Legal || t.concept != 0 || s.closed>>i&1 == 1 {
			continue
		}
		if p := &s.lists[i].partners; len(p.of(exact)) == 0 && len(p.of(variant)) == 0 {
			return false
		}
	}
	return true
}

// findSpelt takes up the names that have the query's letters.
func (s *search) findSpelt() {
	s.ix.beginnings.whole.bearers(s.query.lettersHash(), func(found *uint32) {
		if name := *found; s.ix.beginnings.spells(int(name), s.query) && !s.isEqual(name) && s.seen.add(name) {
			s.compare(name, cuts{letters: true, beginsB: s.query.cut})
		}
	})
}

// findBegun takes up the names that begin with the query.
func (s *search) findBegun() {
	s.ix.beginnings.of(s.query, func(name uint32) {
		if s.seen.add(name) {
			s.compare(name, cuts{beginsB: true, letters: s.ix.beginnings.spells(int(name), s.query) && !s.isEqual(name)})
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
		own := *s.sieve.of(w.shape)
		own.tokens |= s.closed
		postings := s.ix.namesOf(w.shape)
		for k := range postings {
			p := &postings[k]
			if p.name&crowdedName == 0 && !s.holdsEnough(s.sieve.with(own, p), p) {
				continue
			}
			name := p.name &^ crowdedName
			if !s.seen.add(name) {
				continue
			}
			if most := s.mostOf(name); most >= s.bar {
				s.queue.push(queued{name, float32(most)})
			}
		}
	}
	for len(s.queue) > 0 {
		if q := s.queue.pop(); float64(q.most)+rounding >= s.bar {
			s.compare(q.name, cuts{})
		}
	}
	return true
}

// compare scores one name, given what is known of both as wholes.
func (s *search) compare(name uint32, whole cuts) {
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
	theirs := s.ix.names[name].organisation
	whole.a = s.query.cut
	whole.runsA = s.query.Kind == Organisation && (theirs || len(tb) == 1)
	whole.runsB = theirs && (s.query.Kind == Organisation || len(s.tokens) == 1)
	e := s.matcher.evidence(s.tokens, tb, whole, [...]Kind{Person, Organisation}[k], like)
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
