// Package link raises findings for what the parties of a parcel share with
// listed entries: identifiers, addresses, and paths through the user's own
// history. A parcel goes in, findings come out. Names are not compared here:
// see internal/check/party.
package link

import (
	"fmt"
	"slices"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/internal/legal"
	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// Codes of the findings, documented in docs/findings.md.
const (
	CodeIdentifier = "LINK_IDENTIFIER" // an identifier that a listed entry has
	CodeAddress    = "LINK_ADDRESS"    // an address that a listed entry has
	CodePath       = "LINK_PATH"       // linked through others
)

// strongStep is the least weight of a shared identifier that asks for a
// person; anything weaker is a note.
const strongStep = 0.6

// strongPath is the same for a path through others, each step of which must
// then have two independent sources.
const strongPath = 0.5

// heldText is all that a sender may learn of a list hit.
const heldText = "Held for examination."

// A Checker is immutable and safe for concurrent use.
type Checker struct {
	graph *link.Graph
	laws  *legal.Bases
	asOf  string
}

// New returns a checker over a graph of lists and, where there is one,
// history. What the history learned after asOf (YYYY-MM-DD) is not used; empty
// means all of it. Laws tell the legal basis of the lists' programmes; nil
// knows none.
func New(graph *link.Graph, laws *legal.Bases, asOf string) *Checker {
	return &Checker{graph, laws, asOf}
}

// Check looks for links of each party to listed entries.
func (c *Checker) Check(p *parcel.Parcel, prof *jurisdiction.Profile) []finding.Finding {
	found := c.trace(nil, c.graph.ItemQuery(p), prof, "/sender")
	found = c.trace(found, c.graph.PartyQuery(&p.Recipient, "/recipient"), prof, "/recipient")
	for i := range p.OtherParties {
		field := fmt.Sprintf("/other_parties/%d", i)
		found = c.trace(found, c.graph.PartyQuery(&p.OtherParties[i], field), prof, field)
	}
	return found
}

// trace turns the paths of one party into one finding for each field.
func (c *Checker) trace(found []finding.Finding, q link.Query, prof *jurisdiction.Profile, party string) []finding.Finding {
	if !c.graph.Reaches(&q) {
		return found
	}
	told := map[string]int{} // field and code to position in found
	for _, path := range c.graph.Trace(q, link.Options{AsOf: c.asOf}).Paths {
		f := describe(path, party)
		f.Evidence.Basis = c.laws.Of(path.Entry.List, []watchlist.Programme{{Code: path.Entry.Programme}})
		key := f.Code + f.Field
		if at, again := told[key]; again {
			nameToo(&found[at], path.Entry)
			continue
		}
		f.Floor = floorOf(prof, f)
		told[key] = len(found)
		found = append(found, f)
	}
	return found
}

// floorOf lets the jurisdiction raise or lower what the policy says.
func floorOf(prof *jurisdiction.Profile, f finding.Finding) finding.Verdict {
	if prof == nil || f.Floor == finding.AC {
		return f.Floor
	}
	var floor finding.Verdict
	if err := floor.UnmarshalText([]byte(prof.Floor(f.Code, f.Floor.String()))); err != nil {
		return f.Floor
	}
	return floor
}

// describe makes a finding of a path.
func describe(p link.Path, party string) finding.Finding {
	last := p.Steps[len(p.Steps)-1]
	f := finding.Finding{
		Check: finding.CheckLink, Field: p.From.Field, Text: p.From.Value, Score: p.Score, Sender: heldText,
		Contributions: contributions(p),
		Evidence: finding.Evidence{
			List: p.Entry.List, EntryID: p.Entry.ID, Name: p.Entry.Name, Kind: last.Kind,
			Programme: p.Entry.Programme, Path: steps(p.Steps),
		},
	}
	if f.Field == "" {
		f.Field, f.Text = party, p.Steps[0].From
	}
	if p.From.End > 0 {
		f.Spans = []finding.Span{{Start: p.From.Start, End: p.From.End}}
	}
	word(&f, p, last)
	if strong(f.Code, p) {
		f.Floor = finding.RFS
	}
	return f
}

// strong tells what asks for a person from what is a note. An address alone
// never does; a path does when no step rests on one source.
func strong(code string, p link.Path) bool {
	switch code {
	case CodeIdentifier:
		return p.Score >= strongStep
	case CodePath:
		return p.Score >= strongPath && !slices.ContainsFunc(p.Steps, func(s link.Step) bool { return s.Sources == 1 })
	}
	return false
}

// nameToo adds a further entry to a finding on the same field.
func nameToo(f *finding.Finding, e link.Entry) {
	name := fmt.Sprintf("%s %s %s", e.List, e.ID, e.Name)
	if e.ID != f.Evidence.EntryID && !slices.Contains(f.Evidence.Proposals, name) {
		f.Evidence.Proposals = append(f.Evidence.Proposals, name)
	}
}

// contributions tells what each step of a path adds to its score, which is
// shared by their strengths, so that the weakest step adds least.
func contributions(p link.Path) []finding.Contribution {
	weights, sum := make([]float64, len(p.Steps)), 0.0
	for i, s := range p.Steps {
		weights[i] = s.Strength
		sum += s.Strength
	}
	out := make([]finding.Contribution, len(p.Steps))
	for i, s := range p.Steps {
		out[i] = finding.Contribution{Feature: s.Kind, Ours: s.From, Theirs: s.To, Share: p.Score * weights[i] / sum}
	}
	return out
}

func steps(in []link.Step) []finding.Step {
	out := make([]finding.Step, len(in))
	for i, s := range in {
		out[i] = finding.Step{From: s.From, To: s.To, Kind: s.Kind, Value: s.Value, Source: s.Source, Date: s.Date, Strength: s.Strength}
	}
	return out
}
