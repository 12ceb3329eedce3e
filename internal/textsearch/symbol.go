package textsearch

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wideSymbol returns the letter that a symbol outside ASCII may stand for, or 0.
func wideSymbol(r rune) rune {
	switch r {
	case '€':
		return 'e'
	case '＠':
		return 'a'
	case '＄':
		return 's'
	}
	return 0
}

// standsForLetter reports whether the symbol at text[i] is read as a letter
// and not as a sign of its own, such as that of a price: a letter touches it,
// or stands alone next to it as in "c @ r". Marks of punctuation have to stand
// inside a word.
func standsForLetter(text string, i, size int) bool {
	before, after := text[:i], text[i+size:]
	if text[i] == '!' || text[i] == '|' {
		return touches(before, lastRune, 3) && touches(after, firstRune, 0)
	}
	digits := 1 // more make a price
	if r, _ := lastRune(before); maybeLetter(r) {
		digits = 3
	}
	return touches(before, lastRune, 3) || touches(after, firstRune, digits) ||
		besideLone(before, lastRune) || besideLone(after, firstRune)
}

// Separated returns a text of as many code points in which each mark of
// punctuation that could stand for a letter separates instead: f|e|n|t,
// cocaine|heroin.
func Separated(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '!' || r == '|' {
			return '/'
		}
		return r
	}, text)
}

// A nearest returns the code point of a text that is nearest to a symbol, and
// the text beyond it.
type nearest func(text string) (r rune, beyond string)

func lastRune(text string) (r rune, beyond string) {
	r, size := utf8.DecodeLastRuneInString(text)
	return r, text[:len(text)-size]
}

func firstRune(text string) (r rune, beyond string) {
	r, size := utf8.DecodeRuneInString(text)
	return r, text[size:]
}

// touches reports whether a letter comes first, after at most so many digits
// or symbols that may themselves stand for one.
func touches(text string, next nearest, stand int) bool {
	for text != "" {
		var r rune
		r, text = next(text)
		switch {
		case unicode.IsLetter(r):
			return !spaceless(r)
		case passesOver(r):
			continue
		case stand == 0 || !maybeLetter(r):
			return false
		}
		stand--
	}
	return false
}

// besideLone reports whether a lone letter comes first after one separator:
// the text is spread letter by letter.
func besideLone(text string, next nearest) bool {
	r, text := next(text)
	if isWord(r) || maybeLetter(r) || text == "" {
		return false
	}
	joint := r == '-' || r == '.'
	for range 2 {
		r, text = next(text)
		for passesOver(r) && text != "" {
			r, text = next(text)
		}
		after, _ := next(text)
		lone := text == "" || !isWord(after) && !maybeLetter(after)
		switch {
		case unicode.IsLetter(r):
			return lone || joint
		case !lone || !maybeLetter(r) || text == "":
			return false
		}
		_, text = next(text)
	}
	return false
}

// passesOver reports whether a code point shows nothing by itself.
func passesOver(r rune) bool { return invisible(r) || unicode.Is(unicode.Mn, r) }

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// maybeLetter reports whether a digit or symbol may stand for a letter.
func maybeLetter(r rune) bool {
	if r >= '０' && r <= '９' {
		r -= '０' - '0'
	}
	return r < unicode.MaxLatin1 && strings.ContainsRune(leet, r) || wideSymbol(r) != 0
}
