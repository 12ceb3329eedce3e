package listing_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/listing"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// FuzzRead gives any bytes to whichever reader they look like: it may refuse
// them, and what it reads must survive compilation.
func FuzzRead(f *testing.F) {
	for _, path := range invented(f) {
		if content, err := os.ReadFile(path); err == nil { // a folder is for FuzzSet
			f.Add(content)
		}
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		survives(t, write(t, "list.dat", string(content)))
	})
}

// FuzzSet does the same for the set of OFAC's CSV files.
func FuzzSet(f *testing.F) {
	names := [...]string{"sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"}
	var set [len(names)][]byte
	for i, name := range names {
		var err error
		if set[i], err = os.ReadFile(filepath.Join("testdata", "invented", "ofac-set", name)); err != nil {
			f.Fatal(err)
		}
	}
	f.Add(set[0], set[1], set[2], set[3])
	f.Fuzz(func(t *testing.T, primary, alt, add, comments []byte) {
		dir := t.TempDir()
		for i, content := range [...][]byte{primary, alt, add, comments} {
			if err := os.WriteFile(filepath.Join(dir, names[i]), content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		survives(t, dir)
	})
}

// survives compiles what is read of a list and opens it again.
func survives(t *testing.T, path string) {
	t.Helper()
	l, err := listing.Read(path)
	if err != nil {
		return
	}
	data, err := watchlist.Encode(l)
	if err != nil {
		t.Fatal(err)
	}
	opened, err := watchlist.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	if watchlist.Digest(opened) != watchlist.Digest(l) {
		t.Error("the compiled list is another")
	}
}

func write(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
