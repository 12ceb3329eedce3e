package ofac_test

import (
	"encoding/csv"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/ofac"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/watchlisttest"
)

// cutRemarks stands for remarks that are cut where OFAC cuts them, so that the
// comments continue them.
var cutRemarks = strings.Repeat("x", 1000)

// TestCompanionsLoseNothing reads the newest aliases, addresses and comments,
// of whose days no primary records were at hand: a made-up record stands for
// each number.
func TestCompanionsLoseNothing(t *testing.T) {
	for folder, want := range map[string]struct{ ids, aliases, addresses, comments int }{
		"ofac-2025-01-06": {16989, 19486, 22641, 21},
		"ofac-2025-12-24": {18494, 20107, 24244, 28},
		"ofac-2026-06-02": {19014, 20260, 24776, 0},
	} {
		shared := watchlisttest.Shared(t, folder)
		files := map[string][][]string{}
		for _, file := range []string{"alt", "add", "sdn_comments"} {
			if path := filepath.Join(shared, file+".csv.gz"); file != "sdn_comments" || want.comments > 0 {
				files[file] = rows(t, path)
			}
		}
		if len(files["alt"]) != want.aliases || len(files["add"]) != want.addresses || len(files["sdn_comments"]) != want.comments {
			t.Errorf("%s: %d, %d, %d rows, want %+v", folder, len(files["alt"]), len(files["add"]), len(files["sdn_comments"]), want)
		}
		l := readWithStubs(t, shared, files)
		if len(l.Entries) != want.ids {
			t.Errorf("%s: %d entries, want %d", folder, len(l.Entries), want.ids)
		}
		texts := map[string]string{}
		for i := range l.Entries {
			texts[l.Entries[i].ID] = watchlisttest.Texts(&l.Entries[i])
		}
		for file, all := range files {
			for _, row := range all {
				checkRow(t, file, row, texts[row[0]])
			}
		}
	}
}

// readWithStubs reads a set whose primary records are made up.
func readWithStubs(t *testing.T, shared string, files map[string][][]string) *watchlist.List {
	t.Helper()
	dir := t.TempDir()
	remarks := map[string]string{}
	for file, all := range files {
		name := file + ".csv.gz"
		if err := os.Symlink(filepath.Join(shared, name), filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
		for _, row := range all {
			if file == "sdn_comments" {
				remarks[row[0]] = cutRemarks
			} else if remarks[row[0]] == "" {
				remarks[row[0]] = "-0- "
			}
		}
	}
	out, err := os.Create(filepath.Join(dir, "sdn.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	w := csv.NewWriter(out)
	for _, id := range slices.Sorted(maps.Keys(remarks)) {
		none := "-0- "
		if err := w.Write([]string{id, "STUB " + id, none, "TEST", none, none, none, none, none, none, none, remarks[id]}); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	l, err := ofac.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	return l
}
