// Package train builds the text model of internal/hs from labelled texts:
// rows go in, a compact model comes out. It reads the files it is given and
// nothing else, and the same rows give the same bytes. It is for tools; the
// program itself only reads the finished model.
package train

import (
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode"
)

// A Row is one text with the code of the goods it describes.
type Row struct {
	Text   string
	Code   string // two, four or six digits
	Kind   string // as the source calls it: "parcel-description", "us-hts", ...
	Weight float32
	Judge  bool // it looks like a declared text: such rows judge a fit
}

// Labelled reads hmrc-labelled-*.tsv: text, code, kind.
func Labelled(fsys fs.FS, name string) ([]Row, error) {
	return readTSV(fsys, name, func(f []string) (Row, bool) {
		return row(f[0], f[1], f[2])
	})
}

// Benign reads the rows with a code of benign-*.tsv.gz: text, source, code.
func Benign(fsys fs.FS, name string) ([]Row, error) {
	return readTSV(fsys, name, func(f []string) (Row, bool) {
		return row(f[0], f[2], f[1])
	})
}

// ChineseChapters reads hs-chapters-zh.tsv: code, text.
func ChineseChapters(fsys fs.FS, name string) ([]Row, error) {
	return readTSV(fsys, name, func(f []string) (Row, bool) {
		return row(f[1], f[0], "chapter-zh")
	})
}

// row checks a code; statistics codes (98, 99) are not Harmonized System.
func row(text, code, kind string) (Row, bool) {
	code = code[:min(len(code), 6)]
	if len(code)%2 == 1 {
		code = code[:len(code)-1]
	}
	ok := len(code) >= 2 && code[:2] >= "01" && code[:2] < "98"
	return Row{Text: text, Code: code, Kind: kind, Weight: 1}, ok
}

func readTSV(fsys fs.FS, name string, read func(fields []string) (Row, bool)) ([]Row, error) {
	data, err := readAll(fsys, name)
	if err != nil {
		return nil, err
	}
	var rows []Row
	for i, line := range strings.Split(string(data), "\n") {
		if i == 0 || line == "" {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) < 2 {
			return nil, fmt.Errorf("%s line %d: no tab", name, i+1)
		}
		fields = append(fields, "")
		if r, ok := read(fields); ok {
			rows = append(rows, r)
		}
	}
	return rows, nil
}

// Nomenclature reads hs.csv.gz: English texts that stand alone, and texts in
// five languages that continue their parent's.
func Nomenclature(fsys fs.FS, name string) ([]Row, error) {
	records, err := readCSV(fsys, name)
	if err != nil {
		return nil, err
	}
	var rows []Row
	headings := map[string][]string{}
	for _, rec := range records[1:] {
		code := rec[0]
		if len(code) == 4 {
			headings[code] = rec
		}
		if r, ok := row(rec[4], code, "hs-en"); ok {
			rows = append(rows, r)
		}
		for column := 5; column < len(rec); column++ {
			rows = appendRelative(rows, rec[column], headings[rec[2]], column, code, "hs-"+records[0][column])
		}
	}
	return rows, nil
}

// Combined reads cn8-2025.csv.gz, whose texts continue those of hs.csv.gz.
func Combined(fsys fs.FS, name string) ([]Row, error) {
	records, err := readCSV(fsys, name)
	if err != nil {
		return nil, err
	}
	var rows []Row
	for _, rec := range records[1:] {
		for column := 1; column < len(rec); column++ {
			rows = appendRelative(rows, rec[column], nil, 0, rec[0], "cn8-"+records[0][column])
		}
	}
	return rows, nil
}

// appendRelative adds a text by itself and behind its parent's.
func appendRelative(rows []Row, text string, parent []string, column int, code, kind string) []Row {
	if r, ok := row(text, code, kind); ok && text != "" {
		rows = append(rows, r)
		if parent != nil && parent[column] != "" {
			r.Text = parent[column] + ", " + text
			rows = append(rows, r)
		}
	}
	return rows
}

func readCSV(fsys fs.FS, name string) ([][]string, error) {
	data, err := readAll(fsys, name)
	if err != nil {
		return nil, err
	}
	records, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return records, nil
}

func readAll(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
	}
	return io.ReadAll(r)
}

// Normal is the form in which two texts count as the same: lower case, every
// run of characters other than letters and digits one space.
func Normal(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}
