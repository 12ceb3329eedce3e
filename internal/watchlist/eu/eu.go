// Package eu reads the European Union's consolidated list of financial
// sanctions: XML 1.1 by its schema, and CSV 1.0. What goes in is the file as
// published; what comes out is a watchlist.List with one entry a sanctioned
// entity. Of the CSV only an excerpt re-saved by a spreadsheet was at hand, of
// the XML only the schema: neither reader has met a complete real file. The
// files may be reused with attribution but are not part of this repository.
package eu

import (
	"fmt"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/source"
)

// Read reads either form.
func Read(f *source.File) (*watchlist.List, error) {
	if source.Sniff(f.Peek(1024)) == source.XML {
		return readXML(f)
	}
	return readCSV(f)
}

// subjectType reads the code of a subject: P or person, E or enterprise.
func subjectType(code string) watchlist.Type {
	switch strings.ToLower(code) {
	case "p", "person":
		return watchlist.Person
	case "e", "enterprise":
		return watchlist.Organisation
	}
	return watchlist.Unknown
}

// documentType gives our word for the publisher's identification code.
func documentType(code string) string {
	switch code = strings.ToLower(code); {
	case strings.Contains(code, "passport"):
		return "passport"
	case strings.Contains(code, "tax"), strings.Contains(code, "fiscal"):
		return "tax_id"
	case strings.Contains(code, "regnumber"), strings.Contains(code, "registration"):
		return "registration"
	case strings.Contains(code, "swift"), strings.Contains(code, "bic"):
		return "swift"
	case strings.Contains(code, "imo"):
		return "imo"
	}
	return "national_id"
}

// contactType gives our word for a key of contact information.
func contactType(key string) string {
	switch key = strings.ToLower(key); {
	case strings.Contains(key, "mail"):
		return "email"
	case strings.Contains(key, "phone"), strings.Contains(key, "fax"), strings.Contains(key, "mobile"):
		return "phone"
	case strings.Contains(key, "web"), strings.Contains(key, "url"):
		return "website"
	}
	return "handle"
}

// known gives a value unless it is one of the publisher's words for "none".
func known(s string) string {
	switch s {
	case "UNKNOWN", "00":
		return ""
	}
	return s
}

// birthOf builds a date of birth from what the publisher gives of it.
func birthOf(day, dayOfMonth, month, year, from, to string, circa bool) watchlist.Date {
	text := day
	switch {
	case day != "":
	case from != "" && from != "0":
		text = from + " to " + to
	case year != "" && month != "" && dayOfMonth != "":
		text = fmt.Sprintf("%s-%02s-%02s", year, month, dayOfMonth)
	case year != "" && month != "":
		text = fmt.Sprintf("%s-%02s", year, month)
	default:
		text = year
	}
	d := watchlist.ParseDate("birth", text)
	d.Circa = circa
	return d
}
