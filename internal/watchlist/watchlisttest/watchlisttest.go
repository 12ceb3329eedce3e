// Package watchlisttest helps the tests of the readers: it finds the reference
// lists, and compares the texts of a source file, collected by another method
// than the reader's, with the texts of the list that was read.
package watchlisttest

import (
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/source"
)

// Shared gives a file or folder of the reference lists beside the repository,
// or skips the test plainly where they are absent.
func Shared(t testing.TB, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		dir = filepath.Dir(dir)
	}
	path := filepath.Join(dir, "../shared/data/lists", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("skipped: the reference list %s is not on this machine", name)
	}
	return path
}

// Open opens one file for a reader.
func Open(t testing.TB, path string) *source.File {
	t.Helper()
	f, err := source.Open(os.DirFS(filepath.Dir(path)), filepath.Base(path))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// Texts gives every text that an entry holds, one a line.
func Texts(e *watchlist.Entry) string {
	var b strings.Builder
	appendTexts(&b, reflect.ValueOf(e).Elem())
	return b.String()
}

// AllTexts gives every text that a list's entries hold, one a line.
func AllTexts(l *watchlist.List) string {
	var b strings.Builder
	for i := range l.Entries {
		appendTexts(&b, reflect.ValueOf(&l.Entries[i]).Elem())
	}
	return b.String()
}

func appendTexts(b *strings.Builder, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		b.WriteString(v.String())
		b.WriteByte('\n')
	case reflect.Slice:
		for i := range v.Len() {
			appendTexts(b, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			appendTexts(b, v.Field(i))
		}
	}
}

// A Leaf is a text of an XML file with the path of element names to it.
type Leaf struct {
	Path string
	Text string
}

// Leaves walks an XML file and gives, for each element called record, the
// texts below it. With an empty record the whole file is one record.
func Leaves(t testing.TB, r io.Reader, record string) [][]Leaf {
	t.Helper()
	d := xml.NewDecoder(r)
	var records [][]Leaf
	var path []string
	inside := 0
	if record == "" {
		records, inside = append(records, nil), 1
	}
	for {
		token, err := d.Token()
		if err == io.EOF {
			return records
		}
		if err != nil {
			t.Fatal(err)
		}
		switch tok := token.(type) {
		case xml.StartElement:
			path = append(path, tok.Name.Local)
			if tok.Name.Local == record {
				records = append(records, nil)
				inside++
			}
		case xml.EndElement:
			path = path[:len(path)-1]
			if tok.Name.Local == record {
				inside--
			}
		case xml.CharData:
			if text := strings.TrimSpace(string(tok)); text != "" && inside > 0 {
				last := len(records) - 1
				records[last] = append(records[last], Leaf{strings.Join(path, "/"), text})
			}
		}
	}
}
