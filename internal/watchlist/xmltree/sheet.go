package xmltree

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist/source"
)

// maxRows is the most that a sheet can have.
const maxRows = 1 << 20

// maxSpreadsheet bounds a spreadsheet; the publishers' are below 10 MB.
const maxSpreadsheet = 200 << 20

// Sheet reads the first sheet of a spreadsheet (xlsx or ods) as rows of text.
// Trailing empty cells are dropped.
func Sheet(f *source.File) ([][]string, error) {
	data, err := io.ReadAll(io.LimitReader(f, maxSpreadsheet+1))
	if err != nil {
		return nil, f.Wrap(err)
	}
	if len(data) > maxSpreadsheet {
		return nil, &source.SyntaxError{File: f.Name, Reason: "the spreadsheet is larger than 200 MB"}
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &source.SyntaxError{File: f.Name, Reason: "this is no spreadsheet, or it is cut off", Hint: "download it again"}
	}
	switch {
	case has(archive, "content.xml"):
		return odsRows(archive, f.Name)
	case has(archive, "xl/worksheets/sheet1.xml"):
		return xlsxRows(archive, f.Name)
	}
	return nil, &source.SyntaxError{File: f.Name, Reason: "the archive holds no sheet", Hint: "give an xlsx or ods file"}
}

func has(archive *zip.Reader, name string) bool {
	for _, f := range archive.File {
		if f.Name == name {
			return true
		}
	}
	return false
}

// member opens one XML file of the spreadsheet up to its root.
func member(archive *zip.Reader, file, name string) (*Reader, error) {
	f, err := archive.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	s, err := source.New(file+"/"+name, io.LimitReader(f, maxSpreadsheet))
	if err != nil {
		return nil, err
	}
	r, err := NewReader(s)
	if err != nil {
		return nil, err
	}
	_, err = r.Root()
	return r, err
}

func odsRows(archive *zip.Reader, file string) ([][]string, error) {
	r, err := member(archive, file, "content.xml")
	if err != nil {
		return nil, err
	}
	var rows [][]string
	err = r.Each(func(_ string, n *Node) error {
		if n.Name != "table-row" {
			return nil
		}
		var row []string
		for _, cell := range n.All("table-cell") {
			var text []string
			for _, p := range cell.All("p") {
				text = append(text, p.Value())
			}
			times, _ := strconv.Atoi(cell.Attr("number-columns-repeated"))
			if len(text) == 0 && times > 100 {
				break // the empty rest of the sheet
			}
			for range max(times, 1) {
				row = append(row, strings.Join(text, "\n"))
			}
		}
		rows, err = appendRow(rows, row)
		return err
	}, "body", "spreadsheet", "table")
	return rows, err
}

func xlsxRows(archive *zip.Reader, file string) ([][]string, error) {
	var shared []string
	if has(archive, "xl/sharedStrings.xml") {
		r, err := member(archive, file, "xl/sharedStrings.xml")
		if err != nil {
			return nil, err
		}
		err = r.Each(func(_ string, n *Node) error {
			shared = append(shared, allText(n))
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	r, err := member(archive, file, "xl/worksheets/sheet1.xml")
	if err != nil {
		return nil, err
	}
	var rows [][]string
	err = r.Each(func(_ string, n *Node) error {
		if n.Name != "row" {
			return nil
		}
		var row []string
		for _, c := range n.All("c") {
			at := column(c.Attr("r"), len(row))
			if at > 1<<14 {
				return fmt.Errorf("cell %s is beyond the last column", c.Attr("r"))
			}
			for len(row) <= at {
				row = append(row, "")
			}
			row[at] = cellText(c, shared)
		}
		rows, err = appendRow(rows, row)
		return err
	}, "sheetData")
	return rows, err
}

func cellText(c *Node, shared []string) string {
	value := c.Get("v")
	switch c.Attr("t") {
	case "s":
		if i, err := strconv.Atoi(value); err == nil && i >= 0 && i < len(shared) {
			return shared[i]
		}
		return ""
	case "inlineStr":
		return allText(c.Child("is"))
	}
	return value
}

// allText joins the texts of a node and of everything below it.
func allText(n *Node) string {
	if n == nil {
		return ""
	}
	text := n.Value()
	for _, c := range n.Children {
		text += allText(c)
	}
	return text
}

// column reads the letters of a cell's reference: C5 is 2.
func column(ref string, next int) int {
	n := 0
	for _, r := range ref {
		if r < 'A' || r > 'Z' {
			break
		}
		n = n*26 + int(r-'A') + 1
	}
	if n == 0 {
		return next
	}
	return n - 1
}

func appendRow(rows [][]string, row []string) ([][]string, error) {
	if len(rows) == maxRows {
		return rows, errors.New("more rows than a sheet can have: this is no sanctions list")
	}
	for len(row) > 0 && row[len(row)-1] == "" {
		row = row[:len(row)-1]
	}
	if len(row) == 0 {
		return rows, nil
	}
	return append(rows, row), nil
}
