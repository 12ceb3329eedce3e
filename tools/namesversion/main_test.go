package main

import (
	"testing"

	"github.com/tidewaiter/tidewaiter/names"
)

// Stored names must not pass for names as they are taken apart now.
func TestVersionIsThatOfTheCode(t *testing.T) {
	want, err := version("../..")
	if err != nil {
		t.Fatal(err)
	}
	if names.Version != want {
		t.Errorf("names are taken apart otherwise than when names/version.go was written (%s, now %s): run \"go generate ./...\"", names.Version, want)
	}
}
