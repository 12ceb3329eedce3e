package party

import (
	"fmt"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/internal/ownership"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// Codes of findings about companies that listed persons hold.
const (
	Owned        = "PARTY_OWNED"         // to half or more: it counts as listed
	OwnedUnclear = "PARTY_OWNED_UNCLEAR" // half or more cannot be excluded
	OwnedPart    = "PARTY_OWNED_PART"    // less than half: a note
)

// ownershipBasis is the rule that owned companies fall under.
const ownershipBasis = "OFAC 50 Percent Rule (guidance of 13 August 2014, FAQ 398 to 402)"

// owned rewrites a finding whose entry was derived from ownership: nobody
// listed the company, so the finding says who holds it instead.
func (f found) owned(out *finding.Finding, prof *jurisdiction.Profile) {
	switch status(f.Entry) {
	case ownership.Blocked:
		out.Code = Owned
		out.Change = "proof that the party is another company, or that the stakes were sold"
	case ownership.Possible:
		out.Code = OwnedUnclear
		out.Change = "the stakes that the ownership file leaves open"
	default:
		out.Code = OwnedPart
		out.Change = "nothing has to: less than half does not block, yet asks for caution"
	}
	out.Floor = finding.AC
	if out.Code != OwnedPart {
		out.Floor = floor(prof, out.Code)
	}
	out.Message = f.Entry.Remarks
	if !f.Equal && len(f.Identifiers) == 0 {
		out.Message = fmt.Sprintf("%s is close to %s. ", f.text, f.listedName()) + out.Message
	}
	if out.Floor != finding.AC {
		out.Message += " A person must compare the parties."
	}
	out.Evidence.Basis = ownershipBasis
	out.Evidence.Path = ownershipPath(f.Entry)
}

// ownershipPath lists the stakes from the company up to each listed holder.
func ownershipPath(e *watchlist.Entry) []finding.Step {
	steps := make([]finding.Step, 0, len(e.Relations))
	held := ""
	for _, r := range e.Relations {
		if r.Kind == ownership.OwnedBy {
			held = e.PrimaryName()
		}
		step := finding.Step{From: held, To: r.Name, Kind: "owner", Value: "an unknown share", Source: r.Source}
		if r.Percent != "" {
			step.Value = r.Percent + " %"
		}
		for _, ref := range r.Targets {
			step.To += " (" + ref + ")"
		}
		steps = append(steps, step)
		held = r.Name
	}
	return steps
}

// status is what the rule made of a derived entry.
func status(e *watchlist.Entry) ownership.Status {
	for _, s := range e.Statements {
		if s.Label == ownership.StatusLabel {
			return ownership.Status(s.Value)
		}
	}
	return ownership.Part
}
