// Command sampledata builds the name and goods tables of internal/sample from
// the reference data beside the repository:
//
//	go run ./tools/sampledata -data ../shared/data -out internal/sample/data
//
// It reads names/names-by-locale.tsv, names/names-by-country.tsv and
// goods/hmrc-labelled-dev.tsv and writes names.tsv and terms.tsv. The result
// is committed, so that only a change of the sources needs this program.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	data := flag.String("data", "../shared/data", "folder of the reference data")
	out := flag.String("out", "internal/sample/data", "folder to write to")
	flag.Parse()
	if err := build(*data, *out); err != nil {
		fmt.Fprintln(os.Stderr, "sampledata:", err)
		os.Exit(1)
	}
}

func build(data, out string) error {
	names, err := nameRows(filepath.Join(data, "names"))
	if err != nil {
		return err
	}
	if err := write(filepath.Join(out, "names.tsv"), "culture\tkind\tname", names); err != nil {
		return err
	}
	terms, err := termRows(filepath.Join(data, "goods", "hmrc-labelled-dev.tsv"))
	if err != nil {
		return err
	}
	return write(filepath.Join(out, "terms.tsv"), "text\ths\tgrams\tusd", terms)
}

// readTSV returns a file's rows without its header.
func readTSV(path string) ([][]string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var rows [][]string
	for line := range strings.Lines(string(data)) {
		rows = append(rows, strings.Split(strings.TrimRight(line, "\n"), "\t"))
	}
	return rows[1:], nil
}

func write(path, header string, rows []string) error {
	return os.WriteFile(path, []byte(header+"\n"+strings.Join(rows, "\n")+"\n"), 0o644)
}

// spread picks at most n of the words, evenly, so that a sorted source keeps
// its variety. It drops repeats.
func spread(words []string, n int) []string {
	seen := make(map[string]bool)
	words = slices.DeleteFunc(words, func(w string) bool {
		again := seen[w]
		seen[w] = true
		return again
	})
	if len(words) <= n {
		return words
	}
	picked := make([]string, n)
	for i := range picked {
		picked[i] = words[i*len(words)/n]
	}
	return picked
}
