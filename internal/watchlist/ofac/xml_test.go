package ofac_test

import (
	"archive/zip"
	"io"
	"path"
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/ofac"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/source"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/watchlisttest"
)

func readXML(t testing.TB, name string) *watchlist.List {
	t.Helper()
	l, err := ofac.ReadXML(watchlisttest.Open(t, watchlisttest.Shared(t, name)))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// technical are elements that number or flag things inside the file and say
// nothing about a party.
var technical = map[string]bool{
	"mainEntry": true, "isPrimary": true, "isLowQuality": true, "isValid": true, "identityId": true, "versionId": true,
	"valueRefId": true, "sdnType": true, "entityType": true, "category": true, "type": true, "script": true, "aliasType": true,
	"fromDateBegin": true, "fromDateEnd": true, "toDateBegin": true, "toDateEnd": true, "isApproximate": true, "isDateRange": true,
}

// kinds are labels whose meaning stands in the Kind of a date.
var kinds = map[string]bool{"Organization Established Date": true, "Birthdate": true}

// checkNothingLost holds each record of a source to the entry read from it.
func checkNothingLost(t *testing.T, l *watchlist.List, records [][]watchlisttest.Leaf) {
	t.Helper()
	if len(l.Entries) != len(records) {
		t.Fatalf("%d entries, want %d", len(l.Entries), len(records))
	}
	for i, record := range records {
		texts := watchlisttest.Texts(&l.Entries[i])
		for _, leaf := range record {
			name := path.Base(leaf.Path)
			number := name == "uid" && !strings.HasSuffix(leaf.Path, "sdnEntry/uid") // of a part
			if name == "idCountry" {
				leaf.Text = watchlist.CountryCode(leaf.Text) // kept as a code
			}
			if !technical[name] && !number && !kinds[leaf.Text] && !strings.Contains(texts, leaf.Text) {
				t.Errorf("entry %s: lost %s %q", l.Entries[i].ID, leaf.Path, leaf.Text)
			}
		}
	}
}

func TestSimpleXML(t *testing.T) {
	for name, want := range map[string]int{
		"ofac-consolidated-2025-03-28/consolidated.xml.gz": 443,
		"ofac-consolidated-2022-03-24/consolidated.xml.gz": 462,
	} {
		l := readXML(t, name)
		if l.Name != "ofac-consolidated" || len(l.Entries) != want || l.Date == "" {
			t.Errorf("%s: list %s of %s with %d entries, want %d", name, l.Name, l.Date, len(l.Entries), want)
		}
		checkNothingLost(t, l, watchlisttest.Leaves(t, watchlisttest.Open(t, watchlisttest.Shared(t, name)), "sdnEntry"))
	}
}

func TestEnhancedXML(t *testing.T) {
	archive, err := zip.OpenReader(watchlisttest.Shared(t, "ofac-consolidated-2025-01-14/CONS_ENHANCED.ZIP"))
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	open := func() io.Reader {
		f, err := archive.File[0].Open()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		return f
	}
	f, err := source.New("CONS_ENHANCED.XML", open())
	if err != nil {
		t.Fatal(err)
	}
	l, err := ofac.ReadXML(f)
	if err != nil {
		t.Fatal(err)
	}
	checkNothingLost(t, l, watchlisttest.Leaves(t, open(), "entity"))
	relations := map[string]int{}
	scripts := map[string]int{}
	for _, e := range l.Entries {
		for _, r := range e.Relations {
			relations[r.Kind]++
		}
		for _, n := range e.Names {
			scripts[n.Script]++
		}
	}
	if relations["owned_by"] != 278 || relations["owns"] != 4 || relations["acts_for"] != 1 {
		t.Errorf("relations %v, want 278 owned_by, 4 owns, 1 acts_for", relations)
	}
	if l.Name != "ofac-consolidated" || l.Date != "2025-01-10" {
		t.Errorf("list %s of %s, want ofac-consolidated of 2025-01-10", l.Name, l.Date)
	}
	if scripts["Cyrl"] == 0 || scripts["Hans"] == 0 {
		t.Errorf("scripts %v, want Cyrillic and Chinese among them", scripts)
	}
}

func TestAdvancedXML(t *testing.T) {
	const name = "ofac-advanced-cons-2020-03-17/cons_advanced.xml.gz"
	l := readXML(t, name)
	relations := 0
	for _, e := range l.Entries {
		for _, r := range e.Relations {
			relations++
			if r.Kind != "owned_by" {
				t.Errorf("entry %s: relation %s, want owned_by", e.ID, r.Kind)
			}
		}
	}
	if len(l.Entries) != 375 || relations != 276 || l.Date != "2020-03-17" || l.Name != "ofac-consolidated" {
		t.Errorf("list %s of %s: %d entries, %d relations; want 375 and 276", l.Name, l.Date, len(l.Entries), relations)
	}
	texts := watchlisttest.AllTexts(l)
	for _, leaf := range watchlisttest.Leaves(t, watchlisttest.Open(t, watchlisttest.Shared(t, name)), "")[0] {
		switch path.Base(leaf.Path) {
		case "Year", "Month", "Day":
			continue
		}
		if !strings.Contains(leaf.Path, "ReferenceValueSets") && !strings.Contains(texts, leaf.Text) {
			t.Errorf("lost %s %q", leaf.Path, leaf.Text)
		}
	}
}

// TestAdvancedExcerpt reads a file whose references dangle, among them all
// three relations: it is read, and what dangles is a warning.
func TestAdvancedExcerpt(t *testing.T) {
	l := readXML(t, "ofac-advanced-2024-02-23/sdn_advanced.excerpt.xml.gz")
	relations := 0
	for _, w := range l.Warnings {
		if strings.HasPrefix(w, "relation ") {
			relations++
		}
	}
	if len(l.Entries) != 37 || relations != 3 || l.Name != "ofac-sdn" {
		t.Errorf("%s: %d entries, %d dangling relations; want 37 and 3", l.Name, len(l.Entries), relations)
	}
}
