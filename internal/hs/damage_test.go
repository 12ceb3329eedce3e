package hs_test

import (
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/hs"
	"github.com/tidewaiter/tidewaiter/pack"
	"github.com/tidewaiter/tidewaiter/packs"
)

// TestOpenRefusesADamagedModel cuts the model short at several places.
func TestOpenRefusesADamagedModel(t *testing.T) {
	set, err := packs.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	whole, _ := set.Get("hs")
	files := map[string][]byte{}
	for _, name := range whole.Manifest.FileNames() {
		if files[name], err = whole.File(name); err != nil {
			t.Fatal(err)
		}
	}
	model := files[hs.ModelFile]
	for _, n := range []int{0, 10, 30, 1000, 500_000, len(model) - 1} {
		files[hs.ModelFile] = model[:n]
		p, err := pack.New(whole.Manifest, files)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := hs.Open(p); err == nil {
			t.Errorf("Open accepts a model cut to %d bytes", n)
		}
	}
}
