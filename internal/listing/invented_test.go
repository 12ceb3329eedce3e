package listing_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/internal/listing"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestInvented reads a small made-up file in the shape of each publisher's and
// holds all that is kept of it to a golden file. The real files are read by the
// tests of each reader, where they are at hand.
func TestInvented(t *testing.T) {
	paths := invented(t)
	if len(paths) != 13 {
		t.Errorf("%d made-up lists, want 13", len(paths))
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			l, err := listing.Read(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range l.Entries {
				if len(e.Names) == 0 || e.Names[0].Kind != watchlist.Primary {
					t.Errorf("entry %s has no primary name first: %v", e.ID, e.Names)
				}
			}
			golden(t, filepath.Join("testdata", "want", filepath.Base(path)+".json"), l)
		})
	}
}

// invented names the made-up lists: files, and folders of one set.
func invented(t testing.TB) []string {
	t.Helper()
	paths, err := filepath.Glob("testdata/invented/*")
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

func golden(t *testing.T, file string, l *watchlist.List) {
	t.Helper()
	var got bytes.Buffer
	enc := json.NewEncoder(&got)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(l); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("%s (-want +got), rewritten by -update:\n%s", file, diff)
	}
}
