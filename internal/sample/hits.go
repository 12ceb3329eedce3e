package sample

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// hits are the listed parties: what to plant, and what no invented person may
// be called.
type hits struct {
	names       []listedName
	identifiers []watchlist.Identifier
	keys        map[string]bool // of every listed name
}

// A listedName is a strong name of a listed person or organisation.
type listedName struct {
	text         string
	person       bool
	given, after string // the parts of "SURNAME, Given"
}

// plantable are the identifiers that tie a party to an entry by themselves; a
// passport number does so only with its country.
var plantable = []string{"email", "phone", "wallet", "uscc", "passport"}

func newHits(src Sources) *hits {
	h := &hits{keys: make(map[string]bool)}
	for _, l := range src.Lists {
		for i := range l.Entries {
			h.add(&l.Entries[i])
		}
	}
	return h
}

func (h *hits) add(e *watchlist.Entry) {
	for _, n := range e.Names {
		h.keys[nameKey(n.Text)] = true
		party := e.Type == watchlist.Person || e.Type == watchlist.Organisation
		if !party || n.Weak || len(nameWords(n.Text)) < 2 || len(n.Text) < 10 || len(n.Text) > 70 {
			continue
		}
		name := listedName{text: n.Text, person: e.Type == watchlist.Person}
		if name.person {
			name.after, name.given, _ = strings.Cut(n.Text, ", ")
		}
		h.names = append(h.names, name)
	}
	for _, id := range e.Identifiers {
		if slices.Contains(plantable, id.Type) && (id.Type != "passport" || id.Country != "") {
			h.identifiers = append(h.identifiers, id)
		}
	}
}

// listed reports whether a listed name has the same words as this one, or two
// or more of its words and no others.
func (h *hits) listed(name string) bool {
	words := nameWords(name)
	for skip := -1; skip < len(words); skip++ {
		rest := words
		if skip >= 0 {
			rest = slices.Delete(slices.Clone(words), skip, skip+1)
		}
		if len(rest) >= 2 && h.keys[strings.Join(rest, " ")] {
			return true
		}
	}
	return false
}

func nameKey(name string) string { return strings.Join(nameWords(name), " ") }

// nameWords returns a name's words without case and accents, sorted. Hyphens
// and apostrophes do not part words: Xiao-ming is Xiaoming.
func nameWords(name string) []string {
	name = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r), r == '-', r == '\'', r == '’':
			return -1
		case !unicode.IsLetter(r):
			return ' '
		case r == 'ı':
			return 'i' // capitals do not tell them apart
		case r == 'ς':
			return 'σ'
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(name))
	words := strings.Fields(name)
	slices.Sort(words)
	return words
}
