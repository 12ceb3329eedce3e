package ofac

import (
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/xmltree"
)

// readEnhanced reads the form of SDN_ENHANCED.XML and CONS_ENHANCED.XML, in
// which every reference carries its text.
func readEnhanced(x *xmlList, r *xmltree.Reader) error {
	return r.Each(func(_ string, n *xmltree.Node) error {
		switch n.Name {
		case "publicationInfo":
			x.Date, _, _ = strings.Cut(n.Get("dataAsOf"), "T")
			for _, l := range n.All("filters", "sanctionsLists", "sanctionsList") {
				if l.Value() == "Consolidated List" {
					x.Name = "ofac-consolidated"
				}
			}
		case "entity":
			x.Entries = append(x.Entries, x.enhancedEntry(n))
		}
		return nil
	}, "entities")
}

func (x *xmlList) enhancedEntry(n *xmltree.Node) watchlist.Entry {
	id := n.Attr("id")
	src := x.file + ":entity[id=" + id + "]"
	info := n.Child("generalInfo")
	e := watchlist.Entry{ID: id, Type: entryType(info.Get("entityType")), Remarks: info.Get("remarks"), Source: src}
	info.Skip("identityId")
	for _, name := range n.All("names", "name") {
		enhancedNames(&e, name, src)
	}
	for _, a := range n.All("addresses", "address") {
		e.Addresses = append(e.Addresses, enhancedAddress(a, src)...)
	}
	for _, f := range n.All("features", "feature") {
		x.enhancedFeature(&e, f, src)
	}
	for _, d := range n.All("identityDocuments", "identityDocument") {
		x.enhancedDocument(&e, d, src)
	}
	for _, r := range n.All("relationships", "relationship") {
		other := r.Child("relatedEntity")
		e.Relations = append(e.Relations, watchlist.Relation{
			Kind: relationKind(r.Get("type")), Name: other.Value(), Targets: []string{other.Attr("entityId")}, Source: src,
		})
	}
	enhancedProgrammes(&e, n)
	x.glossary.readRemarks(&e, src)
	keepUnused(&e, n)
	return e
}

// enhancedNames adds one name, once in each script it is given in.
func enhancedNames(e *watchlist.Entry, n *xmltree.Node, src string) {
	n.Skip("isPrimary")
	weak := n.Get("isLowQuality") == "true"
	kind := aliasKind(n.Get("aliasType"))
	if n.Get("isPrimary") == "true" {
		kind = watchlist.Primary
	}
	for i, t := range n.All("translations", "translation") {
		t.Skip("isPrimary")
		name := watchlist.Name{
			ID: n.Attr("id"), Text: t.Get("formattedFullName"), Kind: kind, Weak: weak,
			Script: scriptCode(t.Get("script")), Given: t.Get("formattedFirstName"), Source: src,
		}
		if surname := t.Get("formattedLastName"); name.Given != "" {
			name.Surname = surname
		}
		if i > 0 {
			name.Kind = watchlist.Original
		}
		name.Note = otherCase(t, name.Text)
		e.Names = append(e.Names, name)
	}
}

// otherCase gives the parts of a name as published where they say more than
// the formatted name does, which has surnames and companies in capitals.
func otherCase(t *xmltree.Node, formatted string) string {
	var said []string
	for _, p := range t.All("nameParts", "namePart") {
		kind, value := p.Get("type"), p.Get("value")
		if !strings.Contains(formatted, value) {
			said = append(said, kind+": "+value)
		}
	}
	return strings.Join(said, "; ")
}

// enhancedAddress gives an address once in each script.
func enhancedAddress(n *xmltree.Node, src string) []watchlist.Address {
	base := watchlist.Address{ID: n.Attr("id"), CountryText: n.Get("country"), Source: src}
	base.Country = watchlist.CountryCode(base.CountryText)
	translations := n.All("translations", "translation")
	if len(translations) == 0 {
		return []watchlist.Address{base}
	}
	var out []watchlist.Address
	for _, t := range translations {
		t.Skip("isPrimary")
		a := base
		if script := t.Get("script"); script != "Latin" {
			a.Note = script
		}
		for _, p := range t.All("addressParts", "addressPart") {
			setAddressPart(&a, p.Get("type"), p.Get("value"))
		}
		out = append(out, a)
	}
	return out
}

// setAddressPart puts one part where its type, a word of the publisher's, says.
func setAddressPart(a *watchlist.Address, kind, value string) {
	switch kind {
	case "CITY":
		a.City = value
	case "STATE/PROVINCE":
		a.Region = value
	case "POSTAL CODE":
		a.Postcode = value
	case "REGION":
		if a.CountryText == "" {
			a.CountryText, a.Country = value, watchlist.CountryCode(value)
			return
		}
		a.Lines = append(a.Lines, value)
	default:
		a.Lines = append(a.Lines, value)
	}
}

func (x *xmlList) enhancedFeature(e *watchlist.Entry, n *xmltree.Node, src string) {
	n.Skip("versionId", "valueRefId", "isPrimary")
	label, value, when := n.Get("type"), n.Get("value"), n.Child("valueDate")
	before := len(e.Dates)
	x.glossary.addLabelled(e, label, value, src)
	if when != nil && len(e.Dates) > before {
		d := &e.Dates[before]
		*d = period(d.Kind, when.Get("fromDateBegin"), when.Get("toDateEnd"), when.Get("isApproximate") == "true", value)
	}
	when.Skip("fromDateBegin", "fromDateEnd", "toDateBegin", "toDateEnd", "isApproximate", "isDateRange")
	for _, extra := range []string{"reliability", "comments"} {
		if text := n.Get(extra); text != "" {
			e.Statements = append(e.Statements, watchlist.Statement{Label: label + ", " + extra, Value: text})
		}
	}
}

func (x *xmlList) enhancedDocument(e *watchlist.Entry, n *xmltree.Node, src string) {
	n.Skip("name")
	label := n.Get("type")
	id, ok := x.glossary.addLabelled(e, label, n.Get("documentNumber"), src)
	if !ok {
		return
	}
	country := n.Get("issuingCountry")
	id.Country = watchlist.CountryCode(country)
	var notes []string
	for _, note := range []string{n.Get("issuingAuthority"), n.Get("issuingLocation"), n.Get("comments")} {
		if note != "" {
			notes = append(notes, note)
		}
	}
	if id.Country == "" && country != "" {
		notes = append(notes, country)
	}
	if n.Get("isValid") == "false" {
		notes = append(notes, "fraudulent")
	}
	id.Note = strings.Join(notes, "; ")
	id.Issued = periodText(n.Child("issueDate"))
	id.Expires = periodText(n.Child("expirationDate"))
}

// periodText gives the day of a document.
func periodText(n *xmltree.Node) string {
	if n == nil {
		return ""
	}
	d := period("", n.Get("fromDateBegin"), n.Get("toDateEnd"), false, "")
	n.Skip("fromDateEnd", "toDateBegin", "isApproximate", "isDateRange")
	return d.From
}

// enhancedProgrammes reads the programmes, and the lists, measures and legal
// authorities, which the publisher does not tie to one programme each.
func enhancedProgrammes(e *watchlist.Entry, n *xmltree.Node) {
	var basis []string
	for _, a := range n.All("legalAuthorities", "legalAuthority") {
		basis = append(basis, a.Value())
	}
	for _, p := range n.All("sanctionsPrograms", "sanctionsProgram") {
		e.Programmes = append(e.Programmes, watchlist.Programme{Code: p.Value(), Basis: strings.Join(basis, "; ")})
	}
	for _, l := range n.All("sanctionsLists", "sanctionsList") {
		e.Statements = append(e.Statements, watchlist.Statement{Label: "List", Value: l.Value()})
		if day := l.Attr("datePublished"); day != "" {
			e.Dates = append(e.Dates, watchlist.Date{Kind: "listed", From: day, Text: l.Value()})
		}
	}
	for _, m := range n.All("sanctionsTypes", "sanctionsType") {
		e.Statements = append(e.Statements, watchlist.Statement{Label: "Measure", Value: m.Value()})
	}
}
