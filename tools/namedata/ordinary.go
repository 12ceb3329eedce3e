package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

const ordinaryHeader = `# Ordinary English words of three letters and more: those that WordNet 3.0 (licence in NOTICE) writes small and that
# occur in its texts, have several senses, or name animals, plants or natural objects, and all its adjectives. Rebuild: go run ./tools/namedata ordinary /usr/share/wordnet
`

// favoured are the files of WordNet that trade names are made from: adjectives,
// animals, natural objects, plants.
var favoured = map[string]bool{"00": true, "01": true, "44": true, "05": true, "17": true, "20": true}

// writeOrdinary lists the single words of a WordNet folder that are ordinary.
func writeOrdinary(w io.Writer, dir string) error {
	senses := map[string]int{} // of words written small
	for _, pos := range []string{"noun", "adj", "verb", "adv"} {
		err := eachLine(filepath.Join(dir, "data."+pos), func(line string) error {
			if strings.HasPrefix(line, " ") {
				return nil // licence
			}
			f := strings.Fields(line)
			if len(f) < 5 {
				return errors.New("a synset is cut short")
			}
			n, err := strconv.ParseUint(f[3], 16, 8)
			if err != nil || len(f) < 4+2*int(n) {
				return errors.New("a synset is cut short")
			}
			for k := range int(n) {
				word, _, _ := strings.Cut(f[4+2*k], "(")
				if pos == "adj" {
					word = strings.ToLower(word) // Atlantic, Persian
				}
				if len(word) > 2 && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") == "" {
					senses[word]++
					if favoured[f[1]] {
						senses[word]++
					}
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	seen := map[string]bool{}
	err := eachLine(filepath.Join(dir, "cntlist.rev"), func(line string) error {
		word, _, ok := strings.Cut(line, "%")
		if !ok {
			return errors.New("a line without a sense key")
		}
		seen[word] = true
		return nil
	})
	if err != nil {
		return err
	}
	fmt.Fprint(w, ordinaryHeader)
	for _, word := range slices.Sorted(maps.Keys(senses)) {
		if seen[word] || senses[word] > 1 {
			fmt.Fprintln(w, word)
		}
	}
	return nil
}

// eachLine calls f with each line of a file.
func eachLine(file string, f func(line string) error) error {
	in, err := os.Open(file)
	if err != nil {
		return err
	}
	defer in.Close()
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if err := f(lines.Text()); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	return lines.Err()
}
