// Package party checks who sends, receives or is named on a parcel against the
// watchlists. What goes in is a parcel; what comes out is a finding for each
// listed entry that a party may be, with the reasons for its score. It never
// refuses a parcel by itself: a person confirms every match. What parties share
// with listed entries beside their names is for package link.
package party

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/internal/legal"
	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/internal/ownership"
	"github.com/tidewaiter/tidewaiter/names"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// Codes of findings.
const (
	Listed    = "PARTY_LISTED"     // the name is a listed name
	Close     = "PARTY_CLOSE"      // the name is close to a listed name
	WeakAlias = "PARTY_WEAK_ALIAS" // it is, or is close to, an alias that the publisher calls weak
	SharedID  = "PARTY_IDENTIFIER" // a number of the party is a listed entry's
	TooLong   = "PARTY_LENGTH"     // only the beginning of a name was compared
)

// held is all a sender is told of a list hit, so that nobody is tipped off.
const held = "Held for examination."

// mostPerParty bounds the findings of one party; the last says how many more
// entries there are.
const mostPerParty = 5

// A Checker screens parties. It is immutable and safe for concurrent use.
type Checker struct {
	matcher *match.Matcher
	laws    *legal.Bases
}

// New returns a checker over a matcher's lists. Laws tell the legal basis of
// their programmes; nil knows only what the lists say themselves.
func New(m *match.Matcher, laws *legal.Bases) *Checker { return &Checker{m, laws} }

// Check compares every party of a parcel with the lists.
func (c *Checker) Check(p *parcel.Parcel, prof *jurisdiction.Profile) []finding.Finding {
	var out []finding.Finding
	eachParty(p, func(who *subject) {
		out = append(out, c.party(who, prof)...)
	})
	return out
}

// party compares the names and numbers of one party. Each entry is reported
// once, at the field that fits it best.
func (c *Checker) party(who *subject, prof *jurisdiction.Profile) []finding.Finding {
	if len(who.names)+len(who.ids) == 0 {
		return nil
	}
	type key struct{ list, entry string }
	best := map[key]found{}
	at := c.place(who)
	for _, n := range who.peopleFirst() {
		q := match.Query{Name: n.text, Kind: n.kind, Country: who.country, Place: at}
		for _, m := range c.matcher.Alerts(q, mostPerParty*2) {
			k := key{m.List, m.Entry.ID}
			if have, ok := best[k]; !ok || m.Score > have.Score || m.Score == have.Score && n.rank < have.rank {
				best[k] = found{m, n}
			}
		}
	}
	var unread []finding.Finding
	for _, n := range who.names {
		if n.cut {
			unread = append(unread, tooLong(n))
		}
	}
	for _, id := range who.ids {
		for _, m := range c.matcher.Alerts(match.Query{Identifiers: []match.Identifier{id.id}}, mostPerParty*2) {
			best[key{m.List, m.Entry.ID}] = found{m, named{text: id.id.Value, field: id.field}}
		}
	}
	all := make([]found, 0, len(best))
	for _, f := range best {
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b found) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.List, b.List), cmp.Compare(a.Entry.ID, b.Entry.ID))
	})
	out := make([]finding.Finding, 0, min(len(all), mostPerParty))
	for _, f := range all[:cap(out)] {
		out = append(out, c.finding(f, prof))
	}
	if more := len(all) - len(out); more > 0 {
		out[len(out)-1].Message += fmt.Sprintf(" %d more entries are close to this party.", more)
	}
	return append(out, unread...)
}

// place finds what the lists have where a party is, if anything.
func (c *Checker) place(who *subject) *match.Place {
	if who.address == nil || len(who.names) == 0 {
		return nil
	}
	return c.matcher.Place(link.Declared(who.address))
}

// tooLong says that only the beginning of a name was compared.
func tooLong(n named) finding.Finding {
	message := fmt.Sprintf("The name is longer than %d bytes: only its beginning was compared with the lists.", longestName)
	return finding.Finding{
		Code: TooLong, Check: finding.CheckParty, Field: n.field.pointer(), Text: n.text, Floor: finding.RFI,
		Message: message, Sender: "The name is longer than any message carries.", Change: "Give the name in at most 140 characters.",
	}
}

// found is a match of one of a party's names or numbers.
type found struct {
	match.Match
	named
}

// finding turns a match into words.
func (c *Checker) finding(f found, prof *jurisdiction.Profile) finding.Finding {
	code, listed := f.code(), f.listedName()
	out := finding.Finding{
		Code: code, Check: finding.CheckParty, Field: f.field.pointer(), Text: f.text,
		Floor: floor(prof, code), Score: f.Score, Sender: held,
		Evidence: finding.Evidence{
			List: f.List, EntryID: f.Entry.ID, Name: listed, Kind: string(f.Entry.Type), Programme: programmes(f.Match),
			Basis: c.laws.Of(f.List, f.Entry.Programmes),
		},
	}
	for _, x := range f.Features {
		if x.Share != 0 {
			out.Contributions = append(out.Contributions, finding.Contribution{Feature: x.Name, Ours: x.A, Theirs: x.B, Share: x.Share})
		}
		if x.A != "" && len(f.Identifiers) == 0 && x.ASpan.End > 0 && x.Evidence > 0 {
			out.Spans = append(out.Spans, finding.Span{Start: f.start + x.ASpan.Start, End: f.start + x.ASpan.End})
		}
	}
	slices.SortFunc(out.Spans, func(a, b finding.Span) int { return cmp.Compare(a.Start, b.Start) })
	who := fmt.Sprintf("%s (%s %s)", listed, f.List, f.Entry.ID)
	switch code {
	case SharedID:
		out.Evidence.Kind = f.Identifiers[0].Theirs.Type
		out.Message = fmt.Sprintf("The number %s is that of the listed %s: a person must compare the parties.", f.text, who)
		out.Change = "proof that the number was declared by mistake"
	case Listed:
		out.Message = fmt.Sprintf("%s is the name of the listed %s: a person must compare the parties.", f.text, who)
		out.Change = "details that tell the party from the listed one (date of birth, address, identifiers), confirmed by a person"
	default:
		out.Message = fmt.Sprintf("%s is close to the listed name of %s: a person must compare the parties.", f.text, who)
		out.Change = "details that tell the party from the listed one, or " + f.flip()
	}
	if f.List == ownership.ListName {
		f.owned(&out, prof)
	}
	return out
}

func (f found) code() string {
	switch {
	case len(f.Identifiers) > 0:
		return SharedID
	case f.Name.Weak:
		return WeakAlias
	case f.Equal:
		return Listed
	}
	return Close
}

func (f found) listedName() string {
	switch {
	case f.Name != nil:
		return f.Name.Text
	case len(f.Entry.Names) > 0:
		return f.Entry.PrimaryName()
	}
	return f.Entry.ID
}

// flip names the part whose change would end the alert soonest.
func (f found) flip() string {
	var best names.Feature
	for _, x := range f.Features {
		if x.A != "" && x.Share > best.Share {
			best = x
		}
	}
	if best.A == "" {
		return "another name"
	}
	return fmt.Sprintf("another %s than %q", cmp.Or(match.Beside(best.Name), "name"), best.A)
}

func programmes(m match.Match) string {
	codes := make([]string, len(m.Entry.Programmes))
	for i, p := range m.Entry.Programmes {
		codes[i] = p.Code
	}
	return strings.Join(codes, ", ")
}

// floor is the verdict that a profile gives a code; a name never refuses a
// parcel, whatever a profile says.
func floor(prof *jurisdiction.Profile, code string) finding.Verdict {
	v := finding.RFS
	if prof != nil {
		_ = v.UnmarshalText([]byte(prof.Floor(code, finding.RFS.String())))
	}
	return min(v, finding.RFS)
}
