package own

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// header is what Write writes: the columns that Read gives a meaning to.
var header = slices.Concat([]string{"id", "name", "type", "alias", "address", "city", "postcode", "country", "birth_date", "date", "expires", "programme", "reason", "owner", "percent"}, identifierTypes[:])

// Write writes a list as CSV that Read reads again. Of several addresses the
// parts are not kept apart: each becomes one text in the column address. What
// has no column (remarks, statements, the dates of documents) is left out.
func Write(w io.Writer, l *watchlist.List) error {
	out := csv.NewWriter(w)
	if err := out.Write(header); err != nil {
		return fmt.Errorf("write list %s: %w", l.Name, err)
	}
	for i := range l.Entries {
		if err := out.Write(row(&l.Entries[i])); err != nil {
			return fmt.Errorf("write list %s: %w", l.Name, err)
		}
	}
	out.Flush()
	return out.Error()
}

func row(e *watchlist.Entry) []string {
	cells := map[string][]string{"id": {e.ID}, "type": {string(e.Type)}}
	for i, n := range e.Names {
		if i == 0 {
			cells["name"] = []string{n.Text}
		} else {
			cells["alias"] = append(cells["alias"], n.Text)
		}
	}
	addAddresses(cells, e.Addresses)
	for _, d := range e.Dates {
		switch d.Kind {
		case "birth":
			cells["birth_date"] = append(cells["birth_date"], d.Text)
		case Expires:
			cells["expires"] = []string{d.From}
		case "listed":
			cells["date"] = []string{d.From}
		}
	}
	for _, p := range e.Programmes {
		cells["programme"] = append(cells["programme"], p.Code)
	}
	for _, s := range e.Statements {
		if s.Kind == watchlist.Reason {
			cells["reason"] = append(cells["reason"], s.Value)
		}
	}
	for _, r := range e.Relations {
		if r.Kind == "owned_by" {
			cells["owner"] = append(cells["owner"], r.Name)
			cells["percent"] = append(cells["percent"], r.Percent)
		}
	}
	for _, id := range e.Identifiers {
		cells[id.Type] = append(cells[id.Type], id.Value)
	}
	out := make([]string, len(header))
	for i, column := range header {
		out[i] = cell(column, cells[column])
	}
	return out
}

// addAddresses fills the columns of one address in its parts, or joins each of
// several to one text.
func addAddresses(cells map[string][]string, all []watchlist.Address) {
	if len(all) == 1 {
		a := all[0]
		cells["address"], cells["city"], cells["postcode"] = a.Lines, []string{a.City}, []string{a.Postcode}
		cells["country"] = []string{a.CountryText}
		return
	}
	for _, a := range all {
		parts := slices.Concat(a.Lines, []string{a.City, a.Region, a.Postcode, a.CountryText})
		parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
		cells["address"] = append(cells["address"], strings.Join(parts, ", "))
	}
}

// cell joins values with the mark that Read parts them by, which no value may
// hold. A cell that a spreadsheet would take for a formula begins with a blank,
// which Read drops.
func cell(column string, values []string) string {
	plain := make([]string, len(values))
	for i, v := range values {
		plain[i] = strings.ReplaceAll(v, "|", "/")
	}
	text := strings.Join(plain, "|")
	if column == "id" || column == "name" || column == "reason" {
		text = strings.Join(values, "\n")
	}
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return " " + text
	}
	return text
}
