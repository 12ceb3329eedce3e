// Package own reads in-house lists: a CSV file with a simple header that people
// write by hand or export from their case system. What comes out is a
// watchlist.List like any publisher's.
//
// The header must have id and name. It may have type (person, organisation,
// vessel, aircraft), alias, address, city, postcode, country, birth_date,
// programme, reason, owner, percent, date, expires (the last day on which the
// entry counts), and any identifier type as a column:
// email, phone, website, wallet, uscc, passport, national_id, tax_id,
// registration, imo, lei, duns, swift, iban, handle. Several values in a field
// are parted by "|"; columns by commas or semicolons. Other columns are kept as statements.
package own

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/source"
)

// identifierTypes are the columns that hold identifiers.
var identifierTypes = [...]string{
	"email", "phone", "website", "wallet", "uscc", "passport", "national_id", "tax_id", "registration", "imo", "lei", "duns", "swift",
	"iban", "handle",
}

// Expires is the kind of the date after which an entry no longer counts.
const Expires = "expires"

// Read reads an in-house list.
func Read(f *source.File) (*watchlist.List, error) {
	comma := ','
	if header, _, _ := bytes.Cut(f.Peek(1024), []byte("\n")); !bytes.ContainsRune(header, ',') {
		comma = ';' // as spreadsheets of half of Europe save it
	}
	t, err := source.CSVTable(f, comma)
	if err != nil {
		return nil, err
	}
	t.Ragged()
	if err := t.Header("id", "name"); err != nil {
		return nil, err
	}
	l := &watchlist.List{Name: "own"}
	ids := make(map[string]bool)
	for {
		row, err := t.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		e, err := entry(row)
		if err != nil {
			return nil, err
		}
		if ids[e.ID] {
			return nil, row.Fault(fmt.Sprintf("id %s stands in the file twice", e.ID), "give each entry an id of its own")
		}
		ids[e.ID] = true
		l.Date = max(l.Date, latest(&e))
		l.Entries = append(l.Entries, e)
	}
	l.ResolveRelations()
	sum, err := f.Done(t.Rows())
	l.Sources = []watchlist.SourceFile{sum}
	return l, err
}

func latest(e *watchlist.Entry) string {
	day := ""
	for _, d := range e.Dates {
		if d.Kind == "listed" {
			day = max(day, d.From)
		}
	}
	return day
}

func entry(row *source.Row) (watchlist.Entry, error) {
	src := row.Source()
	e := watchlist.Entry{ID: row.Get("id"), Source: src}
	name := row.Get("name")
	if e.ID == "" || name == "" {
		return e, row.Fault("id or name is empty", "every entry needs both")
	}
	t, err := entryType(row.Get("type"))
	if err != nil {
		return e, row.Fault(err.Error(), "use person, organisation, vessel or aircraft")
	}
	e.Type = t
	e.AddName(watchlist.Name{Text: name, Kind: watchlist.Primary, Source: src})
	for _, alias := range values(row.Get("alias")) {
		e.AddName(watchlist.Name{Text: alias, Kind: watchlist.Alias, Source: src})
	}
	country := row.Get("country")
	e.AddAddress(watchlist.Address{
		Lines: values(row.Get("address")), City: row.Get("city"), Postcode: row.Get("postcode"),
		CountryText: country, Country: watchlist.CountryCode(country), Source: src,
	})
	for _, kind := range identifierTypes {
		for _, v := range values(row.Get(kind)) {
			e.AddIdentifier(watchlist.Identifier{Type: kind, Label: kind, Value: v, Source: src})
		}
	}
	for _, day := range values(row.Get("birth_date")) {
		e.AddDate(watchlist.ParseDate("birth", day))
	}
	e.AddDate(watchlist.ParseDate("listed", row.Get("date")))
	if day := row.Get("expires"); day != "" {
		if _, err := time.Parse(time.DateOnly, day); err != nil {
			return e, row.Fault(fmt.Sprintf("expires %q is no date", day), "write 2026-01-31")
		}
		e.AddDate(watchlist.Date{Kind: Expires, From: day, Text: day})
	}
	for _, code := range values(row.Get("programme")) {
		e.Programmes = append(e.Programmes, watchlist.Programme{Code: code, Date: row.Get("date")})
	}
	percents := values(row.Get("percent"))
	for i, owner := range values(row.Get("owner")) {
		r := watchlist.Relation{Kind: "owned_by", Name: owner, Source: src}
		if i < len(percents) {
			r.Percent = percents[i]
		}
		e.Relations = append(e.Relations, r)
	}
	e.AddStatement(watchlist.Statement{Kind: watchlist.Reason, Label: "reason", Value: row.Get("reason")})
	row.Unused(func(name, value string) { e.AddStatement(watchlist.Statement{Label: name, Value: value}) })
	return e, nil
}

func entryType(s string) (watchlist.Type, error) {
	switch s {
	case "person", "individual":
		return watchlist.Person, nil
	case "organisation", "organization", "business", "company", "entity":
		return watchlist.Organisation, nil
	case "vessel", "ship":
		return watchlist.Vessel, nil
	case "aircraft":
		return watchlist.Aircraft, nil
	case "":
		return watchlist.Unknown, nil
	}
	return watchlist.Unknown, fmt.Errorf("type %q is not known", s)
}

// values parts what the file joins with "|".
func values(s string) []string {
	var out []string
	for part := range strings.SplitSeq(s, "|") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}
