package names

import (
	"slices"
	"strings"
)

// A soundBook knows long legal forms by their consonants, so that a slip in
// one of their words, another spelling or the end of a field do not hide them:
// OBSBCHESTVO S OGRANICHENNOI OTVETSTVENNOSTYU.
type soundBook struct {
	starts map[[2]byte]bool // the first two sounds of each form
	near   map[string]heard // all sounds of a form, and the same with one dropped
	likely filter           // of near
	begins [1 << 15]bool    // by the first three sounds of near, five bits each
	goesOn filter           // the first five sounds of near
	whole  []sounding       // all sounds of the forms, in order
}

// A heard is a form that some sounds stand for, all of its sounds or all but one.
type heard struct {
	phrase
	dropped int
}

// A sounding is what the sounds of a legal form stand for.
type sounding struct {
	sounds string
	phrase phrase
}

// Forms shorter than this, in letters, are too short to be told by sound; the
// start of one must be longer still where the text ends inside it.
const (
	longForm = 14
	longCut  = 16
)

func newSoundBook() soundBook {
	return soundBook{starts: map[[2]byte]bool{}, near: map[string]heard{}}
}

// add notes a legal form, written in one.
func (b *soundBook) add(joined string, p phrase) {
	s := sound(joined)
	if len(joined) < longForm || len(s) < 6 {
		return
	}
	b.starts[[2]byte{s[0], s[1]}] = true
	b.whole = append(b.whole, sounding{s, p})
	b.near[s] = heard{p, 0}
	for i := 1; i < len(s); i++ {
		if _, taken := b.near[s[:i]+s[i+1:]]; !taken {
			b.near[s[:i]+s[i+1:]] = heard{p, 1}
		}
	}
}

// finish puts the book in order, after all forms were added. Of forms with the
// same sounds the last counts.
func (b *soundBook) finish() {
	slices.Reverse(b.whole)
	slices.SortStableFunc(b.whole, func(x, y sounding) int { return strings.Compare(x.sounds, y.sounds) })
	b.whole = slices.CompactFunc(b.whole, func(x, y sounding) bool { return x.sounds == y.sounds })
	b.likely, b.goesOn = newFilter(len(b.near)), newFilter(len(b.near))
	for s := range b.near {
		b.likely.add(hash(0, s))
		b.begins[threeSounds(s[0], s[1], s[2])] = true
		b.goesOn.add(hash(0, s[:min(len(s), fiveSounds)]))
	}
}

func threeSounds(x, y, z byte) int { return int(x&31)<<10 | int(y&31)<<5 | int(z&31) }

// at finds the run of words from i on that sounds most like a legal form, the
// longest of several, or sounds like the start of one where the text ends.
func (b *soundBook) at(pieces []piece, joined string, at []int, i int) (phrase, int) {
	if len(joined)-at[i] < longForm-1 || len(pieces[i].text) < 4 || pieces[i].script == han {
		return phrase{}, 0
	}
	if !b.mayStart(pieces[i].text) || !b.mayGoOn(joined[at[i]:]) {
		return phrase{}, 0
	}
	best, words, least := phrase{}, 0, unlikeForm
	for n := min(longestPhrase, len(pieces)-i); n > 0 && least > 0; n-- {
		text := joined[at[i]:at[i+n]]
		if len(text) < longForm-1 {
			break
		}
		if len(pieces[i+n-1].text) < 4 { // too short to tell a word of the form from one after it
			continue
		}
		if p, differences := b.like(text); differences < least {
			best, words, least = p, n, differences
		}
	}
	if least < unlikeForm {
		return best, words
	}
	return b.cut(joined[at[i]:], len(pieces)-i)
}

// unlikeForm is more differences than like forgives.
const unlikeForm = 3

// mayStart reports whether a form begins with a word's first two sounds.
func (b *soundBook) mayStart(word string) bool {
	var buf [32]byte
	s := appendSound(buf[:0], word)
	return len(s) > 1 && b.starts[[2]byte{s[0], s[1]}]
}

// mayGoOn tells most texts that no form begins from their first sounds, one of
// which like may drop.
func (b *soundBook) mayGoOn(rest string) bool {
	const enough, four = 20, 4 // letters that most often have more than six sounds
	var buf [64]byte
	s := appendSound(buf[:0], rest[:min(len(rest), enough)])
	if len(s) <= fiveSounds+2 { // the last one may be half of one
		s = appendSound(buf[:0], rest)
	}
	if len(s) < four || !b.begins[threeSounds(s[0], s[1], s[2])] && !b.begins[threeSounds(s[0], s[2], s[3])] && !b.begins[threeSounds(s[0], s[1], s[3])] {
		return false
	}
	if len(s) <= fiveSounds {
		return true
	}
	for drop := 1; drop <= fiveSounds; drop++ {
		if b.goesOn.mayHave(hashWithout(0, s[:fiveSounds+1], drop)) {
			return true
		}
	}
	return false
}

// fiveSounds is how many sounds near has at least.
const fiveSounds = 5

// like finds the form that a text spells with at most one sound more, less or
// other, and says how many sounds it took to drop on either side.
func (b *soundBook) like(text string) (best phrase, differences int) {
	var buf [64]byte
	s := appendSound(buf[:0], text)
	differences = unlikeForm
	if h, ok := b.near[string(s)]; ok {
		best, differences = h.phrase, h.dropped
	}
	var without [64]byte
	for i := 1; i < len(s) && differences > 1; i++ {
		if !b.likely.mayHave(hashWithout(0, s, i)) {
			continue
		}
		if h, ok := b.near[string(append(append(without[:0], s[:i]...), s[i+1:]...))]; ok && h.dropped+1 < differences {
			best, differences = h.phrase, h.dropped+1
		}
	}
	return best, differences
}

// cut finds the form that begins with a text. The last sound may be half of one.
func (b *soundBook) cut(text string, n int) (phrase, int) {
	s := sound(text)
	if len(text) < longCut || len(s) < 6 {
		return phrase{}, 0
	}
	start := s[:len(s)-1]
	at, _ := slices.BinarySearchFunc(b.whole, start, func(x sounding, s string) int { return strings.Compare(x.sounds, s) })
	best := -1
	for i := at; i < len(b.whole) && strings.HasPrefix(b.whole[i].sounds, start); i++ {
		if best < 0 || len(b.whole[i].sounds) < len(b.whole[best].sounds) {
			best = i
		}
	}
	if best < 0 {
		return phrase{}, 0
	}
	return b.whole[best].phrase, n
}

// shortestName is how many letters unglue leaves of a word.
const shortestName = 4

// unglue parts a long Latin word from a legal form, a line of business or a
// linking word that is written onto it: TURMALLC, ROSHANSHIRKAT,
// COMPANYOPTRON, INDUSTRYAND. Other words come back as last.
func (l *tables) unglue(w word) (first, last word, glued bool) {
	if len(w.text) < shortestName+2 || !l.edges.mayUnglue(w.text, shortestName) {
		return w, w, false
	}
	at := 0
	for end := shortestName; end <= len(w.text)-3 && at == 0; end++ {
		if p, ok := l.phrase(w.text[end:]); ok && (p.gluable(w.text[end:]) || p.links(w.text[end:]) && l.ordinary(w.text[:end])) {
			at = end
		}
	}
	for start := len(w.text) - shortestName; start > 1 && at == 0; start-- {
		if p, ok := l.phrase(w.text[:start]); ok && (p.role == Legal && p.gluable(w.text[:start]) || p.links(w.text[:start]) && l.ordinary(w.text[start:])) ||
			start > longWord && l.legalWords[w.text[:start]] {
			at = start
		}
	}
	if at == 0 {
		return w, w, false
	}
	if _, is := l.phrase(w.text); is || l.words[w.text].known {
		return w, w, false
	}
	first, last = w, w
	first.text, last.text = w.text[:at], w.text[at:]
	first.dotted, first.comma, last.tight = false, false, true
	if w.span.End-w.span.Start == len(w.text) {
		first.span.End, last.span.Start = w.span.Start+at, w.span.Start+at
	}
	return first, last, true
}

// ordinary reports whether a word is one of company names or a common one.
func (l *tables) ordinary(text string) bool {
	if p, ok := l.phrase(text); ok {
		return p.role != Legal || len(text) >= longWord
	}
	facts := l.words[text]
	return facts.known && facts.information < rareWeight
}

// links reports whether a word only joins others: and, of, for.
func (p *phrase) links(text string) bool {
	return p.role == Noise && p.form == "the" && len(text) > 1
}

// gluable reports whether the end of a longer word can be told for a phrase: a
// legal form without a vowel, or one or a line of business that is long enough.
func (p *phrase) gluable(text string) bool {
	switch {
	case p.role == Legal && len(text) < longWord:
		return !strings.ContainsAny(text, "aeiouy")
	case p.role == Legal:
		return true
	}
	return p.role == Business && len(text) > longWord
}
