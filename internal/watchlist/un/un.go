// Package un reads the consolidated list of the United Nations Security
// Council (XML). What goes in is the file as published; what comes out is a
// watchlist.List whose entries bear the Council's reference numbers (QDi.001).
// The file may not be redistributed: it is never part of this repository.
package un

import (
	"fmt"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/source"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/xmltree"
)

// Root is the root element of the file.
const Root = "CONSOLIDATED_LIST"

// Read reads the consolidated list.
func Read(f *source.File) (*watchlist.List, error) {
	r, root, err := xmltree.Open(f, Root, "give the UN consolidated list as XML")
	if err != nil {
		return nil, err
	}
	l := &watchlist.List{Name: "un"}
	l.Date, _, _ = strings.Cut(root.Attr("dateGenerated"), "T")
	err = r.Each(func(_ string, n *xmltree.Node) error {
		switch n.Name {
		case "INDIVIDUAL":
			l.Entries = append(l.Entries, entry(n, watchlist.Person, f.Name))
		case "ENTITY":
			l.Entries = append(l.Entries, entry(n, watchlist.Organisation, f.Name))
		default:
			return fmt.Errorf("element %s is not known", n.Name)
		}
		return nil
	}, "INDIVIDUALS", "ENTITIES")
	if err != nil {
		return nil, err
	}
	sum, err := f.Done(len(l.Entries))
	l.Sources = []watchlist.SourceFile{sum}
	return l, err
}

func entry(n *xmltree.Node, t watchlist.Type, file string) watchlist.Entry {
	id := n.Get("REFERENCE_NUMBER")
	src := fmt.Sprintf("%s:%s[DATAID=%s]", file, n.Name, n.Get("DATAID"))
	e := watchlist.Entry{ID: id, Type: t, Remarks: n.Get("COMMENTS1"), Source: src}
	n.Skip("VERSIONNUM", "SORT_KEY", "SORT_KEY_LAST_MOD")
	e.AddStatement(watchlist.Statement{Label: "DATAID", Value: n.Get("DATAID")})
	addNames(&e, n, src)
	for _, a := range n.All(n.Name + "_ADDRESS") {
		addAddress(&e, a, src)
	}
	for _, d := range n.All("INDIVIDUAL_DATE_OF_BIRTH") {
		addBirth(&e, d)
	}
	for _, p := range n.All("INDIVIDUAL_PLACE_OF_BIRTH") {
		place := watchlist.Joined(p.Get("CITY"), p.Get("STATE_PROVINCE"), p.Get("COUNTRY"), p.Get("NOTE"))
		e.AddStatement(watchlist.Statement{Kind: watchlist.PlaceOfBirth, Label: p.Name, Value: place})
	}
	for _, d := range n.All("INDIVIDUAL_DOCUMENT") {
		addDocument(&e, d, src)
	}
	addFacts(&e, n)
	n.Unused(func(path, text string) {
		e.AddStatement(watchlist.Statement{Label: path, Value: text})
	})
	return e
}

func addNames(e *watchlist.Entry, n *xmltree.Node, src string) {
	parts := []string{n.Get("FIRST_NAME"), n.Get("SECOND_NAME"), n.Get("THIRD_NAME"), n.Get("FOURTH_NAME")}
	e.Names = []watchlist.Name{{Text: watchlist.Spaced(parts...), Kind: watchlist.Primary, Source: src}}
	e.AddName(watchlist.Name{Text: n.Get("NAME_ORIGINAL_SCRIPT"), Kind: watchlist.Original, Source: src})
	for _, a := range n.All(n.Name + "_ALIAS") {
		quality := a.Get("QUALITY")
		name := watchlist.Name{Text: a.Get("ALIAS_NAME"), Kind: watchlist.Alias, Weak: quality == "Low", Source: src}
		if quality == "f.k.a." {
			name.Kind = watchlist.Formerly
		}
		name.Note = watchlist.Joined(a.Get("NOTE"), birthNote("born ", a.Get("DATE_OF_BIRTH")), birthNote("in ", watchlist.Joined(a.Get("CITY_OF_BIRTH"), a.Get("COUNTRY_OF_BIRTH"))))
		e.AddName(name)
	}
}

func birthNote(word, text string) string {
	if text == "" {
		return ""
	}
	return word + text
}

func addAddress(e *watchlist.Entry, n *xmltree.Node, src string) {
	a := watchlist.Address{
		City: n.Get("CITY"), Region: n.Get("STATE_PROVINCE"), Postcode: n.Get("ZIP_CODE"),
		CountryText: n.Get("COUNTRY"), Note: n.Get("NOTE"), Source: src,
	}
	a.Country = watchlist.CountryCode(a.CountryText)
	if street := n.Get("STREET"); street != "" {
		a.Lines = []string{street}
	}
	e.AddAddress(a)
}

// addBirth reads a date of birth: DATE, YEAR or FROM_YEAR and TO_YEAR.
func addBirth(e *watchlist.Entry, n *xmltree.Node) {
	kind := n.Get("TYPE_OF_DATE")
	from, to, note := n.Get("FROM_YEAR"), n.Get("TO_YEAR"), n.Get("NOTE")
	text := watchlist.Joined(n.Get("DATE"), n.Get("YEAR"), note)
	if from != "" {
		text = watchlist.Joined(from+" to "+to, note)
	}
	d := watchlist.ParseDate("birth", watchlist.Spaced(n.Get("DATE"), n.Get("YEAR")))
	if from != "" {
		d = watchlist.ParseDate("birth", from+" to "+to)
	}
	d.Text = text
	d.Circa = d.Circa || kind == "APPROXIMATELY"
	e.AddDate(d)
}

// documentType gives our word for a document, which the publisher names in
// many ways and languages.
func documentType(published string) string {
	said := strings.ToLower(published)
	switch {
	case strings.Contains(said, "passport"), strings.Contains(said, "pasaporte"), strings.Contains(said, "passeport"):
		return "passport"
	case strings.Contains(said, "fiscal"), strings.Contains(said, "tax"):
		return "tax_id"
	}
	return "national_id"
}

func addDocument(e *watchlist.Entry, n *xmltree.Node, src string) {
	label := watchlist.Joined(n.Get("TYPE_OF_DOCUMENT"), n.Get("TYPE_OF_DOCUMENT2"))
	issuer := n.Get("ISSUING_COUNTRY")
	if issuer == "" {
		issuer = n.Get("COUNTRY_OF_ISSUE")
	}
	id := watchlist.Identifier{
		Type: documentType(label), Label: label, Value: n.Get("NUMBER"),
		Country: watchlist.CountryCode(issuer), Issued: n.Get("DATE_OF_ISSUE"), Source: src,
	}
	id.Note = watchlist.Joined(n.Get("NOTE"), n.Get("CITY_OF_ISSUE"), n.Get("COUNTRY_OF_ISSUE"))
	if id.Country == "" {
		id.Note = watchlist.Joined(id.Note, issuer)
	}
	if id.Value == "" { // the number may stand in the note or the type
		e.AddStatement(watchlist.Statement{Label: label, Value: watchlist.Joined(id.Note, id.Issued, issuer)})
		return
	}
	e.AddIdentifier(id)
}

func addFacts(e *watchlist.Entry, n *xmltree.Node) {
	for _, f := range [...]struct{ element, kind string }{
		{"TITLE", watchlist.Title},
		{"DESIGNATION", watchlist.Position},
		{"NATIONALITY", watchlist.Nationality},
		{"LIST_TYPE", ""},
	} {
		for _, v := range n.All(f.element, "VALUE") {
			e.AddStatement(watchlist.Statement{Kind: f.kind, Label: f.element, Value: v.Value()})
		}
	}
	e.AddStatement(watchlist.Statement{Kind: watchlist.Gender, Label: "GENDER", Value: n.Get("GENDER")})
	listed := n.Get("LISTED_ON")
	e.Programmes = []watchlist.Programme{{Code: n.Get("UN_LIST_TYPE"), Date: listed}}
	e.AddDate(watchlist.ParseDate("listed", listed))
	for _, v := range n.All("LAST_DAY_UPDATED", "VALUE") {
		e.AddDate(watchlist.ParseDate("amended", v.Value()))
	}
}
