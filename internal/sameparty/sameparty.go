// Package sameparty finds entries of different watchlists that are one party.
// What goes in are lists; what comes out, for an entry, are the entries of other
// lists that it is tied to, with the reasons. It is for people to read: the
// lists stay apart as evidence, and nothing here enters a score.
package sameparty

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/tidewaiter/tidewaiter/identifier"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// A Ref names an entry.
type Ref struct {
	List    string `json:"list"`
	EntryID string `json:"entry_id"`
}

// Other is an entry of another list that is the same party.
type Other struct {
	Ref
	Name    string   `json:"name"`
	Reasons []string `json:"reasons"` // why, sorted; for a tie over others: through whom
}

// Parties holds the ties between the entries of lists. It is immutable.
type Parties struct {
	names  map[Ref]string
	ties   map[Ref][]tie
	groups map[Ref][]Ref // of more than one entry, sorted
}

type tie struct {
	to     Ref
	reason string
}

// Find ties the entries of lists together.
func Find(lists []*watchlist.List) *Parties {
	f := finder{
		parties: &Parties{names: make(map[Ref]string), ties: make(map[Ref][]tie)},
		ids:     make(map[string][]Ref), numbers: make(map[string][]holder), births: make(map[string][]Ref), seats: make(map[string][]Ref),
	}
	for _, l := range lists {
		for i := range l.Entries {
			f.note(Ref{l.Name, l.Entries[i].ID}, &l.Entries[i])
		}
	}
	for _, l := range lists {
		for i := range l.Entries {
			f.crossReferences(Ref{l.Name, l.Entries[i].ID}, &l.Entries[i])
		}
	}
	f.sharedNumbers()
	f.together(f.births, "equal name and date of birth")
	f.together(f.seats, "equal name and country")
	f.parties.group()
	return f.parties
}

// Of gives the entries that are the same party as one, in the order of lists
// and IDs.
func (p *Parties) Of(list, entryID string) []Other {
	from := Ref{list, entryID}
	var out []Other
	for _, to := range p.groups[from] {
		if to == from {
			continue
		}
		out = append(out, Other{Ref: to, Name: p.names[to], Reasons: p.reasons(from, to)})
	}
	return out
}

// reasons says what ties two entries, or which entry stands between them.
func (p *Parties) reasons(from, to Ref) []string {
	var out []string
	for _, t := range p.ties[from] {
		if t.to == to && !slices.Contains(out, t.reason) {
			out = append(out, t.reason)
		}
	}
	if len(out) > 0 {
		slices.Sort(out) // "cross reference", "equal", "shared"
		return out
	}
	for _, between := range p.groups[from] {
		if p.tied(from, between) && p.tied(between, to) {
			return []string{"through " + between.List + " " + between.EntryID}
		}
	}
	return []string{"through several others"}
}

func (p *Parties) tied(a, b Ref) bool {
	return slices.ContainsFunc(p.ties[a], func(t tie) bool { return t.to == b })
}

// group gathers entries that are tied, directly or over others.
func (p *Parties) group() {
	p.groups = make(map[Ref][]Ref)
	for ref := range p.ties {
		if _, done := p.groups[ref]; done {
			continue
		}
		members, seen := []Ref{ref}, map[Ref]bool{ref: true}
		for i := 0; i < len(members); i++ {
			for _, t := range p.ties[members[i]] {
				if !seen[t.to] {
					seen[t.to] = true
					members = append(members, t.to)
				}
			}
		}
		slices.SortFunc(members, compareRefs)
		for _, m := range members {
			p.groups[m] = members
		}
	}
}

func compareRefs(a, b Ref) int {
	return cmp.Or(cmp.Compare(a.List, b.List), cmp.Compare(a.EntryID, b.EntryID))
}

// A finder gathers what entries may be tied by.
type finder struct {
	parties *Parties
	ids     map[string][]Ref    // by entry ID
	numbers map[string][]holder // by key of an identifier
	births  map[string][]Ref    // by name and date of birth
	seats   map[string][]Ref    // organisations and craft by name and country
}

type holder struct {
	ref   Ref
	id    identifier.ID
	label string
}

// note files an entry under all that it may be tied by.
func (f *finder) note(ref Ref, e *watchlist.Entry) {
	f.ids[e.ID] = append(f.ids[e.ID], ref)
	if len(e.Names) > 0 {
		f.parties.names[ref] = e.PrimaryName()
	}
	for _, id := range e.Identifiers {
		for _, read := range identifier.Parse(id.Type, id.Value, id.Country) {
			if telling(read) {
				f.numbers[read.Key] = append(f.numbers[read.Key], holder{ref, read, id.Type})
			}
		}
	}
	for name := range fullNames(e) {
		for _, d := range e.Dates {
			if d.Kind == "birth" && len(d.From) == len("2006-01-02") && d.To == "" && !d.Circa {
				f.births[name+"\x00"+d.From] = appendOnce(f.births[name+"\x00"+d.From], ref)
			}
		}
		if e.Type == watchlist.Person {
			continue // people of one name and country are many
		}
		for _, a := range e.Addresses {
			if a.Country != "" {
				f.seats[name+"\x00"+a.Country] = appendOnce(f.seats[name+"\x00"+a.Country], ref)
			}
		}
	}
}

// telling says whether an identifier has one holder. Mailboxes, phones and
// sites are shared by companies of one house.
func telling(id identifier.ID) bool {
	switch id.Type {
	case identifier.Email, identifier.Phone, identifier.Website, identifier.SWIFT, identifier.Handle:
		return false
	}
	return id.Strength >= identifier.Medium
}

// fullNames gives the names of an entry that say enough to compare: two words
// or more, none that the publisher calls weak.
func fullNames(e *watchlist.Entry) map[string]bool {
	full := make(map[string]bool)
	for _, n := range e.Names {
		if parts := words(n.Text); len(parts) > 1 && !n.Weak {
			full[strings.Join(parts, " ")] = true
		}
	}
	return full
}

// words gives the words of a name in the order of the alphabet, without case,
// accents and marks.
func words(name string) []string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(name) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		case r == '.', r == '\'', r == '’': // J.S.C. is JSC, O'Hara is OHara
		default:
			b.WriteByte(' ')
		}
	}
	out := strings.Fields(b.String())
	slices.Sort(out)
	return slices.Compact(out)
}

func appendOnce(refs []Ref, ref Ref) []Ref {
	if slices.Contains(refs, ref) {
		return refs
	}
	return append(refs, ref)
}

// crossReferences ties an entry to those of other lists whose number it gives:
// "UN Ref: QDi.001", "UK Sanctions List Ref: RUS0001", "OFSI Group ID 12345".
func (f *finder) crossReferences(ref Ref, e *watchlist.Entry) {
	for _, s := range e.Statements {
		label := strings.ToLower(s.Label)
		if !strings.Contains(label, "ref") && !strings.Contains(label, "group id") && label != "unitednationid" && label != "entity_number" {
			continue
		}
		id, _, _ := strings.Cut(strings.TrimSpace(s.Value), " ")
		id = strings.TrimRight(id, ".,;")
		for _, to := range f.ids[id] {
			if to.List != ref.List && (hasLetter(id) || f.sameName(ref, to)) {
				f.tie(ref, to, "cross reference "+s.Label+" "+id)
			}
		}
	}
}

// sameName keeps bare numbers, which every publisher gives, from tying
// strangers.
func (f *finder) sameName(a, b Ref) bool {
	return slices.Equal(words(f.parties.names[a]), words(f.parties.names[b]))
}

func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// sharedNumbers ties entries that bear one identifier.
func (f *finder) sharedNumbers() {
	for _, holders := range f.numbers {
		slices.SortFunc(holders, func(a, b holder) int { // the writing that is shown must not depend on the order of lists
			return cmp.Or(compareRefs(a.ref, b.ref), cmp.Compare(a.id.Value, b.id.Value))
		})
		for i, a := range holders {
			for _, b := range holders[i+1:] {
				if a.ref.List != b.ref.List && identifier.Same(a.id, b.id) >= identifier.Medium {
					f.tie(a.ref, b.ref, "shared "+a.label+" "+a.id.Value)
				}
			}
		}
	}
}

// together ties entries of different lists that were filed under one key.
func (f *finder) together(filed map[string][]Ref, reason string) {
	for _, refs := range filed {
		for i, a := range refs {
			for _, b := range refs[i+1:] {
				if a.List != b.List {
					f.tie(a, b, reason)
				}
			}
		}
	}
}

func (f *finder) tie(a, b Ref, reason string) {
	f.parties.ties[a] = append(f.parties.ties[a], tie{b, reason})
	f.parties.ties[b] = append(f.parties.ties[b], tie{a, reason})
}
