package ofac

import (
	"fmt"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/xmltree"
)

// An advanced holds what the parts of an advanced XML file point to by number.
// The file gives them in this order: reference values, locations, documents,
// parties, relations, sanctions.
type advanced struct {
	*xmlList
	values    map[string]map[string]reference // by table, then by ID
	locations map[string]watchlist.Address
	documents map[string][]*xmltree.Node // by the identity they belong to
	byProfile map[string]int             // position in Entries
}

// A reference is one row of a reference table.
type reference struct {
	text string
	code string // ISO2 of a country, ScriptCode of a script
	up   string // PartyTypeID of a PartySubType
}

// readAdvanced reads the form of sdn_advanced.xml and cons_advanced.xml.
func readAdvanced(x *xmlList, r *xmltree.Reader) error {
	a := &advanced{
		xmlList:   x,
		values:    make(map[string]map[string]reference),
		locations: make(map[string]watchlist.Address),
		documents: make(map[string][]*xmltree.Node),
		byProfile: make(map[string]int),
	}
	return r.Each(a.add, "ReferenceValueSets", "Locations", "IDRegDocuments", "DistinctParties", "ProfileRelationships", "SanctionsEntries")
}

func (a *advanced) add(parent string, n *xmltree.Node) error {
	switch parent {
	case "ReferenceValueSets":
		a.addTable(n)
	case "Locations":
		a.locations[n.Attr("ID")] = a.location(n)
	case "IDRegDocuments":
		identity := n.Attr("IdentityID")
		a.documents[identity] = append(a.documents[identity], n)
	case "DistinctParties":
		return a.addParty(n)
	case "ProfileRelationships":
		a.addRelation(n)
	case "SanctionsEntries":
		a.addSanctions(n)
	default:
		if n.Name == "DateOfIssue" {
			a.Date = isoDay(n)
		}
	}
	return nil
}

func (a *advanced) addTable(n *xmltree.Node) {
	table := make(map[string]reference, len(n.Children))
	for _, row := range n.Children {
		code := row.Attr("ISO2")
		if code == "" {
			code = row.Attr("ScriptCode")
		}
		table[row.Attr("ID")] = reference{text: row.Value(), code: code, up: row.Attr("PartyTypeID")}
	}
	a.values[strings.TrimSuffix(n.Name, "Values")] = table
}

// text gives the text of a reference; one that dangles gives its number.
func (a *advanced) text(table, id string) string {
	if v, ok := a.values[table][id]; ok {
		return v.text
	}
	return id
}

func (a *advanced) location(n *xmltree.Node) watchlist.Address {
	address := watchlist.Address{ID: n.Attr("ID"), Source: a.file + ":Location[ID=" + n.Attr("ID") + "]"}
	if country := n.Child("LocationCountry"); country != nil {
		ref := a.values["Country"][country.Attr("CountryID")]
		address.CountryText, address.Country = ref.text, watchlist.CountryCode(ref.text)
	} else if area := n.Child("LocationAreaCode"); area != nil {
		if ref, ok := a.values["AreaCode"][area.Attr("AreaCodeID")]; ok {
			address.CountryText, address.Country = ref.text, watchlist.CountryCode(ref.text)
		}
	}
	for _, part := range n.All("LocationPart") {
		kind := a.text("LocPartType", part.Attr("LocPartTypeID"))
		for _, v := range part.All("LocationPartValue") {
			setAddressPart(&address, kind, v.Get("Value"))
			if note := v.Get("Comment"); note != "" {
				address.Note = note
			}
		}
	}
	return address
}

func (a *advanced) addParty(n *xmltree.Node) error {
	for _, profile := range n.All("Profile") {
		id := profile.Attr("ID")
		src := a.file + ":Profile[ID=" + id + "]"
		e := watchlist.Entry{ID: id, Type: a.partyType(profile.Attr("PartySubTypeID")), Remarks: n.Get("Comment"), Source: src}
		for _, identity := range profile.All("Identity") {
			a.addNames(&e, identity, src)
			for _, d := range a.documents[identity.Attr("ID")] {
				a.addDocument(&e, d, src)
			}
		}
		for _, f := range profile.All("Feature") {
			a.addFeature(&e, f, src)
		}
		a.glossary.readRemarks(&e, src)
		keepUnused(&e, profile)
		if len(e.Names) == 0 {
			return fmt.Errorf("profile %s has no name", id)
		}
		a.byProfile[id] = len(a.Entries)
		a.Entries = append(a.Entries, e)
	}
	return nil
}

func (a *advanced) partyType(subtype string) watchlist.Type {
	ref := a.values["PartySubType"][subtype]
	if ref.text != "Unknown" {
		return entryType(ref.text)
	}
	return entryType(a.text("PartyType", ref.up))
}

// addNames adds the names of one identity, the primary one first.
func (a *advanced) addNames(e *watchlist.Entry, identity *xmltree.Node, src string) {
	partType := make(map[string]string) // of each name part group
	for _, m := range identity.All("NamePartGroups", "MasterNamePartGroup") {
		for _, g := range m.All("NamePartGroup") {
			partType[g.Attr("ID")] = a.text("NamePartType", g.Attr("NamePartTypeID"))
		}
	}
	for _, alias := range identity.All("Alias") {
		kind := aliasKind(a.text("AliasType", alias.Attr("AliasTypeID")))
		primary := alias.Attr("Primary") == "true"
		if primary {
			kind = watchlist.Primary
		}
		for i, d := range alias.All("DocumentedName") {
			name := a.documentedName(d, partType)
			name.Weak, name.Source = alias.Attr("LowQuality") == "true", src
			if name.Kind = kind; i > 0 {
				name.Kind = watchlist.Original
			}
			if primary && i == 0 {
				e.Names = append([]watchlist.Name{name}, e.Names...)
			} else {
				e.Names = append(e.Names, name)
			}
		}
	}
}

// documentedName joins the parts of a name as the CSV writes it: surname,
// comma, the rest.
func (a *advanced) documentedName(n *xmltree.Node, partType map[string]string) watchlist.Name {
	name := watchlist.Name{ID: n.Attr("ID")}
	var surname, given, other []string
	for _, part := range n.All("DocumentedNamePart") {
		v := part.Child("NamePartValue")
		name.Script = a.script(v.Attr("ScriptID"))
		switch partType[v.Attr("NamePartGroupID")] {
		case "Last Name":
			surname = append(surname, v.Value())
		case "First Name", "Middle Name", "Patronymic", "Matronymic":
			given = append(given, v.Value())
		default:
			other = append(other, v.Value())
		}
	}
	name.Text = strings.Join(append(surname, other...), " ")
	if len(given) > 0 {
		name.Surname, name.Given = name.Text, strings.Join(given, " ")
		name.Text = name.Given
		if name.Surname != "" {
			name.Text = name.Surname + ", " + name.Given
		}
	}
	return name
}

func (a *advanced) script(id string) string {
	ref := a.values["Script"][id]
	if ref.code == "" {
		return ""
	}
	return scriptCode(ref.code)
}

func (a *advanced) addDocument(e *watchlist.Entry, n *xmltree.Node, src string) {
	label := a.text("IDRegDocType", n.Attr("IDRegDocTypeID"))
	id, ok := a.glossary.addLabelled(e, label, n.Get("IDRegistrationNo"), src)
	if !ok {
		keepUnused(e, n)
		return
	}
	country := a.values["Country"][n.Attr("IssuedBy-CountryID")].text
	id.Country = watchlist.CountryCode(country)
	var notes []string
	if id.Country == "" && country != "" {
		notes = append(notes, country)
	}
	for _, note := range []string{n.Get("IssuingAuthority"), n.Get("Comment")} {
		if note != "" {
			notes = append(notes, note)
		}
	}
	if a.text("Validity", n.Attr("ValidityID")) == "Fraudulent" {
		notes = append(notes, "fraudulent")
	}
	id.Note = strings.Join(notes, "; ")
	for _, d := range n.All("DocumentDate") {
		day := advancedPeriod("", d.Child("DatePeriod"), "").From
		if a.text("IDRegDocDateType", d.Attr("IDRegDocDateTypeID")) == "Expiration Date" {
			id.Expires = day
		} else {
			id.Issued = day
		}
	}
}

func (a *advanced) addFeature(e *watchlist.Entry, n *xmltree.Node, src string) {
	label := a.text("FeatureType", n.Attr("FeatureTypeID"))
	for _, v := range n.All("FeatureVersion") {
		if note := v.Get("Comment"); note != "" {
			e.Statements = append(e.Statements, watchlist.Statement{Label: label + ", comment", Value: note})
		}
		for _, l := range v.All("VersionLocation") {
			a.addLocation(e, label, l.Attr("LocationID"))
		}
		a.addDetail(e, label, v, src)
	}
}

// addLocation adds an address, or the country that a feature names.
func (a *advanced) addLocation(e *watchlist.Entry, label, id string) {
	address, ok := a.locations[id]
	if !ok {
		a.Warnings = append(a.Warnings, fmt.Sprintf("entry %s: location %s is not in the file", e.ID, id))
		return
	}
	if label == "Location" {
		if address.CountryText != "" || address.City != "" || address.Region != "" || len(address.Lines) > 0 {
			e.Addresses = append(e.Addresses, address)
		}
		return
	}
	a.glossary.addLabelled(e, label, address.CountryText, "")
}

// addDetail adds a text, a looked-up value or a date.
func (a *advanced) addDetail(e *watchlist.Entry, label string, v *xmltree.Node, src string) {
	when := v.Child("DatePeriod")
	when.Use()
	for _, d := range v.All("VersionDetail") {
		value := d.Value()
		if id := d.Attr("DetailReferenceID"); id != "" && value == "" {
			value = a.text("DetailReference", id)
		}
		switch m, _, ok := a.glossary.find(strings.TrimSuffix(label, ":")); {
		case when != nil && ok && m.part == date:
			e.Dates = append(e.Dates, advancedPeriod(m.kind, when, value))
		case when != nil && value == "":
			e.Statements = append(e.Statements, watchlist.Statement{Label: label, Value: advancedPeriod("", when, "").From})
		case value != "":
			a.glossary.addLabelled(e, label, value, src)
		}
	}
}

// advancedPeriod reads a DatePeriod.
func advancedPeriod(kind string, n *xmltree.Node, text string) watchlist.Date {
	start, end := n.Child("Start"), n.Child("End")
	n.Use()
	return period(kind, isoDay(start.Child("From")), isoDay(end.Child("To")), start.Attr("Approximate") == "true", text)
}

// isoDay reads Year, Month and Day.
func isoDay(n *xmltree.Node) string {
	if n == nil {
		return ""
	}
	return fmt.Sprintf("%04s-%02s-%02s", n.Get("Year"), n.Get("Month"), n.Get("Day"))
}

func (a *advanced) addRelation(n *xmltree.Node) {
	from, known := a.byProfile[n.Attr("From-ProfileID")]
	if !known {
		a.Warnings = append(a.Warnings, fmt.Sprintf("relation %s: profile %s is not in the file", n.Attr("ID"), n.Attr("From-ProfileID")))
		return
	}
	to := n.Attr("To-ProfileID")
	r := watchlist.Relation{
		Kind:    relationKind(a.text("RelationType", n.Attr("RelationTypeID"))),
		Targets: []string{to},
		Source:  a.file + ":ProfileRelationship[ID=" + n.Attr("ID") + "]",
	}
	if i, ok := a.byProfile[to]; ok {
		r.Name = a.Entries[i].PrimaryName()
	}
	if n.Attr("Former") == "true" {
		r.Kind = "former_" + r.Kind
	}
	a.Entries[from].Relations = append(a.Entries[from].Relations, r)
}

// addSanctions reads the measures on a party: programmes, their legal basis and
// the day of the listing.
func (a *advanced) addSanctions(n *xmltree.Node) {
	i, known := a.byProfile[n.Attr("ProfileID")]
	if !known {
		a.Warnings = append(a.Warnings, fmt.Sprintf("sanctions entry %s: profile %s is not in the file", n.Attr("ID"), n.Attr("ProfileID")))
		return
	}
	e := &a.Entries[i]
	list := a.text("List", n.Attr("ListID"))
	if list == "Consolidated List" {
		a.Name = "ofac-consolidated"
	}
	basis, day := "", ""
	for _, event := range n.All("EntryEvent") {
		basis, day = a.text("LegalBasis", event.Attr("LegalBasisID")), isoDay(event.Child("Date"))
		e.Dates = append(e.Dates, watchlist.Date{Kind: "listed", From: day, Text: list})
	}
	for _, m := range n.All("SanctionsMeasure") {
		kind, comment := a.text("SanctionsType", m.Attr("SanctionsTypeID")), m.Get("Comment")
		if kind == "Program" {
			e.Programmes = append(e.Programmes, watchlist.Programme{Code: comment, Basis: basis, Date: day})
			continue
		}
		e.Statements = append(e.Statements, watchlist.Statement{Label: "Measure, " + list, Value: strings.TrimSpace(kind + " " + comment)})
	}
}
