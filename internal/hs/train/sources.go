package train

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// Sources are the labelled texts and the nomenclature in one folder.
type Sources struct {
	Labelled []Row // short descriptions with their codes, medicines included
	Other    []Row // ordinary goods and the nomenclature in several languages
	Texts    []Row // the English text of every code
	Words    *Words
}

const (
	// labelledWeight lets a short description count more than a legal text: the
	// former is what people declare.
	labelledWeight = 3

	// foreignWeight keeps four languages of legal text from drowning one of
	// everyday words.
	foreignWeight = 0.3
)

// Open reads the folder of goods texts and the folder of WordNet.
func Open(goods, wordnet fs.FS) (*Sources, error) {
	s := &Sources{}
	var err error
	if s.Words, err = WordNet(wordnet); err != nil {
		return nil, fmt.Errorf("read WordNet (Debian package wordnet-base): %w", err)
	}
	fsys := goods
	if s.Labelled, err = Labelled(fsys, "hmrc-labelled-dev.tsv"); err != nil {
		return nil, err
	}
	for i := range s.Labelled {
		s.Labelled[i].Weight = labelledWeight
		s.Labelled[i].Judge = true
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
	for i := range s.Other {
		r := &s.Other[i]
		switch {
		case r.Kind == "hs-en":
			s.Texts = append(s.Texts, *r)
		case strings.HasPrefix(r.Kind, "hmrc-"):
			r.Weight = labelledWeight
		case foreign(r.Kind):
			r.Weight = foreignWeight
		}
	}
	return s, nil
}

func foreign(kind string) bool {
	i := strings.LastIndexByte(kind, '-')
	return slices.Contains([]string{"es", "fr", "de", "it"}, kind[i+1:])
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
