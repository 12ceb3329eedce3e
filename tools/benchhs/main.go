// Command benchhs measures the text model of packs/hs by cross-validation: for
// each fold of the labelled texts it fits a model to everything else, without
// any text that equals one of the fold in normal form, and asks it about the
// fold.
//
//	go run ./tools/benchhs [-from ../shared/data/goods] [-folds 5]
package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"slices"
	"strconv"

	"github.com/tidewaiter/tidewaiter/internal/hs"
	"github.com/tidewaiter/tidewaiter/internal/hs/train"
	"github.com/tidewaiter/tidewaiter/pack"
	"github.com/tidewaiter/tidewaiter/packs"
)

func main() {
	from := flag.String("from", "../shared/data/goods", "folder of the sources")
	folds := flag.Int("folds", 5, "how many of the five folds to run")
	flag.Parse()
	if err := run(*from, *folds); err != nil {
		fmt.Fprintln(os.Stderr, "benchhs:", err)
		os.Exit(1)
	}
}

func run(from string, folds int) error {
	sources, err := train.Open(os.DirFS(from))
	if err != nil {
		return err
	}
	var answers []answer
	for k := range folds {
		held, index, err := hold(sources, k)
		if err != nil {
			return err
		}
		answers = append(answers, ask(index, held)...)
		fmt.Fprintf(os.Stderr, "fold %d: %d texts\n", k+1, len(held))
	}
	report(answers)
	return nil
}

// fold spreads texts over five folds; texts that count as equal stay together.
func fold(text string) int {
	h := fnv.New32a()
	h.Write([]byte(train.Normal(text)))
	return int(h.Sum32()>>8) % 5
}

// hold fits an index without the texts of fold k.
func hold(sources *train.Sources, k int) ([]train.Row, *hs.Index, error) {
	left := map[string]bool{}
	var held []train.Row
	for _, r := range sources.Labelled {
		if fold(r.Text) == k {
			held = append(held, r)
			left[train.Normal(r.Text)] = true
		}
	}
	index, err := open(hs.Encode(train.BuildChapters(sources.Rows(left))))
	return held, index, err
}

// open puts a model beside the texts and watch list of the embedded pack.
func open(model []byte) (*hs.Index, error) {
	set, err := packs.Embedded()
	if err != nil {
		return nil, err
	}
	p, ok := set.Get("hs")
	if !ok {
		return nil, errors.New("no pack hs is embedded: run tools/buildhs")
	}
	files := map[string][]byte{hs.ModelFile: model}
	for _, name := range []string{hs.TextsFile, hs.WatchFile} {
		if files[name], err = p.File(name); err != nil {
			return nil, err
		}
	}
	p, err = pack.New(p.Manifest, files)
	if err != nil {
		return nil, err
	}
	return hs.Open(p)
}

// An answer is what the index made of one held-out text.
type answer struct {
	kind    string
	rank    int     // of the right chapter, from zero
	right   float32 // share of the right chapter
	foreign float32 // share of the chapter of a code taken from another row
}

func ask(index *hs.Index, held []train.Row) []answer {
	var answers []answer
	for i, r := range held {
		shares, ok := index.Chapters(r.Text)
		a := answer{kind: r.Kind, rank: len(shares), right: 1, foreign: 1} // cannot tell
		if ok {
			a.right, a.foreign = shares[chapter(r)], shares[foreign(held, i)]
			a.rank = 0
			for _, s := range shares {
				if s > a.right {
					a.rank++
				}
			}
		}
		answers = append(answers, a)
	}
	return answers
}

func chapter(r train.Row) int {
	c, _ := strconv.Atoi(r.Code[:2])
	return c
}

// foreign picks the chapter of another row, never the row's own.
func foreign(rows []train.Row, i int) int {
	for j := (i*7919 + 4001) % len(rows); ; j = (j + 1) % len(rows) {
		if c := chapter(rows[j]); c != chapter(rows[i]) {
			return c
		}
	}
}

func report(answers []answer) {
	byKind := map[string][]answer{"all": answers}
	for _, a := range answers {
		byKind[a.kind] = append(byKind[a.kind], a)
	}
	fmt.Println("kind                  texts  first  among three")
	for _, kind := range sorted(byKind) {
		of := byKind[kind]
		fmt.Printf("%-20s %6d %5.1f%% %11.1f%%\n", kind, len(of),
			percent(of, func(a answer) bool { return a.rank == 0 }),
			percent(of, func(a answer) bool { return a.rank < 3 }))
	}
	fmt.Println("\nshare below   true code doubted   (parcel texts)   foreign code found   (parcel texts)")
	parcel := byKind["parcel-description"]
	for _, limit := range []float32{0.0001, 0.0002, 0.0003, 0.0005, 0.0007, 0.001, 0.0015, 0.002, 0.003, 0.004, 0.005} {
		doubted := func(a answer) bool { return a.right < limit }
		found := func(a answer) bool { return a.foreign < limit }
		fmt.Printf("%11.4f %18.2f%% %14.2f%% %19.1f%% %15.1f%%\n", limit,
			percent(answers, doubted), percent(parcel, doubted), percent(answers, found), percent(parcel, found))
	}
}

func sorted(byKind map[string][]answer) []string {
	var kinds []string
	for kind := range byKind {
		kinds = append(kinds, kind)
	}
	slices.SortFunc(kinds, cmp.Compare)
	return kinds
}

func percent(of []answer, holds func(answer) bool) float64 {
	n := 0
	for _, a := range of {
		if holds(a) {
			n++
		}
	}
	return 100 * float64(n) / float64(max(len(of), 1))
}
