package ofac_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/ofac"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/watchlisttest"
)

// TestDiffCounts holds the changes between real versions to counts made
// independently from the rows. Of the 740 changed entries 738 differ in
// sdn.csv, alt.csv or add.csv; the other two only in sdn_comments.csv.
func TestDiffCounts(t *testing.T) {
	for _, c := range []struct {
		a, b                    string
		primaryOnly             bool
		added, removed, changed int
	}{
		{"ofac-2024-01-08", "ofac-2024-05-03", true, 1256, 112, 48},
		{"ofac-2021-07-07", "ofac-2024-01-08", true, 5637, 792, 726},
		{"ofac-2024-01-08", "ofac-2024-05-03", false, 1256, 112, 84},
		{"ofac-2021-07-07", "ofac-2024-01-08", false, 5637, 792, 740},
		{"ofac-2024-05-01", "ofac-2024-05-02", true, 7, 0, 0},
	} {
		got := map[string]int{}
		for _, change := range watchlist.Diff(readSet(t, c.a, c.primaryOnly), readSet(t, c.b, c.primaryOnly)) {
			got[change.Change]++
		}
		if got["added"] != c.added || got["removed"] != c.removed || got["changed"] != c.changed {
			t.Errorf("%s to %s (sdn.csv alone: %v): %v, want +%d -%d changed %d", c.a, c.b, c.primaryOnly, got, c.added, c.removed, c.changed)
		}
	}
}

func readSet(t *testing.T, name string, primaryOnly bool) *watchlist.List {
	t.Helper()
	dir := watchlisttest.Shared(t, name)
	if primaryOnly {
		data, err := os.ReadFile(filepath.Join(dir, "sdn.csv.gz"))
		if err != nil {
			t.Fatal(err)
		}
		dir = t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "sdn.csv.gz"), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l, err := ofac.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	return l
}
