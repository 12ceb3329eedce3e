package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/encoding/japanese"
)

const japaneseHeader = `# Japanese family and given names and how they are read, in kana; from Noun.name.csv of IPADIC 2.7.0
# (Nara Institute of Science and Technology; licence in NOTICE). Rebuild: go run ./tools/namedata japanese.
# Sorted by bytes. Columns: f (family) or g (given) and the name, readings.
`

// commonSurname is the most that the dictionary may charge for a surname:
// rarer ones cost more.
const commonSurname = 7600

// longestGiven bounds a given name, in characters: longer ones are historical.
const longestGiven = 3

// writeJapanese keeps names that are written in Han alone. Names of whole
// persons, which the dictionary also has, are left out.
func writeJapanese(w io.Writer, dir string) error {
	f, err := os.Open(filepath.Join(dir, "Noun.name.csv"))
	if err != nil {
		return err
	}
	defer f.Close()
	readings := map[string][]string{}
	lines := bufio.NewScanner(japanese.EUCJP.NewDecoder().Reader(f))
	for lines.Scan() {
		c := strings.Split(lines.Text(), ",")
		if len(c) < 13 || !isHan(c[0]) {
			continue
		}
		cost, err := strconv.Atoi(c[3])
		if err != nil {
			return fmt.Errorf("cost of %s: %w", c[0], err)
		}
		key := ""
		switch n := len([]rune(c[0])); {
		case c[7] == "姓" && cost < commonSurname && n <= longestGiven:
			key = "f" + c[0]
		case c[7] == "名" && n <= longestGiven:
			key = "g" + c[0]
		default:
			continue
		}
		if !slices.Contains(readings[key], c[11]) {
			readings[key] = append(readings[key], c[11])
		}
	}
	if err := lines.Err(); err != nil {
		return err
	}
	keys := make([]string, 0, len(readings))
	for k := range readings {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	fmt.Fprint(w, japaneseHeader)
	for _, k := range keys {
		slices.Sort(readings[k])
		fmt.Fprintf(w, "%s\t%s\n", k, strings.Join(readings[k], ","))
	}
	return nil
}

func isHan(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) < 0
}
