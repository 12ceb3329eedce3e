package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/ofac"
	"github.com/tidewaiter/tidewaiter/names"
)

const commonHeader = `# How much sharing a token tells, in nats, where it is common or an ordinary word of names: ln(%d / count),
# count being the parties of OFAC's SDN list (public domain, %s) that bear it plus its standing in
# ordinary names (popular-names-by-country, CC0; Faker, MIT; licences in NOTICE). A token that is not here is rare.
# Rebuild: go run ./tools/namedata common. Columns: information, tokens in normal form.
`

// partiesAssumed is the size of the population that counts are set against.
const partiesAssumed = 30_000

// writeCommonness counts tokens on the list and in ordinary names alike,
// whatever their script.
func writeCommonness(w io.Writer, namesDir, ofacDir string) error {
	list, err := ofac.ReadDir(ofacDir)
	if err != nil {
		return err
	}
	counts := map[string]float64{}
	for _, e := range list.Entries {
		countEntry(counts, &e)
	}
	maps.DeleteFunc(counts, func(_ string, n float64) bool { return n < 2 })
	if err := countOrdinary(counts, namesDir); err != nil {
		return err
	}
	steps := map[float64][]string{}
	for form, n := range counts {
		step := math.Round(2*math.Log(partiesAssumed/n)) / 2
		steps[min(step, 8)] = append(steps[min(step, 8)], form)
	}
	fmt.Fprintf(w, commonHeader, partiesAssumed, filepath.Base(ofacDir))
	for _, step := range slices.SortedFunc(maps.Keys(steps), cmp.Compare) {
		slices.Sort(steps[step])
		for part := range slices.Chunk(steps[step], 200) {
			fmt.Fprintf(w, "%.1f\t%s\n", step, strings.Join(part, "\t"))
		}
	}
	return nil
}

// countEntry counts each token of an entry once.
func countEntry(counts map[string]float64, e *watchlist.Entry) {
	kind := map[watchlist.Type]names.Kind{watchlist.Person: names.Person, watchlist.Organisation: names.Organisation}[e.Type]
	seen := map[string]bool{}
	for _, n := range e.Names {
		parsed := names.Parse(n.Text, kind)
		for _, t := range parsed.Tokens {
			if t.Role != names.Noise && !seen[t.Form] && len(t.Form) > 1 {
				seen[t.Form] = true
				counts[t.Form]++
			}
		}
	}
}

// countOrdinary adds the standing of names in their countries: the commonest
// counts for forty parties, the second for twenty, and so on.
func countOrdinary(counts map[string]float64, dir string) error {
	add := func(name string, n float64) {
		parsed := names.Parse(name, names.Person)
		for _, t := range parsed.Tokens {
			if t.Role == names.Part && len(t.Form) > 1 {
				counts[t.Form] += n
			}
		}
	}
	err := readTable(filepath.Join(dir, "names-by-country.tsv"), func(c []string) {
		rank, err := strconv.ParseFloat(c[3], 64)
		if err == nil && rank > 0 {
			add(c[5], 40/rank)
		}
	})
	if err != nil {
		return err
	}
	return readTable(filepath.Join(dir, "names-by-locale.tsv"), func(c []string) {
		name := c[3]
		if c[4] != "" {
			name = c[4]
		}
		add(name, 1)
	})
}

func readTable(path string, row func(columns []string)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for first := true; lines.Scan(); first = false {
		if !first {
			row(strings.Split(lines.Text(), "\t"))
		}
	}
	return lines.Err()
}
