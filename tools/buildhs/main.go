// Command buildhs builds the text table and the text model of packs/hs from a
// folder of nomenclature and labelled texts and the nouns of WordNet, and seals the pack. The watch
// list watch.csv and the words of the manifest are written by hand.
//
//	go run ./tools/buildhs [-from ../shared/data/goods] [-wordnet /usr/share/wordnet] [-to packs/hs]
//
// The same files give the same bytes on the same kind of processor.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/hs"
	"github.com/tidewaiter/tidewaiter/internal/hs/train"
	"github.com/tidewaiter/tidewaiter/pack"
)

func main() {
	from := flag.String("from", "../shared/data/goods", "folder of the sources")
	wordnet := flag.String("wordnet", "/usr/share/wordnet", "folder of the WordNet 3.0 database")
	to := flag.String("to", "packs/hs", "folder of the pack")
	flag.Parse()
	if err := run(*from, *wordnet, *to); err != nil {
		fmt.Fprintln(os.Stderr, "buildhs:", err)
		os.Exit(1)
	}
}

func run(from, wordnet, to string) error {
	sources, err := train.Open(os.DirFS(from), os.DirFS(wordnet))
	if err != nil {
		return err
	}
	texts, err := textTable(sources.Texts)
	if err != nil {
		return err
	}
	model := hs.Encode(train.Build(sources.Rows(nil), sources.Words.Meanings(nil), sources.Codes()))
	for name, data := range map[string][]byte{hs.TextsFile: texts, hs.ModelFile: model} {
		if err := os.WriteFile(filepath.Join(to, name), data, 0o644); err != nil {
			return err
		}
	}
	return seal(to)
}

// textTable writes code and text a line, ordered by code.
func textTable(rows []train.Row) ([]byte, error) {
	lines := make([]string, 0, len(rows))
	for _, r := range rows {
		lines = append(lines, r.Code+"\t"+strings.Join(strings.Fields(r.Text), " ")+"\n")
	}
	slices.Sort(lines)
	var out bytes.Buffer
	zw, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := zw.Write([]byte(strings.Join(lines, ""))); err != nil {
		return nil, err
	}
	err = zw.Close()
	return out.Bytes(), err
}

// seal brings the manifest up to date with the files.
func seal(dir string) error {
	file := filepath.Join(dir, pack.ManifestFile)
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var m pack.Manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if m, err = pack.Seal(os.DirFS(dir), m); err != nil {
		return err
	}
	if data, err = json.MarshalIndent(m, "", "  "); err != nil {
		return err
	}
	return os.WriteFile(file, append(data, '\n'), 0o644)
}
