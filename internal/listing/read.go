// Package listing keeps watchlists: it recognises a publisher's files, reads
// them, compiles them into packs, guards the change from one version to the
// next, and stores versions that never change under a pointer to those in
// force. What a list says is for package watchlist; what it means for a parcel
// is for the checks.
package listing

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/csl"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/dpl"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/eu"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/ftm"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/ofac"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/own"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/source"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/uk"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/un"
)

// A reader reads one file of one publisher.
type reader func(*source.File) (*watchlist.List, error)

// A format is recognised by a word in the first bytes of a file. The order
// matters where one word is part of another's file.
type format struct {
	marks []string // any of them
	read  reader
}

var xmlFormats = [...]format{
	{[]string{"<sdnList", "<Sanctions", "<sanctionsData"}, ofac.ReadXML},
	{[]string{"<" + un.Root}, un.Read},
	{[]string{"<" + eu.Root}, eu.Read},
}

var textFormats = [...]format{
	{[]string{"Last Updated,", "Unique ID,"}, uk.Read},
	{[]string{"_id,source,entity_number"}, csl.Read},
	{[]string{"\"Name\"\t\"Street_Address\"", "Name\tStreet_Address"}, dpl.Read},
	{[]string{"Entity_logical_id;"}, eu.Read},
	{[]string{"id,", "name,", "id;", "name;", "\"id\""}, own.Read},
}

// Read reads a publisher's list from a folder or a file, whichever publisher it
// is, or says what the files look like instead.
func Read(path string) (*watchlist.List, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("read list: %w", err)
	}
	if info.IsDir() {
		return readFolder(path)
	}
	l, err := readFile(path)
	if err != nil {
		return nil, fmt.Errorf("read list: %w", err)
	}
	return l, nil
}

// maxNameless is the share of entries without a name beyond which a reader does
// not understand the file. The UK's export of 2025 has 2 in 5,302.
const maxNameless = 0.01

// warned names the entries that have no name: nobody can be matched with them
// by name. Publishers do have some; a list of many is refused.
func warned(l *watchlist.List, err error) (*watchlist.List, error) {
	if err != nil {
		return nil, err
	}
	before := len(l.Warnings)
	for i := range l.Entries {
		if e := &l.Entries[i]; e.PrimaryName() == "" {
			l.Warnings = append(l.Warnings, fmt.Sprintf("entry %s has no name: it can be found by its numbers and addresses alone", e.ID))
		}
	}
	if n := len(l.Warnings) - before; n > 1 && float64(n) > maxNameless*float64(len(l.Entries)) {
		return nil, &source.SyntaxError{File: l.Sources[0].Name, Reason: fmt.Sprintf("%d of %d entries have no name", n, len(l.Entries)), Hint: "if the publisher changed its format, this program must learn it"}
	}
	return l, nil
}

// readFolder reads the OFAC CSV set in a folder, or the one file in it that is
// no schema.
func readFolder(dir string) (*watchlist.List, error) {
	fsys := os.DirFS(dir)
	for _, name := range []string{"sdn.csv", "cons_prim.csv"} {
		if _, ok := source.Find(fsys, name); ok {
			return warned(ofac.ReadDir(dir))
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("read list: %w", err)
	}
	var files []string
	for _, e := range entries {
		if !e.IsDir() && !strings.HasPrefix(e.Name(), ".") && !strings.HasSuffix(e.Name(), ".xsd") {
			files = append(files, e.Name())
		}
	}
	if len(files) != 1 {
		return nil, fmt.Errorf("read list: %s holds %d files (%s) and neither sdn.csv nor cons_prim.csv: name the one file to read", dir, len(files), strings.Join(files[:min(len(files), 5)], ", "))
	}
	return readFile(filepath.Join(dir, files[0]))
}

func readFile(path string) (*watchlist.List, error) {
	f, err := source.Open(os.DirFS(filepath.Dir(path)), filepath.Base(path))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if archived, err := zipped(f, path); archived != nil || err != nil {
		return archived, err
	}
	read, err := recognise(f)
	if err != nil {
		return nil, err
	}
	return warned(read(f))
}

// recognise finds the reader for a file.
func recognise(f *source.File) (reader, error) {
	head := f.Peek(2048)
	kind := source.Sniff(head)
	formats := textFormats[:]
	switch kind {
	case source.JSON:
		return ftm.Read, nil
	case source.Zip:
		return uk.Read, nil // spreadsheets; other archives were opened before
	case source.XML:
		formats = xmlFormats[:]
	case source.Text:
	default:
		return nil, &source.SyntaxError{File: f.Name, Reason: "this is " + string(kind) + ", not a sanctions list", Hint: "download the list again"}
	}
	for _, format := range formats {
		for _, mark := range format.marks {
			if bytes.Contains(head, []byte(mark)) {
				return format.read, nil
			}
		}
	}
	if kind == source.Text && looksLikeOFAC(head) {
		return nil, &source.SyntaxError{File: f.Name, Reason: "this is one file of the OFAC CSV set", Hint: "give the folder that holds sdn.csv, alt.csv, add.csv and sdn_comments.csv, or name them all"}
	}
	reason := "no publisher's format begins like this"
	if root := rootName(head); kind == source.XML && root != "" {
		reason = "this is an XML file of <" + root + ">, which no publisher's format begins with"
	}
	return nil, &source.SyntaxError{File: f.Name, Reason: reason, Hint: "OFAC, UN, EU, UK, US CSL and DPL files are known as published; an in-house list needs a header with id and name"}
}

// rootName gives the name of the first element of an XML file.
func rootName(head []byte) string {
	for {
		_, rest, ok := bytes.Cut(head, []byte("<"))
		if !ok || len(rest) == 0 {
			return ""
		}
		if head = rest; rest[0] == '?' || rest[0] == '!' {
			continue
		}
		if end := bytes.IndexAny(rest, " \t\r\n/>"); end > 0 && end < 64 {
			return string(rest[:end])
		}
		return ""
	}
}

// looksLikeOFAC tells a row of the OFAC CSV: a number, then a quoted name.
func looksLikeOFAC(head []byte) bool {
	number, _, ok := bytes.Cut(head, []byte(`,`))
	return ok && len(bytes.Trim(number, "0123456789")) == 0 && bytes.Contains(head, []byte("-0- "))
}

// zipped reads the one XML file of a zip archive, in which OFAC publishes its
// larger forms. It gives nil for what is no such archive.
func zipped(f *source.File, path string) (*watchlist.List, error) {
	if source.Sniff(f.Peek(8)) != source.Zip {
		return nil, nil
	}
	archive, err := zip.OpenReader(path)
	if err != nil {
		return nil, &source.SyntaxError{File: f.Name, Reason: "the archive is cut off or damaged", Hint: "download it again"}
	}
	defer archive.Close()
	if len(archive.File) != 1 {
		return nil, nil
	}
	member, err := archive.File[0].Open()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	defer member.Close()
	inner, err := source.New(archive.File[0].Name, member)
	if err != nil {
		return nil, err
	}
	read, err := recognise(inner)
	if err != nil {
		return nil, err
	}
	return warned(read(inner))
}
