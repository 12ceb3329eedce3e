package dpl_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/watchlist/dpl"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/watchlisttest"
)

func TestRealFile(t *testing.T) {
	file := watchlisttest.Shared(t, "bis-dpl-2023-11/dpl.txt.gz")
	l, err := dpl.Read(watchlisttest.Open(t, file))
	if err != nil {
		t.Fatal(err)
	}
	if len(l.Entries) != 665 || l.Date[:7] != "2023-11" {
		t.Errorf("%d entries of %s, want 665 of November 2023", len(l.Entries), l.Date)
	}
	r := csv.NewReader(watchlisttest.Open(t, file))
	r.Comma = '\t'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for i, row := range rows[1:] {
		ids[l.Entries[i].ID] = true
		texts := watchlisttest.Texts(&l.Entries[i])
		for c, value := range row {
			if value = strings.TrimSpace(value); !strings.Contains(texts, value) {
				t.Errorf("row %d: lost %s %q", i+1, rows[0][c], value)
			}
		}
	}
	if len(ids) != len(l.Entries) {
		t.Errorf("%d ids for %d entries", len(ids), len(l.Entries))
	}
}
