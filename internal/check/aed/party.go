package aed

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/internal/placeholder"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// A side is the sender or the recipient with the elements that a regime may
// ask of it.
type side struct {
	*parcel.Party
	base string // "/sender"
	word string // "sender"

	name, line, city, postcode, country, kind jurisdiction.Element
}

func sender(p *parcel.Parcel) side {
	return side{
		Party: &p.Sender, base: "/sender", word: "sender",
		name: jurisdiction.SenderName, line: jurisdiction.SenderLine, city: jurisdiction.SenderCity,
		postcode: jurisdiction.SenderPostcode, country: jurisdiction.SenderCountry, kind: jurisdiction.SenderKind,
	}
}

func recipient(p *parcel.Parcel) side {
	return side{
		Party: &p.Recipient, base: "/recipient", word: "recipient",
		name: jurisdiction.RecipientName, line: jurisdiction.RecipientLine, city: jurisdiction.RecipientCity,
		postcode: jurisdiction.RecipientPostcode, country: jurisdiction.RecipientCountry, kind: jurisdiction.RecipientKind,
	}
}

func (s side) at(member, part string) place {
	return place{base: s.base, member: member, owner: s.word, part: part}
}

func (r *report) party(s side) {
	r.name(s)
	r.address(s)
	if blank(s.PersonType) {
		r.missing(s.kind, s.at("person_type", "kind: person or organisation"))
	}
}

// name examines what names the party: the name, else the company, else a
// person's name in parts.
func (r *report) name(s side) {
	at := s.at("name", "name")
	switch {
	case !blank(s.Name):
		r.placeholder(s, s.name, s.Name, at)
		r.tooLong(s.Name, r.prof.Lengths.Name, at)
		r.nameIsAddress(s, at)
	case !blank(s.Company):
		r.placeholder(s, s.name, s.Company, s.at("company", "company"))
	case !blank(s.Surname):
		r.placeholder(s, s.name, s.Surname, s.at("surname", "surname"))
	case !blank(s.Given):
		r.placeholder(s, s.name, s.Given, s.at("given", "given name"))
	default:
		r.missing(s.name, at)
	}
}

// placeholder reports a text that stands for nothing where an element of the
// party should stand.
func (r *report) placeholder(s side, e jurisdiction.Element, text string, at place) {
	field := placeholder.Name
	switch e {
	case s.line:
		field = placeholder.Street
	case s.city:
		field = placeholder.City
	}
	m, ok := r.placeholders.Find(field, text, s.Address.Country)
	if !ok {
		return
	}
	what := at.words()
	r.ask(fault{
		code: Placeholder, field: at.pointer(), text: text,
		message:  fmt.Sprintf("%s is %q, which %s.", capital(what), text, m.Why),
		change:   "Give " + what + " in full.",
		evidence: finding.Evidence{Pack: r.placeholders.Pack, Version: r.placeholders.Version, Basis: r.placeholderBasis(e, m.Source), Name: m.Term},
	})
}

// placeholderBasis is why a filler is a fault: the rule that asks for the
// element, and whoever lists the filler.
func (r *report) placeholderBasis(e jurisdiction.Element, lister string) string {
	rule, asked := r.prof.Need(e, r.p.Channel)
	switch {
	case !asked:
		return lister
	case lister == placeholder.Own:
		return rule.Basis
	}
	return rule.Basis + "; " + lister
}

// nameIsAddress reports a name that repeats the street. A name as the first of
// several address lines is how labels are written, unless it has a number.
func (r *report) nameIsAddress(s side, at place) {
	a := &s.Address
	same := equalFold(s.Name, a.Street)
	for _, line := range a.Lines {
		alone := len(a.Lines) == 1 && a.Street == ""
		same = same || equalFold(s.Name, line) && (alone || strings.ContainsAny(line, "0123456789"))
	}
	if !same {
		return
	}
	r.ask(fault{
		code: NameIsAddress, field: at.pointer(), text: s.Name, evidence: r.law("judgement: an address names nobody"),
		message: capital(at.words()) + " repeats the address.",
		change:  "Give " + at.words() + ".",
	})
}

func (r *report) address(s side) {
	a := &s.Address
	city, postcode, country := s.at("address/city", "city"), s.at("address/postcode", "postcode"), s.at("address/country", "country")
	hasLine, hasCity, hasCountry := hasLine(a), !blank(a.City) || r.cityInLines(a), !blank(a.Country)
	if !hasLine && !hasCity && !hasCountry {
		r.missing(s.line, s.at("address", "address"))
		return
	}
	if !hasLine {
		r.missing(s.line, s.at("address", "street, address line or box"))
	}
	if !hasCity {
		r.missing(s.city, city)
	}
	if blank(a.Postcode) {
		r.missing(s.postcode, postcode)
	}
	if !hasCountry {
		r.missing(s.country, country)
	}
	r.country(a.Country, country)
	r.streets(s)
	r.placeholder(s, s.city, a.City, city)
	r.tooLong(a.Street, r.prof.Lengths.Street, s.at("address/street", "street"))
	r.tooLong(a.City, r.prof.Lengths.City, city)
	r.tooLong(a.Postcode, r.prof.Lengths.Postcode, postcode)
}

// streets reports an address whose every line stands for nothing. A filler
// beside a real line is no fault.
func (r *report) streets(s side) {
	a := &s.Address
	if !blank(a.POBox) || !blank(a.Number) || !blank(a.Street) && !r.fillerLine(a, a.Street) {
		return
	}
	for _, line := range a.Lines {
		if !blank(line) && !r.fillerLine(a, line) {
			return
		}
	}
	r.placeholder(s, s.line, a.Street, s.at("address/street", "street"))
	for i, line := range a.Lines {
		r.placeholder(s, s.line, line, s.at("address/lines/"+strconv.Itoa(i), "address line"))
	}
}

// fillerLine reports a street line that stands for nothing.
func (r *report) fillerLine(a *parcel.Address, line string) bool {
	_, ok := r.placeholders.Find(placeholder.Street, line, a.Country)
	return ok
}

func hasLine(a *parcel.Address) bool {
	for _, line := range a.Lines {
		if !blank(line) {
			return true
		}
	}
	return !blank(a.Street) || !blank(a.Number) || !blank(a.POBox)
}

// cityInLines reports whether the lines may hold the city: where the address
// is given in lines only, several of them or one with commas, of which a part
// names no street or building; or one in Han or Hangul with a city's suffix. An
// address whose region or postcode has its own field is given in parts, and
// regimes read the city from its part.
func (r *report) cityInLines(a *parcel.Address) bool {
	if !blank(a.Region) || !blank(a.Postcode) {
		return false
	}
	parts, cities := 0, 0
	for _, line := range a.Lines {
		if blank(line) || r.codes.Countries.Suggest(line) != "" {
			continue
		}
		if strings.ContainsAny(line, "市縣县都시군") {
			return true
		}
		for part := range strings.FieldsFuncSeq(line, func(c rune) bool { return c == ',' || c == '，' }) {
			parts++
			if !r.prof.Limits.NamesStreet(part) {
				cities++
			}
		}
	}
	return parts > 1 && cities > 0
}

// equalFold compares two texts in any case, without the space around them.
func equalFold(a, b string) bool {
	a, b = strings.TrimSpace(a), strings.TrimSpace(b)
	return a != "" && strings.EqualFold(a, b)
}
