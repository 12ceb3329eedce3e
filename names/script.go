package names

import (
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
	other // every further script: read by the general transliterator
)

func (s script) alphabet() bool { return s >= latin && s <= mixed }

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

// spell reads a word of a script other than Han in Latin letters.
func (l *tables) spell(w word) string {
	switch w.script {
	case latin:
		return w.text
	case mixed:
		w.text, w.script = lookalikes.Replace(w.text), cyrillic
	case kana:
		long := transliterate(w.text)
		return strings.NewReplacer("ou", "o", "oo", "o", "uu", "u").Replace(long)
	}
	table := l.letters[w.script]
	if table == nil {
		return transliterate(w.text)
	}
	var b strings.Builder
	runes := []rune(w.text)
	for i := 0; i < len(runes); i++ {
		if i+1 < len(runes) {
			if two, ok := table[string(runes[i:i+2])]; ok {
				b.WriteString(two)
				i++
				continue
			}
		}
		if one, ok := table[string(runes[i])]; ok {
			b.WriteString(one)
		} else {
			b.WriteString(transliterate(string(runes[i])))
		}
	}
	return b.String()
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
