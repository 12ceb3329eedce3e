package main

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/description"
)

// everyList names the stop lists that the profile generic applies.
var everyList = []string{"cbp", "ics2", "pact"}

// madeUp are texts invented for this measurement: text, language, label, set.
// The words of the sets that were read first are in the lexicon; each set was
// written before its figure was first seen (docs/measurements.md has that).
//
//go:embed descriptions.tsv
var madeUp string

// vague counts vague texts found and acceptable ones asked about.
func (b *bench) vague() error {
	asked := map[string]*tally{}
	judge := func(group, text string, want description.Quality) {
		if asked[group] == nil {
			asked[group] = &tally{}
		}
		j := b.desc.Judge(text, everyList, "")
		vague := j.Quality != description.Acceptable
		asked[group].add(vague, (want == description.Vague) == vague)
		if b.verbose && vague != (want == description.Vague) {
			fmt.Printf("WRONG %s\tjudged %s\t%q\n", group, j.Quality, text)
		}
	}
	err := b.rows("vague-dev.tsv", func(f []string) {
		judge("vague-dev "+f[2], f[0], description.Quality(f[2]))
		judge("vague-dev "+f[2]+" "+f[1], f[0], description.Quality(f[2]))
	})
	if err != nil {
		return err
	}
	for _, line := range strings.Split(strings.TrimSpace(madeUp), "\n")[1:] {
		f := strings.Split(line, "\t")
		judge("made up "+f[2], f[0], description.Quality(f[2]))
		judge("made up "+f[2]+" "+f[1], f[0], description.Quality(f[2]))
		judge("made up "+f[2]+" set "+f[3], f[0], description.Quality(f[2]))
	}
	verbose := b.verbose
	b.verbose = false
	err = b.rows("vague-hmrc-dev.tsv", func(f []string) { judge("vague-hmrc-dev", f[0], description.Vague) })
	if err != nil {
		return err
	}
	err = b.rows("hmrc-labelled-dev.tsv", func(f []string) { judge("hmrc-labelled-dev "+f[2], f[0], description.Acceptable) })
	if err != nil {
		return err
	}
	err = b.rows("benign-dev.tsv.gz", func(f []string) { judge("benign-dev "+f[1], f[0], description.Acceptable) })
	b.verbose = verbose
	printTallies("descriptions: rows, judged vague, right", asked)
	return err
}
