// Command cutcsl writes the rows of one source list of the US Consolidated
// Screening List (CSV), byte for byte as they stand there, under its header.
// The sources of packs/bis-* were cut so:
//
//	gzip -dc consolidated.csv.gz | go run ./tools/cutcsl 'Entity List (EL)' | gzip -9n > packs/bis-entity-list/source/entity-list.csv.gz
package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: cutcsl SOURCE < consolidated.csv > cut.csv")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "cutcsl:", err)
		os.Exit(1)
	}
}

// run copies the header and the rows whose source begins with a word.
func run(source string, in io.Reader, out io.Writer) error {
	data, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	r := csv.NewReader(bytes.NewReader(data))
	kept, start := 0, int64(0)
	for header := true; ; header = false {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		end := r.InputOffset()
		if header || strings.HasPrefix(row[1], source) {
			if _, err := out.Write(data[start:end]); err != nil {
				return err
			}
			kept++
		}
		start = end
	}
	if kept < 2 {
		return fmt.Errorf("no row has the source %q", source)
	}
	return nil
}
