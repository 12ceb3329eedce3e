// Package aed checks the advance electronic data themselves: are they
// complete for the destination's regime, well formed, free of placeholders and
// contradictions, and in time? What goes in is a parcel and a jurisdiction
// profile; what comes out is a finding for each fault, with the exact field.
// It does not judge what the goods are or who the parties are.
package aed

import (
	"fmt"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/codes"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/internal/placeholder"
	"github.com/tidewaiter/tidewaiter/pack"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// A Checker examines advance data. It is immutable and safe for concurrent
// use.
type Checker struct {
	codes        *codes.Tables
	indicators   *codes.Indicators
	placeholders *placeholder.List
}

// New makes a checker from the packs codes, s10 and placeholders.
func New(packs pack.Set) (*Checker, error) {
	c := new(Checker)
	return c, errFirst(
		open(packs, "codes", codes.Open, &c.codes),
		open(packs, "s10", codes.OpenIndicators, &c.indicators),
		open(packs, "placeholders", placeholder.Open, &c.placeholders),
	)
}

// open reads one pack of the set into what a typed package makes of it.
func open[T any](packs pack.Set, name string, read func(*pack.Pack) (*T, error), into **T) error {
	p, ok := packs.Get(name)
	if !ok {
		return fmt.Errorf("the pack %s is missing: use the embedded packs, or add it to the folder of --packs", name)
	}
	var err error
	*into, err = read(p)
	return err
}

func errFirst(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// Check returns what is wrong with a parcel's data under a profile, in the
// order of the record.
func (c *Checker) Check(p *parcel.Parcel, prof *jurisdiction.Profile) []finding.Finding {
	r := report{Checker: c, p: p, prof: prof, id: c.itemID(p), times: readTimes(p)}
	r.exemptions()
	r.absence()
	r.item()
	r.party(sender(p))
	r.party(recipient(p))
	r.contents()
	r.masses()
	r.total()
	r.dates()
	r.timeliness()
	return r.found
}
