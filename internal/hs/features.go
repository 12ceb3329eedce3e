package hs

import "github.com/tidewaiter/tidewaiter/internal/textsearch"

// Bits is the number of bits of a feature: texts are hashed into 2^Bits
// features, and what collides shares its weight.
const Bits = 17

// A Feature is one hashed property of a text: a word, two words in a row, or
// four letters.
type Feature uint32

// fnv is the multiplier of the FNV-1a hash.
const fnv = 16777619

// Seeds keep the kinds of features apart.
const (
	seedWord = 2166136261 + iota*7919
	seedPair
	seedGram
	seedHan
	seedStem
)

func mix(h uint32, r rune) uint32 { return (h ^ uint32(r)) * fnv }

func feature(h uint32) Feature {
	h ^= h >> 15
	h *= 0x2c1b3c6d
	h ^= h >> 12
	return Feature(h & (1<<Bits - 1))
}

// AppendFeatures appends the features of a text in normal form. Numbers and
// single letters tell nothing about the kind of goods and are left out.
func AppendFeatures(dst []Feature, letters []textsearch.Letter) []Feature {
	lastWord := uint32(0)
	for start := 0; start < len(letters); {
		end := start + 1
		for end < len(letters) && !textsearch.StartsWord(letters, end) {
			end++
		}
		word := letters[start:end]
		start = end
		if word[0].Han() {
			dst = append(dst, feature(mix(seedHan, word[0].Rune)))
			if end < len(letters) && letters[end].Han() {
				dst = append(dst, feature(mix(mix(seedHan, word[0].Rune), letters[end].Rune)))
			}
			continue
		}
		if len(word) < 2 || digits(word) {
			continue
		}
		h := uint32(seedWord)
		for _, l := range word {
			h = mix(h, l.Rune)
		}
		dst = append(dst, feature(h))
		stem := uint32(seedStem)
		for _, l := range word[:stemLength(word)] {
			stem = mix(stem, l.Rune)
		}
		dst = append(dst, feature(stem))
		if lastWord != 0 {
			dst = append(dst, feature((seedPair^lastWord)*fnv^h))
		}
		lastWord = h
		dst = appendGrams(dst, word)
	}
	return dst
}

// stemLength is how many letters of a word stay without the ending of a plural.
func stemLength(word []textsearch.Letter) int {
	n := len(word)
	switch {
	case n > 4 && word[n-1].Rune == 's' && word[n-2].Rune == 'e':
		return n - 2
	case n > 3 && (word[n-1].Rune == 's' || word[n-1].Rune == 'e'):
		return n - 1
	}
	return n
}

func digits(word []textsearch.Letter) bool {
	for _, l := range word {
		if l.Digit() {
			return true
		}
	}
	return false
}

// appendGrams appends the runs of three to five letters of a word, whose ends
// count as letters.
func appendGrams(dst []Feature, word []textsearch.Letter) []Feature {
	at := func(i int) rune {
		if i == 0 || i == len(word)+1 {
			return '_'
		}
		return word[i-1].Rune
	}
	for i := 0; i+2 <= len(word)+1; i++ {
		h := mix(mix(mix(seedGram, at(i)), at(i+1)), at(min(i+2, len(word)+1)))
		dst = append(dst, feature(h))
		for n := 3; n < 5 && i+n <= len(word)+1; n++ {
			h = mix(h, at(i+n))
			dst = append(dst, feature(h))
		}
	}
	return dst
}
