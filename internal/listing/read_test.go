package listing_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/listing"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/watchlisttest"
)

// TestReadRecognises reads each kind of real file without being told what it is.
func TestReadRecognises(t *testing.T) {
	for _, c := range []struct {
		path, list string
		entries    int
	}{
		{"ofac-2024-01-08", "ofac-sdn", 13821},
		{"ofac-consolidated-2025-12-19", "ofac-consolidated", 442},
		{"ofac-consolidated-2025-03-28/consolidated.xml.gz", "ofac-consolidated", 443},
		{"ofac-consolidated-2025-01-14/CONS_ENHANCED.ZIP", "ofac-consolidated", 443},
		{"ofac-advanced-cons-2020-03-17/cons_advanced.xml.gz", "ofac-consolidated", 375},
		{"un-2025-04-19/consolidated.xml.gz", "un", 877},
		{"uk-ofsi-2018-04-13/ConList.csv.gz", "uk-ofsi", 2106},
		{"uk-2025-08-11/FCDO_SL.ods", "uk-sanctions-list", 5302},
		{"csl-2022-05-16", "us-csl", 14160},
		{"bis-dpl-2023-11/dpl.txt.gz", "bis-dpl", 665},
		{"eu-2018-07-04-excerpt/EUSanctionsShort.csv.gz", "eu", 93},
	} {
		l, err := listing.Read(watchlisttest.Shared(t, c.path))
		if err != nil {
			t.Errorf("%s: %v", c.path, err)
			continue
		}
		if l.Name != c.list || len(l.Entries) != c.entries {
			t.Errorf("%s: list %s with %d entries, want %s with %d", c.path, l.Name, len(l.Entries), c.list, c.entries)
		}
	}
}

const unList = `<CONSOLIDATED_LIST dateGenerated="2026-01-02T00:00:00Z"><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>INVENTED</FIRST_NAME><REFERENCE_NUMBER>XXi.001</REFERENCE_NUMBER></INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><DATAID>2</DATAID><FIRST_NAME>FICTION</FIRST_NAME><REFERENCE_NUMBER>XXe.001</REFERENCE_NUMBER></ENTITY></ENTITIES></CONSOLIDATED_LIST>`

// TestReadRefuses gives files that are no lists; the message says what they
// look like.
func TestReadRefuses(t *testing.T) {
	for name, c := range map[string]struct{ content, want string }{
		"empty.csv":     {"", "an empty file"},
		"error.csv":     {"<!DOCTYPE html><html><head><title>503</title></head></html>", "an HTML page"},
		"page.xml":      {"<?xml version=\"1.0\"?>\n<!-- x --><html xmlns=\"x\"><body/></html>", "an HTML page"},
		"comment.csv":   {"\n<!-- 503 -->\n<html></html>", "an HTML page"},
		"utf16.csv":     {"\xff\xfeN\x00a\x00m\x00e\x00", "UTF-16"},
		"list.pdf":      {"%PDF-1.7\n", "a PDF"},
		"random.csv":    {"a;b;c\n1;2;3\n", "no publisher's format"},
		"sdn.csv":       {"36,\"EXAMPLE\",-0- ,\"X\",-0- \r\n", "5 columns where OFAC's format has 12"},
		"bomb.xml":      {`<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "b">]><CONSOLIDATED_LIST/>`, "document type declaration"},
		"cut.xml":       {`<CONSOLIDATED_LIST dateGenerated="2026-01-01"><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>A`, "cut off"},
		"other.xml":     {`<?xml version="1.0"?><!-- x --><rss version="2.0"></rss>`, "an XML file of <rss>"},
		"alone.txt":     {"36,\"EXAMPLE\",-0- ,\"X\",-0- \r\n", "one file of the OFAC CSV set"},
		"names.xml":     {strings.ReplaceAll(unList, "FIRST_NAME", "GIVEN_NAME"), "2 of 2 entries have no name"},
		"unknown.xml":   {strings.ReplaceAll(unList, "INDIVIDUAL>", "PERSON>"), "element PERSON is not known"},
		"lines.json":    {"{\"id\":1}\n", "cannot unmarshal"},
		"nocolumns.csv": {"id,label\n1,2\n", `no column "name"`},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, name), []byte(c.content), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := listing.Read(dir)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one that says %q", err, c.want)
			}
		})
	}
}

// TestReadNameless keeps an entry without a name, which publishers have, and
// says so.
func TestReadNameless(t *testing.T) {
	l, err := listing.Read(write(t, "uk.csv", "Unique ID,OFSI Group ID,Name,Regime Name,Type,Designation source,Date Designated,Sanctions Imposed\n"+
		"XXX0001,1,,Made Up,Individual,UK,02-01-2026,Asset freeze\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(l.Entries) != 1 || l.Entries[0].PrimaryName() != "" || len(l.Warnings) != 1 || !strings.Contains(l.Warnings[0], "entry XXX0001 has no name") {
		t.Errorf("%+v, want one entry and a warning about it", l)
	}
}

// TestEmbedded rebuilds the lists that come with the program from the files
// beside them.
func TestEmbedded(t *testing.T) {
	dirs, err := filepath.Glob("../../packs/*/source")
	if err != nil || len(dirs) != 7 {
		t.Fatalf("%d lists come with the program (%v), want 7", len(dirs), err)
	}
	for _, dir := range dirs {
		if err := listing.VerifyDir(filepath.Dir(dir)); err != nil {
			t.Errorf("%v; go run ./tools/buildlists", err)
		}
	}
}
