// Command growadvanced repeats the parties of an OFAC advanced XML file until
// the file has a given size, for measuring the reader on a list as large as
// the whole SDN list. Every copy has numbers of its own, so that no party, place
// or document is shared between copies; reference values stay as they are.
//
//	gzip -dc ../shared/data/lists/ofac-advanced-cons-2020-03-17/cons_advanced.xml.gz | go run ./tools/growadvanced 100 > /tmp/grown.xml
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
)

// sections hold what is repeated; each is copied whole within its element.
var sections = [...]string{"Locations", "IDRegDocuments", "DistinctParties", "ProfileRelationships", "SanctionsEntries"}

// numbered are the attributes that number parties and their parts. The others
// point into the tables of reference values.
var numbered = regexp.MustCompile(` (ID|FixedRef|IdentityID|ProfileID|From-ProfileID|To-ProfileID|LocationID|IssuedIn-LocationID|FeatureVersionID|DocumentedNameID|NamePartGroupID|SanctionsEntryID|IDRegDocumentID)="([0-9]+)"`)

// apart is more than any number in the file.
const apart = 10_000_000

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "growadvanced:", err)
		os.Exit(1)
	}
}

func run(args []string, in io.Reader, out io.Writer) error {
	if len(args) != 1 {
		return fmt.Errorf("usage: growadvanced MEGABYTES < advanced.xml > grown.xml")
	}
	megabytes, err := strconv.Atoi(args[0])
	if err != nil {
		return err
	}
	data, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	copies := megabytes*1_000_000/len(data) + 1
	w := bufio.NewWriterSize(out, 1<<20)
	for _, section := range sections {
		start, end, err := inside(data, section)
		if err != nil {
			return err
		}
		if _, err := w.Write(data[:start]); err != nil {
			return err
		}
		for n := range copies {
			if _, err := w.Write(renumbered(data[start:end], n)); err != nil {
				return err
			}
		}
		data = data[end:]
	}
	if _, err := w.Write(data); err != nil {
		return err
	}
	return w.Flush()
}

// inside gives where the content of an element stands.
func inside(data []byte, element string) (start, end int, err error) {
	open, shut := []byte("<"+element+">"), []byte("</"+element+">")
	start, end = bytes.Index(data, open), bytes.Index(data, shut)
	if start < 0 || end < start {
		return 0, 0, fmt.Errorf("no element %s: give an advanced XML file of OFAC", element)
	}
	return start + len(open), end, nil
}

// renumbered gives the nth copy of a section.
func renumbered(section []byte, n int) []byte {
	if n == 0 {
		return section
	}
	return numbered.ReplaceAllFunc(section, func(attr []byte) []byte {
		at := bytes.IndexByte(attr, '"') + 1
		number, _ := strconv.Atoi(string(attr[at : len(attr)-1]))
		return append(attr[:at:at], strconv.Itoa(number+n*apart)+`"`...)
	})
}
