package train

import (
	"fmt"
	"io/fs"
	"slices"
)

// Sources are the labelled texts and the nomenclature in one folder.
type Sources struct {
	Labelled []Row // short descriptions with their codes, medicines included
	Other    []Row // ordinary goods and the nomenclature in several languages
	Texts    []Row // the English text of every code
}

// labelledWeight lets a short description count more than a legal text: the
// former is what people declare.
const labelledWeight = 3

// Open reads the folder.
func Open(fsys fs.FS) (*Sources, error) {
	s := &Sources{}
	var err error
	if s.Labelled, err = Labelled(fsys, "hmrc-labelled-dev.tsv"); err != nil {
		return nil, err
	}
	for i := range s.Labelled {
		s.Labelled[i].Weight = labelledWeight
	}
	for _, part := range []struct {
		name string
		read func(fsys fs.FS, name string) ([]Row, error)
	}{
		{"hs.csv.gz", Nomenclature},
		{"cn8-2025.csv.gz", Combined},
		{"hs-chapters-zh.tsv", ChineseChapters},
		{"benign-dev.tsv.gz", Benign},
	} {
		rows, err := part.read(fsys, part.name)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", part.name, err)
		}
		s.Other = append(s.Other, rows...)
	}
	for _, r := range s.Other {
		if r.Kind == "hs-en" {
			s.Texts = append(s.Texts, r)
		}
	}
	return s, nil
}

// Codes lists the six-digit subheadings, sorted.
func (s *Sources) Codes() []string {
	var codes []string
	for _, r := range s.Texts {
		if len(r.Code) == 6 {
			codes = append(codes, r.Code)
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// Rows are all texts, without those that occur among left in normal form.
func (s *Sources) Rows(left map[string]bool) []Row {
	var rows []Row
	for _, part := range [][]Row{s.Labelled, s.Other} {
		for _, r := range part {
			if !left[Normal(r.Text)] {
				rows = append(rows, r)
			}
		}
	}
	return rows
}
