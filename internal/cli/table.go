package cli

import (
	"bufio"
	"io"
	"strings"
)

// A column of a table. Width 0 takes what the others leave; if no column has
// width 0 the table is as wide as its columns.
type column struct {
	title string
	width int
}

// A table writes rows as they come, so it can print a file of any size. Cells
// that do not fit are wrapped; every cell's text must have gone through plain.
type table struct {
	w     *bufio.Writer
	cols  []column
	paint func(col int, text string) string // colours a padded cell; may be nil
}

const columnGap = 2

// newTable lays columns out over width terminal columns.
func newTable(w io.Writer, width int, cols ...column) *table {
	fixed, open := columnGap*(len(cols)-1), 0
	for _, c := range cols {
		fixed += c.width
		if c.width == 0 {
			open++
		}
	}
	for i := range cols {
		if cols[i].width == 0 {
			cols[i].width = max((width-fixed)/open, 16)
		}
	}
	return &table{w: bufio.NewWriter(w), cols: cols}
}

// fitted returns a table whose columns are as wide as the rows need, with the
// last one wrapped at width.
func fitted(w io.Writer, width int, titles []string, rows [][]string) *table {
	cols := make([]column, len(titles))
	for i, title := range titles {
		cols[i] = column{title, textWidth(title)}
		for _, row := range rows {
			cols[i].width = max(cols[i].width, textWidth(row[i]))
		}
	}
	used := 0
	for _, c := range cols[:len(cols)-1] {
		used += c.width + columnGap
	}
	last := &cols[len(cols)-1]
	last.width = max(min(last.width, width-used), 16)
	return newTable(w, width, cols...)
}

// header writes the titles and a rule.
func (t *table) header() {
	titles, rules := make([]string, len(t.cols)), make([]string, len(t.cols))
	for i, c := range t.cols {
		titles[i] = c.title
		rules[i] = strings.Repeat("─", c.width)
	}
	t.row(titles...)
	t.row(rules...)
}

// row writes one row, over as many lines as its longest cell needs.
func (t *table) row(cells ...string) {
	wrapped := make([][]string, len(t.cols))
	height := 1
	for i, c := range t.cols {
		if i < len(cells) {
			wrapped[i] = wrap(cells[i], c.width)
			height = max(height, len(wrapped[i]))
		}
	}
	for n := range height {
		t.line(wrapped, n)
	}
}

func (t *table) line(wrapped [][]string, n int) {
	last := len(t.cols) - 1
	for last > 0 && (len(wrapped[last]) <= n || wrapped[last][n] == "") {
		last--
	}
	for i := 0; i <= last; i++ {
		text := ""
		if n < len(wrapped[i]) {
			text = wrapped[i][n]
		}
		padding := ""
		if i < last {
			padding = strings.Repeat(" ", max(t.cols[i].width-textWidth(text), 0)+columnGap)
		}
		if rightToLeft(text) {
			text = isolate + text + isolateEnd
		}
		if t.paint != nil {
			text = t.paint(i, text)
		}
		t.w.WriteString(text)
		t.w.WriteString(padding)
	}
	t.w.WriteByte('\n')
}

// flush writes out what is buffered and reports the first error of all writes.
func (t *table) flush() error { return t.w.Flush() }
