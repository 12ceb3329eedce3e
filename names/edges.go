package names

// edges know the first or last letters of some phrases, so that most words are
// told to hold none without looking for one.
type edges struct {
	legal  edge // the beginnings of legal forms
	before edge // the beginnings of what unglue parts from the beginning of a word
	after  edge // the ends of what it parts from the end of one
}

func (l *tables) newEdges() edges {
	var e edges
	for text, p := range l.phrases {
		links := p.links(text)
		if p.role == Legal {
			e.legal.addBeginning(text)
		}
		if p.role == Legal && p.gluable(text) || links {
			e.before.addBeginning(text)
		}
		if p.gluable(text) || links {
			e.after.addEnd(text)
		}
	}
	for text := range l.legalWords {
		e.before.addBeginning(text)
	}
	return e
}

// An edge is a set of letters, three in a row, five binary digits each. Digits
// share theirs with letters.
type edge [1 << 15 / 64]uint64

func (e *edge) add(i int) { e[i>>6] |= 1 << (i & 63) }

func (e *edge) has(i int) bool { return e[i>>6]>>(i&63)&1 == 1 }

// addBeginning adds the first three letters of a text, or its first two with
// whatever may follow; of a shorter one nothing.
func (e *edge) addBeginning(text string) {
	switch {
	case len(text) > 2:
		e.add(threeSounds(text[0], text[1], text[2]))
	case len(text) == 2:
		for c := range byte(32) {
			e.add(threeSounds(text[0], text[1], c))
		}
	}
}

// begin reports whether a text may begin as one of two letters or more that
// was added.
func (e *edge) begin(text string) bool {
	switch {
	case len(text) > 2:
		return e.has(threeSounds(text[0], text[1], text[2]))
	case len(text) == 2:
		return e.has(threeSounds(text[0], text[1], 0))
	}
	return false
}

// addEnd adds the last three letters of a text; of a shorter one nothing.
func (e *edge) addEnd(text string) {
	if n := len(text); n > 2 {
		e.add(threeSounds(text[n-3], text[n-2], text[n-1]))
	}
}

// end reports whether a text may end as one of three letters or more that was
// added.
func (e *edge) end(text string) bool {
	n := len(text)
	return n > 2 && e.has(threeSounds(text[n-3], text[n-2], text[n-1]))
}
