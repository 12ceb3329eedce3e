package message

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/tidewaiter/tidewaiter/parcel"
)

// columns is what the header of a CSV and its mapping mean.
type columns struct {
	comma     byte
	list      []column
	id        int // index of the column that goes to record_id, or -1
	constants []constant
	notes     []string
}

// A column is one column of the file.
type column struct {
	name    string
	targets []parcel.Path // none: it goes to the extensions
	ignored bool
	ofLine  bool // its value belongs to a content line and may differ from row to row
	form    Column
}

type constant struct {
	path  parcel.Path
	value string
}

// idOf reads the record id of a row, even of one with broken quotes.
func (c *columns) idOf(data []byte) string {
	if c.id < 0 {
		return ""
	}
	if c.id == 0 && len(data) > 0 && data[0] != '"' { // the usual case, without a copy of the row
		id, _, _ := bytes.Cut(data, []byte{c.comma})
		return string(id)
	}
	fields, _ := splitRow(nil, string(data), c.comma)
	if c.id >= len(fields) {
		return ""
	}
	return fields[c.id]
}

func (c *columns) wellFormed(data []byte) bool {
	fields, fault := splitRow(nil, string(data), c.comma)
	return fault == "" && len(fields) == len(c.list)
}

// decode reads one parcel from its rows.
func (c *columns) decode(data []byte) (*parcel.Parcel, *Error) {
	b := builder{columns: c, parcel: &parcel.Parcel{Schema: parcel.SchemaVersion}}
	fault := b.constants()
	text := string(data)
	for fault == nil && text != "" {
		var row string
		row, text = cutRow(text, c.comma)
		fault = b.row(row)
	}
	if fault != nil {
		fault.ID = c.idOf(data)
		return nil, fault
	}
	return b.parcel, nil
}

// cutRow parts the first row from the rows of a record.
func cutRow(text string, comma byte) (row, rest string) {
	scanner := rowScanner{comma: comma}
	end := 0
	for end < len(text) {
		line := text[end:]
		if i := strings.IndexByte(line, '\n'); i >= 0 {
			line = line[:i+1]
		}
		end += len(line)
		if !scanner.open([]byte(line)) {
			break
		}
	}
	return strings.TrimSuffix(strings.TrimSuffix(text[:end], "\n"), "\r"), text[end:]
}

// A builder puts the rows of one record together.
type builder struct {
	*columns
	parcel *parcel.Parcel
	first  []string // the fields of the first row
	rows   int      // rows read
	lines  int      // content lines made
}

func (b *builder) constants() *Error {
	for _, k := range b.columns.constants {
		if k.path.OfLine() {
			continue // set with each content line
		}
		if err := k.path.Set(b.parcel, 0, k.value); err != nil {
			return &Error{Field: k.path.String(), Reason: err.Error(), Hint: "mend the constant in the mapping"}
		}
	}
	return nil
}

func (b *builder) row(text string) *Error {
	fields, broken := splitRow(make([]string, 0, len(b.list)), text, b.comma)
	b.rows++
	switch {
	case broken != "":
		return b.fault("", broken, "double a quote inside a field")
	case len(fields) != len(b.list):
		return b.fault("", fmt.Sprintf("the row has %d fields, the header %d", len(fields), len(b.list)),
			fmt.Sprintf("look for a missing %[1]q, or one in a field without quotes", b.comma))
	}
	if b.first == nil {
		b.first = fields
	}
	hasLine := b.hasLine(fields)
	if hasLine {
		b.lines++
		b.lineConstants()
	}
	for i, field := range fields {
		if fault := b.cell(b.list[i], field, b.first[i], hasLine); fault != nil {
			return fault
		}
	}
	return nil
}

// hasLine reports whether the row declares a content line.
func (b *builder) hasLine(fields []string) bool {
	for i, col := range b.list {
		if col.ofLine && fields[i] != "" {
			return true
		}
	}
	return false
}

func (b *builder) lineConstants() {
	for _, k := range b.columns.constants {
		if k.path.OfLine() {
			k.path.Set(b.parcel, b.lines-1, k.value) //nolint:errcheck // checked with the mapping
		}
	}
}

func (b *builder) cell(col column, field, first string, hasLine bool) *Error {
	switch {
	case field == "" || col.ignored:
		return nil
	case !utf8.ValidString(field):
		return b.fault(col.name, "the text is not UTF-8", "save the file as CSV UTF-8, or name its charset in a mapping")
	case strings.IndexByte(field, 0) >= 0:
		return b.fault(col.name, "the text holds a NUL character", "take the character out")
	case len(col.targets) == 0:
		b.extend(col.name, field, first)
		return nil
	case b.rows > 1 && !col.ofLine:
		if field != first {
			return b.fault(col.name, "the value differs from the record's first row", "repeat the item's values in each row, or give the rows different record_ids")
		}
		return nil
	}
	return b.set(col, field, hasLine)
}

func (b *builder) set(col column, field string, hasLine bool) *Error {
	value, err := col.form.convert(field)
	for _, path := range col.targets {
		if err == nil && (hasLine || !path.OfLine()) {
			err = path.Set(b.parcel, b.lines-1, value)
		}
	}
	if err != nil {
		return b.fault(col.name, err.Error(), "mend the value, or leave the field empty if it is not known")
	}
	return nil
}

// extend keeps a value without a home under its column's name; in a later row
// only what differs from the first, under "name#row".
func (b *builder) extend(name, field, first string) {
	if b.rows > 1 {
		if field == first {
			return
		}
		name += "#" + strconv.Itoa(b.rows)
	}
	if b.parcel.Extensions == nil {
		b.parcel.Extensions = make(map[string]jsontext.Value)
	}
	quoted, err := jsontext.AppendQuote(nil, field)
	if err == nil { // the text was checked
		b.parcel.Extensions[name] = quoted
	}
}

func (b *builder) fault(field, reason, hint string) *Error {
	if b.rows > 1 {
		reason = fmt.Sprintf("row %d of the record: %s", b.rows, reason)
	}
	return &Error{Field: field, Reason: reason, Hint: hint}
}

// readHeader finds out what the columns are.
func readHeader(text string, m *Mapping) (*columns, error) {
	c := &columns{comma: findComma(text, m), id: -1}
	names, broken := splitRow(nil, text, c.comma)
	if broken != "" {
		return nil, &Error{Reason: "the header is broken: " + broken, Hint: "mend the first line"}
	}
	known := 0
	for i, name := range names {
		name = strings.TrimSpace(name)
		col, err := c.column(name, i, m)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(c.list, func(other column) bool { return other.name == col.name }) {
			return nil, &Error{Field: col.name, Reason: "two columns have this name", Hint: "rename one of them"}
		}
		c.list = append(c.list, col)
		known += len(col.targets)
	}
	if known == 0 {
		return nil, &Error{
			Reason: "the file is neither JSON nor a CSV with known columns",
			Hint:   "the first line of a CSV names its columns, for example record_id,item.id,sender.name; other names need a mapping file",
		}
	}
	c.noteAbsent(m)
	return c, c.addConstants(m)
}

// noteAbsent remarks on columns of the mapping that the file does not have: what
// they would fill is missing from every record, often for a slip in a name.
func (c *columns) noteAbsent(m *Mapping) {
	if m == nil {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(m.Columns)) {
		if !slices.ContainsFunc(c.list, func(col column) bool { return col.name == name }) {
			c.notes = append(c.notes, fmt.Sprintf("the mapping names a column %q that the file does not have", name))
		}
	}
}

func (c *columns) column(name string, index int, m *Mapping) (column, error) {
	col := column{name: name}
	if name == "" {
		col.name = "column " + strconv.Itoa(index+1)
	}
	if m != nil {
		col.form = m.Columns[name]
		col.ignored = slices.Contains(m.Ignore, name)
	}
	paths := col.form.To
	if len(paths) == 0 {
		paths = []string{name}
	}
	for _, path := range paths {
		p, err := parcel.ParsePath(path)
		if err != nil {
			break // no mapped path is wrong: the column has no home
		}
		if path == "record_id" {
			c.id = index
		}
		col.targets = append(col.targets, p)
		col.ofLine = col.ofLine || p.OfLine()
	}
	if len(col.targets) > 0 || col.ignored {
		return col, nil
	}
	if near := nearestColumn(name); near != "" && m == nil {
		return column{}, &Error{Field: name, Reason: "the column is unknown", Hint: fmt.Sprintf("did you mean %s? else rename it, or give a mapping file", near)}
	}
	c.notes = append(c.notes, fmt.Sprintf("column %q has no home in the record: its values are kept as extensions", col.name))
	return col, nil
}

func (c *columns) addConstants(m *Mapping) error {
	if m == nil {
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(m.Constants)) {
		path, err := parcel.ParsePath(name)
		if err != nil {
			return err
		}
		c.constants = append(c.constants, constant{path: path, value: m.Constants[name]})
	}
	return nil
}

// findComma returns the delimiter: the one told, or the most frequent one of
// the header.
func findComma(header string, m *Mapping) byte {
	if m != nil && m.Delimiter != "" {
		return m.Delimiter[0]
	}
	best := byte(',')
	for _, b := range []byte(";\t|") {
		if strings.Count(header, string(b)) > strings.Count(header, string(best)) {
			best = b
		}
	}
	return best
}
