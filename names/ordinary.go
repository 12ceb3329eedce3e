package names

import (
	_ "embed"
	"strings"
)

// ordinaryWords are ordinary words of a dictionary, sorted, one a line below a
// header of comments.
//
//go:embed data/ordinary.txt
var ordinaryWords string

// ordinary reports whether a word stands in a dictionary, in its plural too.
// Words of English are all that the table has; whether people use a word as a
// name does not matter to it.
func ordinary(word string) bool {
	if inOrdinary(word) {
		return true
	}
	singular, ok := strings.CutSuffix(word, "s")
	return ok && inOrdinary(singular)
}

func inOrdinary(word string) bool {
	lo, hi := 0, len(ordinaryWords)
	for lo < hi {
		mid := (lo + hi) / 2
		start := strings.LastIndexByte(ordinaryWords[:mid], '\n') + 1
		end := len(ordinaryWords)
		if n := strings.IndexByte(ordinaryWords[start:], '\n'); n >= 0 {
			end = start + n
		}
		switch line := ordinaryWords[start:end]; {
		case line == word:
			return true
		case line < word: // comments sort before letters
			lo = end + 1
		default:
			hi = start
		}
	}
	return false
}
