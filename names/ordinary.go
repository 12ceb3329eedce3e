package names

import (
	_ "embed"
	"strings"
)

// ordinaryWords are ordinary words of a dictionary, a line each.
//
//go:embed data/ordinary.txt
var ordinaryWords sortedLines

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
	_, found := ordinaryWords.after(word + "\n")
	return found
}
