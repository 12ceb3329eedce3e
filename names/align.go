package names

import "strings"

// A pair is two tokens that match, by their places in a and b. glued pairs
// also cover the token after the one named on the side that was written apart.
type pair struct {
	a, b  int8
	like  likeness
	overA bool // two tokens of a make one of b
	overB bool // one token of a makes two of b
	// last is the last token of the words, of b or of a, that the other one is an
	// acronym of.
	last    int8
	lastOfA bool
}

// maxTokens bounds how many tokens of a name are compared; no party's name
// that fits a message has more.
const maxTokens = 24

// An alignment matches tokens of two names one to one.
type alignment struct {
	pairs        []pair
	takenA       [maxTokens]bool
	takenB       [maxTokens]bool
	cutA, cutB   int // tokens from here on lie beyond the other's field; len if none
	buf, options [maxTokens]pair
}

// cuts says what is known of two names as wholes: which of them a field may have
// cut, and whether the other goes on, letter by letter, from where it was cut;
// whether they have the same letters; and whose words the other may be called by
// the first letters of.
type cuts struct {
	a, b, beginsA, beginsB bool
	letters                bool
	runsA, runsB           bool
}

func cutsOf(a, b *Name) cuts {
	called := func(x *Name) bool { return x.Kind == Organisation || x.single() }
	return cuts{
		a: a.cut, b: b.cut, beginsA: b.begins(a), beginsB: a.begins(b),
		letters: a.hasLettersOf(b),
		runsA:   a.Kind == Organisation && called(b), runsB: b.Kind == Organisation && called(a),
	}
}

// single reports whether a name has one token.
func (n *Name) single() bool {
	count := 0
	for i := range n.Tokens {
		if n.Tokens[i].Role != Noise {
			count++
		}
	}
	return count == 1
}

// align pairs the tokens of two names, the surest pairs first. like answers
// for tokens i of a and j of b. Only people are written by their initials.
func (al *alignment) align(a, b []*Token, cut cuts, kind Kind, like func(i, j int) likeness) {
	*al = alignment{cutA: len(a), cutB: len(b)}
	al.pairs = al.buf[:0]
	options := al.options[:0]
	for i := range a {
		for j := range b {
			if l := like(i, j); l < unlike && len(options) < maxTokens {
				options = insert(options, pair{a: int8(i), b: int8(j), like: l})
			}
		}
	}
	rest := al.takeBelow(options, kin)
	al.glue(a, b) // two words that make one are surer than another word of that sound
	rest = al.takeBelow(rest, initial)
	if len(al.pairs) > 0 && kind != Organisation {
		al.takeBelow(rest, initial+1)
	}
	al.acronyms(a, b, cut)
	if cut.letters {
		for i := range a {
			al.takenA[i] = true
		}
		for j := range b {
			al.takenB[j] = true
		}
		return
	}
	if cut.a && (len(al.pairs) > 0 || cut.beginsB) {
		al.cutB = al.cutTail(a, b, al.takenA[:], al.takenB[:], false, cut.beginsB)
	}
	if cut.b && (len(al.pairs) > 0 || cut.beginsA) {
		al.cutA = al.cutTail(b, a, al.takenB[:], al.takenA[:], true, cut.beginsA)
	}
}

// takeBelow takes the options that are surer than a likeness and returns the
// others.
func (al *alignment) takeBelow(options []pair, bound likeness) []pair {
	for i, p := range options {
		if p.like >= bound {
			return options[i:]
		}
		al.take(p)
	}
	return nil
}

// insert keeps options by likeness, then by how near their places are.
func insert(options []pair, p pair) []pair {
	options = append(options, p)
	for k := len(options) - 1; k > 0 && before(options[k], options[k-1]); k-- {
		options[k], options[k-1] = options[k-1], options[k]
	}
	return options
}

func before(p, q pair) bool {
	if p.like != q.like {
		return p.like < q.like
	}
	return p.gap() < q.gap()
}

func (p pair) gap() int8 { return max(p.a-p.b, p.b-p.a) }

func (al *alignment) take(p pair) {
	if al.takenA[p.a] || al.takenB[p.b] {
		return
	}
	al.takenA[p.a], al.takenB[p.b] = true, true
	al.pairs = append(al.pairs, p)
}

// glue pairs a free token with two free neighbours that make it together.
func (al *alignment) glue(a, b []*Token) {
	for i := range a {
		for j := range b {
			if al.takenA[i] || al.takenB[j] {
				continue
			}
			if j+1 < len(b) && !al.takenB[j+1] && makesUp(a[i], b[j], b[j+1]) {
				al.take(pair{a: int8(i), b: int8(j), like: glued, overB: true})
				al.takenB[j+1] = true
			} else if i+1 < len(a) && !al.takenA[i+1] && makesUp(b[j], a[i], a[i+1]) {
				al.take(pair{a: int8(i), b: int8(j), like: glued, overA: true})
				al.takenA[i+1] = true
			}
		}
	}
}

// makesUp reports whether two tokens in a row are the whole, letter by letter
// in any of their forms.
func makesUp(whole, first, second *Token) bool {
	if whole.Role == Legal || first.Role == Legal || second.Role == Legal || whole.concept != 0 {
		return false
	}
	for k := range whole.forms() {
		w := whole.form(k)
		for i := range first.forms() {
			rest, ok := strings.CutPrefix(w, first.form(i))
			if !ok || rest == "" {
				continue
			}
			for j := range second.forms() {
				if rest == second.form(j) {
					return true
				}
			}
		}
	}
	return false
}

// cutTail pairs the last token of a name that its field may have cut with the
// word it starts, and reports where the other name lies beyond the field.
func (al *alignment) cutTail(short, long []*Token, takenShort, takenLong []bool, swapped, begins bool) int {
	last := len(short) - 1
	end := 0
	for j := range long {
		if takenLong[j] {
			end = j + 1
		}
	}
	if begins { // all that the field holds is in the other name, whatever it was taken for
		for i := range short {
			takenShort[i] = true
		}
		for j := range end {
			takenLong[j] = true
		}
	}
	if takenShort[last] {
		return end
	}
	for j := range long {
		if takenLong[j] || long[j].Role == Legal && short[last].Role == Legal || !strings.HasPrefix(written(long[j]), written(short[last])) {
			continue
		}
		p := pair{a: int8(last), b: int8(j), like: cutOff}
		if swapped {
			p.a, p.b = p.b, p.a
		}
		al.take(p)
		return max(end, j+1)
	}
	return len(long)
}

// written is a token's form before it was made a concept.
func written(t *Token) string {
	if t.concept != 0 || t.Role == Place {
		return t.others[0]
	}
	return t.Form
}
