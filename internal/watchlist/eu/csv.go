package eu

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/source"
)

// csvColumns are those the reader uses. Date_file is not among them: the only
// file at hand has another word there.
var csvColumns = []string{
	"Entity_logical_id", "Subject_type", "Leba_numtitle", "Leba_publication_date", "Leba_url", "Programme", "Entity_remark",
	"Naal_lastname", "Naal_firstname", "Naal_middlename", "Naal_wholename", "Naal_gender", "Naal_title", "Naal_function", "Naal_language",
	"Addr_number", "Addr_street", "Addr_zipcode", "Addr_city", "Addr_country", "Addr_other",
	"Birt_date", "Birt_place", "Birt_country", "Iden_number", "Iden_country", "Citi_country", "EU_ref_num",
}

// readCSV reads CSV 1.0: a row for each name, address, birth, document or
// citizenship of an entity.
func readCSV(f *source.File) (*watchlist.List, error) {
	t, err := csvTable(f)
	if err != nil {
		return nil, err
	}
	if err := t.Header(csvColumns...); err != nil {
		return nil, err
	}
	l := &watchlist.List{Name: "eu"}
	byID := make(map[string]int)
	for {
		row, err := t.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		id := row.Get("Entity_logical_id")
		i, known := byID[id]
		if !known {
			i = len(l.Entries)
			byID[id] = i
			l.Entries = append(l.Entries, watchlist.Entry{ID: id, Source: row.Source()})
		}
		if l.Date == "" && len(t.Unknown) > 0 {
			l.Date = fileDate(row.Get(t.Unknown[0]))
		}
		addRow(&l.Entries[i], row)
	}
	if err := checkNames(l); err != nil {
		return nil, err
	}
	sum, err := f.Done(t.Rows())
	l.Sources = []watchlist.SourceFile{sum}
	return l, err
}

func checkNames(l *watchlist.List) error {
	for i := range l.Entries {
		if len(l.Entries[i].Names) == 0 {
			return fmt.Errorf("entity %s has no name: the file is cut off or damaged", l.Entries[i].ID)
		}
	}
	return nil
}

// csvTable opens the file; one that a spreadsheet has saved again, with each
// line quoted as a whole, is unwrapped first.
func csvTable(f *source.File) (*source.Table, error) {
	if !strings.HasPrefix(string(f.Peek(8)), `"Date_fi`) {
		return source.CSVTable(f, ';')
	}
	outer := csv.NewReader(f)
	outer.Comma, outer.FieldsPerRecord, outer.LazyQuotes = '\t', -1, true
	var rows [][]string
	for {
		line, err := outer.Read()
		if errors.Is(err, io.EOF) {
			return source.RowsTable(f.Name, rows), nil
		}
		if err != nil {
			return nil, f.Wrap(err)
		}
		inner := csv.NewReader(strings.NewReader(line[0]))
		inner.Comma, inner.LazyQuotes = ';', true
		row, err := inner.Read()
		if err != nil {
			return nil, f.Wrap(err)
		}
		rows = append(rows, row)
	}
}

func fileDate(s string) string {
	t, err := time.Parse("02/01/2006", s)
	if err != nil {
		return ""
	}
	return t.Format(time.DateOnly)
}

func addRow(e *watchlist.Entry, row *source.Row) {
	src := row.Source()
	if t := subjectType(row.Get("Subject_type")); e.Type == watchlist.Unknown {
		e.Type = t
	}
	e.AddStatement(watchlist.Statement{Label: "EU_ref_num", Value: row.Get("EU_ref_num")})
	if remark := row.Get("Entity_remark"); remark != "" && !strings.Contains(e.Remarks, remark) {
		e.Remarks = strings.TrimPrefix(e.Remarks+"\n"+remark, "\n")
	}
	addProgramme(e, row)
	name := watchlist.Name{
		Text: row.Get("Naal_wholename"), Kind: watchlist.Alias, Surname: row.Get("Naal_lastname"),
		Given: watchlist.Spaced(row.Get("Naal_firstname"), row.Get("Naal_middlename")), Note: row.Get("Naal_language"), Source: src,
	}
	if name.Text == "" {
		name.Text = watchlist.Spaced(name.Given, name.Surname)
	}
	if len(e.Names) == 0 {
		name.Kind = watchlist.Primary
	}
	e.AddName(name)
	if name.Text == "" {
		e.AddStatement(watchlist.Statement{Label: "Naal_language", Value: name.Note})
	}
	e.AddStatement(watchlist.Statement{Kind: watchlist.Gender, Label: "Naal_gender", Value: row.Get("Naal_gender")})
	e.AddStatement(watchlist.Statement{Kind: watchlist.Title, Label: "Naal_title", Value: row.Get("Naal_title")})
	e.AddStatement(watchlist.Statement{Kind: watchlist.Position, Label: "Naal_function", Value: row.Get("Naal_function")})
	e.AddStatement(watchlist.Statement{Kind: watchlist.Citizenship, Label: "Citi_country", Value: row.Get("Citi_country")})
	addPlace(e, row, src)
	addDocument(e, row, src)
	row.Unused(func(name, value string) { e.AddStatement(watchlist.Statement{Label: name, Value: value}) })
}

func addProgramme(e *watchlist.Entry, row *source.Row) {
	p := watchlist.Programme{
		Code: row.Get("Programme"), Date: row.Get("Leba_publication_date"),
		Basis: watchlist.Spaced(row.Get("Leba_numtitle"), row.Get("Leba_url")),
	}
	for _, have := range e.Programmes {
		if have == p {
			return
		}
	}
	e.Programmes = append(e.Programmes, p)
}

func addPlace(e *watchlist.Entry, row *source.Row, src string) {
	a := watchlist.Address{
		City: row.Get("Addr_city"), Postcode: row.Get("Addr_zipcode"), CountryText: row.Get("Addr_country"),
		Country: watchlist.CountryCode(row.Get("Addr_country")), Note: row.Get("Addr_other"), Source: src,
	}
	if line := watchlist.Spaced(row.Get("Addr_number"), row.Get("Addr_street")); line != "" {
		a.Lines = []string{line}
	}
	e.AddAddress(a)
	e.AddDate(watchlist.ParseDate("birth", row.Get("Birt_date")))
	place := watchlist.Joined(row.Get("Birt_place"), row.Get("Birt_country"))
	e.AddStatement(watchlist.Statement{Kind: watchlist.PlaceOfBirth, Label: "Birt_place", Value: place})
}

// addDocument reads "AD001095 (passport-National passport) ((passport))".
func addDocument(e *watchlist.Entry, row *source.Row, src string) {
	text := row.Get("Iden_number")
	number, label, _ := strings.Cut(text, " (")
	label, _, _ = strings.Cut(label, ")")
	country := row.Get("Iden_country")
	id := watchlist.Identifier{
		Type: documentType(label), Label: label, Value: strings.TrimSpace(number),
		Country: watchlist.CountryCode(country), Note: text, Source: src,
	}
	if id.Country == "" {
		id.Note = watchlist.Joined(text, country)
	}
	if id.Value == "" {
		e.AddStatement(watchlist.Statement{Label: "Iden_country", Value: country})
	}
	e.AddIdentifier(id)
}
