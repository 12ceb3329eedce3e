package message

import (
	"bytes"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"

	"github.com/tidewaiter/tidewaiter/parcel"
)

// A Mapping tells what the columns of a CSV are called. Its YAML form is
// described in docs/formats.md.
type Mapping struct {
	Delimiter string            `yaml:"delimiter"` // empty: found from the header
	Charset   string            `yaml:"charset"`   // as WHATWG names it, for example windows-1252, gb18030; empty: UTF-8 or UTF-16
	Columns   map[string]Column `yaml:"columns"`   // by the column's name in the file
	Constants map[string]string `yaml:"constants"` // path of an element -> its value in every record where no column gives one
	Ignore    []string          `yaml:"ignore"`    // columns to leave out; others go to the extensions
}

// A Column says where a column goes and how its cells are written. In YAML
// the path alone, or a list of paths, is enough.
type Column struct {
	To      []string          `yaml:"to"`      // paths, as parcel.ParsePath reads them
	Values  map[string]string `yaml:"values"`  // their word -> ours; others stay as they are
	Unit    string            `yaml:"unit"`    // of a mass: g, kg, oz or lb; the result is rounded to grams
	Decimal string            `yaml:"decimal"` // "," where 1.234,50 means 1234.50
	Date    string            `yaml:"date"`    // for example DD.MM.YYYY; the result is YYYY-MM-DD
}

// UnmarshalYAML reads a path, a list of paths, or the whole description.
func (c *Column) UnmarshalYAML(node *yaml.Node) error {
	switch node.Kind {
	case yaml.ScalarNode:
		c.To = []string{node.Value}
		return nil
	case yaml.SequenceNode:
		return node.Decode(&c.To)
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		if key := node.Content[i].Value; !slices.Contains([]string{"to", "values", "unit", "decimal", "date"}, key) {
			return fmt.Errorf("line %d: %q is not known here: use to, values, unit, decimal, date", node.Content[i].Line, key)
		}
	}
	var full struct {
		To      yaml.Node         `yaml:"to"`
		Values  map[string]string `yaml:"values"`
		Unit    string            `yaml:"unit"`
		Decimal string            `yaml:"decimal"`
		Date    string            `yaml:"date"`
	}
	if err := node.Decode(&full); err != nil {
		return err
	}
	if full.To.Kind != yaml.ScalarNode && full.To.Kind != yaml.SequenceNode {
		return fmt.Errorf("line %d: a column needs \"to\"", node.Line)
	}
	if err := c.UnmarshalYAML(&full.To); err != nil {
		return err
	}
	c.Values, c.Unit, c.Decimal, c.Date = full.Values, full.Unit, full.Decimal, full.Date
	return nil
}

// ParseMapping reads a mapping from YAML and checks it.
func ParseMapping(data []byte) (*Mapping, error) {
	m := new(Mapping)
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(m); err != nil {
		return nil, fmt.Errorf("read mapping: %w", err)
	}
	if err := m.check(); err != nil {
		return nil, fmt.Errorf("read mapping: %w", err)
	}
	return m, nil
}

func (m *Mapping) check() error {
	if len(m.Delimiter) > 1 {
		return fmt.Errorf("the delimiter %q is not one ASCII character", m.Delimiter)
	}
	if m.Charset != "" {
		if _, err := htmlindex.Get(m.Charset); err != nil {
			return fmt.Errorf("the charset %q is unknown; examples: windows-1252, gb18030, shift_jis", m.Charset)
		}
	}
	for name, column := range m.Columns {
		if err := column.check(); err != nil {
			return fmt.Errorf("column %q: %w", name, err)
		}
	}
	for path, value := range m.Constants {
		p, err := parcel.ParsePath(path)
		if err == nil {
			err = p.Set(new(parcel.Parcel), 0, value)
		}
		if err != nil {
			return fmt.Errorf("constant %s: %w", path, err)
		}
	}
	return nil
}

func (c Column) check() error {
	if len(c.To) == 0 {
		return fmt.Errorf("it goes nowhere: give \"to\", or put it under ignore")
	}
	for _, path := range c.To {
		if _, err := parcel.ParsePath(path); err != nil {
			return err
		}
	}
	if c.Unit != "" && gramsPer(c.Unit) == nil {
		return fmt.Errorf("the unit %q is unknown: use g, kg, oz or lb", c.Unit)
	}
	if c.Decimal != "" && c.Decimal != "," && c.Decimal != "." {
		return fmt.Errorf("decimal is %q: use \",\" or \".\"", c.Decimal)
	}
	if c.Date != "" && !strings.Contains(c.Date, "YYYY") {
		return fmt.Errorf("the date %q has no YYYY: write for example DD.MM.YYYY", c.Date)
	}
	return nil
}

// charset is the encoding told, or nil.
func (m *Mapping) charset() encoding.Encoding {
	if m == nil || m.Charset == "" {
		return nil
	}
	enc, err := htmlindex.Get(m.Charset)
	if err != nil {
		return nil // ParseMapping has checked it
	}
	return enc
}

// convert rewrites a cell as the canonical record writes it.
func (c Column) convert(text string) (string, error) {
	if word, ok := c.Values[strings.TrimSpace(text)]; ok {
		return word, nil
	}
	if c.Decimal == "," {
		text = strings.NewReplacer(".", "", "\u00a0", "", " ", "", ",", ".").Replace(text)
	}
	switch {
	case c.Unit != "":
		return toGrams(text, c.Unit)
	case c.Date != "":
		return toDate(text, c.Date), nil
	}
	return text, nil
}

// gramsPer is the exact number of grams of a unit, nil if it is unknown.
func gramsPer(unit string) *big.Rat {
	switch unit {
	case "g":
		return big.NewRat(1, 1)
	case "kg":
		return big.NewRat(1000, 1)
	case "lb":
		return big.NewRat(45359237, 100000)
	case "oz":
		return big.NewRat(45359237, 1600000)
	}
	return nil
}

func toGrams(text, unit string) (string, error) {
	mass, ok := parcel.Decimal(strings.TrimSpace(text)).Rat()
	if !ok {
		return "", fmt.Errorf("%q is not a number of %s", text, unit)
	}
	return mass.Mul(mass, gramsPer(unit)).FloatString(0), nil
}

// toDate keeps a text that is not such a date, for the checks to report. Days
// and months may lack their leading zero.
func toDate(text, form string) string {
	text = strings.TrimSpace(text)
	for _, parts := range [][]string{{"MM", "01", "DD", "02"}, {"MM", "1", "DD", "2"}} {
		layout := strings.NewReplacer(append(parts, "YYYY", "2006")...).Replace(form)
		if day, err := time.Parse(layout, text); err == nil {
			return day.Format(time.DateOnly)
		}
	}
	return text
}
