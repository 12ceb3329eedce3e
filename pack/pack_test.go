package pack_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/tidewaiter/tidewaiter/pack"
	"github.com/tidewaiter/tidewaiter/packs"
)

func sealed(t *testing.T, name string, files fstest.MapFS) fstest.MapFS {
	t.Helper()
	m, err := pack.Seal(files, pack.Manifest{
		Name: name, Kind: pack.Tables, Version: "1", Date: "2026-01-02", Licence: "CC0-1.0",
	})
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	files[pack.ManifestFile] = &fstest.MapFile{Data: data}
	return files
}

func TestOpenReadsWhatWasSealed(t *testing.T) {
	files := sealed(t, "demo", fstest.MapFS{"a.tsv": {Data: []byte("x\n")}})
	p, err := pack.Open(files)
	if err != nil {
		t.Fatal(err)
	}
	data, err := p.File("a.tsv")
	if err != nil || string(data) != "x\n" {
		t.Errorf("File(a.tsv) = %q, %v; want the sealed text", data, err)
	}
	if _, err := p.File("b.tsv"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("File(b.tsv) = %v, want fs.ErrNotExist", err)
	}
}

func TestOpenRefusesAChangedFile(t *testing.T) {
	files := sealed(t, "demo", fstest.MapFS{"a.tsv": {Data: []byte("x\n")}})
	files["a.tsv"] = &fstest.MapFile{Data: []byte("y\n")}
	p, err := pack.Open(files)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.File("a.tsv"); !errors.Is(err, pack.ErrDigest) {
		t.Errorf("File = %v, want ErrDigest", err)
	}
}

func TestOpenRefusesAChangedManifest(t *testing.T) {
	files := sealed(t, "demo", fstest.MapFS{"a.tsv": {Data: []byte("x\n")}})
	m := files[pack.ManifestFile]
	var fields map[string]any
	if err := json.Unmarshal(m.Data, &fields); err != nil {
		t.Fatal(err)
	}
	fields["date"] = "2030-01-01"
	m.Data, _ = json.Marshal(fields)
	if _, err := pack.Open(files); !errors.Is(err, pack.ErrDigest) {
		t.Errorf("Open = %v, want ErrDigest", err)
	}
}

func TestSetNames(t *testing.T) {
	a, err := pack.Open(sealed(t, "a", fstest.MapFS{}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pack.NewSet(a, a); err == nil {
		t.Error("NewSet took two packs of one name")
	}
	s := pack.Set{}.With(a)
	if got := len(s.Without("a").All()); got != 0 {
		t.Errorf("Without left %d packs", got)
	}
	if _, ok := s.Get("a"); !ok {
		t.Error("Without changed the set it was called on")
	}
}

// A file that a manifest does not pin would never be verified.
func TestEmbeddedPacksVerify(t *testing.T) {
	set, err := packs.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range set.All() {
		for _, name := range p.Manifest.FileNames() {
			if _, err := p.File(name); err != nil {
				t.Error(err)
			}
		}
		entries, err := os.ReadDir(filepath.Join("..", "packs", p.Manifest.Name))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			_, pinned := p.Manifest.Files[e.Name()]
			if !e.IsDir() && e.Name() != pack.ManifestFile && !pinned {
				t.Errorf("pack %s: file %s is not in the manifest", p.Manifest.Name, e.Name())
			}
		}
	}
}
