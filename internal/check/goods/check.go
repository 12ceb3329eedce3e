package goods

import (
	"slices"
	"strconv"
	"strings"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/internal/substance"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// Check reads every content line of a parcel.
func (r *Reader) Check(p *parcel.Parcel, prof *jurisdiction.Profile) []finding.Finding {
	var out []finding.Finding
	date := p.Item.PostedAt
	if len(date) > len("2006-01-02") {
		date = date[:len("2006-01-02")]
	}
	permit := permitOf(p.Item.Documents)
	for i := range p.Contents {
		c := &p.Contents[i]
		if c.Description == "" {
			continue // missing: the completeness check says so
		}
		l := Line{Text: c.Description, HS: c.HS, Date: date, Permit: permit, Pointer: "/contents/" + strconv.Itoa(i), InParcel: true}
		if c.NetMassG != nil {
			l.MassGrams = *c.NetMassG
		} else if len(p.Contents) == 1 && p.Item.GrossMassG != nil {
			l.MassGrams = *p.Item.GrossMassG
		}
		out = append(out, r.Read(l, prof).Findings...)
		if c.UNNumber != "" {
			out = append(out, r.dangerous(l, c.UNNumber, prof)...)
		}
	}
	return out
}

// dangerous says what a declared UN number of dangerous goods names, unless the
// text of the line names it too.
func (r *Reader) dangerous(l Line, number string, prof *jurisdiction.Profile) []finding.Finding {
	said := r.substances.Find(l.Text, substance.Facts{})
	l.Text = "UN " + strings.TrimSpace(strings.TrimPrefix(strings.ToUpper(number), "UN"))
	w := writer{line: &l, prof: prof, reader: r}
	var out []finding.Finding
	for _, m := range r.substances.Find(l.Text, substance.Facts{MassGrams: l.MassGrams}) {
		if slices.ContainsFunc(said, func(s substance.Mention) bool { return s.Substance == m.Substance }) {
			continue
		}
		f := w.substance(&m)
		f.Field, f.Text, f.Spans = l.Pointer+"/un_number", number, nil
		out = append(out, f)
	}
	return out
}

// permitOf returns the reference of the first paper that may allow the import
// of controlled goods or regulated machines. Types of papers have four letters
// at most in the record (LIC, DEA), or are UN/CEFACT codes (911: import licence).
func permitOf(docs []parcel.Document) string {
	for _, d := range docs {
		if d.Ref == "" {
			continue
		}
		kind := strings.ToLower(d.Type)
		for _, word := range []string{"lic", "permit", "authori", "transaction", "dea", "452", "certificate", "911"} {
			if strings.Contains(kind, word) {
				return d.Ref
			}
		}
	}
	return ""
}
