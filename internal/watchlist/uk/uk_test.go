package uk_test

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/text/encoding/charmap"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/source"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/uk"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/watchlisttest"
)

func read(t *testing.T, name string) *watchlist.List {
	t.Helper()
	l, err := uk.Read(watchlisttest.Open(t, watchlisttest.Shared(t, name)))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestConList counts rows and listings and checks that every value of every
// row is kept.
func TestConList(t *testing.T) {
	for name, want := range map[string]struct {
		rows, groups int
		date         string
	}{
		"uk-ofsi-2018-04-13/ConList.csv.gz":           {9487, 2106, "2018-04-13"},
		"uk-ofsi-2022-05-04/ConList.from-xlsx.csv.gz": {15261, 3430, "2022-05-04"},
	} {
		l := read(t, name)
		if l.Date != want.date || l.Sources[0].Rows != want.rows || len(l.Entries) != want.groups {
			t.Errorf("%s: %s, %d rows, %d listings; want %+v", name, l.Date, l.Sources[0].Rows, len(l.Entries), want)
		}
		texts := map[string]string{}
		for i := range l.Entries {
			texts[l.Entries[i].ID] = watchlisttest.Texts(&l.Entries[i])
		}
		r := csv.NewReader(charmap.Windows1252.NewDecoder().Reader(watchlisttest.Open(t, watchlisttest.Shared(t, name))))
		if strings.Contains(name, "2022") {
			r = csv.NewReader(watchlisttest.Open(t, watchlisttest.Shared(t, name)))
		}
		r.FieldsPerRecord = -1
		rows, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		checkRows(t, rows[1], rows[2:], texts)
	}
}

func checkRows(t *testing.T, header []string, rows [][]string, texts map[string]string) {
	t.Helper()
	missing := map[string]int{}
	for _, row := range rows {
		id := row[len(row)-1]
		for i, value := range row {
			switch header[i] {
			case "Group Type", "Alias Type", "Alias Quality", "Non-Latin Script Type":
				continue
			}
			for _, part := range watchlist.SplitNumbered(value) {
				if !strings.Contains(texts[id], strings.TrimSuffix(part, ".")) {
					missing[header[i]]++
					if missing[header[i]] < 4 {
						t.Errorf("listing %s: lost %s %q", id, header[i], part)
					}
				}
			}
		}
	}
	if len(missing) > 0 {
		t.Errorf("lost in all: %v", missing)
	}
}

// TestSpreadsheetEqualsCSV reads the xlsx as published and the same as CSV.
func TestSpreadsheetEqualsCSV(t *testing.T) {
	xlsx := read(t, "uk-ofsi-2022-05-04/ConList.xlsx")
	text := read(t, "uk-ofsi-2022-05-04/ConList.from-xlsx.csv.gz")
	if xlsx.Sources[0].Rows != text.Sources[0].Rows {
		t.Errorf("%d rows in the spreadsheet, %d in the CSV", xlsx.Sources[0].Rows, text.Sources[0].Rows)
	}
	ignoreSource := cmpopts.IgnoreFields(watchlist.Entry{}, "Source")
	opts := cmp.Options{ignoreSource, cmpopts.IgnoreFields(watchlist.Name{}, "Source"), cmpopts.IgnoreFields(watchlist.Address{}, "Source"), cmpopts.IgnoreFields(watchlist.Identifier{}, "Source"), cmpopts.IgnoreFields(watchlist.Relation{}, "Source")}
	if diff := cmp.Diff(text.Entries, xlsx.Entries, opts); diff != "" {
		t.Errorf("entries differ (-csv +xlsx):\n%.2000s", diff)
	}
}

func TestExport(t *testing.T) {
	l := read(t, "uk-2025-08-11/FCDO_SL.ods")
	types := map[watchlist.Type]int{}
	for _, e := range l.Entries {
		types[e.Type]++
	}
	want := map[watchlist.Type]int{watchlist.Person: 3754, watchlist.Organisation: 1087, watchlist.Vessel: 461}
	if diff := cmp.Diff(want, types); diff != "" || l.Name != "uk-sanctions-list" || l.Date != "2025-07-23" {
		t.Errorf("%s of %s: types differ (-want +got):\n%s", l.Name, l.Date, diff)
	}
}

// TestRelations parts what ConList says of parents and subsidiaries.
func TestRelations(t *testing.T) {
	header := "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,DOB,Town of Birth,Country of Birth,Nationality,Passport Details,NI Number,Position,Address 1,Address 2,Address 3,Address 4,Address 5,Address 6,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Regime,Listed On,Last Updated,Group ID"
	for text, want := range map[string][]string{
		"Invented Holding":                                  {"Invented Holding"},
		"Invented Holding. Made Up Ltd.":                    {"Invented Holding", "Made Up Ltd"},
		"(1) Invented Holding (2) Made Up Ltd":              {"Invented Holding", "Made Up Ltd"},
		"Invented Holding, 1 Road, P.O. Box 99. Made Up":    {"Invented Holding, 1 Road, P.O. Box 99", "Made Up"},
		"Invented Trading Co. Ltd. Made Up Co. of Nowhere.": {"Invented Trading Co. Ltd", "Made Up Co. of Nowhere"},
	} {
		row := make([]string, strings.Count(header, ",")+1)
		row[0], row[22], row[23], row[24], row[25], row[28] = "INVENTED", `"(Parent company):`+text+`"`, "Entity", "Primary name", "Made Up", "1"
		f, err := source.New("ConList.csv", strings.NewReader("Last Updated,02/01/2026\n"+header+"\n"+strings.Join(row, ",")+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		l, err := uk.Read(f)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range l.Entries[0].Relations {
			got = append(got, r.Name)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
