package ownership

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// A Listing says that a party is an entry of a watchlist, and why we think so.
type Listing struct {
	List  string
	ID    string
	Name  string // as listed
	By    string // "id", "identifier", "name", "weak alias", or the file's own word
	entry *watchlist.Entry
}

// Certain reports whether the listing counts towards the least share: a weak
// alias alone does not.
func (l *Listing) Certain() bool { return l.By != byWeak }

// How a party of the file is found on a list.
const (
	byID         = "id"
	byIdentifier = "identifier"
	byName       = "name"
	byWeak       = "weak alias"
)

// A directory finds the entries of watchlists that a party is.
type directory struct {
	byRef        map[string]Listing // "LIST:ENTRY"
	byIdentifier map[string][]Listing
	byName       map[string][]Listing
}

// newDirectory indexes what the parties of a file may be found by; nothing
// else of the lists is kept.
func newDirectory(parties []Party, lists []*watchlist.List) *directory {
	d := &directory{map[string]Listing{}, map[string][]Listing{}, map[string][]Listing{}}
	refs, numbers, words := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i := range parties {
		p := &parties[i]
		for _, ref := range p.refs() {
			refs[ref] = true
		}
		for _, id := range p.Identifiers {
			numbers[identifierKey(id)] = true
		}
		for _, name := range p.names() {
			words[nameKey(name)] = true
		}
	}
	for _, l := range lists {
		for i := range l.Entries {
			d.add(l.Name, &l.Entries[i], refs, numbers, words)
		}
	}
	return d
}

func (d *directory) add(list string, e *watchlist.Entry, refs, numbers, words map[string]bool) {
	found := Listing{List: list, ID: e.ID, entry: e}
	if len(e.Names) > 0 {
		found.Name = e.PrimaryName()
	}
	if ref := list + ":" + e.ID; refs[ref] {
		found.By = byID
		d.byRef[ref] = found
	}
	for _, id := range e.Identifiers {
		if key := identifierKey(id); numbers[key] {
			found.By = byIdentifier
			d.byIdentifier[key] = append(d.byIdentifier[key], found)
		}
	}
	for _, n := range e.Names {
		if key := nameKey(n.Text); words[key] && key != "" {
			found.By, found.Name = byName, n.Text
			if n.Weak {
				found.By = byWeak
			}
			d.byName[key] = append(d.byName[key], found)
		}
	}
}

// listings gives the entries that a party is: the surest reason for each.
func (d *directory) listings(p *Party) []Listing {
	var all []Listing
	if p.Listed != "" {
		all = append(all, Listing{List: "ownership", ID: p.ID, Name: p.Name, By: p.Listed})
	}
	for _, ref := range p.refs() {
		if l, ok := d.byRef[ref]; ok {
			all = append(all, l)
		}
	}
	for _, id := range p.Identifiers {
		all = append(all, d.byIdentifier[identifierKey(id)]...)
	}
	for _, name := range p.names() {
		for _, l := range d.byName[nameKey(name)] {
			if compatible(p.Type, l.entry.Type) {
				all = append(all, l)
			}
		}
	}
	return best(all)
}

// best keeps the surest listing of each entry, in a fixed order.
func best(all []Listing) []Listing {
	order := []string{byID, byIdentifier, byName, byWeak}
	slices.SortStableFunc(all, func(a, b Listing) int {
		if c := strings.Compare(a.List+"\x00"+a.ID, b.List+"\x00"+b.ID); c != 0 {
			return c
		}
		if c := slices.Index(order, a.By) - slices.Index(order, b.By); c != 0 {
			return c
		}
		return strings.Compare(a.Name, b.Name)
	})
	return slices.CompactFunc(all, func(a, b Listing) bool { return a.List == b.List && a.ID == b.ID })
}

// compatible reports whether two parties of these types can be one: a person
// is no company.
func compatible(a, b watchlist.Type) bool {
	return a == watchlist.Unknown || b == watchlist.Unknown || a == b
}

func (p *Party) names() []string { return append([]string{p.Name}, p.Aliases...) }

// refs are the list entries that the file says the party is.
func (p *Party) refs() []string {
	refs := slices.Clone(p.Entries)
	if strings.Contains(p.ID, ":") {
		refs = append(refs, p.ID)
	}
	return refs
}

// identifierKey makes identifiers of one number equal, whatever they are
// called and however they are spaced.
func identifierKey(id watchlist.Identifier) string {
	return fold(id.Value)
}

// nameKey makes names equal that differ in case, marks, punctuation or the
// order of their words.
func nameKey(name string) string {
	words := strings.FieldsFunc(norm.NFKD.String(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	for i, w := range words {
		words[i] = fold(w)
	}
	slices.Sort(words)
	return strings.Join(words, " ")
}

// fold gives the letters and digits of a text in capitals, without marks.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, norm.NFKD.String(s))
}
