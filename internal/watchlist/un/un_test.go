package un_test

import (
	"path"
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/un"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/watchlisttest"
)

// TestRealFiles counts against an independent walk of the files and checks
// that every text is kept.
func TestRealFiles(t *testing.T) {
	for name, want := range map[string][2]int{
		"un-2026-02-27": {730, 273},
		"un-2025-11-20": {727, 273},
		"un-2025-04-19": {684, 193},
	} {
		file := watchlisttest.Shared(t, name+"/consolidated.xml.gz")
		l, err := un.Read(watchlisttest.Open(t, file))
		if err != nil {
			t.Fatal(err)
		}
		types := map[watchlist.Type]int{}
		ids := map[string]bool{}
		for _, e := range l.Entries {
			types[e.Type]++
			ids[e.ID] = true
		}
		if types[watchlist.Person] != want[0] || types[watchlist.Organisation] != want[1] || len(ids) != len(l.Entries) {
			t.Errorf("%s: %v with %d ids, want %v", name, types, len(ids), want)
		}
		if l.Date != strings.TrimPrefix(name, "un-") {
			t.Errorf("%s: date %s", name, l.Date)
		}
		records := append(watchlisttest.Leaves(t, watchlisttest.Open(t, file), "INDIVIDUAL"), watchlisttest.Leaves(t, watchlisttest.Open(t, file), "ENTITY")...)
		for i, record := range records {
			texts := watchlisttest.Texts(&l.Entries[i])
			for _, leaf := range record {
				switch path.Base(leaf.Path) {
				case "VERSIONNUM", "QUALITY", "TYPE_OF_DATE", "SORT_KEY", "SORT_KEY_LAST_MOD":
					continue
				case "ISSUING_COUNTRY":
					if code := watchlist.CountryCode(leaf.Text); code != "" && strings.Contains(texts, code) {
						continue
					}
				}
				if !strings.Contains(texts, leaf.Text) {
					t.Errorf("%s: lost %s %q", l.Entries[i].ID, leaf.Path, leaf.Text)
				}
			}
		}
	}
}
