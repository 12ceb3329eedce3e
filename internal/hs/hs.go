// Package hs reads declared goods against the Harmonized System: the likeliest
// six-digit subheadings of a text, whether a text and a code speak of the same
// goods, what a code means, and whether a code is by itself a reason to ask.
//
// The answers come from a pack: texts of the nomenclature, a watch list, and a
// linear text model that tools/buildhs fits to labelled texts. The model knows
// about half of what people write into parcel declarations; where it does not
// know, it says so. Controlled names in a text are not its subject (substance),
// nor is the form of a code (check/aed).
package hs

import (
	"fmt"

	"github.com/tidewaiter/tidewaiter/pack"
)

// Names of the files in the pack.
const (
	TextsFile   = "texts.tsv.gz"
	WatchFile   = "watch.csv"
	RetiredFile = "retired.csv"
	ModelFile   = "model.bin"
)

// An Index answers questions about texts and codes. It is immutable.
type Index struct {
	texts   map[string]string // of chapters, headings and subheadings, in English, by code
	watch   map[string]Watch
	retired map[string]bool // headings of earlier editions
	model   model
}

// Open reads an index from its pack.
func Open(p *pack.Pack) (*Index, error) {
	x := &Index{texts: map[string]string{}}
	err := open(p, TextsFile, x.readTexts)
	if err == nil {
		err = open(p, WatchFile, x.readWatch)
	}
	if err == nil {
		err = open(p, RetiredFile, x.readRetired)
	}
	if err == nil {
		err = open(p, ModelFile, x.readModel)
	}
	if err != nil {
		return nil, fmt.Errorf("open pack %s: %w", p.Manifest.Name, err)
	}
	return x, nil
}

func open(p *pack.Pack, file string, read func(data []byte) error) error {
	data, err := p.File(file)
	if err != nil {
		return err
	}
	if err := read(data); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}
