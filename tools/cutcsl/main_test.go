package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	file, err := os.ReadFile("../../internal/listing/testdata/invented/us-csl.csv")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := run("Entity List (EL)", bytes.NewReader(file), &out); err != nil {
		t.Fatal(err)
	}
	rows := strings.SplitAfter(string(file), "\n")
	if want := rows[0] + rows[1]; out.String() != want {
		t.Errorf("cut %q, want the header and the one row of the list, byte for byte: %q", out.String(), want)
	}
	if err := run("No Such List", bytes.NewReader(file), &out); err == nil || !strings.Contains(err.Error(), `"No Such List"`) {
		t.Errorf("a list that is not there: %v, want an error that names it", err)
	}
}
