// Package dpl reads the Denied Persons List of the US Bureau of Industry and
// Security (tab-separated text). What goes in is the file as published, one row
// for each name and address of an order; what comes out is a watchlist.List
// with one entry a row, because the publisher numbers nothing: an entry's ID
// is made of what its row says.
package dpl

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"
	"time"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/source"
)

var columns = []string{
	"Name", "Street_Address", "City", "State", "Country", "Postal_Code", "Effective_Date", "Expiration_Date", "Standard_Order",
	"Last_Update", "Action", "FR_Citation",
}

// Read reads the list.
func Read(f *source.File) (*watchlist.List, error) {
	t, err := source.CSVTable(f, '\t')
	if err != nil {
		return nil, err
	}
	if err := t.Header(columns...); err != nil {
		return nil, err
	}
	l := &watchlist.List{Name: "bis-dpl"}
	for {
		row, err := t.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		l.Entries = append(l.Entries, entry(row))
	}
	l.MakeIDsUnique()
	l.Date = latestUpdate(l)
	sum, err := f.Done(t.Rows())
	l.Sources = []watchlist.SourceFile{sum}
	return l, err
}

func entry(row *source.Row) watchlist.Entry {
	src := row.Source()
	e := watchlist.Entry{ID: rowID(row), Source: src}
	e.AddName(watchlist.Name{Text: row.Get("Name"), Kind: watchlist.Primary, Source: src})
	a := watchlist.Address{
		City: row.Get("City"), Region: row.Get("State"), Postcode: row.Get("Postal_Code"),
		CountryText: row.Get("Country"), Country: watchlist.CountryCode(row.Get("Country")), Source: src,
	}
	if street := row.Get("Street_Address"); street != "" {
		a.Lines = []string{street}
	}
	e.AddAddress(a)
	for _, d := range [...]struct{ column, kind string }{{"Effective_Date", "listed"}, {"Expiration_Date", "ends"}} {
		text := row.Get(d.column)
		e.AddDate(watchlist.Date{Kind: d.kind, From: isoDate(text), Text: text})
	}
	e.AddDate(watchlist.ParseDate("amended", row.Get("Last_Update")))
	e.Programmes = []watchlist.Programme{{Code: "Denied Persons List", Basis: row.Get("FR_Citation"), Date: isoDate(row.Get("Effective_Date"))}}
	row.Unused(func(name, value string) { e.AddStatement(watchlist.Statement{Label: name, Value: value}) })
	return e
}

// rowID is the same for the same name, place and order in every version.
func rowID(row *source.Row) string {
	var b strings.Builder
	for _, column := range []string{"Name", "Street_Address", "City", "Country", "Postal_Code", "Effective_Date"} {
		b.WriteString(row.Get(column))
		b.WriteByte(0)
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:6])
}

func isoDate(s string) string {
	t, err := time.Parse("01/02/2006", s)
	if err != nil {
		return ""
	}
	return t.Format(time.DateOnly)
}

// latestUpdate gives the newest date of a change. The file holds impossible
// years (3033), so a day after the newest order by more than a year is no date.
func latestUpdate(l *watchlist.List) string {
	limit := ""
	for _, e := range l.Entries {
		for _, d := range e.Dates {
			if d.Kind == "listed" && d.From > limit {
				limit = d.From
			}
		}
	}
	latest := limit
	if day, err := time.Parse(time.DateOnly, limit); err == nil {
		limit = day.AddDate(1, 0, 0).Format(time.DateOnly)
	}
	for _, e := range l.Entries {
		for _, d := range e.Dates {
			if d.Kind == "amended" && d.From > latest && d.From <= limit {
				latest = d.From
			}
		}
	}
	return latest
}
