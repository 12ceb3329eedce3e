package names

import (
	_ "embed"
	"slices"
	"strings"
)

// japaneseNames has a kind and a name in Han on each line, a tab and how it is
// read, in kana.
//
//go:embed data/japanese.txt
var japaneseNames sortedLines

// Kinds of names in the table.
const (
	familyName = "f"
	givenName  = "g"
)

// japaneseReadings lists how a name of a kind is read, in kana; none if it is
// not known.
func japaneseReadings(kind, name string) []string {
	rest, found := japaneseNames.after(kind + name + "\t")
	if !found {
		return nil
	}
	line, _, _ := strings.Cut(rest, "\n")
	return strings.Split(line, ",")
}

// japanese reads a person's name in Han as a Japanese one: how the family name
// may be read, and the given name, and how many characters the former has. It
// is 0 where no known names make up the whole.
func (l *tables) japanese(runes []rune) (n int, family, given []string) {
	for n := len(runes) - 1; n > 0; n-- {
		first := japaneseReadings(familyName, string(runes[:n]))
		if first == nil {
			continue
		}
		if second := japaneseReadings(givenName, string(runes[n:])); second != nil {
			return n, l.latinReadings(first), l.latinReadings(second)
		}
	}
	return 0, nil, nil
}

// latinReadings spells readings as passports do.
func (l *tables) latinReadings(kana []string) []string {
	var out []string
	for _, k := range kana {
		out = appendNew(out, longVowels.Replace(l.spellKana(k)))
	}
	return out
}

// addReading adds a reading beyond those that the characters have in
// Chinese.
func addReading(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}
