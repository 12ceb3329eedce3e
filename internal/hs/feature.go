package hs

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A Feature is the hash of one thing seen in a text: a word without its
// ending, two words in a row, a piece of a word. Its lowest bit is set when it
// stands for what a word means.
type Feature uint32

// The kinds of features; each kind hashes apart from the others.
const (
	stemKind Feature = 0x1E3779B1 * (iota + 1)
	pairKind
	headKind
	pieceKind
	skeletonKind
	hanKind
	meaningKind
	headMeaningKind
)

const (
	// maxRunes bounds the part of a text that is read; a declared description
	// has some hundred characters at most.
	maxRunes = 400

	// maxFeatures is more than a text of maxRunes can yield: two a character.
	maxFeatures = 2*maxRunes + 8

	pieceLength = 4 // letters of a piece, word ends counted
)

// IsMeaning reports whether f stands for what a word means.
func (f Feature) IsMeaning() bool { return f&1 == 1 }

// MeaningOf is the feature of what a single word means.
func MeaningOf(word string) Feature {
	var buf [maxRunes]rune
	return meaning(fold(buf[:0], word))
}

// HeadMeaningOf is the feature of what a word means that heads a text.
func HeadMeaningOf(word string) Feature {
	var buf [maxRunes]rune
	return hash(headMeaningKind, fold(buf[:0], word)) | 1
}

// Features appends to dst what is seen in text, each feature once, in order of
// appearance.
func Features(dst []Feature, text string) []Feature {
	var buf [maxRunes]rune
	runes := fold(buf[:0], text)
	var last []rune
	headless := true
	for len(runes) > 0 {
		n := wordEnd(runes)
		word, ends := runes[:n], n == len(runes) || runes[n] == ','
		runes = runes[min(n+1, len(runes)):]
		if n == 0 {
			continue
		}
		if isHan(word[0]) {
			dst = appendHan(dst, word)
			continue
		}
		dst = appendWord(dst, word)
		if last != nil {
			dst = append(dst, join(hash(pairKind, last), word)&^1)
		}
		if last = word; ends && headless {
			dst = append(dst, stem(headKind, word)&^1, hash(headMeaningKind, word)|1)
			headless = false
		}
	}
	return unique(dst)
}

// appendWord adds the word without its ending, its meaning, its skeleton and
// its pieces.
func appendWord(dst []Feature, word []rune) []Feature {
	dst = append(dst, stem(stemKind, word)&^1, meaning(word))
	if h, ok := skeleton(word); ok {
		dst = append(dst, h&^1)
	}
	for from := -1; from+pieceLength <= len(word)+1; from++ {
		h := pieceKind
		for i := from; i < from+pieceLength; i++ {
			if i < 0 || i == len(word) {
				h = step(h, ' ') // an end of the word
			} else {
				h = step(h, word[i])
			}
		}
		dst = append(dst, h&^1)
	}
	return dst
}

func meaning(word []rune) Feature { return hash(meaningKind, word) | 1 }

// stem hashes a word without the ending of an English plural.
func stem(kind Feature, word []rune) Feature {
	n := len(word)
	switch {
	case n > 4 && word[n-1] == 's' && word[n-2] == 'e' && word[n-3] == 'i':
		return step(hash(kind, word[:n-3]), 'y')
	case n > 4 && word[n-1] == 's' && word[n-2] == 'e':
		return hash(kind, word[:n-2])
	case n > 3 && (word[n-1] == 's' || word[n-1] == 'e'):
		return hash(kind, word[:n-1])
	}
	return hash(kind, word)
}

// appendHan adds single characters and pairs of them: Chinese has no spaces.
func appendHan(dst []Feature, word []rune) []Feature {
	for i, r := range word {
		dst = append(dst, step(hanKind, r)&^1)
		if i > 0 {
			dst = append(dst, step(step(hanKind, word[i-1]), r)&^1)
		}
	}
	return dst
}

// skeleton hashes the first letter and the consonants after it, by which
// operators shorten words: "clncl" for clinical.
func skeleton(word []rune) (h Feature, ok bool) {
	h = skeletonKind
	n := 0
	for i, r := range word {
		if i > 0 && (r == 'a' || r == 'e' || r == 'i' || r == 'o' || r == 'u') {
			continue
		}
		h = step(h, r)
		n++
	}
	return h, n >= 2
}

// fold appends the letters of text in lower case without accents, a 0 for each
// number, and between words one comma where a part of the text ends, one space
// elsewhere.
func fold(dst []rune, text string) []rune {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			text = norm.NFKD.String(clip(text))
			break
		}
	}
	for _, r := range text {
		if len(dst) == cap(dst) {
			break
		}
		dst = appendFolded(dst, r)
	}
	return dst
}

func appendFolded(dst []rune, r rune) []rune {
	var before rune = ' '
	if len(dst) > 0 {
		before = dst[len(dst)-1]
	}
	switch {
	case r >= 'a' && r <= 'z':
		return append(dst, r)
	case r >= 'A' && r <= 'Z':
		return append(dst, r+'a'-'A')
	case unicode.IsDigit(r):
		if before == '0' {
			return dst
		}
		return append(dst, '0')
	case r == '\'' || unicode.Is(unicode.Mn, r):
		return dst
	case unicode.IsLetter(r):
		return append(dst, unicode.ToLower(r))
	case r == ',' || r == ';' || r == ':' || r == '(' || r == ')':
		if before == ' ' && len(dst) > 0 {
			dst = dst[:len(dst)-1]
		}
		return append(dst, ',')
	case before == ' ' || before == ',':
		return dst
	}
	return append(dst, ' ')
}

func isHan(r rune) bool { return r >= 0x2E80 && unicode.Is(unicode.Han, r) }

// clip cuts a text that is longer than what is read of it.
func clip(text string) string {
	if len(text) <= maxRunes*utf8.UTFMax {
		return text
	}
	return text[:maxRunes*utf8.UTFMax]
}

func wordEnd(runes []rune) int {
	for i, r := range runes {
		if r == ' ' || r == ',' {
			return i
		}
	}
	return len(runes)
}

func step(h Feature, r rune) Feature {
	h = (h ^ Feature(r)) * 0x01000193
	return h ^ h>>15
}

func hash(kind Feature, word []rune) Feature {
	for _, r := range word {
		kind = step(kind, r)
	}
	return kind
}

func join(h Feature, word []rune) Feature {
	h = step(h, ' ')
	for _, r := range word {
		h = step(h, r)
	}
	return h
}

// unique drops what was seen before, keeping the order.
func unique(features []Feature) []Feature {
	const slots = 2048 // more than twice maxFeatures
	var seen [slots]Feature
	kept := features[:0]
next:
	for _, f := range features {
		for i := f >> 1 % slots; ; i = (i + 1) % slots {
			if seen[i] == f {
				continue next
			}
			if seen[i] == 0 {
				seen[i] = f
				break
			}
		}
		kept = append(kept, f)
	}
	return kept
}
