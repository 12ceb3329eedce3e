package names

// edges know some phrases by a few bits each, so that most words are told to
// hold none without looking for one.
type edges struct {
	begin  edge   // the first letters of legal forms
	legal  filter // legal forms
	before filter // what unglue parts from the beginning of a word
	after  filter // what it parts from the end of one, letters from the last to the first
}

func (l *tables) newEdges() edges {
	const spare = 4 // fewer words are taken for others
	size := spare * (len(l.phrases) + len(l.legalWords))
	e := edges{legal: newFilter(size), before: newFilter(size), after: newFilter(size)}
	for text, p := range l.phrases {
		links := p.links(text)
		if p.role == Legal {
			e.begin.add(text)
			e.legal.add(hash(0, text))
		}
		if p.role == Legal && p.gluable(text) || links {
			e.before.add(hash(0, text))
		}
		if len(text) > 2 && (p.gluable(text) || links) {
			e.after.add(backwards(text))
		}
	}
	for text := range l.legalWords {
		e.before.add(hash(0, text))
	}
	return e
}

func backwards(text string) uint64 {
	h := newRolling(0)
	for i := len(text) - 1; i >= 0; i-- {
		h = h.with(text[i])
	}
	return h.sum()
}

// mayUnglue tells most words that unglue finds nothing in; left is how many
// letters it leaves of one.
func (e *edges) mayUnglue(word string, left int) bool {
	h := newRolling(0)
	for i := len(word) - 1; i >= left; i-- {
		if h = h.with(word[i]); e.after.mayHave(h.sum()) {
			return true
		}
	}
	h = newRolling(0)
	for i := range len(word) - left {
		if h = h.with(word[i]); e.before.mayHave(h.sum()) {
			return true
		}
	}
	return false
}

// mayHoldLegal tells most texts in Latin letters that no legal form begins at any
// of their words, nor within one that is written together with another.
func (e *edges) mayHoldLegal(words []word) bool {
	for i := range words {
		w := &words[i]
		if w.script != latin || len(w.text) > 3 && hasDigit(w.text) && !isDigits(w.text) { // its digits may stand for letters
			return true
		}
		if len(w.text) > shortestName && e.mayUnglue(w.text, shortestName) || e.mayBeginLegal(words[i:]) {
			return true
		}
	}
	return false
}

// mayBeginLegal reports whether the first words may spell a legal form.
func (e *edges) mayBeginLegal(words []word) bool {
	if first := words[0].text; len(first) > 2 && !e.begin.has(first) {
		return false
	}
	h := newRolling(0)
	for _, w := range words[:min(len(words), longestPhrase)] {
		if h = h.withWord(w.text); e.legal.mayHave(h.sum()) {
			return true
		}
	}
	return false
}

// An edge is a set of texts by their first three letters. Digits share with
// letters.
type edge [1 << 15 / 64]uint64

// add adds a text, a short one with whatever may follow it.
func (e *edge) add(text string) {
	first, last := edgeOf(text)
	for i := first; i <= last; i++ {
		e[i>>6] |= 1 << (i & 63)
	}
}

// has reports whether a text of three letters or more may begin as one that was
// added.
func (e *edge) has(text string) bool {
	i, _ := edgeOf(text)
	return e[i>>6]>>(i&63)&1 == 1
}

// edgeOf is where all that begins with a text stands, five binary digits a
// letter.
func edgeOf(text string) (first, last int) {
	for i := range 3 {
		first, last = first<<5, last<<5|31
		if i < len(text) {
			c := int(text[i] & 31)
			first, last = first|c, last&^31|c
		}
	}
	return first, last
}
