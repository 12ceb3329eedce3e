package names

import "slices"

// A posting is a name that holds a shape. The other shapes of the name lie with
// it, so that most names are ruled out without looking them up: going through
// those that hold a common word is most of what a search in a long list does.
type posting struct {
	name   uint32 // crowdedName is set where others has not all of them
	about  uint16 // the name's information, how many others there are, and whether it is an organisation's
	others [6]uint16
}

const (
	crowdedName = 1 << 31
	countAt     = 1  // where the number of others begins in about
	weightAt    = 4  // where the information begins
	ofWeight    = 16 // steps of one nat
)

// weight is at most the information of the name's tokens.
func (p *posting) weight() float64 { return float64(p.about>>weightAt) / ofWeight }

// shapes are the others that stand with the posting's own.
func (p *posting) shapes() []uint16 { return p.others[:p.about>>countAt&7] }

func (p *posting) organisation() bool { return p.about&1 == 1 }

// post turns the names' shapes into the shapes' names. A name that holds a
// shape twice is listed twice; Search sees it once.
func (ix *Index) post() {
	ix.postAt = make([]uint32, len(ix.shapes)+1)
	for _, s := range ix.tokens {
		ix.postAt[s+1]++
	}
	for i := range ix.shapes {
		ix.postAt[i+1] += ix.postAt[i]
	}
	ix.postings = make([]posting, len(ix.tokens))
	next := slices.Clone(ix.postAt)
	for n := range ix.names {
		shapes := ix.shapesOf(uint32(n))
		for i, s := range shapes {
			ix.postings[next[s]] = ix.posting(uint32(n), shapes, i)
			next[s]++
		}
	}
}

// posting is what stands with shape i of a name. Legal forms are left out: no
// token is like one.
func (ix *Index) posting(name uint32, shapes []uint32, i int) posting {
	o := &ix.names[name]
	p := posting{name: name, about: uint16(min(o.weight*ofWeight, 1<<(16-weightAt)-1)) << weightAt}
	if o.organisation {
		p.about |= 1
	}
	count := 0
	for k, s := range shapes {
		switch {
		case k == i || ix.shapes[s].Role == Legal:
		case count == len(p.others):
			p.name |= crowdedName
		default:
			p.others[count] = uint16(s)
			count++
		}
	}
	p.about |= uint16(count) << countAt
	return p
}

// namesOf lists the names that hold a shape.
func (ix *Index) namesOf(shape uint32) []posting {
	return ix.postings[ix.postAt[shape]:ix.postAt[shape+1]]
}

// A sieve tells from the shapes of a posting which query tokens its name may
// hold partners of, and what these give at most. Shapes that share the digits
// kept of them are taken for each other: it may name too many tokens and too
// much, never too little.
type sieve [1 << 14]sifted

type sifted struct {
	tokens uint32 // a set
	gain   float32
}

func (s *sieve) of(shape uint32) *sifted { return &s[shape%uint32(len(s))] }

func (s *sieve) add(shape uint32, token int, gain float32) {
	x := s.of(shape)
	x.tokens |= 1 << token
	x.gain = max(x.gain, gain)
}

func (s *sieve) clear(shape uint32) { *s.of(shape) = sifted{} }

// with is what a name that holds a shape gives together with the others of its
// posting.
func (s *sieve) with(x sifted, p *posting) sifted {
	for _, other := range p.shapes() {
		y := s.of(uint32(other))
		x.tokens |= y.tokens
		x.gain += y.gain
	}
	return x
}
