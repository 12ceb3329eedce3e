package eu

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/source"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/xmltree"
)

// Root is the root element of the XML form.
const Root = "export"

func readXML(f *source.File) (*watchlist.List, error) {
	r, root, err := xmltree.Open(f, Root, "give the EU consolidated list as XML 1.1")
	if err != nil {
		return nil, err
	}
	l := &watchlist.List{Name: "eu"}
	l.Date, _, _ = strings.Cut(root.Attr("generationDate"), "T")
	err = r.Each(func(_ string, n *xmltree.Node) error {
		if n.Name != "sanctionEntity" {
			return fmt.Errorf("element %s is not known", n.Name)
		}
		e := xmlEntry(n, f.Name)
		if len(e.Names) == 0 {
			return fmt.Errorf("entity %s has no name", e.ID)
		}
		l.Entries = append(l.Entries, e)
		return nil
	})
	if err != nil {
		return nil, err
	}
	sum, err := f.Done(len(l.Entries))
	l.Sources = []watchlist.SourceFile{sum}
	return l, err
}

func xmlEntry(n *xmltree.Node, file string) watchlist.Entry {
	id := n.Attr("logicalId")
	src := fmt.Sprintf("%s:sanctionEntity[logicalId=%s]", file, id)
	e := watchlist.Entry{ID: id, Type: subjectType(n.Child("subjectType").Attr("classificationCode")), Source: src}
	var remarks []string
	for _, r := range n.All("remark") {
		remarks = append(remarks, r.Value())
	}
	e.Remarks = strings.Join(remarks, "\n")
	for _, attr := range []string{"euReferenceNumber", "unitedNationId", "designationDetails"} {
		e.AddStatement(watchlist.Statement{Label: attr, Value: n.Attr(attr)})
	}
	e.AddDate(watchlist.ParseDate("listed", n.Attr("designationDate")))
	e.AddDate(watchlist.ParseDate("ends", n.Attr("delistingDate")))
	for _, r := range n.All("regulation") {
		e.Programmes = append(e.Programmes, watchlist.Programme{
			Code: r.Attr("programme"), Basis: watchlist.Spaced(r.Attr("numberTitle"), r.Get("publicationUrl")), Date: r.Attr("publicationDate"),
		})
		e.AddStatement(watchlist.Statement{Label: "in force since", Value: watchlist.Spaced(r.Attr("entryIntoForceDate"), r.Attr("numberTitle"))})
		for _, c := range r.All("corrigendum") {
			e.AddStatement(watchlist.Statement{Label: c.Name, Value: watchlist.Spaced(c.Attr("numberTitle"), c.Attr("publicationDate"), c.Attr("publicationUrl"))})
		}
	}
	for _, a := range n.All("nameAlias") {
		xmlName(&e, a, src)
	}
	for _, a := range n.All("address") {
		xmlAddress(&e, a, src)
	}
	for _, b := range n.All("birthdate") {
		xmlBirth(&e, b)
	}
	for _, i := range n.All("identification") {
		xmlDocument(&e, i, src)
	}
	for _, c := range n.All("citizenship") {
		e.AddStatement(watchlist.Statement{Kind: watchlist.Citizenship, Label: c.Name, Value: watchlist.Joined(known(c.Attr("countryDescription")), c.Attr("region"))})
		e.AddStatement(watchlist.Statement{Label: "citizenship acquired, lost", Value: watchlist.Joined(c.Attr("acquisitionDate"), c.Attr("disenfranchisementDate"))})
	}
	additional(&e, n)
	for _, part := range n.Children {
		additional(&e, part)
	}
	n.Unused(func(path, text string) { e.AddStatement(watchlist.Statement{Label: path, Value: text}) })
	return e
}

// additional keeps what the schema lets the publisher add to any part.
func additional(e *watchlist.Entry, n *xmltree.Node) {
	for _, a := range n.All("additionalInformation") {
		e.AddStatement(watchlist.Statement{Label: a.Attr("key"), Value: a.Attr("value")})
	}
}

// xmlName adds a name. The first strong one is the primary name, else the first.
func xmlName(e *watchlist.Entry, n *xmltree.Node, src string) {
	name := watchlist.Name{
		ID: n.Attr("logicalId"), Text: n.Attr("wholeName"), Kind: watchlist.Alias, Weak: n.Attr("strong") == "false",
		Surname: n.Attr("lastName"), Given: watchlist.Spaced(n.Attr("firstName"), n.Attr("middleName")), Note: n.Attr("nameLanguage"), Source: src,
	}
	if name.Text == "" {
		name.Text = watchlist.Spaced(name.Given, name.Surname)
	}
	switch {
	case len(e.Names) == 0:
		name.Kind = watchlist.Primary
		e.AddName(name)
	case e.Names[0].Weak && !name.Weak:
		e.Names[0].Kind = watchlist.Alias
		name.Kind = watchlist.Primary
		e.Names = slices.Insert(e.Names, 0, name)
	default:
		e.AddName(name)
	}
	e.AddStatement(watchlist.Statement{Kind: watchlist.Position, Label: "function", Value: n.Attr("function")})
	e.AddStatement(watchlist.Statement{Kind: watchlist.Title, Label: "title", Value: n.Attr("title")})
	e.AddStatement(watchlist.Statement{Kind: watchlist.Gender, Label: "gender", Value: n.Attr("gender")})
}

func xmlAddress(e *watchlist.Entry, n *xmltree.Node, src string) {
	a := watchlist.Address{
		ID: n.Attr("logicalId"), City: n.Attr("city"), Region: n.Attr("region"), Postcode: n.Attr("zipCode"),
		CountryText: known(n.Attr("countryDescription")), Country: watchlist.CountryCode(known(n.Attr("countryIso2Code"))), Source: src,
	}
	for _, line := range []string{n.Attr("street"), n.Attr("poBox"), n.Attr("place")} {
		if line != "" {
			a.Lines = append(a.Lines, line)
		}
	}
	var notes []string
	for _, r := range n.All("remark") {
		notes = append(notes, r.Value())
	}
	a.Note = strings.Join(notes, "; ")
	e.AddAddress(a)
	for _, c := range n.All("contactInfo") {
		e.AddIdentifier(watchlist.Identifier{Type: contactType(c.Attr("key")), Label: c.Attr("key"), Value: c.Attr("value"), Source: src})
	}
}

func xmlBirth(e *watchlist.Entry, n *xmltree.Node) {
	if calendar := n.Attr("calendarType"); calendar == "" || calendar == "GREGORIAN" {
		e.AddDate(birthOf(n.Attr("birthdate"), n.Attr("dayOfMonth"), n.Attr("monthOfYear"), n.Attr("year"), n.Attr("yearRangeFrom"), n.Attr("yearRangeTo"), n.Attr("circa") == "true"))
	} else {
		e.AddStatement(watchlist.Statement{Label: "birthdate, " + calendar, Value: watchlist.Spaced(n.Attr("birthdate"), n.Attr("year"), n.Attr("monthOfYear"), n.Attr("dayOfMonth"), n.Attr("yearRangeFrom"), n.Attr("yearRangeTo"))})
	}
	place := watchlist.Joined(n.Attr("place"), n.Attr("city"), n.Attr("zipCode"), n.Attr("region"), known(n.Attr("countryDescription")))
	e.AddStatement(watchlist.Statement{Kind: watchlist.PlaceOfBirth, Label: n.Name, Value: place})
}

func xmlDocument(e *watchlist.Entry, n *xmltree.Node, src string) {
	id := watchlist.Identifier{
		Type: documentType(n.Attr("identificationTypeCode")), Label: n.Attr("identificationTypeDescription"), Value: n.Attr("number"),
		Country: watchlist.CountryCode(known(n.Attr("countryIso2Code"))), Issued: n.Attr("issueDate"), Expires: n.Attr("validTo"), Source: src,
	}
	latin := n.Attr("latinNumber")
	if id.Value == "" {
		id.Value, latin = latin, ""
	}
	notes := []string{latin, labelled("valid from ", n.Attr("validFrom")), n.Attr("issuedBy"), n.Attr("nameOnDocument"), n.Attr("region")}
	for _, flag := range []string{"diplomatic", "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer"} {
		if n.Attr(flag) == "true" {
			notes = append(notes, flag)
		}
	}
	for _, r := range n.All("remark") {
		notes = append(notes, r.Value())
	}
	id.Note = watchlist.JoinedWith("; ", notes...)
	e.AddIdentifier(id)
}

// labelled puts a word before a text, unless that is empty.
func labelled(word, text string) string {
	if text == "" {
		return ""
	}
	return word + text
}
