package aed

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/internal/placeholder"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// A side is the sender or the recipient with the elements that a regime may
// ask of it.
type side struct {
	*parcel.Party
	word string // "sender"
	at   string // "/sender"

	name, line, city, postcode, country, kind jurisdiction.Element
}

func sender(p *parcel.Parcel) side {
	return side{
		Party: &p.Sender, word: "sender", at: "/sender",
		name: jurisdiction.SenderName, line: jurisdiction.SenderLine, city: jurisdiction.SenderCity,
		postcode: jurisdiction.SenderPostcode, country: jurisdiction.SenderCountry, kind: jurisdiction.SenderKind,
	}
}

func recipient(p *parcel.Parcel) side {
	return side{
		Party: &p.Recipient, word: "recipient", at: "/recipient",
		name: jurisdiction.RecipientName, line: jurisdiction.RecipientLine, city: jurisdiction.RecipientCity,
		postcode: jurisdiction.RecipientPostcode, country: jurisdiction.RecipientCountry, kind: jurisdiction.RecipientKind,
	}
}

// the names a part of the party in words: "the sender's city".
func (s side) the(part string) string { return "the " + s.word + "'s " + part }

func (r *report) party(s side) {
	r.name(s)
	r.address(s)
	if blank(s.PersonType) {
		r.missing(s.kind, s.at+"/person_type", s.the("kind: person or organisation"))
	}
}

// name examines what names the party: the name, else the company, else a
// person's name in parts.
func (r *report) name(s side) {
	if !blank(s.Name) {
		r.placeholder(placeholder.Name, s.Name, s.at+"/name", s.the("name"))
		r.tooLong(s.Name, r.prof.Lengths.Name, s.at+"/name", s.the("name"))
		r.nameIsAddress(s)
		return
	}
	switch {
	case !blank(s.Company):
		r.placeholder(placeholder.Name, s.Company, s.at+"/company", s.the("company"))
	case !blank(s.Surname):
		r.placeholder(placeholder.Name, s.Surname, s.at+"/surname", s.the("surname"))
	case !blank(s.Given):
		r.placeholder(placeholder.Name, s.Given, s.at+"/given", s.the("given name"))
	default:
		r.missing(s.name, s.at+"/name", s.the("name"))
	}
}

// placeholder reports a text that stands for nothing.
func (r *report) placeholder(f placeholder.Field, text, field, what string) {
	m, ok := r.placeholders.Find(f, text)
	if !ok {
		return
	}
	r.ask(fault{
		code: Placeholder, field: field, text: text,
		message:  fmt.Sprintf("%s is %q, which %s.", capital(what), text, m.Why),
		change:   "Give " + what + " in full.",
		evidence: finding.Evidence{Pack: r.placeholders.Pack, Version: r.placeholders.Version, Basis: m.Source, Name: m.Term},
	})
}

// nameIsAddress reports a name that repeats the street. A name as the first of
// several address lines is how labels are written, unless it has a number.
func (r *report) nameIsAddress(s side) {
	a := &s.Address
	same := equalFold(s.Name, a.Street)
	for _, line := range a.Lines {
		same = same || equalFold(s.Name, line) && (len(a.Lines) == 1 && a.Street == "" || strings.ContainsAny(line, "0123456789"))
	}
	if !same {
		return
	}
	r.ask(fault{
		code: NameIsAddress, field: s.at + "/name", text: s.Name,
		message:  capital(s.the("name")) + " repeats the address.",
		change:   "Give " + s.the("name") + ".",
		evidence: r.law("judgement: an address names nobody"),
	})
}

func (r *report) address(s side) {
	a := &s.Address
	line, city, country := hasLine(a), !blank(a.City) || cityInLines(r, a), !blank(a.Country)
	if !line && !city && !country {
		r.missing(s.line, s.at+"/address", s.the("address"))
		return
	}
	if !line {
		r.missing(s.line, s.at+"/address", s.the("street, address line or box"))
	}
	if !city {
		r.missing(s.city, s.at+"/address/city", s.the("city"))
	}
	if blank(a.Postcode) {
		r.missing(s.postcode, s.at+"/address/postcode", s.the("postcode"))
	}
	if !country {
		r.missing(s.country, s.at+"/address/country", s.the("country"))
	}
	r.country(a.Country, s.at+"/address/country", s.the("country"))
	r.streets(s)
	r.placeholder(placeholder.City, a.City, s.at+"/address/city", s.the("city"))
	r.tooLong(a.Street, r.prof.Lengths.Street, s.at+"/address/street", s.the("street"))
	r.tooLong(a.City, r.prof.Lengths.City, s.at+"/address/city", s.the("city"))
	r.tooLong(a.Postcode, r.prof.Lengths.Postcode, s.at+"/address/postcode", s.the("postcode"))
}

// streets reports an address whose every line stands for nothing. A filler
// beside a real line is no fault.
func (r *report) streets(s side) {
	a := &s.Address
	if !blank(a.POBox) || !blank(a.Number) {
		return
	}
	if !blank(a.Street) && !r.stands(a.Street) {
		return
	}
	for _, line := range a.Lines {
		if !blank(line) && !r.stands(line) {
			return
		}
	}
	r.placeholder(placeholder.Street, a.Street, s.at+"/address/street", s.the("street"))
	for i, line := range a.Lines {
		r.placeholder(placeholder.Street, line, fmt.Sprintf("%s/address/lines/%d", s.at, i), s.the("address line"))
	}
}

// stands reports whether a street line stands for nothing.
func (r *report) stands(line string) bool {
	_, ok := r.placeholders.Find(placeholder.Street, line)
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

// cityInLines reports whether the lines may hold the city: a line with the
// postcode in it, a Han, Kana or Hangul line with a city's suffix, or, where
// no part but the country has its own field, several lines or a line with
// commas.
func cityInLines(r *report, a *parcel.Address) bool {
	parts, loose := 0, blank(a.Region) && blank(a.Postcode)
	for _, line := range a.Lines {
		if blank(line) || r.codes.Countries.Suggest(line) != "" {
			continue
		}
		if strings.ContainsAny(line, "市縣县都시군") || postcodeAndLetters(line, a.Postcode) {
			return true
		}
		parts += 1 + strings.Count(line, ",") + strings.Count(line, "，")
	}
	return loose && parts > 1
}

func postcodeAndLetters(line, postcode string) bool {
	if blank(postcode) {
		return false
	}
	before, after, found := strings.Cut(line, postcode)
	return found && strings.ContainsFunc(before+after, unicode.IsLetter)
}

// equalFold compares two texts in any case, without the space around them.
func equalFold(a, b string) bool {
	a, b = strings.TrimSpace(a), strings.TrimSpace(b)
	return a != "" && strings.EqualFold(a, b)
}
