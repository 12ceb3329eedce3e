package names

import "strings"

// beginnings finds the names of an index that a cut name is the beginning of,
// letter by letter: a field that holds no more than "JOINT STOCK COMPANY
// SCIENTIFIC AND" says which names do not begin so.
type beginnings struct {
	buf    []byte
	text   string           // the names, as literal has them
	at     []uint32         // where each starts
	starts keyTable[uint32] // names by their first letters
	whole  keyTable[uint32] // names by all their letters
}

// startLength is how many letters the names are filed by. What a field cut has
// more of them but for a few signs of other scripts.
const startLength = 12

// begin begins the next name.
func (b *beginnings) begin() { b.at = append(b.at, uint32(len(b.buf))) }

func (b *beginnings) add(t *Token) { b.buf = append(b.buf, t.literal()...) }

func (b *beginnings) finish() {
	b.at = append(b.at, uint32(len(b.buf)))
	b.text, b.buf = string(b.buf), nil
	long := 0
	for name := range b.at[1:] {
		if len(b.name(name)) >= startLength {
			long++
		}
	}
	b.whole = newKeyTable(len(b.at)-1, func(file func(uint64, uint32)) {
		for name := range b.at[1:] {
			file(newRolling('l').withWord(b.name(name)).sum(), uint32(name))
		}
	})
	b.starts = newKeyTable(long, func(file func(uint64, uint32)) {
		for name := range b.at[1:] {
			if letters := b.name(name); len(letters) >= startLength {
				file(hash('b', letters[:startLength]), uint32(name))
			}
		}
	})
}

func (b *beginnings) name(n int) string { return b.text[b.at[n]:b.at[n+1]] }

// of visits the names that begin with the letters of n.
func (b *beginnings) of(n *Name, visit func(name uint32)) {
	start := n.literal()
	if start == "" {
		return
	}
	if len(start) < startLength {
		for name := range b.at[1:] {
			if strings.HasPrefix(b.name(name), start) {
				visit(uint32(name))
			}
		}
		return
	}
	b.starts.bearers(hash('b', start[:startLength]), func(name *uint32) {
		if strings.HasPrefix(b.name(int(*name)), start) {
			visit(*name)
		}
	})
}

// literal is the name's words in their order, letters and digits alone.
func (n *Name) literal() string {
	var b strings.Builder
	for i := range n.Tokens {
		b.WriteString(n.Tokens[i].literal())
	}
	return b.String()
}

// shortestLetters is how many letters two names must share to be the same but
// for where words begin.
const shortestLetters = 6

// hasLettersOf reports whether two names have the same letters in the same
// order, whatever stands between them: StarShip Ltd, Star Ship Ltd.
func (n *Name) hasLettersOf(other *Name) bool {
	if n.key == other.key {
		return false
	}
	size := 0
	for i := range n.Tokens {
		size += len(n.Tokens[i].literal())
	}
	if size < shortestLetters {
		return false
	}
	for i := range other.Tokens {
		size -= len(other.Tokens[i].literal())
	}
	return size == 0 && n.literal() == other.literal()
}

// lettersHash is the hash of the letters of a name.
func (n *Name) lettersHash() uint64 {
	h := newRolling('l')
	for i := range n.Tokens {
		h = h.withWord(n.Tokens[i].literal())
	}
	return h.sum()
}

// spells reports whether a name of the index has the letters of n.
func (b *beginnings) spells(name int, n *Name) bool {
	rest := b.name(name)
	if len(rest) < shortestLetters {
		return false
	}
	for i := range n.Tokens {
		ok := false
		if rest, ok = strings.CutPrefix(rest, n.Tokens[i].literal()); !ok {
			return false
		}
	}
	return rest == ""
}

// literal is the token as it was written, in Latin letters.
func (t *Token) literal() string {
	if t.concept != 0 || t.Role == Place || t.Role == Noise && len(t.others) > 0 {
		return t.others[0]
	}
	return t.Form
}

// begins reports whether n was cut and other goes on from where it was.
func (n *Name) begins(other *Name) bool {
	if !n.cut {
		return false
	}
	start := n.literal()
	return start != "" && strings.HasPrefix(other.literal(), start)
}
