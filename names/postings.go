package names

import "slices"

// A posting is a name that holds a shape. The other shapes of the name lie with
// it, so that most names are ruled out without looking them up: going through
// those that hold a common word is most of what a search in a long list does.
type posting struct {
	name   uint32 // crowdedName is set where others has not all of them
	about  uint16 // the name's information, and whether it is an organisation's
	others [6]uint16
}

const (
	crowdedName = 1 << 31
	ofWeight    = 128 // steps of one nat, in the upper digits of about
)

// weight is at most the information of the name's tokens.
func (p *posting) weight() float64 { return float64(p.about>>1) / ofWeight }

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
	p := posting{name: name, about: uint16(min(o.weight*ofWeight, 1<<15-1)) << 1}
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
	for ; count < len(p.others); count++ {
		p.others[count] = uint16(shapes[i])
	}
	return p
}

// namesOf lists the names that hold a shape.
func (ix *Index) namesOf(shape uint32) []posting {
	return ix.postings[ix.postAt[shape]:ix.postAt[shape+1]]
}

// A sieve tells from the shapes of a posting which query tokens its name may
// hold partners of. Shapes that share the digits kept of them are taken for
// each other: it may name too many tokens, never too few.
type sieve [1 << 14]uint32 // sets of tokens

func (s *sieve) add(shape uint32, tokens uint32) { s[shape%uint32(len(s))] |= tokens }
func (s *sieve) clear(shape uint32)              { s[shape%uint32(len(s))] = 0 }
func (s *sieve) of(shape uint32) (tokens uint32) { return s[shape%uint32(len(s))] }

// tokens of a name that holds the shape of the posting list, beside those that
// are like this shape.
func (s *sieve) tokens(p *posting) uint32 {
	set := uint32(0)
	for _, other := range p.others {
		set |= s[int(other)%len(s)]
	}
	return set
}
