package main

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"
)

// A sample is one text with the HS code that its publisher gives it.
type sample struct {
	text   string
	code   string // two digits or more
	kind   string // of labelled texts: parcel-description, search-reference, brand
	weight float32
}

// normal is the form in which two texts count as the same.
func normal(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

func open(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil || !strings.HasSuffix(path, ".gz") {
		return f, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return z, nil
}

func tsv(path string, row func(f []string)) error {
	r, err := open(path)
	if err != nil {
		return err
	}
	defer r.Close()
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for first := true; lines.Scan(); first = false {
		if !first {
			row(strings.Split(lines.Text(), "\t"))
		}
	}
	return lines.Err()
}

// A heading is one row of the nomenclature.
type heading struct {
	code, text string
	texts      []string // in other languages, with the parents' texts
}

// nomenclature reads hs.csv.gz and joins the relative texts along the parents.
func nomenclature(dir string) ([]heading, error) {
	r, err := open(filepath.Join(dir, "hs.csv.gz"))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	rows, err := csv.NewReader(r).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("hs.csv.gz: %w", err)
	}
	type languages [5]string
	own := map[string]languages{}
	var out []heading
	for _, f := range rows[1:] {
		code, parent := f[0], f[2]
		if strings.HasPrefix(code, "99") {
			continue
		}
		var joined languages
		for i := range joined {
			joined[i] = f[5+i]
			if up := own[parent][i]; up != "" && len(parent) > 2 {
				joined[i] = up + ", " + f[5+i]
			}
		}
		own[code] = joined
		out = append(out, heading{code: code, text: f[4], texts: joined[:]})
	}
	return out, nil
}

// samples reads everything that carries a code.
func samples(dir string) (labelled, other []sample, headings []heading, err error) {
	if headings, err = nomenclature(dir); err != nil {
		return
	}
	for _, h := range headings {
		other = append(other, sample{text: h.text, code: h.code, weight: 1})
		for _, t := range h.texts {
			if t != "" {
				other = append(other, sample{text: t, code: h.code, weight: 0.5})
			}
		}
	}
	err = tsv(filepath.Join(dir, "hs-chapters-zh.tsv"), func(f []string) {
		if f[0] != "99" {
			for _, part := range strings.FieldsFunc(f[1], func(r rune) bool { return strings.ContainsRune("、，；及或和", r) }) {
				other = append(other, sample{text: part, code: f[0], weight: 1})
			}
		}
	})
	if err != nil {
		return
	}
	err = tsv(filepath.Join(dir, "benign-dev.tsv.gz"), func(f []string) {
		if len(f[2]) >= 4 {
			other = append(other, sample{text: f[0], code: f[2], weight: 1})
		}
	})
	if err != nil {
		return
	}
	err = tsv(filepath.Join(dir, "hmrc-labelled-dev.tsv"), func(f []string) {
		labelled = append(labelled, sample{text: f[0], code: f[1], kind: f[2], weight: 2})
	})
	return
}
