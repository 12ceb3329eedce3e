package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/listing"
)

// TestRun grows a made-up file of two parties and reads it: each copy is a list
// of its own within the list.
func TestRun(t *testing.T) {
	file, err := os.ReadFile("../../internal/listing/testdata/invented/ofac-advanced.xml")
	if err != nil {
		t.Fatal(err)
	}
	grown := filepath.Join(t.TempDir(), "grown.xml")
	var out bytes.Buffer
	if err := run([]string{"1"}, bytes.NewReader(file), &out); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(grown, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := listing.Read(grown)
	if err != nil {
		t.Fatal(err)
	}
	if copies := 1_000_000/len(file) + 1; len(l.Entries) != 2*copies || len(l.Warnings) > 0 {
		t.Errorf("%d entries and the warnings %q, want %d and none", len(l.Entries), l.Warnings, 2*copies)
	}
	last := l.Entries[len(l.Entries)-2]
	if last.ID == "900001" || len(last.Addresses) != 1 || len(last.Relations) != 1 || last.Relations[0].Targets[0] != l.Entries[len(l.Entries)-1].ID {
		t.Errorf("the last copy is %+v, want it whole, tied to its own second party", last)
	}
	if err := run([]string{"1"}, strings.NewReader("<Sanctions/>"), &out); err == nil {
		t.Error("a file without parties was grown")
	}
}
