package hs

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A Feature is the hash of one thing seen in a text: a word, two words in a
// row, a piece of a word.
type Feature uint32

// The kinds of features; each kind hashes apart from the others.
const (
	wordKind Feature = 0x1E3779B1 * (iota + 1)
	pairKind
	lastKind
	pieceKind
	skeletonKind
	hanKind
)

const (
	// maxRunes bounds the part of a text that is read; a declared description
	// has some hundred characters at most.
	maxRunes = 400

	minPiece, maxPiece = 3, 5 // letters of a piece, word ends counted
)

// Features appends to dst what is seen in text, each feature once, in order of
// appearance.
func Features(dst []Feature, text string) []Feature {
	var buf [maxRunes]rune
	runes := fold(buf[:0], text)
	var last []rune
	for len(runes) > 0 {
		word := runes[:wordEnd(runes)]
		runes = runes[min(len(word)+1, len(runes)):]
		dst = appendWord(dst, word)
		if last != nil {
			dst = append(dst, join(hash(pairKind, last), word))
		}
		last = word
	}
	if last != nil {
		dst = append(dst, hash(lastKind, last))
	}
	return unique(dst)
}

// appendWord adds the word itself, its skeleton and its pieces.
func appendWord(dst []Feature, word []rune) []Feature {
	if unicode.Is(unicode.Han, word[0]) {
		return appendHan(dst, word)
	}
	dst = append(dst, hash(wordKind, word))
	if h, ok := skeleton(word); ok {
		dst = append(dst, h)
	}
	for from := -1; from < len(word); from++ {
		h := pieceKind
		for n := range maxPiece {
			r := ' ' // the ends of the word
			if i := from + n; i > len(word) {
				break
			} else if i >= 0 && i < len(word) {
				r = word[i]
			}
			h = step(h, r)
			if n+1 >= minPiece {
				dst = append(dst, h)
			}
		}
	}
	return dst
}

// appendHan adds single characters and pairs of them: Chinese has no spaces.
func appendHan(dst []Feature, word []rune) []Feature {
	for i, r := range word {
		dst = append(dst, step(hanKind, r))
		if i > 0 {
			dst = append(dst, step(step(hanKind, word[i-1]), r))
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
// number, and one space for whatever separates words.
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
	if n := len(dst); n > 0 && dst[n-1] == ' ' {
		dst = dst[:n-1]
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
	case before == ' ':
		return dst
	}
	return append(dst, ' ')
}

// clip cuts a text that is longer than what is read of it.
func clip(text string) string {
	if len(text) <= maxRunes*utf8.UTFMax {
		return text
	}
	return text[:maxRunes*utf8.UTFMax]
}

func wordEnd(runes []rune) int {
	for i, r := range runes {
		if r == ' ' {
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
	const slots = 4096
	var seen [slots]Feature
	kept := features[:0]
next:
	for _, f := range features {
		for i := f % slots; ; i = (i + 1) % slots {
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
