package source

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// A Table is a file of rows under a header. Rows come from a CSV file or from
// the sheet of a spreadsheet.
type Table struct {
	Unknown []string // columns that the reader did not expect; rows keep them

	file  string
	names []string
	exact bool                                       // rows must be as wide as the header
	next  func() (row []string, line int, err error) // io.EOF ends
	rows  int
}

// Rows is the number of rows that Next has given.
func (t *Table) Rows() int { return t.rows }

// CSVTable reads f as CSV with the given separator. Fields that are not UTF-8
// are taken as windows-1252, which is what publishers' older files are.
func CSVTable(f *File, comma rune) (*Table, error) {
	if err := f.Expect(Text, "give the list as the publisher offers it"); err != nil {
		return nil, err
	}
	r := csv.NewReader(f)
	r.Comma, r.FieldsPerRecord = comma, -1
	next := func() ([]string, int, error) {
		row, err := r.Read()
		if err != nil {
			return nil, 0, f.CSVFault(err)
		}
		line, _ := r.FieldPos(0)
		return row, line, nil
	}
	return &Table{file: f.Name, next: next, exact: true}, nil
}

// Ragged allows rows that lack their last columns, as people write them by
// hand. A publisher's row that is short was cut off.
func (t *Table) Ragged() { t.exact = false }

// RowsTable reads rows that are in memory already.
func RowsTable(file string, rows [][]string) *Table {
	i := 0
	next := func() ([]string, int, error) {
		if i == len(rows) {
			return nil, 0, io.EOF
		}
		i++
		return rows[i-1], i, nil
	}
	return &Table{file: file, next: next}
}

// CSVFault puts an error of the CSV reader into words; io.EOF stays as it is.
func (f *File) CSVFault(err error) error {
	var syntax *csv.ParseError
	switch {
	case err == io.EOF:
		return err
	case errors.As(err, &syntax):
		return &SyntaxError{File: f.Name, Line: syntax.Line, Reason: syntax.Err.Error(), Hint: "the file is cut off or damaged: download it again"}
	}
	return f.Wrap(err)
}

// Line reads one row that is not under the header, such as a date above it.
func (t *Table) Line() ([]string, error) {
	row, _, err := t.next()
	if err == io.EOF {
		return nil, &SyntaxError{File: t.file, Reason: "the file ends before its header", Hint: "download it again"}
	}
	return row, err
}

// Header reads the header. A column of want that is missing is an error: the
// publisher has changed its format, and reading on would lose what it held.
func (t *Table) Header(want ...string) error {
	row, err := t.Line()
	if err != nil {
		return err
	}
	return t.SetHeader(row, want...)
}

// SetHeader is Header for a row that was read already.
func (t *Table) SetHeader(row []string, want ...string) error {
	t.names = make([]string, 0, len(row))
	for _, name := range row {
		t.names = append(t.names, strings.TrimSpace(strings.TrimPrefix(decoded(name), "\ufeff")))
	}
	for _, name := range want {
		if !slices.Contains(t.names, name) {
			return &SyntaxError{File: t.file, Reason: fmt.Sprintf("there is no column %q", name), Hint: "is this the right file? If the publisher changed its format, this program must learn it"}
		}
	}
	for _, name := range t.names {
		if name != "" && !slices.Contains(want, name) {
			t.Unknown = append(t.Unknown, name)
		}
	}
	return nil
}

// Next gives the next row, or io.EOF.
func (t *Table) Next() (*Row, error) {
	values, line, err := t.next()
	if err != nil {
		return nil, err
	}
	for len(values) > len(t.names) && strings.TrimSpace(values[len(values)-1]) == "" {
		values = values[:len(values)-1]
	}
	if t.exact && len(values) < len(t.names) {
		return nil, &SyntaxError{File: t.file, Line: line, Reason: fmt.Sprintf("%d columns under a header of %d", len(values), len(t.names)), Hint: "the file is cut off or damaged: download it again"}
	}
	if len(values) > len(t.names) {
		return nil, &SyntaxError{File: t.file, Line: line, Reason: fmt.Sprintf("%d columns under a header of %d", len(values), len(t.names)), Hint: "the file is damaged: download it again"}
	}
	t.rows++
	return &Row{Line: line, table: t, values: values, used: make([]bool, len(values))}, nil
}

// A Row is one row of a table. Asking for a column marks it as used.
type Row struct {
	Line int

	table  *Table
	values []string
	used   []bool
}

// Source says where the row stands.
func (r *Row) Source() string { return fmt.Sprintf("%s:%d", r.table.file, r.Line) }

// Fault says what is wrong with the row.
func (r *Row) Fault(reason, hint string) error {
	return &SyntaxError{File: r.table.file, Line: r.Line, Reason: reason, Hint: hint}
}

// Get gives the value of a column without blanks around it, or "".
func (r *Row) Get(name string) string {
	i := slices.Index(r.table.names, name)
	if i < 0 || i >= len(r.values) {
		return ""
	}
	r.used[i] = true
	return strings.TrimSpace(decoded(r.values[i]))
}

// Unused calls yield with each column that has a value nobody asked for.
func (r *Row) Unused(yield func(name, value string)) {
	for i, v := range r.values {
		if v = strings.TrimSpace(decoded(v)); !r.used[i] && v != "" {
			yield(r.table.names[i], v)
		}
	}
}

// decoded gives s as UTF-8.
func decoded(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	text, err := charmap.Windows1252.NewDecoder().String(s)
	if err != nil {
		return strings.ToValidUTF8(s, "\ufffd")
	}
	return text
}
