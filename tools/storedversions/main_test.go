package main

import (
	"os"
	"strings"
	"testing"
)

// What packs store must not pass for what the code makes now.
func TestVersionsAreThoseOfTheCode(t *testing.T) {
	for _, s := range stored {
		want, err := s.version(os.DirFS("../.."))
		if err != nil {
			t.Fatal(err)
		}
		have, err := os.ReadFile("../../" + s.file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(have), want) {
			t.Errorf("%s is of other code or tables than there are (%s): run \"go generate ./...\"", s.file, want)
		}
	}
}
