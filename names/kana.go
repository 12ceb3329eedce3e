package names

import "strings"

// longVowels writes long vowels as short ones, as passports do.
var longVowels = strings.NewReplacer("ou", "o", "oo", "o", "uu", "u")

// spellKana reads kana by Hepburn, long vowels as they are written.
func (l *tables) spellKana(text string) string {
	const (
		smallTsu = 'ッ' // doubles the consonant after it
		long     = 'ー'
	)
	runes := []rune(text)
	for i, r := range runes {
		if r >= 'ぁ' && r <= 'ゖ' {
			runes[i] = r + ('ァ' - 'ぁ')
		}
	}
	var b []byte
	double := false
	for i := 0; i < len(runes); i++ {
		switch runes[i] {
		case smallTsu:
			double = true
			continue
		case long:
			continue
		}
		spelling, n := letterAt(runes[i:], l.letters[kana])
		if n == 0 {
			spelling, n = transliterate(string(runes[i])), 1
		}
		if double && spelling != "" {
			b = append(b, doubled(spelling))
		}
		double = false
		b = append(b, spelling...)
		i += n - 1
	}
	return string(b)
}

// doubled is what a small tsu adds before a syllable: tch, not cch.
func doubled(syllable string) byte {
	if strings.HasPrefix(syllable, "ch") {
		return 't'
	}
	return syllable[0]
}
