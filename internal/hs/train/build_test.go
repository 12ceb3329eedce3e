package train_test

import (
	"bytes"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/internal/hs"
	"github.com/tidewaiter/tidewaiter/internal/hs/train"
)

var rows = []train.Row{
	{Text: "red apples, fresh", Code: "080810", Weight: 1},
	{Text: "green apples", Code: "080810", Weight: 1},
	{Text: "fresh pears", Code: "080830", Weight: 1},
	{Text: "ripe pears", Code: "080830", Weight: 1},
	{Text: "steel screws", Code: "731815", Weight: 1},
	{Text: "screws of steel", Code: "731815", Weight: 1},
}

func TestBuildGivesTheSameBytesTwice(t *testing.T) {
	codes := []string{"080810", "080830", "731815"}
	a, b := hs.Encode(train.Build(rows, nil, codes)), hs.Encode(train.Build(rows, nil, codes))
	if !bytes.Equal(a, b) {
		t.Error("two fits of the same rows differ")
	}
}

func TestBuildWeighsSubheadingsWithinTheirChapter(t *testing.T) {
	codes := []string{"080810", "080830", "731815"}
	w := train.Build(rows, nil, codes)
	for _, class := range w.Subheadings.Class {
		if codes[class][:2] == "73" {
			t.Errorf("a weight for %s, which has no rival within its chapter", codes[class])
		}
	}
	if len(w.Subheadings.Class) == 0 {
		t.Error("no weights at all")
	}
}

func TestLabelledReadsCodes(t *testing.T) {
	fsys := fstest.MapFS{"l.tsv": {Data: []byte("text\tcode\tkind\nlip balm\t33041000\tbrand\nsamples\t99999999\tbrand\nbutter\t0405\tbrand\n")}}
	got, err := train.Labelled(fsys, "l.tsv")
	if err != nil {
		t.Fatal(err)
	}
	want := []train.Row{
		{Text: "lip balm", Code: "330410", Kind: "brand", Weight: 1},
		{Text: "butter", Code: "0405", Kind: "brand", Weight: 1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestRowsLeavesOutEqualTexts(t *testing.T) {
	s := train.Sources{
		Labelled: []train.Row{{Text: "Lip-Balm", Code: "330410"}},
		Other:    []train.Row{{Text: "lip balm", Code: "330499"}, {Text: "lip balms", Code: "330499"}},
	}
	got := s.Rows(map[string]bool{train.Normal("LIP BALM"): true})
	if len(got) != 1 || got[0].Text != "lip balms" {
		t.Errorf("Rows leaves %v, want only what is not equal", got)
	}
}
