// Package csl reads the Consolidated Screening List of the US International
// Trade Administration (CSV): thirteen lists of three departments in one file,
// among them the BIS Entity List. What goes in is the file as published; what
// comes out is one watchlist.List in which each entry says as a programme and a
// statement which list it is on.
package csl

import (
	"fmt"
	"io"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/ofac"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/source"
)

// Columns are those of the file, in its order.
var columns = []string{
	"_id", "source", "entity_number", "type", "programs", "name", "title", "addresses", "federal_register_notice", "start_date",
	"end_date", "standard_order", "license_requirement", "license_policy", "call_sign", "vessel_type", "gross_tonnage",
	"gross_registered_tonnage", "vessel_flag", "vessel_owner", "remarks", "source_list_url", "alt_names", "citizenships",
	"dates_of_birth", "nationalities", "places_of_birth", "source_information_url", "ids",
}

// Read reads the list.
func Read(f *source.File) (*watchlist.List, error) {
	t, err := source.CSVTable(f, ',')
	if err != nil {
		return nil, err
	}
	if err := t.Header(columns...); err != nil {
		return nil, err
	}
	l := &watchlist.List{Name: "us-csl"}
	words := ofac.NewVocabulary()
	for {
		row, err := t.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		e := entry(row, words)
		if day := row.Get("start_date"); day > l.Date {
			l.Date = day // the file states no date of its own
		}
		l.Entries = append(l.Entries, e)
	}
	l.MakeIDsUnique()
	l.ResolveRelations()
	if len(t.Unknown) > 0 {
		l.Warnings = append(l.Warnings, fmt.Sprintf("columns this program does not know: %s; their values are kept as statements", strings.Join(t.Unknown, ", ")))
	}
	sum, err := f.Done(t.Rows())
	l.Sources = []watchlist.SourceFile{sum}
	return l, err
}

func entry(row *source.Row, words ofac.Vocabulary) watchlist.Entry {
	src := row.Source()
	list := row.Get("source")
	e := watchlist.Entry{ID: entryID(row.Get("_id"), list), Type: entryType(row.Get("type")), Remarks: row.Get("remarks"), Source: src}
	e.AddStatement(watchlist.Statement{Label: "source", Value: list})
	e.AddName(watchlist.Name{Text: row.Get("name"), Kind: watchlist.Primary, Source: src})
	for _, name := range values(row.Get("alt_names")) {
		e.AddName(watchlist.Name{Text: strings.TrimPrefix(name, "and "), Kind: watchlist.Alias, Source: src})
	}
	for _, text := range values(row.Get("addresses")) {
		e.AddAddress(address(text, src))
	}
	for _, day := range values(row.Get("dates_of_birth")) {
		e.AddDate(watchlist.ParseDate("birth", day))
	}
	for _, d := range [...]struct{ column, kind string }{{"start_date", "listed"}, {"end_date", "ends"}} {
		e.AddDate(watchlist.ParseDate(d.kind, row.Get(d.column)))
	}
	for _, text := range values(row.Get("ids")) {
		addID(&e, text, words, src)
	}
	addProgrammes(&e, row, list)
	for _, f := range [...]struct{ column, kind string }{
		{"places_of_birth", watchlist.PlaceOfBirth},
		{"nationalities", watchlist.Nationality},
		{"citizenships", watchlist.Citizenship},
		{"title", watchlist.Title},
		{"call_sign", watchlist.CallSign},
		{"vessel_flag", watchlist.Flag},
	} {
		for _, v := range values(row.Get(f.column)) {
			e.AddStatement(watchlist.Statement{Kind: f.kind, Label: f.column, Value: v})
		}
	}
	words.ReadRemarks(&e, src)
	row.Unused(func(name, value string) { e.AddStatement(watchlist.Statement{Label: name, Value: value}) })
	return e
}

// entryID makes the file's ids its own: an entry of two OFAC lists has the
// number that OFAC gave it in both rows.
func entryID(id, list string) string {
	_, rest, _ := strings.Cut(list, "(")
	code, _, _ := strings.Cut(rest, ")")
	if strings.HasSuffix(list, "Treasury Department") && code != "SDN" {
		return id + "/" + code
	}
	return id
}

func entryType(s string) watchlist.Type {
	switch s {
	case "Individual":
		return watchlist.Person
	case "Entity":
		return watchlist.Organisation
	case "Vessel":
		return watchlist.Vessel
	case "Aircraft":
		return watchlist.Aircraft
	}
	return watchlist.Unknown // the Entity List and others do not tell
}

// values parts what the file joins with "; ".
func values(s string) []string {
	var out []string
	for part := range strings.SplitSeq(s, "; ") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// address reads "street, town, postcode, CC": only the country is certain.
func address(text, src string) watchlist.Address {
	a := watchlist.Address{Source: src}
	rest, last, ok := cutLast(text, ", ")
	if !ok {
		rest, last = "", text
	}
	if len(last) == 2 && watchlist.CountryCode(last) != "" {
		a.Country, a.CountryText = watchlist.CountryCode(last), last
	} else {
		rest = text
	}
	if rest != "" {
		a.Lines = []string{rest}
	}
	return a
}

// addID reads "CC, expires, issued, number, label", of which all but the last
// two may be absent.
func addID(e *watchlist.Entry, text string, words ofac.Vocabulary, src string) {
	rest, label, ok := cutLast(text, ", ")
	if !ok {
		e.AddStatement(watchlist.Statement{Label: "ids", Value: text})
		return
	}
	country, rest2, found := strings.Cut(rest, ", ")
	if !found || len(country) != 2 || watchlist.CountryCode(country) == "" {
		country, rest2 = "", rest
	}
	var days []string
	for {
		day, after, ok := strings.Cut(rest2, ", ")
		if !ok || len(day) != len("2006-01-02") || watchlist.ParseDate("", day).From == "" {
			break
		}
		days, rest2 = append(days, day), after
	}
	id, ok := words.AddLabelled(e, label, rest2, src)
	if !ok {
		if len(days) > 0 || country != "" { // what a plain statement would lose
			e.AddStatement(watchlist.Statement{Label: label, Value: rest})
		}
		return
	}
	id.Country = country
	switch len(days) {
	case 1:
		id.Issued = days[0] // the file does not say which of the two it is
	case 2:
		id.Expires, id.Issued = days[0], days[1]
	}
}

// addProgrammes reads the programmes; a list without any counts as one.
func addProgrammes(e *watchlist.Entry, row *source.Row, list string) {
	basis, listed := row.Get("federal_register_notice"), row.Get("start_date")
	codes := values(row.Get("programs"))
	if len(codes) == 0 {
		codes = []string{list}
	}
	for _, code := range codes {
		e.Programmes = append(e.Programmes, watchlist.Programme{Code: code, Basis: basis, Date: listed})
	}
}

// cutLast cuts s at the last separator.
func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}
