package names

import "strings"

// thaiForms reads a Thai word: as the Royal Institute's system does, and as
// people spell themselves: aspirates without h, j for ch, and the last consonant
// as it is written.
func (l *tables) thaiForms(text string) []string {
	runes := vowelsAfter([]rune(text))
	var out []string
	for _, last := range [...]func(string) string{finalSound, finalLetter} {
		for _, own := range [...]map[string]string{nil, l.furtherLetters[abugida][0]} {
			full := last(l.spellThai(runes, own))
			if own == nil {
				out = appendNew(out, full)
			}
			out = appendNew(out, unaspirated.Replace(full))
		}
	}
	return out
}

// spellThai reads Thai letter by letter, some of them by values of their own.
// Vowels stand behind their consonants already.
func (l *tables) spellThai(runes []rune, own map[string]string) string {
	var b []byte
	for i := 0; i < len(runes); {
		if runes[i] == 'อ' && i == 0 && len(runes) > 1 { // carries a vowel that is written, else a
			if !isThaiVowel(runes[1]) {
				b = append(b, 'a')
			}
			i++
			continue
		}
		spelling, n := letterAt(runes[i:], own)
		if n == 0 {
			spelling, n = letterAt(runes[i:], l.letters[abugida])
		}
		if n == 0 {
			spelling, n = transliterate(string(runes[i])), 1
		}
		b = append(b, spelling...)
		i += n
	}
	return string(b)
}

func isThaiVowel(r rune) bool { return r >= 'ะ' && r <= 'ู' || r >= 'เ' && r <= 'ไ' }

// finalSound speaks the last consonant of a word: l and r as n, what is hissed
// or voiced as t, k or p.
func finalSound(s string) string {
	for _, end := range [...][2]string{
		{"kh", "k"}, {"ph", "p"}, {"th", "t"}, {"ch", "t"}, {"r", "n"}, {"l", "n"}, {"s", "t"}, {"d", "t"}, {"b", "p"}, {"f", "p"}, {"j", "t"},
	} {
		if start, ok := strings.CutSuffix(s, end[0]); ok && start != "" {
			return start + end[1]
		}
	}
	return s
}

// finalLetter keeps the last consonant as it is written; r is spelt rn, as in
// Siriporn.
func finalLetter(s string) string {
	if strings.HasSuffix(s, "r") {
		return s + "n"
	}
	return s
}
