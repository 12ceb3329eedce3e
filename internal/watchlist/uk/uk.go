// Package uk reads the United Kingdom's lists: the consolidated list of
// financial sanctions targets of OFSI (ConList, as CSV in its formats of before
// and since 2022, and as xlsx), and the export of the UK Sanctions List (ods or
// CSV). What goes in is a file as published; what comes out is a
// watchlist.List with one entry a listing, although ConList has a row for each
// of its names and addresses.
package uk

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/source"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/xmltree"
)

// columns2018 are those of ConList up to February 2022.
var columns2018 = []string{
	"Name 6", "Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Title", "DOB", "Town of Birth", "Country of Birth", "Nationality",
	"Passport Details", "NI Number", "Position", "Address 1", "Address 2", "Address 3", "Address 4", "Address 5", "Address 6",
	"Post/Zip Code", "Country", "Other Information", "Group Type", "Alias Type", "Regime", "Listed On", "Last Updated", "Group ID",
}

// columns2022 are those of ConList since.
var columns2022 = []string{
	"Name 6", "Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Title", "Name Non-Latin Script", "Non-Latin Script Type",
	"Non-Latin Script Language", "DOB", "Town of Birth", "Country of Birth", "Nationality", "Passport Number", "Passport Details",
	"National Identification Number", "National Identification Details", "Position", "Address 1", "Address 2", "Address 3", "Address 4",
	"Address 5", "Address 6", "Post/Zip Code", "Country", "Other Information", "Group Type", "Alias Type", "Alias Quality", "Regime",
	"Listed On", "UK Sanctions List Date Designated", "Last Updated", "Group ID",
}

// columnsExport are those of the export of the UK Sanctions List.
var columnsExport = []string{
	"Unique ID", "OFSI Group ID", "Name", "Regime Name", "Type", "Designation source", "Date Designated", "Sanctions Imposed",
}

// Read reads any of the files.
func Read(f *source.File) (*watchlist.List, error) {
	t, err := table(f)
	if err != nil {
		return nil, err
	}
	first, err := t.Line()
	if err != nil {
		return nil, err
	}
	l := &watchlist.List{}
	switch head := strings.TrimSpace(strings.TrimPrefix(first[0], "\ufeff")); head {
	case "Last Updated":
		l.Name = "uk-ofsi"
		err = readConList(l, t, first)
	case columnsExport[0]:
		l.Name = "uk-sanctions-list"
		err = readExport(l, t, first)
	default:
		err = &source.SyntaxError{File: f.Name, Line: 1, Reason: fmt.Sprintf("the first cell is %q", head), Hint: "OFSI's ConList begins with Last Updated, the UK Sanctions List with Unique ID"}
	}
	if err != nil {
		return nil, err
	}
	if len(t.Unknown) > 0 {
		l.Warnings = append(l.Warnings, fmt.Sprintf("columns this program does not know: %s; their values are kept as statements", strings.Join(t.Unknown, ", ")))
	}
	sum, err := f.Done(t.Rows())
	l.Sources = []watchlist.SourceFile{sum}
	return l, err
}

// table opens a CSV file or a spreadsheet.
func table(f *source.File) (*source.Table, error) {
	if source.Sniff(f.Peek(1024)) != source.Zip {
		return source.CSVTable(f, ',')
	}
	rows, err := xmltree.Sheet(f)
	return source.RowsTable(f.Name, rows), err
}

func readConList(l *watchlist.List, t *source.Table, first []string) error {
	if len(first) > 1 {
		l.Date = isoDate(first[1])
	}
	if err := conListHeader(t); err != nil {
		return err
	}
	groups := make(map[string]int)
	for {
		row, err := t.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		id, kind := row.Get("Group ID"), entryType(row.Get("Group Type"))
		if id == "" {
			return row.Fault("the row has no Group ID", "the file is damaged: download it again")
		}
		i, known := groups[id]
		if !known {
			i = len(l.Entries)
			groups[id] = i
			l.Entries = append(l.Entries, watchlist.Entry{ID: id, Type: kind, Source: row.Source()})
		}
		addRow(&l.Entries[i], row)
	}
	for i := range l.Entries {
		primaryFirst(&l.Entries[i])
	}
	l.ResolveRelations()
	return nil
}

// conListHeader takes the newer format where its own columns are there.
func conListHeader(t *source.Table) error {
	row, err := t.Line()
	if err != nil {
		return err
	}
	want := columns2018
	if slices.Contains(row, "Name Non-Latin Script") || slices.Contains(row, "Alias Quality") {
		want = columns2022
	}
	return t.SetHeader(row, want...)
}

func entryType(s string) watchlist.Type {
	switch strings.ToLower(s) {
	case "individual":
		return watchlist.Person
	case "entity":
		return watchlist.Organisation
	case "ship":
		return watchlist.Vessel
	}
	return watchlist.Unknown
}

// primaryFirst moves the first primary name to the front. A listing of aliases
// alone, which an excerpt may hold, gets its first name as primary.
func primaryFirst(e *watchlist.Entry) {
	i := slices.IndexFunc(e.Names, func(n watchlist.Name) bool { return n.Kind == watchlist.Primary })
	if i < 0 && len(e.Names) > 0 {
		e.Names[0].Kind = watchlist.Primary
		return
	}
	if i > 0 {
		first := e.Names[i]
		e.Names = slices.Insert(slices.Delete(e.Names, i, i+1), 0, first)
	}
}

// isoDate reads DD/MM/YYYY or DD-MM-YYYY; 00 stands for what is not known.
func isoDate(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "-", "/")
	if t, err := time.Parse("02/01/2006", s); err == nil {
		return t.Format(time.DateOnly)
	}
	day, rest, ok := strings.Cut(s, "/")
	month, year, ok2 := strings.Cut(rest, "/")
	if !ok || !ok2 || len(year) != 4 || day != "00" {
		return ""
	}
	if month == "00" {
		return year
	}
	return year + "-" + month
}

func readExport(l *watchlist.List, t *source.Table, header []string) error {
	if err := t.SetHeader(header, columnsExport...); err != nil {
		return err
	}
	for {
		row, err := t.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		e := watchlist.Entry{ID: row.Get("Unique ID"), Type: entryType(row.Get("Type")), Source: row.Source()}
		e.AddName(watchlist.Name{Text: row.Get("Name"), Kind: watchlist.Primary, Source: e.Source})
		when := row.Get("Date Designated")
		e.AddDate(watchlist.Date{Kind: "listed", From: isoDate(when), Text: when})
		if day := isoDate(when); day > l.Date {
			l.Date = day // the export states no date of its own
		}
		e.Programmes = []watchlist.Programme{{Code: row.Get("Regime Name"), Date: isoDate(when)}}
		for _, label := range []string{"OFSI Group ID", "Designation source", "Sanctions Imposed"} {
			e.AddStatement(watchlist.Statement{Label: label, Value: row.Get(label)})
		}
		row.Unused(func(name, value string) { e.AddStatement(watchlist.Statement{Label: name, Value: value}) })
		l.Entries = append(l.Entries, e)
	}
}
