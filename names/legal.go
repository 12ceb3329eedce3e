package names

import "strings"

// A soundBook knows long legal forms by their consonants, so that a slip in
// one of their words, another spelling or the end of a field do not hide them:
// OBSBCHESTVO S OGRANICHENNOI OTVETSTVENNOSTYU.
type soundBook struct {
	starts map[string]bool   // the first two sounds of each form
	near   map[string]phrase // all sounds of a form, and the same with one dropped
	whole  map[string]phrase
}

// Forms shorter than this, in letters, are too short to be told by sound; the
// start of one must be longer still where the text ends inside it.
const (
	longForm = 14
	longCut  = 16
)

func newSoundBook() soundBook {
	return soundBook{starts: map[string]bool{}, near: map[string]phrase{}, whole: map[string]phrase{}}
}

// add notes a legal form, written in one.
func (b *soundBook) add(joined string, p phrase) {
	s := sound(joined)
	if len(joined) < longForm || len(s) < 6 {
		return
	}
	b.starts[s[:2]] = true
	b.whole[s] = p
	b.near[s] = p
	for i := 1; i < len(s); i++ {
		if _, taken := b.near[s[:i]+s[i+1:]]; !taken {
			b.near[s[:i]+s[i+1:]] = p
		}
	}
}

// at finds the longest run of words from i on that sounds like a legal form,
// or like the start of one where the text ends.
func (b *soundBook) at(pieces []piece, joined string, at []int, i int) (phrase, int) {
	if len(joined)-at[i] < longForm-1 || len(pieces[i].text) < 4 || pieces[i].script == han {
		return phrase{}, 0
	}
	if s := sound(pieces[i].text); len(s) < 2 || !b.starts[s[:2]] {
		return phrase{}, 0
	}
	for n := min(longestPhrase, len(pieces)-i); n > 0; n-- {
		text := joined[at[i]:at[i+n]]
		if len(text) < longForm-1 {
			break
		}
		if len(pieces[i+n-1].text) < 4 { // too short to tell a word of the form from one after it
			continue
		}
		if p, ok := b.like(text); ok {
			return p, n
		}
	}
	return b.cut(joined[at[i]:], len(pieces)-i)
}

// like finds the form that a text spells with at most one sound more, less or
// other.
func (b *soundBook) like(text string) (phrase, bool) {
	s := sound(text)
	if p, ok := b.near[s]; ok {
		return p, true
	}
	for i := 1; i < len(s); i++ {
		if p, ok := b.near[s[:i]+s[i+1:]]; ok {
			return p, true
		}
	}
	return phrase{}, false
}

// cut finds the form that begins with a text. The last sound may be half of one.
func (b *soundBook) cut(text string, n int) (phrase, int) {
	s := sound(text)
	if len(text) < longCut || len(s) < 6 {
		return phrase{}, 0
	}
	best, found := "", phrase{}
	for form, p := range b.whole {
		if strings.HasPrefix(form, s[:len(s)-1]) && (best == "" || len(form) < len(best) || len(form) == len(best) && form < best) {
			best, found = form, p
		}
	}
	if best == "" {
		return phrase{}, 0
	}
	return found, n
}

// unglue parts a long Latin word from a legal form or line of business that
// is written onto its end: TURMALLC, ROSHANSHIRKAT.
func (l *tables) unglue(w word) []word {
	const shortestName = 4
	if _, known := l.common[w.text]; known || len(w.text) < shortestName+3 {
		return nil
	}
	if _, is := l.phrases[w.text]; is {
		return nil
	}
	for at := shortestName; at <= len(w.text)-3; at++ {
		end := w.text[at:]
		if p, ok := l.phrases[end]; ok && p.gluable(end) {
			first, last := w, w
			first.text, last.text = w.text[:at], end
			first.dotted, first.comma, last.tight = false, false, true
			width := w.span.End - w.span.Start
			if width == len(w.text) {
				first.span.End, last.span.Start = w.span.Start+at, w.span.Start+at
			}
			return []word{first, last}
		}
	}
	return nil
}

// gluable reports whether the end of a longer word can be told for a phrase: a
// legal form without a vowel, or one or a line of business that is long enough.
func (p *phrase) gluable(text string) bool {
	switch {
	case p.role == Legal && len(text) < longWord:
		return strings.IndexAny(text, "aeiouy") < 0
	case p.role == Legal:
		return true
	}
	return p.role == Business && len(text) > longWord
}
