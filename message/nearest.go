package message

import (
	"strings"
	"unicode"

	"github.com/tidewaiter/tidewaiter/parcel"
)

// nearestColumn returns the known column that a name was probably meant to
// be: one that differs in at most two characters, apart from case and
// punctuation. It returns the empty string where none is near.
func nearestColumn(name string) string {
	const far = 3
	best, bestDistance := "", far
	letters := lettersOf(name)
	if len(letters) < 4 {
		return ""
	}
	for _, column := range parcel.Columns() {
		if d := distance(letters, lettersOf(column)); d < bestDistance {
			best, bestDistance = column, d
		}
	}
	return best
}

func lettersOf(name string) []rune {
	keep := func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}
	return []rune(strings.Map(keep, name))
}

// distance counts the insertions, deletions and replacements between two
// words (Levenshtein).
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, ra := range a {
		corner := row[0]
		row[0] = i + 1
		for j, rb := range b {
			replaced := corner
			if ra != rb {
				replaced++
			}
			corner = row[j+1]
			row[j+1] = min(replaced, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
