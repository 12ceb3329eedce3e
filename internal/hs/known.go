package hs

import (
	"bytes"
	"encoding/csv"
	"fmt"
)

// nationalUse is the first chapter whose headings each country makes its own.
const nationalUse = "98"

// HasHeading reports whether the nomenclature has the heading that a code
// begins with, or an earlier edition had it. Of codes shorter than a heading,
// and of chapters for national use, nothing is known: they pass.
func (x *Index) HasHeading(code string) bool {
	code = digits(code)
	if len(code) < 4 || code[:2] >= nationalUse {
		return true
	}
	_, ok := x.texts[code[:4]]
	return ok || x.retired[code[:4]]
}

func (x *Index) readRetired(data []byte) error {
	r := csv.NewReader(bytes.NewReader(data))
	r.Comment = '#'
	r.FieldsPerRecord = 2
	records, err := r.ReadAll()
	if err != nil {
		return err
	}
	x.retired = make(map[string]bool, len(records))
	for _, rec := range records[min(1, len(records)):] {
		if _, ok := x.texts[rec[0]]; ok {
			return fmt.Errorf("heading %s is in the nomenclature", rec[0])
		}
		x.retired[rec[0]] = true
	}
	return nil
}
