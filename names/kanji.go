package names

import (
	"slices"
	"sort"
	"strings"
	"sync"
)

// A nameBook holds lines sorted by bytes: a kind and a name in Han, a tab, its
// readings. It is searched as it is: most runs never read a name in it.
type nameBook string

// Kinds of names in the book.
const (
	familyName = "f"
	givenName  = "g"
)

// japaneseNames is read when the first name in Han of a person is.
var japaneseNames = sync.OnceValue(func() nameBook {
	text, err := files.ReadFile("data/japanese.tsv")
	if err != nil {
		panic(err) // embedded at build time
	}
	book := string(text)
	for strings.HasPrefix(book, "#") {
		_, book, _ = strings.Cut(book, "\n")
	}
	return nameBook(book)
})

// readings lists how a name of a kind is read, in kana; none if it is not known.
func (b nameBook) readings(kind, name string) []string {
	key := kind + name + "\t"
	at := sort.Search(len(b), func(i int) bool { return string(b[b.lineAt(i):]) >= key })
	if at == len(b) {
		return nil
	}
	rest, found := strings.CutPrefix(string(b[b.lineAt(at):]), key)
	if !found {
		return nil
	}
	line, _, _ := strings.Cut(rest, "\n")
	return strings.Split(line, ",")
}

// lineAt is where the line that holds byte i starts.
func (b nameBook) lineAt(i int) int { return strings.LastIndexByte(string(b[:i]), '\n') + 1 }

// japanese reads a person's name in Han as a Japanese one: how the family name
// may be read, and the given name, and how many characters the former has. It
// is 0 where no known names make up the whole.
func (l *tables) japanese(runes []rune) (n int, family, given []string) {
	book := japaneseNames()
	for n := len(runes) - 1; n > 0; n-- {
		first := book.readings(familyName, string(runes[:n]))
		if first == nil {
			continue
		}
		if second := book.readings(givenName, string(runes[n:])); second != nil {
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
