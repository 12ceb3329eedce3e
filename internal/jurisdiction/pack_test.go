package jurisdiction_test

import (
	"encoding/json"
	"testing"
	"testing/fstest"

	"github.com/tidewaiter/tidewaiter/pack"
)

// sealed makes a pack of files that exist only in the test.
func sealed(t testing.TB, files fstest.MapFS) *pack.Pack {
	t.Helper()
	m, err := pack.Seal(files, pack.Manifest{Name: "jurisdictions", Kind: pack.Jurisdictions, Version: "1", Date: "2026-01-01", Licence: "CC0-1.0"})
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	files[pack.ManifestFile] = &fstest.MapFile{Data: data}
	p, err := pack.Open(files)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
