package names

import "strings"

// Hangul syllables are 19 initials by 21 vowels by 28 finals from this one on.
const (
	firstHangul = 0xAC00
	vowels      = 21
	finals      = 28
)

// A romanisation spells the letters of Hangul syllables, in Unicode's order; "-" is silent.
type romanisation struct{ initials, vowels, finals []string }

// spellingsOfHangul are the Revised Romanisation, McCune-Reischauer without
// marks, a mix of both, and what passports of the South often have.
var spellingsOfHangul = func() []romanisation {
	revised := strings.Fields("g kk n d tt r m b pp s ss - j jj ch k t p h")
	mccune := strings.Fields("k kk n t tt r m p pp s ss - ch tch ch k t p h")
	last := strings.Fields("- k k k n n n t l k m l l l p l m p p t t ng t t k t p h")
	revisedVowels := strings.Fields("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
	mccuneVowels := strings.Fields("a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i")
	popular := strings.Fields("a ae ya yae u e you ye o wa wae oe yo oo wo we wi yoo eu ee i")
	popularLong := strings.Fields("a ae ya yae u e yu ye o wa wae oe yo u wo we wi yu u i i")
	return []romanisation{
		{revised, revisedVowels, last},
		{mccune, mccuneVowels, last},
		{revised, mccuneVowels, last},
		{revised, popular, last},
		{revised, popularLong, last},
	}
}()

// spell writes syllables in Latin letters.
func (r *romanisation) spell(syllables []rune) string {
	var b strings.Builder
	for _, s := range syllables {
		i := int(s - firstHangul)
		for _, letter := range [...]string{r.initials[i/(vowels*finals)], r.vowels[i/finals%vowels], r.finals[i%finals]} {
			if letter != "-" {
				b.WriteString(letter)
			}
		}
	}
	return b.String()
}

// hangulReadings lists how syllables are spelt in Latin letters.
func hangulReadings(syllables []rune) []string {
	var out []string
	for i := range spellingsOfHangul {
		out = appendNew(out, spellingsOfHangul[i].spell(syllables))
	}
	return out
}

// hangulPieces reads a person's name, surname first; other words as they stand.
func (l *tables) hangulPieces(out []piece, w word, kind Kind) []piece {
	syllables := []rune(w.text)
	if kind != Person {
		if phrases, ok := l.hangulPhrases(syllables, w); ok {
			return append(out, phrases...)
		}
	}
	n := 1
	if len(syllables) == 4 {
		n = 2
	}
	if kind == Organisation || len(syllables) > 4 || len(syllables) < 2 {
		n = len(syllables)
	}
	out = append(out, hangulPiece(w, syllables, 0, n))
	if n == 1 && n < len(syllables) {
		surname := &out[len(out)-1]
		if usual, ok := l.letters[hangul][string(syllables[:1])]; ok {
			known := strings.Split(usual, "|")
			surname.text, surname.others = known[0], known[1:]
		}
	}
	if n < len(syllables) {
		out = append(out, hangulPiece(w, syllables, n, len(syllables)))
	}
	return out
}

// hangulPhrases parts a company's name at the words that it is known by. It
// answers false where there are none.
func (l *tables) hangulPhrases(syllables []rune, w word) ([]piece, bool) {
	var out []piece
	found, rest := false, 0
	for i := 0; i < len(syllables); {
		p, n := l.hangulPhrase(syllables, i)
		if n == 0 {
			i++
			continue
		}
		if rest < i {
			out = append(out, hangulPiece(w, syllables, rest, i))
		}
		part := hangulPiece(w, syllables, i, i+n)
		part.phrase = &p
		out = append(out, part)
		i += n
		rest, found = i, true
	}
	if found && rest < len(syllables) {
		out = append(out, hangulPiece(w, syllables, rest, len(syllables)))
	}
	return out, found
}

// hangulPhrase finds the longest phrase of two syllables or more at i.
func (l *tables) hangulPhrase(syllables []rune, i int) (phrase, int) {
	for n := min(6, len(syllables)-i); n > 1; n-- {
		if p, ok := l.hangulWords[string(syllables[i:i+n])]; ok {
			return p, n
		}
	}
	return phrase{}, 0
}

// hangulPiece makes one piece of the syllables from i to j.
func hangulPiece(w word, syllables []rune, i, j int) piece {
	readings := hangulReadings(syllables[i:j])
	p := piece{word: w, others: readings[1:]}
	p.text = readings[0]
	p.tight = w.tight || i > 0
	p.span = Span{w.span.Start + i, w.span.Start + j}
	if j == len(syllables) {
		p.span.End = w.span.End
	} else {
		p.dotted, p.comma = false, false
	}
	return p
}
