// Command namedata rebuilds the compiled tables of package names: han.tsv from
// Unicode's Unihan files, places.tsv from a table of Chinese places, japanese.txt from a
// dictionary of Japanese, commonness.tsv from names and a list, ordinary.txt from
// WordNet.
//
//	go run ./tools/namedata han /usr/share/unicode > names/data/han.tsv
//	go run ./tools/namedata places ../shared/data/names/cn-places.tsv > names/data/places.tsv
//	go run ./tools/namedata japanese /usr/share/mecab/dic/ipadic > names/data/japanese.txt
//	go run ./tools/namedata common ../shared/data/names ../shared/data/lists/ofac-2024-01-08 > names/data/commonness.tsv
//	go run ./tools/namedata ordinary /usr/share/wordnet > names/data/ordinary.txt
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "namedata:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	w := bufio.NewWriter(out)
	defer w.Flush()
	switch {
	case len(args) == 2 && args[0] == "han":
		return writeHan(w, args[1])
	case len(args) == 2 && args[0] == "places":
		return writePlaces(w, args[1])
	case len(args) == 2 && args[0] == "japanese":
		return writeJapanese(w, args[1])
	case len(args) == 2 && args[0] == "ordinary":
		return writeOrdinary(w, args[1])
	case len(args) == 3 && args[0] == "common":
		return writeCommonness(w, args[1], args[2])
	}
	return fmt.Errorf("usage: namedata han UNICODE_DIR | places FILE | japanese IPADIC_DIR | common NAMES_DIR OFAC_DIR | ordinary WORDNET_DIR")
}
