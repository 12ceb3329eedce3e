package names

import (
	"cmp"
	"slices"
	"sync"
)

// A memo remembers what tokens can be paired with: the same given names,
// cities and business words come again and again, and finding their partners
// is most of the work of a search. It only saves time, never changes a result.
// All searches of an index share one, in parts that seldom wait for each other.
type memo [64]memoPart

type memoPart struct {
	sync.RWMutex
	of   map[string]partners
	size int // partners held
}

// partners are the shapes that a token leads to.
type partners struct {
	alike  []partner
	ends   [initial + 1]uint32 // where the partners of each likeness end
	firsts []uint32            // begin the token, with another shape for the rest
}

// A partner is a shape that is like a token. Partners are in order of
// likeness, then of weight, the heaviest first.
type partner struct {
	shape  uint32
	weight float32
	like   likeness
}

// of lists the partners of one likeness.
func (p *partners) of(l likeness) []partner {
	start := uint32(0)
	if l > 0 {
		start = p.ends[l-1]
	}
	return p.alike[start:p.ends[l]]
}

// maxPartners bounds a memo to some 24 MB; a part starts anew when it is full.
const maxPartners = 2 << 20

// partners finds what a token leads to, or remembers it.
func (m *memo) partners(s *search, t *Token) partners {
	ident := t.appendIdentity(s.ident[:0])
	s.ident = ident
	part := &m[(ident[len(ident)-1]^ident[len(ident)/2]<<2^byte(len(ident)<<4))%byte(len(m))]
	part.RLock()
	p, ok := part.of[string(ident)]
	part.RUnlock()
	if ok {
		return p
	}
	p = partners{alike: s.alike(t), firsts: s.firsts(t)}
	slices.SortFunc(p.alike, func(a, b partner) int {
		return cmp.Or(cmp.Compare(a.like, b.like), cmp.Compare(b.weight, a.weight), cmp.Compare(a.shape, b.shape))
	})
	for _, a := range p.alike {
		p.ends[a.like]++
	}
	for l := range p.ends[1:] {
		p.ends[l+1] += p.ends[l]
	}
	part.Lock()
	if part.of == nil || part.size > maxPartners/len(m) {
		part.of, part.size = map[string]partners{}, 0
	}
	part.of[string(ident)] = p
	part.size += len(p.alike) + len(p.firsts) + 8
	part.Unlock()
	return p
}

// appendIdentity writes what tells a token from all that are paired otherwise.
func (t *Token) appendIdentity(dst []byte) []byte {
	dst = append(append(dst, byte(t.Role), byte(t.concept), byte(t.concept>>8)), t.Form...)
	for _, o := range t.others {
		dst = append(append(dst, ' '), o...)
	}
	if t.read {
		dst = append(dst, '+')
	}
	if t.bare {
		dst = append(dst, '*')
	}
	return dst
}

// alike finds the shapes that are like one token.
func (s *search) alike(t *Token) []partner {
	out := s.found[:0]
	s.tried.forget()
	try := func(shape uint32, most likeness) {
		if !s.tried.add(shape) {
			return
		}
		if like := alike(t, &s.ix.shapes[shape]); like <= most {
			out = append(out, partner{shape, s.ix.about[shape].weight, like})
		}
	}
	if len(t.Form) > 1 {
		for _, shape := range s.ix.initials[t.Form[0]] {
			try(shape, initial)
		}
	}
	form := -1
	var ours spelling
	visitKeys(t, func(k tokenKey) {
		if k.form != form {
			form = k.form
			s.forms.forget()
			ours = spellingOf(t.form(form), t.bare)
			s.pattern.set(t.form(form))
		}
		s.ix.keys.bearers(k.hash, func(b *bearer) {
			if !ours.maySlip(b.spelling, k.lead) { // this lies in the row, the rest elsewhere
				return
			}
			n, some := ours.slips(b.spelling, k.lead)
			d, known := s.forms.slips(b.form)
			if known && (d == done || some && d > n) {
				return
			}
			f := &s.ix.spelt[b.form]
			if some && !known {
				d = s.slips(f)
			}
			if some && d > n {
				s.forms.learn(b.form, d)
				return
			}
			s.forms.learn(b.form, done)
			try(f.shape, sibling)
		})
	})
	s.found = out
	return slices.Clone(out)
}

// slips is at most the distance of the pattern to a form.
func (s *search) slips(f *form) int {
	if f.length > packedLetters {
		return s.pattern.slips(s.ix.shapes[f.shape].form(int(f.which)))
	}
	return s.pattern.slipsPacked(f.letters, int(f.length))
}

// firsts finds the shapes that begin a token which another shape completes.
func (s *search) firsts(t *Token) []uint32 {
	if t.Role == Legal || t.concept != 0 {
		return nil
	}
	var out []uint32
	var buf [64]byte
	for f := range t.forms() {
		form := append(buf[:0], t.form(f)...)
		for k := 1; k < len(form); k++ {
			if s.has(form[k:]) {
				s.exactly(form[:k], func(first uint32) { out = append(out, first) })
			}
		}
	}
	return out
}

// exactly visits the shapes that have a form.
func (s *search) exactly(form []byte, visit func(shape uint32)) {
	h := formKey(form)
	if !s.ix.forms.mayHave(h) {
		return
	}
	s.ix.keys.bearers(h, func(b *bearer) {
		if shape := s.ix.spelt[b.form].shape; s.ix.shapes[shape].has(form) {
			visit(shape)
		}
	})
}

// has reports whether any shape has a form.
func (s *search) has(form []byte) bool {
	found := false
	s.exactly(form, func(uint32) { found = true })
	return found
}

// has reports whether the token has a form.
func (t *Token) has(form []byte) bool {
	if t.Form == string(form) {
		return true
	}
	for _, o := range t.others {
		if o == string(form) {
			return true
		}
	}
	return false
}
