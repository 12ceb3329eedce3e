package names

import (
	"strings"
	"unicode"
)

// The scripts of India that descend from Brahmi have the same letter at the
// same place of their blocks, 128 code points each, Devanagari first.
const (
	firstIndic = 0x0900
	lastIndic  = 0x0D7F
	indicBlock = 0x80
)

// Places of signs in each block.
const (
	nukta     = 0x3C
	virama    = 0x4D // the consonant has no vowel
	firstSign = 0x3E
	lastSign  = 0x4C
)

// indicLetters are letters of one script alone, as those of another.
var indicLetters = map[rune]string{
	'ৎ': "त्", 'ৰ': "र", 'ৱ': "व", 'ੰ': "न्", 'ൺ': "न्", 'ൻ': "न्", 'ർ': "र्", 'ൽ': "ल्", 'ൾ': "ल्", 'ൿ': "क्",
}

// devanagari writes a word of any script of India in Devanagari.
func devanagari(text string) []rune {
	out := make([]rune, 0, len(text)/3+1)
	for _, r := range text {
		if same, ok := indicLetters[r]; ok {
			out = append(out, []rune(same)...)
		} else if r >= firstIndic && r <= lastIndic {
			out = append(out, firstIndic+(r-firstIndic)%indicBlock)
		} else {
			out = append(out, r)
		}
	}
	return out
}

func isTamil(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Tamil, r) })
}

// vowelAtEnd reports whether a script writes no vowel at the end of a word that
// is not spoken. The scripts of the north leave it to the reader.
func vowelAtEnd(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return r >= 0x0B80 && r <= lastIndic // Tamil, Telugu, Kannada, Malayalam
	})
}

// spellIndic reads a word of a script of India: each consonant is followed by
// the vowel that is written, else by a, save where a sign says that there is
// none and at the end of a word of the north.
func (l *tables) spellIndic(text string) string {
	runes, table := devanagari(text), l.letters[indic]
	tamil, open := isTamil(text), vowelAtEnd(text)
	var b []byte
	for i := 0; i < len(runes); {
		spelling, n := letterAt(runes[i:], table)
		if n == 0 {
			if place := runes[i] - firstIndic; place != virama && place != nukta {
				b = append(b, transliterate(string(runes[i]))...)
			}
			i++
			continue
		}
		if tamil {
			spelling = voiced(spelling, runes, i)
		}
		b = append(b, spelling...)
		consonant := isIndicConsonant(runes[i])
		i += n
		if consonant && !hasVowel(runes[i:]) && (i < len(runes) || open) {
			b = append(b, 'a')
		}
	}
	return string(b)
}

func isIndicConsonant(r rune) bool { return r >= firstIndic+0x15 && r <= firstIndic+0x39 }

// hasVowel reports whether a sign after a consonant says what vowel follows it, or
// that none does.
func hasVowel(rest []rune) bool {
	if len(rest) == 0 {
		return false
	}
	place := rest[0] - firstIndic
	return place >= firstSign && place <= lastSign || place == virama
}

// softTamil are the soft sounds of consonants.
var softTamil = map[string]string{"k": "g", "ch": "s", "t": "d", "p": "b"}

// voiced is how a Tamil consonant sounds, which the script leaves to its place:
// soft between vowels and behind a nasal, hard elsewhere and when doubled.
func voiced(spelling string, runes []rune, i int) string {
	soft, ok := softTamil[spelling]
	dental := runes[i] == firstIndic+0x24 // between vowels th is written more often than d
	switch {
	case !ok:
		return spelling
	case i == 0:
		if spelling == "ch" {
			return soft
		}
		return spelling
	case i+2 < len(runes) && runes[i+1] == firstIndic+virama && runes[i+2] == runes[i]: // doubled: the first
		return spelling
	case runes[i-1] != firstIndic+virama:
		if dental {
			return "th"
		}
		return soft
	case i > 1 && strings.ContainsRune("ङञणनम", runes[i-2]):
		if spelling == "ch" {
			return "j"
		}
		return soft
	}
	return spelling
}

var indicSpellings = [...]*strings.Replacer{
	strings.NewReplacer("v", "w"), strings.NewReplacer("zh", "l", "th", "t", "dh", "d", "bh", "b"),
}

// indicForms are other usual spellings of a word read from a script of India.
func indicForms(read string) []string {
	var out []string
	for _, change := range indicSpellings {
		out = appendNew(out, change.Replace(read))
	}
	return out
}
