// Package ofac reads the lists of the US Office of Foreign Assets Control:
// the SDN list and the Consolidated (non-SDN) list, as the set of CSV files
// and as simple, advanced and enhanced XML. What goes in is a folder or file
// as published; what comes out is a watchlist.List that holds every text value
// of the source. Remarks are taken apart into names, identifiers, dates,
// relations and statements and are also kept whole. Nothing is judged here.
package ofac

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/source"
)

// A fileSet names the files of one of the two lists.
type fileSet struct {
	list                            string
	primary, alt, address, comments string
}

var fileSets = [...]fileSet{
	{"ofac-sdn", "sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"},
	{"ofac-consolidated", "cons_prim.csv", "cons_alt.csv", "cons_add.csv", "cons_comments.csv"},
}

// ReadDir reads the CSV set in dir: sdn.csv (or cons_prim.csv) with the files
// of aliases, addresses and comments beside it, plain or .gz. Files of the set
// that are absent are named in the list's Missing; the caller decides whether
// a partial list will do.
func ReadDir(dir string) (*watchlist.List, error) {
	l, err := ReadFS(os.DirFS(dir))
	if err != nil {
		return nil, fmt.Errorf("read OFAC list in %s: %w", dir, err)
	}
	return l, nil
}

// ReadFS is ReadDir over a file system.
func ReadFS(fsys fs.FS) (*watchlist.List, error) {
	for _, set := range fileSets {
		if _, ok := source.Find(fsys, set.primary); ok {
			return readSet(fsys, set)
		}
	}
	return nil, fmt.Errorf("neither sdn.csv nor cons_prim.csv is here: %w", fs.ErrNotExist)
}

// A csvSet is a list under construction.
type csvSet struct {
	list     *watchlist.List
	glossary *glossary
	byID     map[string]int // position in list.Entries
	strays   map[string]bool
}

func readSet(fsys fs.FS, set fileSet) (*watchlist.List, error) {
	s := &csvSet{
		list:     &watchlist.List{Name: set.list},
		glossary: newGlossary(),
		byID:     make(map[string]int),
		strays:   make(map[string]bool),
	}
	comments := make(map[string]string)
	steps := []struct {
		file    string
		columns int
		add     func(row []string, source string) error
	}{
		{set.comments, 2, func(row []string, _ string) error { comments[row[0]] = row[1]; return nil }},
		{set.primary, 12, func(row []string, source string) error { return s.addPrimary(row, comments, source) }},
		{set.alt, 5, s.addAlias},
		{set.address, 6, s.addAddress},
	}
	for _, step := range steps {
		name, ok := source.Find(fsys, step.file)
		if !ok {
			s.list.Missing = append(s.list.Missing, step.file)
			continue
		}
		if err := s.readFile(fsys, name, step.columns, step.add); err != nil {
			return nil, err
		}
	}
	for i := range s.list.Entries {
		e := &s.list.Entries[i]
		s.glossary.readRemarks(e, e.Source)
	}
	s.list.Strays = len(s.strays)
	s.warnCut(comments)
	s.list.ResolveRelations()
	return s.list, nil
}

// readFile reads one CSV file of the set. Its records have no header and end
// in a record that is the byte 0x1A alone.
func (s *csvSet) readFile(fsys fs.FS, name string, columns int, add func(row []string, source string) error) error {
	f, err := source.Open(fsys, name)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Expect(source.Text, "give the CSV files of the OFAC list as published"); err != nil {
		return err
	}
	r := csv.NewReader(f)
	r.FieldsPerRecord = -1
	r.ReuseRecord = true
	rows := 0
	for {
		row, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return f.CSVFault(err)
		}
		if len(row) == 1 && strings.Trim(row[0], "\x1a \r\n") == "" {
			continue
		}
		line, _ := r.FieldPos(0)
		if err := checkRow(f.Name, line, row, columns); err != nil {
			return err
		}
		rows++
		if err := add(row, f.Name+":"+strconv.Itoa(rows)); err != nil {
			return &source.SyntaxError{File: f.Name, Line: line, Reason: err.Error()}
		}
	}
	sum, err := f.Done(rows)
	s.list.Sources = append(s.list.Sources, sum)
	return err
}

// checkRow holds a record to the shape that the publisher documents.
func checkRow(file string, line int, row []string, columns int) error {
	if len(row) != columns {
		return &source.SyntaxError{
			File: file, Line: line,
			Reason: fmt.Sprintf("%d columns where OFAC's format has %d", len(row), columns),
			Hint:   "the file is cut off, or is not this file of the set",
		}
	}
	if _, err := strconv.ParseUint(strings.TrimSpace(row[0]), 10, 63); err != nil {
		return &source.SyntaxError{File: file, Line: line, Reason: fmt.Sprintf("the entry number is %q", row[0]), Hint: "is this a file of the OFAC CSV set?"}
	}
	for _, field := range row {
		if err := source.CheckUTF8(file, line, field); err != nil {
			return err
		}
	}
	return nil
}

// null turns the publisher's -0- into "".
func null(field string) string {
	if strings.TrimSpace(field) == "-0-" {
		return ""
	}
	return field
}

// cutAt is the length at which OFAC cuts remarks and goes on in the comments.
const cutAt = 1000

func (s *csvSet) addPrimary(row []string, comments map[string]string, src string) error {
	id := row[0]
	if _, twice := s.byID[id]; twice {
		return fmt.Errorf("entry %s stands in the file twice", id)
	}
	remarks := null(row[11])
	if len(remarks) == cutAt {
		remarks += comments[id]
	}
	e := watchlist.Entry{ID: id, Type: entryType(null(row[2])), Remarks: remarks, Source: src}
	e.Names = []watchlist.Name{primaryName(row[1], e.Type, src)}
	for code := range strings.SplitSeq(null(row[3]), "] [") {
		if code != "" {
			e.Programmes = append(e.Programmes, watchlist.Programme{Code: code})
		}
	}
	for i, column := range primaryColumns {
		if value := null(row[4+i]); value != "" {
			e.Statements = append(e.Statements, watchlist.Statement{Kind: column.kind, Label: column.label, Value: value})
		}
	}
	s.byID[id] = len(s.list.Entries)
	s.list.Entries = append(s.list.Entries, e)
	return nil
}

// primaryColumns are columns 5 to 11 of sdn.csv.
var primaryColumns = [...]struct{ kind, label string }{
	{watchlist.Title, "Title"},
	{watchlist.CallSign, "Call Sign"},
	{"", "Vessel Type"},
	{"", "Tonnage"},
	{"", "Gross Registered Tonnage"},
	{watchlist.Flag, "Vessel Flag"},
	{"", "Vessel Owner"},
}

func entryType(s string) watchlist.Type {
	switch strings.ToLower(s) {
	case "individual":
		return watchlist.Person
	case "vessel":
		return watchlist.Vessel
	case "aircraft":
		return watchlist.Aircraft
	case "", "entity":
		return watchlist.Organisation
	}
	return watchlist.Unknown
}

// primaryName parts "SURNAME, Given names" of a person.
func primaryName(text string, t watchlist.Type, src string) watchlist.Name {
	n := watchlist.Name{Text: text, Kind: watchlist.Primary, Source: src}
	if surname, given, ok := strings.Cut(text, ", "); ok && t == watchlist.Person {
		n.Surname, n.Given = surname, given
	}
	return n
}

func (s *csvSet) addAlias(row []string, src string) error {
	i, ok := s.byID[row[0]]
	if !ok {
		s.orphan(src, row[0])
		return nil
	}
	e := &s.list.Entries[i]
	n := primaryName(null(row[3]), e.Type, src)
	n.ID, n.Kind, n.Note = row[1], aliasKind(row[2]), null(row[4])
	e.Names = append(e.Names, n)
	return nil
}

func aliasKind(s string) watchlist.NameKind {
	switch strings.ReplaceAll(strings.ToLower(s), ".", "") {
	case "fka":
		return watchlist.Formerly
	case "nka":
		return watchlist.Now
	}
	return watchlist.Alias
}

func (s *csvSet) addAddress(row []string, src string) error {
	i, ok := s.byID[row[0]]
	if !ok {
		s.orphan(src, row[0])
		return nil
	}
	street, city, country, note := null(row[2]), null(row[3]), null(row[4]), null(row[5])
	if cmp.Or(street, city, country, note) == "" {
		return nil // an entry without an address still has a row
	}
	a := watchlist.Address{
		ID: row[1], City: city, Country: watchlist.CountryCode(country), CountryText: country,
		Note: note, Source: src,
	}
	if street != "" {
		a.Lines = []string{street}
	}
	e := &s.list.Entries[i]
	e.Addresses = append(e.Addresses, a)
	return nil
}

// orphan notes a row whose entry is not in the primary file.
func (s *csvSet) orphan(src, id string) {
	s.strays[id] = true
	s.list.Warnings = append(s.list.Warnings, fmt.Sprintf("%s names entry %s, which the list does not have", src, id))
}

// warnCut names the entries whose remarks are cut and go on nowhere.
func (s *csvSet) warnCut(comments map[string]string) {
	for _, e := range s.list.Entries {
		if _, ok := comments[e.ID]; len(e.Remarks) == cutAt && !ok {
			s.list.Warnings = append(s.list.Warnings, fmt.Sprintf("the remarks of entry %s are cut at %d characters and no comments file continues them", e.ID, cutAt))
		}
	}
}
