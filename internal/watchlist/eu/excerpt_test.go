package eu_test

import (
	"io"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/eu"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/watchlisttest"
)

// TestExcerpt reads the only real file at hand, 93 entities saved again by a
// spreadsheet, and looks for each of its values in the list.
func TestExcerpt(t *testing.T) {
	file := watchlisttest.Shared(t, "eu-2018-07-04-excerpt/EUSanctionsShort.csv.gz")
	l, err := eu.Read(watchlisttest.Open(t, file))
	if err != nil {
		t.Fatal(err)
	}
	if len(l.Entries) != 93 || l.Sources[0].Rows != 999 {
		t.Errorf("%d entities of %d rows, want 93 of 999", len(l.Entries), l.Sources[0].Rows)
	}
	kept := map[string]string{}
	for i := range l.Entries {
		kept[l.Entries[i].ID] = watchlisttest.Texts(&l.Entries[i])
	}
	content, err := io.ReadAll(charmap.Windows1252.NewDecoder().Reader(watchlisttest.Open(t, file)))
	if err != nil {
		t.Fatal(err)
	}
	var header []string
	lost := 0
	for line := range strings.Lines(string(content)) {
		row := strings.Split(strings.Trim(line, "\"\t\r\n"), ";")
		if header == nil {
			header = row
			continue
		}
		if len(row) != len(header) {
			continue // a text with a line end: the reader's own count holds these
		}
		for i, value := range row[1:] { // the first is the date of the file
			if value = strings.Trim(value, "\" \t"); value != "" && !keptAs(kept[row[1]], value) {
				if lost++; lost < 20 {
					t.Errorf("entity %s: lost %s %q", row[1], header[i+1], value)
				}
			}
		}
	}
	if lost > 0 {
		t.Errorf("%d values lost", lost)
	}
}

// keptAs reports that a value is among the texts of an entity, as it stands or
// as the code that the reader makes of it.
func keptAs(texts, value string) bool {
	return strings.Contains(texts, value) || watchlist.CountryCode(value) != "" && strings.Contains(texts, watchlist.CountryCode(value))
}
