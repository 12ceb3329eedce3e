package hs

import (
	"bytes"
	"encoding/csv"
	"fmt"
)

// A Watch says why a subheading deserves a look. Lawful trade exists under
// every one: it is a reason to ask for documents, never an accusation.
type Watch struct {
	Code  string // six digits
	Alone bool   // the code by itself is a reason to ask; else only beside a matching text
	Why   string
}

// Watch looks up the subheading that code begins with.
func (x *Index) Watch(code string) (Watch, bool) {
	digits := digits(code)
	if len(digits) < 6 {
		return Watch{}, false
	}
	w, ok := x.watch[digits[:6]]
	return w, ok
}

func (x *Index) readWatch(data []byte) error {
	r := csv.NewReader(bytes.NewReader(data))
	r.Comment = '#'
	r.FieldsPerRecord = 4
	records, err := r.ReadAll()
	if err != nil {
		return err
	}
	x.watch = make(map[string]Watch, len(records))
	for _, rec := range records[1:] {
		w := Watch{Code: rec[0], Alone: rec[1] == "yes", Why: rec[2]}
		if _, ok := x.texts[w.Code]; !ok {
			return fmt.Errorf("%s is not a code of the nomenclature", w.Code)
		}
		x.watch[w.Code] = w
	}
	return nil
}
