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
		if telling(id) {
			h.identifiers = append(h.identifiers, id)
		}
	}
}

// telling reports whether an identifier ties a party to an entry by itself: a
// short number is shared by many passports and telephones, and a passport's
// needs its country.
func telling(id watchlist.Identifier) bool {
	switch id.Type {
	case "email", "wallet", "uscc":
		return true
	case "passport":
		return id.Country != "" && len(id.Value) >= 8
	case "phone":
		return strings.HasPrefix(id.Value, "+") || len(id.Value) >= 11
	}
	return false
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
