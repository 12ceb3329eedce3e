// Package codes opens the code tables that declared data are checked against:
// countries (ISO 3166-1), currencies (ISO 4217) and the service indicators of
// postal item identifiers (UPU S10). It answers what a code means and which
// code a person probably meant; whether a parcel is at fault is for the checks
// to say.
package codes

import (
	"fmt"
	"strings"

	"github.com/tidewaiter/tidewaiter/pack"
)

// Tables are the code tables of one pack. They are immutable.
type Tables struct {
	Countries  Countries
	Currencies Currencies
	Pack       string // where the tables come from
	Version    string
}

// Open reads the tables of the codes pack.
func Open(p *pack.Pack) (*Tables, error) {
	t := &Tables{Pack: p.Manifest.Name, Version: p.Manifest.Version}
	err := p.EachRow("countries.tsv", 5, t.Countries.add)
	if err == nil {
		err = p.EachRow("currencies.tsv", 5, t.Currencies.add)
	}
	if err != nil {
		return nil, fmt.Errorf("open pack %s: %w", p.Manifest.Name, err)
	}
	return t, nil
}

// otherNames calls each with every spelling of a list separated by bars.
func otherNames(list string, each func(name string)) {
	for name := range strings.SplitSeq(list, "|") {
		if name != "" {
			each(strings.ToLower(name))
		}
	}
}
