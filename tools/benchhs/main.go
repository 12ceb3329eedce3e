// Command benchhs measures the text model of packs/hs by cross-validation: for
// each fold of the labelled texts it fits a model to everything else, without
// any text that equals one of the fold in normal form, and asks it about the
// fold.
//
// Nouns of WordNet that equal a text of the fold are left out as well.
//
//	go run ./tools/benchhs [-from ../shared/data/goods] [-wordnet /usr/share/wordnet] [-folds 5]
package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"runtime"
	"slices"
	"strconv"

	"golang.org/x/sync/errgroup"

	"github.com/tidewaiter/tidewaiter/internal/description"
	"github.com/tidewaiter/tidewaiter/internal/hs"
	"github.com/tidewaiter/tidewaiter/internal/hs/train"
	"github.com/tidewaiter/tidewaiter/pack"
	"github.com/tidewaiter/tidewaiter/packs"
)

func main() {
	from := flag.String("from", "../shared/data/goods", "folder of the sources")
	wordnet := flag.String("wordnet", "/usr/share/wordnet", "folder of the WordNet 3.0 database")
	folds := flag.Int("folds", 5, "how many of the five folds to run")
	flag.Parse()
	if err := run(*from, *wordnet, *folds); err != nil {
		fmt.Fprintln(os.Stderr, "benchhs:", err)
		os.Exit(1)
	}
}

func run(from, wordnet string, folds int) error {
	sources, err := train.Open(os.DirFS(from), os.DirFS(wordnet))
	if err != nil {
		return err
	}
	descriptions, err := openDescriptions()
	if err != nil {
		return err
	}
	answers := make([][]answer, folds)
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for k := range folds {
		group.Go(func() error {
			held, index, err := hold(sources, k)
			if err == nil {
				answers[k] = ask(index, descriptions, held)
				fmt.Fprintf(os.Stderr, "fold %d: %d texts\n", k+1, len(held))
			}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	report(slices.Concat(answers...))
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
	w := train.Build(sources.Rows(left), sources.Words.Meanings(left), sources.Codes())
	index, err := open(hs.Encode(w))
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
	kind     string
	rank     int  // of the right chapter, from zero
	vague    bool // the text is judged vague: it gets proposals by itself
	any      bool // something is proposed
	doubted  bool // Compare contradicts the true code
	found    bool // Compare contradicts a code taken from another row
	proposed int  // longest right part of the three proposed subheadings: 6, 4, 2 or 0 digits
	code     string
}

func openDescriptions() (*description.Reader, error) {
	set, err := packs.Embedded()
	if err != nil {
		return nil, err
	}
	p, ok := set.Get("descriptions")
	if !ok {
		return nil, errors.New("no pack descriptions is embedded")
	}
	return description.Open(p)
}

func ask(index *hs.Index, descriptions *description.Reader, held []train.Row) []answer {
	var answers []answer
	for i, r := range held {
		a := answer{kind: r.Kind, rank: hs.Chapters, code: r.Code}
		other := foreign(held, i)
		if reading, ok := index.Read(r.Text); ok {
			a.rank = 0
			for _, s := range reading.Shares {
				if s > reading.Shares[chapter(r)] {
					a.rank++
				}
			}
		}
		a.doubted = index.Compare(r.Text, r.Code).Relation == hs.Disagrees
		a.found = index.Compare(r.Text, other).Relation == hs.Disagrees
		a.vague = descriptions.Judge(r.Text, nil, "").Quality == description.Vague
		for _, p := range index.Propose(r.Text, "", 3) {
			a.any = true
			for n := 2; n <= min(6, len(r.Code)) && p.HS[:n] == r.Code[:n]; n += 2 {
				a.proposed = max(a.proposed, n)
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

// foreign picks the code of another row, never of the row's own chapter.
func foreign(rows []train.Row, i int) string {
	for j := (i*7919 + 4001) % len(rows); ; j = (j + 1) % len(rows) {
		if rows[j].Code[:2] != rows[i].Code[:2] {
			return rows[j].Code
		}
	}
}

func report(answers []answer) {
	byKind := map[string][]answer{"all": answers}
	for _, a := range answers {
		byKind[a.kind] = append(byKind[a.kind], a)
		if a.vague {
			byKind["judged vague"] = append(byKind["judged vague"], a)
		}
	}
	fmt.Println("                             right chapter              of three proposed            true code   foreign")
	fmt.Println("kind                  texts  first  among three   any   heading  subheading     doubted     found")
	for _, kind := range sorted(byKind) {
		of := byKind[kind]
		full := slices.DeleteFunc(slices.Clone(of), func(a answer) bool { return len(a.code) < 6 })
		fmt.Printf("%-20s %6d %5.1f%% %11.1f%% %6.1f%% %8.1f%% %10.1f%% %10.2f%% %8.1f%%\n", kind, len(of),
			percent(of, func(a answer) bool { return a.rank == 0 }),
			percent(of, func(a answer) bool { return a.rank < 3 }),
			percent(of, func(a answer) bool { return a.any }),
			percent(full, func(a answer) bool { return a.proposed >= 4 }),
			percent(full, func(a answer) bool { return a.proposed == 6 }),
			percent(of, func(a answer) bool { return a.doubted }),
			percent(of, func(a answer) bool { return a.found }))
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
