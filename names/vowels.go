package names

// Vowels that may stand between two consonants, a bit each. Scripts that leave
// most vowels out still write the long ones.
const (
	vowelA = 1 << iota
	vowelI
	vowelU
)

// A syllable is a consonant with the vowels after it.
type syllable struct{ consonant, vowels byte }

// vowelsOf compares two words of the same consonants, one of them or both
// written without short vowels, by the vowels that are written: Husayn is no
// Hassan, and Hamdi no Hamid.
func vowelsOf(a, b string, aBare, bBare bool) likeness {
	var x, y [maxSyllables]syllable
	ours, theirs := syllables(x[:0], a, aBare), syllables(y[:0], b, bBare)
	if len(ours) != len(theirs) {
		return far
	}
	differ := 0
	for i := range ours {
		s, t := ours[i].vowels, theirs[i].vowels
		last := i == len(ours)-1
		if s&t == 0 && s|t != 0 && (aBare && (s != 0 || last && t&vowelI != 0) || bBare && (t != 0 || last && s&vowelI != 0)) {
			differ++
		}
	}
	switch differ {
	case 0:
		return sounds
	case 1:
		return far
	}
	return unlike
}

const maxSyllables = 16

// syllables takes a word apart as sound does, but for consonants that are
// doubled across a vowel, or in a word written without vowels.
func syllables(out []syllable, word string, bare bool) []syllable {
	for i := 0; i < len(word) && len(out) < maxSyllables; i++ {
		c, skip := consonant(word, i)
		last := len(out) - 1
		switch {
		case c == 0:
			out[last].vowels |= vowelBits(word[i])
		case !bare && last >= 0 && out[last].consonant == c && out[last].vowels == 0:
		default:
			out = append(out, syllable{consonant: c})
		}
		i += skip
	}
	if n := len(out); n > 1 && out[n-1].consonant == 'h' && out[n-1].vowels == 0 {
		out = out[:n-1]
		out[n-2].vowels |= vowelA
	}
	return out
}

// vowelBits are the vowels that a letter may stand for.
func vowelBits(c byte) byte {
	switch c {
	case 'a':
		return vowelA
	case 'e':
		return vowelA | vowelI
	case 'i', 'y':
		return vowelI
	case 'o', 'u', 'w':
		return vowelU
	}
	return 0
}
