package codes

import (
	"bytes"
	"encoding/csv"
	"fmt"

	"github.com/tidewaiter/tidewaiter/pack"
)

// A Scope says how a range of service indicators stands to advance data.
type Scope string

const (
	Unassigned     Scope = ""                 // in no range of the table
	InScope        Scope = "in"               // goods: advance data are due
	InIfGoods      Scope = "in_if_goods"      // letter post that may hold goods
	OutUnlessGoods Scope = "out_unless_goods" // M bags
	Out            Scope = "out"              // business reply
	Agreement      Scope = "check"            // domestic or by agreement between posts
	Invalid        Scope = "invalid"          // reserved by the standard
)

// An Indicator is a range of S10 service indicators.
type Indicator struct {
	From, To string // two capital letters each, inclusive
	Meaning  string
	Scope    Scope
}

// Indicators are the service indicator ranges of UPU S10. They are immutable.
type Indicators struct {
	ranges  []Indicator
	Pack    string // where the ranges come from
	Version string
}

// OpenIndicators reads the ranges of the s10 pack.
func OpenIndicators(p *pack.Pack) (*Indicators, error) {
	const file = "service-indicators.csv"
	data, err := p.File(file)
	if err != nil {
		return nil, fmt.Errorf("open pack %s: %w", p.Manifest.Name, err)
	}
	r := csv.NewReader(bytes.NewReader(data))
	r.Comment = '#'
	r.FieldsPerRecord = 3
	rows, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("open pack %s: %s: %w", p.Manifest.Name, file, err)
	}
	t := &Indicators{Pack: p.Manifest.Name, Version: p.Manifest.Version}
	for _, row := range rows[1:] {
		from := row[0][:min(2, len(row[0]))]
		to := row[0][max(0, len(row[0])-2):]
		if len(from) != 2 || from > to {
			return nil, fmt.Errorf("open pack %s: %s: range %q is not like RA-RZ", p.Manifest.Name, file, row[0])
		}
		t.ranges = append(t.ranges, Indicator{From: from, To: to, Meaning: row[1], Scope: Scope(row[2])})
	}
	return t, nil
}

// Lookup returns the range of an indicator; one that is in no range has the
// scope [Unassigned].
func (t *Indicators) Lookup(indicator string) Indicator {
	for _, r := range t.ranges {
		if r.From <= indicator && indicator <= r.To {
			return r
		}
	}
	return Indicator{From: indicator, To: indicator}
}
