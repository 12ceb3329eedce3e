package description

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/tidewaiter/tidewaiter/pack"
)

// class says why a word does not tell what goods are.
type class uint8

const (
	informative class = iota
	thing             // there is something, whatever stands before it
	generic           // the same, by itself
	group             // a wide group of goods
	loose             // the same, but enough to name one of two things
	holder            // what holds other goods: bag, box, case
	matter            // material or form
	field             // where it is used
	device            // the same; where it stands last, the goods themselves
	trait             // colour, size, state, number
	filler            // grammar
	whom              // for whom, what occasion: gifts too
	papers            // orders, lists, customs formulas
	idle              // names no thing: random, purchased, a surprise
)

// named is how the lexicon calls phrases that name goods though each of their
// words only tells a use, such as "mobile phone".
const named = "named"

var classes = map[string]class{"thing": thing, "generic": generic, "group": group, "loose": loose, "holder": holder, "matter": matter, "field": field, "device": device, "trait": trait, "filler": filler, "whom": whom, "papers": papers, named: informative}

// An entry is what the lexicon says of a phrase. Languages share one lexicon:
// a text seldom says which it is in, and often mixes two.
type entry struct {
	class class
	heads bool // in its language the noun stands before what describes it
	bends bool // also with an ending, and as a part of a compound
	glues bool // in its language it stands at the end of one word with what is before it
}

// Languages by how their words stand in a text. A word of the others is known
// as it is written in the lexicon only: their endings are too many, and short
// words of many languages would be found inside words of others.
var (
	nounFirst = map[string]bool{"es": true, "fr": true, "it": true, "pt": true}
	glueing   = map[string]bool{"de": true, "nl": true}
	bending   = map[string]bool{"en": true, "es": true, "fr": true, "de": true, "nl": true}
)

func (r *Reader) readLexicon(p *pack.Pack) error {
	return p.EachRow("lexicon.tsv", 3, func(f []string) error {
		c, ok := classes[f[0]]
		if !ok {
			return fmt.Errorf("unknown class %q", f[0])
		}
		for _, phrase := range strings.Split(f[2], ",") {
			form, n := normal(r.norm, phrase)
			if n == 0 {
				return fmt.Errorf("%q is no word", phrase)
			}
			e, known := r.lexicon[form]
			if !known { // the first class counts
				e.class = c
			}
			e.heads, e.bends = e.heads || nounFirst[f[1]], e.bends || bending[f[1]]
			e.glues = e.glues || glueing[f[1]] && c == thing && len(form) >= leastTail
			r.lexicon[form] = e
			r.begins(form, n)
			r.longestRun = max(r.longestRun, utf8.RuneCountInString(form))
		}
		return nil
	})
}

// conjunctions join two things of which each has to be named.
var conjunctions = map[string]bool{"and": true, "y": true, "e": true, "et": true, "und": true, "plus": true}

// classify gives each word of a text its class.
func (r *Reader) classify(t *text) {
	for i := range t.words {
		t.words[i].known = r.words[string(t.phrase(i, i+1))]
	}
	for i := 0; i < len(t.words); {
		w := &t.words[i]
		if w.han {
			w.class = r.hanClass(t, w)
			i++
			continue
		}
		n, c, heads := r.longestPhrase(t, i)
		known := n > 0
		if !known {
			n, c = 1, r.single(t, w)
		}
		for k := range n {
			t.words[i+k].class = c
			t.words[i+k].heads = heads
			t.words[i+k].named = known && c == informative
			if c == informative && k < n-1 {
				t.words[i+k].class = filler // one name, however many words
			}
		}
		w.joins = n == 1 && conjunctions[string(t.phrase(i, i+1))]
		i += n
	}
}

// begins notes that a phrase of n words begins with its first.
func (r *Reader) begins(form string, n int) {
	first, _, _ := strings.Cut(form, " ")
	k := r.words[first]
	k.longest = max(k.longest, int8(n))
	r.words[first] = k
}

// longestFrom is how many words the longest phrase of lexicon and stop lists
// can have that begins at word i. Most words begin none.
func (t *text) longestFrom(i int) int {
	return min(int(t.words[i].known.longest), len(t.words)-i)
}

func (r *Reader) longestPhrase(t *text, i int) (words int, c class, heads bool) {
	for n := t.longestFrom(i); n > 0; n-- {
		if e, ok := r.lexicon[string(t.phrase(i, i+n))]; ok {
			return n, e.class, e.heads
		}
	}
	return 0, informative, false
}

// single classifies a word that the lexicon does not hold as it is.
func (r *Reader) single(t *text, w *word) class {
	b := t.buf[w.from:w.to]
	switch {
	case w.letters == 0 || w.letters == 1, w.digits > 0 && w.letters <= 3, w.digits >= 3:
		return trait // a number, a size, a code
	}
	if c := r.stemmed(b); c != informative {
		return c
	}
	if c := r.compound(b); c != informative {
		return c
	}
	if r.namesNothing(t, w) {
		return idle
	}
	return informative
}

// endings that a word may carry beyond its form in the lexicon.
var endings = [...]string{"s", "es", "e", "n", "en", "er", "'s"}

func (r *Reader) stemmed(b []byte) class {
	if c := r.gendered(b); c != informative {
		return c
	}
	for _, end := range endings {
		if stem := len(b) - len(end); stem >= 4 && string(b[stem:]) == end {
			if e, ok := r.lexicon[string(b[:stem])]; ok && e.bends && e.class != filler {
				return e.class
			}
		}
	}
	return informative
}

// gendered finds the other genders and numbers of a word of a Romance language:
// variada, variadas of variado.
func (r *Reader) gendered(b []byte) class {
	n := len(b)
	if n > 1 && b[n-1] == 's' {
		n--
	}
	if n < 5 || n > longestCompound || b[n-1] != 'a' && b[n-1] != 'o' {
		return informative
	}
	var buf [longestCompound + 2]byte
	form := append(buf[:0], b[:n-1]...)
	for _, end := range [...]string{"o", "os", "a", "as"} {
		if e, ok := r.lexicon[string(append(form, end...))]; ok && e.heads && (e.class <= loose || e.class == trait) {
			return e.class
		}
	}
	return informative
}

// links are what German puts between the parts of a compound.
var links = [...]string{"", "s", "n", "en", "es", "e", "er"}

// leastTail is how long a word for things has to be to be known at the end of
// any other, such as Angelausrüstung; in bytes.
const leastTail = 6

// longestCompound bounds the search for the parts of a word, in bytes.
const longestCompound = 48

// compound classifies a word made of words of the lexicon, all but the first of
// them ones that say nothing by themselves, such as Kosmetikprodukte.
func (r *Reader) compound(b []byte) class {
	if len(b) > longestCompound {
		return informative
	}
	for cut := 3; cut <= len(b)-4; cut++ {
		tail, ok := r.lexicon[string(b[cut:])]
		if ok && tail.glues {
			return thing
		}
		if !ok || !tail.bends || tail.class != thing && tail.class != generic && tail.class != group && tail.class != holder && tail.class != papers {
			continue
		}
		for _, link := range links {
			if head := cut - len(link); head >= 3 && string(b[head:cut]) == link {
				e, ok := r.lexicon[string(b[:head])]
				switch {
				case !ok && r.compound(b[:head]) != informative:
					return tail.class // Familiengeschenkpaket
				case !ok || !e.bends || e.class == filler:
				case (tail.class == holder || tail.class == group) && tells(tail.class, e.class):
					return informative // Werkzeugkiste, Holzspielzeug
				default:
					return tail.class
				}
			}
		}
	}
	return informative
}
