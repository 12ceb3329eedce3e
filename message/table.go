package message

import (
	"bytes"
	"fmt"
	"io"
)

// A table splits a CSV into parcels: consecutive rows of one record_id. A row
// without id is a parcel of its own.
type table struct {
	src     *source
	columns *columns
	held    *row // read, but not yet part of a record
	mended  int  // how often a row was cut off at its first line
}

// A row is one row of the file, as it stands there without its line end.
type row struct {
	data   []byte
	offset int64
	fault  *Error
}

func openTable(src *source, m *Mapping) (*table, error) {
	t := &table{src: src}
	header, tooLong, err := src.line()
	switch {
	case err != nil:
		return nil, err
	case tooLong:
		return nil, src.oversized(nil)
	}
	t.columns, err = readHeader(string(trimLineEnd(header)), m)
	return t, err
}

func (t *table) next() (chunk, error) {
	first, err := t.row()
	if err != nil {
		return chunk{offset: first.offset, data: first.data}, err
	}
	c := chunk(first)
	id := t.columns.idOf(first.data)
	for id != "" {
		next, err := t.row()
		if err == io.EOF {
			break
		}
		if err != nil {
			return c, withID(err, id) // the record may go on where the file breaks off
		}
		if t.columns.idOf(next.data) != id {
			t.held = &next
			break
		}
		t.join(&c, next)
	}
	return c, nil
}

// withID keeps the id of the record that the file's end cuts.
func withID(err error, id string) error {
	fault := fileError(err)
	fault.ID = id
	return fault
}

// join adds a row to a record; the record keeps its first fault.
func (t *table) join(c *chunk, r row) {
	switch {
	case c.fault != nil:
	case r.fault != nil:
		c.fault = r.fault
	case len(c.data)+len(r.data) > t.src.limit:
		c.fault = t.src.oversized(nil)
		c.fault.ID = t.columns.idOf(c.data)
	default:
		c.data = append(append(c.data, '\n'), r.data...)
	}
}

// row reads the next row that is not blank.
func (t *table) row() (row, error) {
	if r := t.held; r != nil {
		t.held = nil
		return *r, nil
	}
	for {
		start := t.src.offset
		line, tooLong, err := t.src.line()
		switch {
		case err != nil:
			return row{data: line, offset: start}, err
		case tooLong:
			fault := t.src.oversized(nil)
			fault.ID = t.columns.idOf(line)
			return row{data: line, offset: start, fault: fault}, nil
		}
		if len(bytes.TrimSpace(line)) > 0 {
			return t.complete(line, start)
		}
	}
}

// complete adds the lines that a quoted field runs over. A stray quote
// swallows the rows after it: where the result is not a proper row, the row
// ends at its first line and reading goes on from there.
func (t *table) complete(line []byte, start int64) (row, error) {
	scanner := rowScanner{comma: t.columns.comma}
	first := len(line)
	open := scanner.open(line)
	for open && len(line) <= t.src.limit {
		more, tooLong, err := t.src.line()
		line = append(line, more...)
		if err != nil && err != io.EOF {
			return row{data: line, offset: start}, err
		}
		if tooLong || err == io.EOF {
			break
		}
		open = scanner.open(more)
	}
	data := trimLineEnd(line)
	if len(line) == first || t.columns.wellFormed(data) {
		return row{data: data, offset: start}, nil
	}
	if t.mended++; t.mended > maxMended {
		return row{data: line[:first], offset: start}, &Error{Reason: "too many rows have a stray quote", Hint: "see how the file's writer quotes its fields"}
	}
	t.src.unread(line[first:])
	return row{data: trimLineEnd(line[:first]), offset: start, fault: &Error{
		ID:     t.columns.idOf(line[:first]),
		Reason: "a quote is not closed in this row",
		Hint:   fmt.Sprintf("double a quote inside a field, and close each field with one before the %q", t.columns.comma),
	}}, nil
}
