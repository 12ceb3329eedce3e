package names

import (
	"slices"
	"strings"
	"unicode"

	"github.com/mozillazg/go-unidecode"
)

// A script is a writing system as far as reading it aloud differs.
type script uint8

const (
	none script = iota // no letter
	latin
	cyrillic
	greek
	mixed // Latin, Cyrillic and Greek letters in one word
	arabic
	hebrew
	han
	kana
	hangul
	indic   // of India: vowels are marks
	abugida // Thai, Lao, Burmese, Khmer, Sinhala, Tibetan: many vowels are not written
	other   // every further script: read by the general transliterator
)

func (s script) alphabet() bool { return s >= latin && s <= mixed }

// bare reports whether words are written with few or no vowels.
func (s script) bare() bool { return s == arabic || s == hebrew || s == abugida }

// scriptOf names the script of a letter, mark or digit beyond ASCII.
func scriptOf(r rune) script {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0x20000 && r <= 0x323AF || r == '〇' || r == '々':
		return han
	case r >= 0x3041 && r <= 0x30FF && r != '・' || r >= 0x31F0 && r <= 0x31FF:
		return kana
	case r >= 0xAC00 && r <= 0xD7A3:
		return hangul
	case r >= 0x0400 && r <= 0x052F:
		return cyrillic
	case r >= firstIndic && r <= lastIndic:
		return indic
	case r > lastIndic && r <= 0x109F || r >= 0x1780 && r <= 0x17FF:
		return abugida
	case unicode.In(r, unicode.Mn):
		return markScript(r)
	case !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mc, r):
		return none
	case unicode.Is(unicode.Latin, r):
		return latin
	case unicode.Is(unicode.Greek, r):
		return greek
	case unicode.Is(unicode.Arabic, r):
		return arabic
	case unicode.Is(unicode.Hebrew, r):
		return hebrew
	}
	return other
}

// markScript parts the marks that spell vowels in Indic and Thai writing from
// those that only decorate.
func markScript(r rune) script {
	if r < 0x0900 || unicode.Is(unicode.Inherited, r) {
		return none
	}
	return other
}

// lookalikes are Cyrillic and Greek letters that pass for Latin ones.
var lookalikes = strings.NewReplacer(
	"а", "a", "в", "b", "е", "e", "к", "k", "м", "m", "н", "h", "о", "o", "р", "p", "с", "c", "т", "t", "у", "y", "х", "x",
	"і", "i", "ј", "j", "ѕ", "s", "ԛ", "q", "ԝ", "w", "ё", "e", "ї", "i",
	"α", "a", "β", "b", "ε", "e", "η", "h", "ι", "i", "κ", "k", "μ", "m", "ν", "v", "ο", "o", "ρ", "p", "τ", "t", "υ", "u", "χ", "x",
)

// spelt reads a word of a script other than Han in Latin letters, in all its
// readings.
func (l *tables) spelt(w word, how depth) piece {
	p := piece{word: w}
	if read := l.spell(w); read != "" { // else it is compared as it is written
		p.text = read
	}
	if how == firstReading {
		return p
	}
	if w.script != abugida {
		for _, letters := range l.furtherLetters[w.script] {
			p.others = appendNew(p.others, l.spellBy(w, letters))
		}
	}
	switch w.script {
	case kana:
		p.others = appendNew(p.others, kunrei.Replace(p.text))
		p.others = appendNew(p.others, l.spellKana(w.text))
	case indic:
		for _, form := range indicForms(p.text) {
			p.others = appendNew(p.others, form)
		}
	case abugida:
		for _, form := range l.thaiForms(w.text) {
			p.others = appendNew(p.others, form)
		}
	}
	p.others = slices.DeleteFunc(p.others, func(s string) bool { return s == p.text })
	return p
}

var (
	kunrei      = strings.NewReplacer("shi", "si", "chi", "ti", "tsu", "tu", "ji", "zi", "fu", "hu", "sh", "sy", "ch", "ty")
	unaspirated = strings.NewReplacer("kh", "k", "ph", "p", "th", "t")
)

// spell reads a word of a script other than Han in Latin letters.
func (l *tables) spell(w word) string {
	switch w.script {
	case latin:
		return w.text
	case mixed:
		w.text, w.script = lookalikes.Replace(w.text), cyrillic
	case kana:
		return longVowels.Replace(l.spellKana(w.text))
	case indic:
		return l.spellIndic(w.text)
	case abugida:
		if forms := l.thaiForms(w.text); len(forms) > 0 {
			return forms[0]
		}
		return ""
	}
	return l.spellBy(w, nil)
}

// spellBy reads a word letter by letter: first by some letters' own values,
// then by those of its script, then as any script is read. Two letters that
// would make one sound in Latin stay apart: כה is k and h, not kh.
func (l *tables) spellBy(w word, own map[string]string) string {
	table := l.letters[w.script]
	var b []byte
	runes := []rune(w.text)
	for i := 0; i < len(runes); i++ {
		spelling, n := letterAt(runes[i:], own)
		if n == 0 {
			spelling, n = letterAt(runes[i:], table)
		}
		if n == 0 {
			spelling, n = transliterate(string(runes[i])), 1
		}
		if spelling == "h" && len(b) > 0 && w.script.bare() && strings.IndexByte("cdgkpstz", b[len(b)-1]) >= 0 {
			b = append(b, 'a')
		}
		b = append(b, spelling...)
		i += n - 1
	}
	return string(b)
}

// letterAt finds the spelling of the two letters or the one letter that runes
// begin with, and how many those are.
func letterAt(runes []rune, table map[string]string) (string, int) {
	for n := min(2, len(runes)); n > 0; n-- {
		if s, ok := table[string(runes[:n])]; ok {
			return s, n
		}
	}
	return "", 0
}

// vowelsAfter puts the Thai and Lao vowels that stand before their consonant
// behind it, and leaves out consonants marked as silent.
func vowelsAfter(runes []rune) []rune {
	const silent = '์'
	out := make([]rune, 0, len(runes))
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		switch {
		case r >= 'เ' && r <= 'ไ' && i+1 < len(runes):
			out = append(out, runes[i+1], r)
			i++
			if r >= 'ใ' && r <= 'ไ' && i+1 < len(runes) && runes[i+1] == 'ย' { // ไทย: the y is spoken already
				i++
			}
		case r == silent && len(out) > 0:
			out = out[:len(out)-1]
			if len(out) > 0 && out[len(out)-1] >= 'ก' && runes[i-1] > 'ฮ' { // a silent vowel's consonant too
				out = out[:len(out)-1]
			}
		default:
			out = append(out, r)
		}
	}
	return out
}

// transliterate reads any script letter by letter, keeping letters and digits.
func transliterate(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			return r
		case 'A' <= r && r <= 'Z':
			return r + ('a' - 'A')
		}
		return -1
	}, unidecode.Unidecode(s))
}
