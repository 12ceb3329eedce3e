package ofac

import (
	"fmt"
	"time"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/source"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/xmltree"
)

// ReadXML reads one XML file of OFAC in any of its three forms, which it tells
// apart by the root element: sdnList (simple), Sanctions (advanced) and
// sanctionsData (enhanced).
func ReadXML(f *source.File) (*watchlist.List, error) {
	r, err := xmltree.NewReader(f)
	if err != nil {
		return nil, err
	}
	root, err := r.Root()
	if err != nil {
		return nil, err
	}
	var read func(*xmlList, *xmltree.Reader) error
	switch root.Name {
	case "sdnList":
		read = readSimple
	case "Sanctions":
		read = readAdvanced
	case "sanctionsData":
		read = readEnhanced
	default:
		return nil, &source.SyntaxError{File: f.Name, Reason: fmt.Sprintf("the root element is %q", root.Name), Hint: "OFAC's begin with sdnList, Sanctions or sanctionsData"}
	}
	x := &xmlList{
		List:     &watchlist.List{Name: "ofac-sdn"},
		glossary: newGlossary(),
		file:     f.Name,
	}
	if err := read(x, r); err != nil {
		return nil, err
	}
	sum, err := f.Done(len(x.Entries))
	if err != nil {
		return nil, err
	}
	x.Sources = []watchlist.SourceFile{sum}
	x.ResolveRelations()
	return x.List, nil
}

// An xmlList is a list under construction.
type xmlList struct {
	*watchlist.List
	glossary *glossary
	file     string
}

// readSimple reads the form of sdn.xml and consolidated.xml.
func readSimple(x *xmlList, r *xmltree.Reader) error {
	promised := ""
	err := r.Each(func(_ string, n *xmltree.Node) error {
		switch n.Name {
		case "publshInformation": // the publisher's spelling
			promised = n.Get("Record_Count")
			day, err := time.Parse("01/02/2006", n.Get("Publish_Date"))
			if err != nil {
				return fmt.Errorf("the publish date is %q, not MM/DD/YYYY", n.Get("Publish_Date"))
			}
			x.Date = day.Format(time.DateOnly)
		case "sdnEntry":
			x.Entries = append(x.Entries, x.simpleEntry(n))
		}
		return nil
	})
	if err != nil {
		return err
	}
	if promised != fmt.Sprint(len(x.Entries)) {
		return &source.SyntaxError{File: x.file, Reason: fmt.Sprintf("the file holds %d entries and promises %s", len(x.Entries), promised), Hint: "download it again"}
	}
	x.nameByProgrammes()
	return nil
}

// nameByProgrammes tells the Consolidated List from the SDN List: only the
// former has the programmes of its parts, and none of the large ones.
func (x *xmlList) nameByProgrammes() {
	for _, e := range x.Entries {
		for _, p := range e.Programmes {
			switch p.Code {
			case "NS-PLC", "FSE-IR", "FSE-SY", "561-Related", "CMIC-EO13959", "UKRAINE-EO13662":
				x.Name = "ofac-consolidated"
			case "SDNTK", "CUBA", "NPWMD":
				x.Name = "ofac-sdn"
				return
			}
		}
	}
}

func (x *xmlList) simpleEntry(n *xmltree.Node) watchlist.Entry {
	id := n.Get("uid")
	src := x.file + ":sdnEntry[uid=" + id + "]"
	e := watchlist.Entry{ID: id, Type: entryType(n.Get("sdnType")), Remarks: n.Get("remarks"), Source: src}
	primary := simpleName(n, src)
	primary.Kind = watchlist.Primary
	e.Names = []watchlist.Name{primary}
	for _, a := range n.All("akaList", "aka") {
		name := simpleName(a, src)
		name.ID, name.Kind, name.Weak = a.Get("uid"), aliasKind(a.Get("type")), a.Get("category") == "weak"
		e.Names = append(e.Names, name)
	}
	for _, p := range n.All("programList", "program") {
		e.Programmes = append(e.Programmes, watchlist.Programme{Code: p.Value()})
	}
	for _, a := range n.All("addressList", "address") {
		if address, ok := simpleAddress(a, src); ok {
			e.Addresses = append(e.Addresses, address)
		}
	}
	for _, id := range n.All("idList", "id") {
		x.simpleID(&e, id, src)
	}
	x.simpleFacts(&e, n)
	x.glossary.readRemarks(&e, src)
	keepUnused(&e, n)
	return e
}

// simpleFacts reads titles, dates, places, nationalities and vessels.
func (x *xmlList) simpleFacts(e *watchlist.Entry, n *xmltree.Node) {
	for _, item := range n.All("dateOfBirthList", "dateOfBirthItem") {
		e.Dates = append(e.Dates, watchlist.ParseDate("birth", item.Get("dateOfBirth")))
		item.Skip("uid", "mainEntry")
	}
	facts := [...]struct{ list, item, value, kind, label string }{
		{"placeOfBirthList", "placeOfBirthItem", "placeOfBirth", watchlist.PlaceOfBirth, "POB"},
		{"nationalityList", "nationality", "country", watchlist.Nationality, "nationality"},
		{"citizenshipList", "citizenship", "country", watchlist.Citizenship, "citizen"},
	}
	for _, f := range facts {
		for _, item := range n.All(f.list, f.item) {
			e.Statements = append(e.Statements, watchlist.Statement{Kind: f.kind, Label: f.label, Value: item.Get(f.value)})
			item.Skip("uid", "mainEntry")
		}
	}
	single := [...]struct {
		value string
		fact  struct{ kind, label string }
	}{
		{n.Get("title"), primaryColumns[0]},
		{n.Get("vesselInfo", "callSign"), primaryColumns[1]},
		{n.Get("vesselInfo", "vesselType"), primaryColumns[2]},
		{n.Get("vesselInfo", "tonnage"), primaryColumns[3]},
		{n.Get("vesselInfo", "grossRegisteredTonnage"), primaryColumns[4]},
		{n.Get("vesselInfo", "vesselFlag"), primaryColumns[5]},
		{n.Get("vesselInfo", "vesselOwner"), primaryColumns[6]},
	}
	for _, s := range single {
		if s.value != "" {
			e.Statements = append(e.Statements, watchlist.Statement{Kind: s.fact.kind, Label: s.fact.label, Value: s.value})
		}
	}
}

// simpleName joins the two parts of a name as the CSV has them.
func simpleName(n *xmltree.Node, src string) watchlist.Name {
	name := watchlist.Name{Surname: n.Get("lastName"), Given: n.Get("firstName"), Source: src}
	name.Text = name.Surname
	if name.Given != "" {
		name.Text += ", " + name.Given
	} else {
		name.Surname = ""
	}
	return name
}

func simpleAddress(n *xmltree.Node, src string) (watchlist.Address, bool) {
	a := watchlist.Address{
		ID: n.Get("uid"), City: n.Get("city"), Region: n.Get("stateOrProvince"), Postcode: n.Get("postalCode"),
		CountryText: n.Get("country"), Source: src,
	}
	a.Country = watchlist.CountryCode(a.CountryText)
	for _, line := range []string{"address1", "address2", "address3"} {
		if text := n.Get(line); text != "" {
			a.Lines = append(a.Lines, text)
		}
	}
	return a, len(n.Children) > 1
}

// simpleID reads one member of idList, in which the publisher puts numbers and
// facts of all kinds.
func (x *xmlList) simpleID(e *watchlist.Entry, n *xmltree.Node, src string) {
	n.Skip("uid")
	id, ok := x.glossary.addLabelled(e, n.Get("idType"), n.Get("idNumber"), src)
	if !ok {
		keepUnused(e, n)
		return
	}
	country := n.Get("idCountry")
	if id.Country = watchlist.CountryCode(country); id.Country == "" {
		id.Note = country
	}
	_, id.Issued = cutDate(" issued "+n.Get("issueDate"), " issued ")
	_, id.Expires = cutDate(" expires "+n.Get("expirationDate"), " expires ")
}

// keepUnused makes statements of what no part of an entry took up, so that
// nothing the publisher says is lost.
func keepUnused(e *watchlist.Entry, n *xmltree.Node) {
	n.Unused(func(path, text string) {
		e.Statements = append(e.Statements, watchlist.Statement{Label: path, Value: text})
	})
}
