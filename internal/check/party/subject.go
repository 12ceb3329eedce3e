package party

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/names"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// A subject is one party with everything that may name it.
type subject struct {
	country string
	address *parcel.Address // nil: none is declared
	names   []named
	ids     []numbered
}

// A named is a text that may be a name, and where it stands.
type named struct {
	text  string
	kind  names.Kind
	field field
	start int  // where the text begins in the field, in code points
	cut   bool // the field holds more than is compared
	rank  int  // of two that fit an entry as well, the lower one is reported
}

type numbered struct {
	id    match.Identifier
	field field
}

// A field says where a text stands. Few are ever asked for.
type field struct {
	party string // JSON pointer
	below string // what stands below it, with %d for the item of a list
	item  int
}

// pointer is the field's JSON pointer.
func (f field) pointer() string {
	if strings.Contains(f.below, "%d") {
		return f.party + fmt.Sprintf(f.below, f.item)
	}
	return f.party + f.below
}

// A Name is a text of a party that may name somebody, and where it stands.
type Name struct {
	Text  string
	Kind  names.Kind
	Field string // JSON pointer
}

// Names lists what the check compares of a party, whose JSON pointer is at: the
// name, its parts, the company, and names that stand in address lines.
func Names(p *parcel.Party, at string) []Name {
	var s subject
	s.read(p, at)
	out := make([]Name, len(s.names))
	for i, n := range s.names {
		out[i] = Name{n.text, n.kind, n.field.pointer()}
	}
	return out
}

// eachParty visits whoever a parcel names; the subject is good for the visit.
func eachParty(p *parcel.Parcel, visit func(*subject)) {
	var room [4]named
	s := &subject{names: room[:0]}
	party := func(p *parcel.Party, at string) {
		*s = subject{country: p.Address.Country, address: &p.Address, names: s.names[:0], ids: s.ids[:0]}
		s.read(p, at)
		visit(s)
	}
	party(&p.Sender, "/sender")
	party(&p.Recipient, "/recipient")
	for i := range p.OtherParties {
		party(&p.OtherParties[i], fmt.Sprintf("/other_parties/%d", i))
	}
	*s = subject{names: s.names[:0]}
	s.add(p.Account.Holder, names.Unknown, field{party: "/account", below: "/holder"})
	s.add(p.Account.Name, names.Unknown, field{party: "/account", below: "/name"})
	visit(s)
}

// read collects the names of one party: as given, in parts, the company,
// and names that stand in address lines. The kind of a name is what its words
// tell, not what person_type or the field says: a listed company must be found
// under "natural" and a listed person in the company's field. The declaration
// only adds a reading.
func (s *subject) read(p *parcel.Party, at string) {
	below := func(name string) field { return field{party: at, below: name} }
	s.addNamed(p.Name, below("/name"))
	if p.PersonType == "natural" && names.HasLegalForm(p.Name) {
		s.add(p.Name, names.Person, below("/name")) // Pao is a family's name too
	}
	if p.Given != "" && p.Surname != "" {
		s.add(p.Surname+", "+p.Given, names.Person, below("/surname"))
	} else {
		s.add(p.Surname, names.Unknown, below("/surname"))
	}
	s.addNamed(p.Company, below("/company"))
	s.addLine(p.Address.Street, below("/address/street"))
	for i, line := range p.Address.Lines {
		at := field{at, "/address/lines/%d", i}
		s.addLine(line, at)
		if i == 0 && len(p.Address.Lines) > 1 && mayName(line) {
			s.add(line, names.Unknown, at)
		}
	}
	for i, id := range p.IDs {
		if id.Value != "" {
			s.ids = append(s.ids, numbered{match.Identifier{Type: id.Scheme, Value: id.Value, Country: id.Country}, field{at, "/ids/%d/value", i}})
		}
	}
}

// longestName is how many bytes of a name are compared. No message carries
// more, the aed check asks about longer ones, and comparing takes time that
// grows faster than the name.
const longestName = 1000

// bounded cuts a text that is too long for a name, between two characters.
func bounded(text string) string {
	if len(text) <= longestName {
		return text
	}
	end := longestName
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}

// add notes a name, once.
func (s *subject) add(text string, kind names.Kind, at field) { s.addAt(text, 0, kind, at) }

// addAt does so for one that begins within its field.
func (s *subject) addAt(text string, start int, kind names.Kind, at field) {
	whole := strings.TrimSpace(text)
	text = bounded(whole)
	if text == "" {
		return
	}
	for _, have := range s.names {
		if have.text == text && have.kind == kind {
			return
		}
	}
	s.names = append(s.names, named{text, kind, at, start, len(text) < len(whole), len(s.names)})
}

// addNamed notes what stands in a field for a name: all of it, and whom it is
// care of, in the words that address lines use.
func (s *subject) addNamed(text string, at field) {
	s.add(text, names.Unknown, at)
	if len(text) > longestName {
		return
	}
	if rest, from, ok := careOf(text); ok {
		s.addAt(rest, utf8.RuneCountInString(text[:from]), names.Unknown, at)
	}
}

// peopleFirst lists the names, those of people first: where one has the words of
// another, and no listed name is close enough to alert as a person's, none is
// as a party's whose kind is not told, and the index need not look again.
func (s *subject) peopleFirst() []named {
	people := 0
	for i := range s.names {
		if s.names[i].kind == names.Person {
			people++
		}
	}
	if people == 0 || people == len(s.names) {
		return s.names
	}
	out := make([]named, 0, len(s.names))
	for _, person := range [...]bool{true, false} {
		for i := range s.names {
			if (s.names[i].kind == names.Person) == person {
				out = append(out, s.names[i])
			}
		}
	}
	return out
}

// mayName reports whether the first of several address lines can be a name, as
// on a label: two to five words, no digit and no comma.
func mayName(line string) bool {
	words := len(strings.Fields(line))
	return words > 1 && words < 6 && !strings.ContainsAny(line, "0123456789,")
}

// addLine takes an address line for a name where it says so or has a company's
// words, or is too long to tell.
func (s *subject) addLine(line string, at field) {
	if len(line) > longestName {
		s.add(line, names.Unknown, at)
		return
	}
	if rest, from, ok := careOf(line); ok {
		start := utf8.RuneCountInString(line[:from])
		s.addAt(rest, start, names.Unknown, at)
		if name, _, more := strings.Cut(rest, ","); more {
			s.addAt(name, start, names.Unknown, at)
		}
		return
	}
	if names.HasLegalForm(line) {
		s.add(line, names.Organisation, at)
	}
}
