package names

// A memo remembers what tokens can be paired with: the same given names,
// cities and business words come again and again, and finding their partners
// is most of the work of a search. It only saves time, never changes a result.
type memo struct {
	of    map[string]partners
	size  int // partners held
	ident []byte
}

// partners are the shapes that a token leads to.
type partners struct {
	alike  []partner
	firsts []uint32 // begin the token, with another shape for the rest
}

// A partner is a shape that is like a token.
type partner struct {
	shape uint32
	like  likeness
}

// maxPartners bounds a memo to some 8 MB; it starts anew when it is full.
const maxPartners = 1 << 20

// partners finds what a token leads to, or remembers it.
func (m *memo) partners(s *search, t *Token) partners {
	m.ident = t.appendIdentity(m.ident[:0])
	if p, ok := m.of[string(m.ident)]; ok {
		return p
	}
	p := partners{alike: s.alike(t), firsts: s.firsts(t)}
	if m.of == nil || m.size > maxPartners {
		m.of, m.size = map[string]partners{}, 0
	}
	m.of[string(m.ident)] = p
	m.size += len(p.alike) + len(p.firsts) + 8
	return p
}

// appendIdentity writes what tells a token from all that are paired otherwise.
func (t *Token) appendIdentity(dst []byte) []byte {
	dst = append(append(dst, byte(t.Role), byte(t.concept), byte(t.concept>>8)), t.Form...)
	for _, o := range t.others {
		dst = append(append(dst, ' '), o...)
	}
	if t.bare {
		dst = append(dst, '*')
	}
	return dst
}
