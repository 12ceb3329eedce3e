package packs_test

import (
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/pack"
	"github.com/tidewaiter/tidewaiter/packs"
)

func embedded(t testing.TB) pack.Set {
	t.Helper()
	set, err := packs.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// Whoever reads an answer must be able to tell where each rule and list came
// from, and nothing in a pack may differ from what its manifest sealed.
func TestManifestsTellTheirSources(t *testing.T) {
	for _, p := range embedded(t).All() {
		m := p.Manifest
		t.Run(m.Name, func(t *testing.T) {
			for what, text := range map[string]string{"title": m.Title, "publisher": m.Publisher, "licence": m.Licence, "version": m.Version, "date": m.Date, "valid_from": m.ValidFrom} {
				if text == "" {
					t.Errorf("the manifest has no %s", what)
				}
			}
			if len(m.MadeFrom) == 0 {
				t.Error("the manifest does not say what the pack was made from")
			}
			for _, name := range m.FileNames() {
				if _, err := p.File(name); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// A list is of the very files that its manifest names, and these travel with
// the project: a fresh clone can compile it again.
func TestListsComeFromTheFilesTheyName(t *testing.T) {
	for _, p := range embedded(t).Kind(pack.Watchlist) {
		m := p.Manifest
		t.Run(m.Name, func(t *testing.T) {
			files, err := filepath.Glob(filepath.Join(m.Name, "source", "*"))
			if err != nil || len(files) != len(m.MadeFrom) {
				t.Fatalf("%d source files (%v), the manifest names %d", len(files), err, len(m.MadeFrom))
			}
			digests := map[string]string{}
			for _, file := range files {
				name := strings.TrimSuffix(strings.ToLower(filepath.Base(file)), ".gz")
				digests[name] = digest(t, file)
			}
			for _, from := range m.MadeFrom {
				if got := digests[strings.ToLower(from.File)]; got != from.SHA256 {
					t.Errorf("%s has SHA-256 %q, the manifest says %s", from.File, got, from.SHA256)
				}
			}
			if !inNotice(t, m.Name) {
				t.Errorf("NOTICE does not name packs/%s", m.Name)
			}
		})
	}
}

// inNotice reports whether NOTICE names a pack, or a pattern that it fits.
func inNotice(t testing.TB, name string) bool {
	t.Helper()
	notice, err := os.ReadFile(filepath.Join("..", "NOTICE"))
	if err != nil {
		t.Fatal(err)
	}
	for _, pattern := range regexp.MustCompile(`packs/[\w*-]+`).FindAllString(string(notice), -1) {
		if ok, _ := path.Match(pattern, "packs/"+name); ok {
			return true
		}
	}
	return false
}

// Every list that comes along is old and says so, and holds entries with an id
// of their own and the place in the source. Publishers leave the name out here
// and there: one entry in a thousand at most.
func TestListsHoldEntries(t *testing.T) {
	for _, p := range embedded(t).Kind(pack.Watchlist) {
		t.Run(p.Manifest.Name, func(t *testing.T) {
			l, err := watchlist.Open(p)
			if err != nil {
				t.Fatal(err)
			}
			seen, nameless := map[string]bool{}, 0
			for i := range l.Entries {
				e := &l.Entries[i]
				if e.ID == "" || seen[e.ID] || e.Source == "" {
					t.Errorf("entry %d has id %q (seen before: %v), source %q", i, e.ID, seen[e.ID], e.Source)
				}
				seen[e.ID] = true
				if len(e.Names) == 0 {
					nameless++
				}
			}
			if nameless*1000 > len(seen) {
				t.Errorf("%d of %d entries have no name", nameless, len(seen))
			}
			if len(seen) == 0 || !strings.Contains(p.Manifest.Note, "demonstration") {
				t.Errorf("%d entries, note %q", len(seen), p.Manifest.Note)
			}
		})
	}
}

// digest is the SHA-256 of a file as it was published, unpacked.
func digest(t testing.TB, file string) string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := io.Reader(f)
	if filepath.Ext(file) == ".gz" {
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	h := sha256.New()
	if _, err := io.Copy(h, r); err != nil {
		t.Fatal(err)
	}
	return hex.EncodeToString(h.Sum(nil))
}
