package eu_test

import (
	"encoding/xml"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/eu"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/source"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/watchlisttest"
)

// A maker writes files of the publisher's shape, each value of which occurs
// once, and remembers them by entity.
type maker struct {
	random *rand.Rand
	number int
	values map[string][]string // by entity
	entity string
}

func newMaker(seed uint64) *maker {
	return &maker{random: rand.New(rand.NewPCG(seed, 7)), values: make(map[string][]string)}
}

func (m *maker) keep(v string) string {
	m.values[m.entity] = append(m.values[m.entity], v)
	return v
}

func (m *maker) text() string {
	m.number++
	return m.keep(fmt.Sprintf("Invented%d & Co", m.number))
}

func (m *maker) date() string {
	m.number++
	return m.keep(fmt.Sprintf("%d-%02d-%02d", 1900+m.number%100, 1+m.number%12, 1+m.number%28))
}

// element writes an element with all of some attributes: words stand for
// themselves, "#" for a text, "@" for a date.
func (m *maker) element(name, attrs, inside string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<%s", name)
	for attr := range strings.FieldsSeq(attrs) {
		key, value, _ := strings.Cut(attr, "=")
		switch value {
		case "#":
			value = m.text()
		case "@":
			value = m.date()
		}
		fmt.Fprintf(&b, " %s=\"%s\"", key, escape(value))
	}
	return b.String() + ">" + inside + "</" + name + ">"
}

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}

func (m *maker) several(name, attrs string, inside func() string) string {
	var b strings.Builder
	for range 1 + m.random.IntN(3) {
		b.WriteString(m.element(name, attrs, inside()))
	}
	return b.String()
}

func (m *maker) remark() string {
	if m.random.IntN(2) == 0 {
		return ""
	}
	return "<remark>" + escape(m.text()) + "</remark>"
}

// extras writes what any part may hold besides.
func (m *maker) extras() string {
	return m.remark() + m.element("additionalInformation", "key=K value=#", "")
}

func none() string { return "" }

// xmlFile writes n entities with everything that the schema (XML 1.1) knows.
func (m *maker) xmlFile(n int) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-01-02T03:04:05.000+01:00" globalFileId="1">`)
	for i := range n {
		m.entity = fmt.Sprint(1000 + i)
		country := func() string { return " countryIso2Code=FR countryDescription=FRANCE" }
		summary := `<regulationSummary regulationType="amendment" publicationDate="2020-01-01" numberTitle="T" publicationUrl="u"/>`
		inside := m.remark() + m.several("additionalInformation", "key=K value=#", none) +
			m.several("regulation", "regulationType=amendment organisationType=council publicationDate=@ entryIntoForceDate=@ numberTitle=# programme=# logicalId=5", func() string {
				return "<publicationUrl>" + escape(m.text()) + "</publicationUrl>" + m.element("corrigendum", "regulationType=amendment publicationDate=@ numberTitle=# publicationUrl=#", "")
			}) +
			m.element("subjectType", "code=person classificationCode=P", "") +
			m.several("nameAlias", "firstName=# middleName=# lastName=# wholeName=# function=# gender=M title=# nameLanguage=FR strong=true regulationLanguage=en logicalId=6", func() string { return summary }) +
			m.several("citizenship", "region=# acquisitionDate=@ disenfranchisementDate=@ regulationLanguage=en logicalId=7"+country(), m.extras) +
			m.several("birthdate", "circa=false calendarType=GREGORIAN city=# zipCode=# birthdate=@ region=# place=# logicalId=8"+country(), m.extras) +
			m.element("birthdate", "circa=true calendarType=GREGORIAN year=1951 monthOfYear=7 dayOfMonth=9 logicalId=8"+country(), "") +
			m.element("birthdate", "calendarType=GREGORIAN yearRangeFrom=1941 yearRangeTo=1943 logicalId=8"+country(), "") +
			m.several("address", "city=# street=# poBox=# zipCode=# region=# place=# asAtListingTime=true logicalId=9"+country(), func() string {
				return m.remark() + m.element("contactInfo", "key=EMAIL value=#", "")
			}) +
			m.several("identification", "diplomatic=false knownExpired=false knownFalse=true reportedLost=true revokedByIssuer=true issueDate=@ issuedBy=# latinNumber=# nameOnDocument=# number=# validFrom=@ validTo=@ region=# identificationTypeCode=passport identificationTypeDescription=# logicalId=10"+country(), m.extras)
		b.WriteString(m.element("sanctionEntity", "designationDate=@ delistingDate=@ designationDetails=# unitedNationId=# euReferenceNumber=# logicalId="+m.entity, inside))
	}
	return b.String() + "</export>"
}

// csvFile writes n entities in rows of CSV 1.0, of which each gives one part.
func (m *maker) csvFile(n int) (file string, rows int) {
	columns := strings.Fields(`Date_file Entity_logical_id Subject_type Leba_numtitle Leba_publication_date Leba_url Programme Entity_remark
		Naal_lastname Naal_firstname Naal_middlename Naal_wholename Naal_gender Naal_title Naal_function Naal_language Naal_leba_url
		Addr_number Addr_street Addr_zipcode Addr_city Addr_country Addr_other Birt_date Birt_place Birt_country Birt_leba_numtitle
		Iden_number Iden_country Citi_country Citi_leba_url EU_ref_num`)
	var b strings.Builder
	b.WriteString("\ufeff" + strings.Join(columns, ";") + "\n")
	for i := range n {
		m.entity = fmt.Sprint(1000 + i)
		for part := range 1 + m.random.IntN(5) {
			cells := make([]string, len(columns))
			for c, column := range columns {
				switch {
				case column == "Date_file":
					cells[c] = "02/01/2026"
				case column == "Entity_logical_id":
					cells[c] = m.entity
				case column == "Subject_type":
					cells[c] = "E"
				case part > 0 && m.random.IntN(2) == 0: // empty
				case strings.HasSuffix(column, "date"):
					cells[c] = m.date()
				default:
					cells[c] = m.text()
				}
			}
			b.WriteString(strings.Join(cells, ";") + "\n")
			rows++
		}
	}
	return b.String(), rows
}

func read(t *testing.T, name, content string) *watchlist.List {
	t.Helper()
	f, err := source.New(name, strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	l, err := eu.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// check holds a list against what the maker wrote.
func (m *maker) check(t *testing.T, l *watchlist.List) {
	t.Helper()
	if l.Date != "2026-01-02" || len(l.Entries) != len(m.values) {
		t.Errorf("%d entries of %s, want %d of 2026-01-02", len(l.Entries), l.Date, len(m.values))
	}
	for i := range l.Entries {
		e := &l.Entries[i]
		texts := watchlisttest.Texts(e)
		for _, v := range m.values[e.ID] {
			if !strings.Contains(texts, v) {
				t.Errorf("entity %s: lost %q", e.ID, v)
			}
		}
		if e.Names[0].Kind != watchlist.Primary {
			t.Errorf("entity %s: the first name is %q", e.ID, e.Names[0].Kind)
		}
	}
}

// TestNothingLost reads made-up files that use all that the schema and the
// description of columns know. No complete real file was at hand.
func TestNothingLost(t *testing.T) {
	for seed := range uint64(5) {
		m := newMaker(seed)
		m.check(t, read(t, "made-up.xml", m.xmlFile(20)))
		m = newMaker(seed)
		file, rows := m.csvFile(20)
		l := read(t, "made-up.csv", file)
		m.check(t, l)
		if l.Sources[0].Rows != rows {
			t.Errorf("%d rows, want %d", l.Sources[0].Rows, rows)
		}
	}
}

// TestMakerKnowsTheSchema holds the made-up files to the publisher's schema:
// each attribute and element that it declares must occur in them.
func TestMakerKnowsTheSchema(t *testing.T) {
	schema, err := os.ReadFile(watchlisttest.Shared(t, "eu-schemas/xsdFullSanctionsList_1_1.xsd"))
	if err != nil {
		t.Fatal(err)
	}
	file := newMaker(1).xmlFile(20)
	declared := regexp.MustCompile(`<xs:(attribute|element) name="(\w+)"`).FindAllStringSubmatch(string(schema), -1)
	if len(declared) < 60 {
		t.Fatalf("the schema declares %d names only", len(declared))
	}
	for _, d := range declared {
		mark := " " + d[2] + "=\""
		if d[1] == "element" {
			mark = "<" + d[2]
		}
		if !strings.Contains(file, mark) {
			t.Errorf("the made-up files have no %s %s", d[1], d[2])
		}
	}
}

// TestBirthdates reads each form in which the publisher gives a date of birth.
func TestBirthdates(t *testing.T) {
	for attrs, want := range map[string]watchlist.Date{
		`birthdate="1960-05-02" year="1960"`:                 {Kind: "birth", From: "1960-05-02", Text: "1960-05-02"},
		`year="1960" monthOfYear="5" dayOfMonth="2"`:         {Kind: "birth", From: "1960-05-02", Text: "1960-05-02"},
		`year="1960" monthOfYear="5"`:                        {Kind: "birth", From: "1960-05", Text: "1960-05"},
		`year="1960"`:                                        {Kind: "birth", From: "1960", Text: "1960"},
		`year="1960" circa="true"`:                           {Kind: "birth", From: "1960", Circa: true, Text: "1960"},
		`yearRangeFrom="1960" yearRangeTo="1962" year="0"`:   {Kind: "birth", From: "1960", To: "1962", Text: "1960 to 1962"},
		`yearRangeFrom="0" yearRangeTo="0" year="1960"`:      {Kind: "birth", From: "1960", Text: "1960"},
		`calendarType="GREGORIAN" birthdate="1960-05-02"`:    {Kind: "birth", From: "1960-05-02", Text: "1960-05-02"},
		`calendarType="ISLAMIC" year="1379" monthOfYear="7"`: {},
	} {
		l := read(t, "made-up.xml", `<export generationDate="2026-01-02"><sanctionEntity logicalId="1"><nameAlias wholeName="Invented" strong="true"/><birthdate `+attrs+`/></sanctionEntity></export>`)
		var got watchlist.Date
		if dates := l.Entries[0].Dates; len(dates) > 0 {
			got = dates[0]
		}
		if got != want {
			t.Errorf("%s: %+v, want %+v", attrs, got, want)
		}
	}
	l := read(t, "made-up.xml", `<export generationDate="2026-01-02"><sanctionEntity logicalId="1"><nameAlias wholeName="Weak" strong="false"/><nameAlias wholeName="Strong" strong="true"/><birthdate calendarType="ISLAMIC" year="1379"/></sanctionEntity></export>`)
	e := &l.Entries[0]
	if e.Names[0].Text != "Strong" || e.Names[0].Kind != watchlist.Primary || e.Names[1].Kind != watchlist.Alias || !e.Names[1].Weak {
		t.Errorf("names %+v, want the strong one first", e.Names)
	}
	if !strings.Contains(watchlisttest.Texts(e), "birthdate, ISLAMIC\n1379") {
		t.Errorf("the date of another calendar is not kept as said: %+v", e.Statements)
	}
}
