// Package hs knows the Harmonized System: the texts of its headings, the
// subheadings that name controlled goods, and which chapters a goods text
// points to. What goes in is the hs pack and a text or a code; what comes out
// is a ranking of chapters with odds, and proposals. It cannot classify goods
// for duty.
package hs

import (
	"errors"
	"fmt"
	"strings"

	"github.com/klauspost/compress/zstd"

	"github.com/tidewaiter/tidewaiter/internal/textsearch"
	"github.com/tidewaiter/tidewaiter/pack"
)

// Files of the pack.
const (
	ModelFile        = "chapters.bin.zst"
	NomenclatureFile = "nomenclature.tsv.zst"
	watchFile        = "watch.tsv"
)

// Chapters is the number of chapter numbers; 0 and 77 are no chapters.
const Chapters = 98

// Step is what one unit of a stored weight stands for.
const Step = 0.08

// A Index is the opened pack. It is immutable and safe for concurrent use.
type Index struct {
	norm     *textsearch.Normaliser
	weights  []byte // signed, Chapters a feature, then the bias
	texts    map[string]string
	watch    map[string]Watched
	headings headings
}

// A Watched is a subheading that names controlled goods.
type Watched struct {
	Alone bool // the code by itself is a reason to ask
	Why   string
}

// Open reads the hs pack.
func Open(p *pack.Pack) (*Index, error) {
	x := &Index{norm: textsearch.NewNormaliser(), texts: map[string]string{}, watch: map[string]Watched{}}
	if err := x.read(p); err != nil {
		return nil, fmt.Errorf("open hs: %w", err)
	}
	return x, nil
}

func (x *Index) read(p *pack.Pack) error {
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return err
	}
	defer dec.Close()
	packed, err := p.File(ModelFile)
	if err != nil {
		return err
	}
	if x.weights, err = dec.DecodeAll(packed, nil); err != nil {
		return fmt.Errorf("%s: %w", ModelFile, err)
	}
	if len(x.weights) != (1<<Bits+1)*Chapters {
		return errors.New(ModelFile + " was made for another version: rebuild it with tools/hsindex")
	}
	if packed, err = p.File(NomenclatureFile); err != nil {
		return err
	}
	table, err := dec.DecodeAll(packed, nil)
	if err != nil {
		return fmt.Errorf("%s: %w", NomenclatureFile, err)
	}
	for line := range strings.Lines(string(table)) {
		if code, text, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t"); ok && code != "code" {
			x.texts[code] = text
			x.headings.add(x.norm, code, text)
		}
	}
	watch, err := p.File(watchFile)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(watch)) {
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(f) == 3 && f[0] != "hs6" {
			x.watch[f[0]] = Watched{Alone: f[1] == "yes", Why: f[2]}
		}
	}
	return nil
}

// Text returns the text of a chapter, heading or subheading, or "".
func (x *Index) Text(code string) string { return x.texts[code] }

// Watch returns what is known of a code whose first six digits are watched.
func (x *Index) Watch(code string) (Watched, bool) {
	if len(code) < 6 {
		return Watched{}, false
	}
	w, ok := x.watch[code[:6]]
	return w, ok
}
