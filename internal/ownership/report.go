package ownership

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// A Status says what the rule makes of a company.
type Status string

// The statuses, the strictest first.
const (
	Listed   Status = "listed"   // it is on a list itself
	Blocked  Status = "blocked"  // listed persons surely hold half or more
	Possible Status = "possible" // half or more cannot be excluded
	Part     Status = "part"     // listed persons hold less than half
)

// A Report is what the rule makes of a file under some lists on one day. It is
// immutable.
type Report struct {
	Day       string    // on which stakes were judged; empty: all of the file
	Companies []Company // of which listed persons hold, or may hold, any part; by name
	Warnings  []string
}

// A Company is one that listed persons hold a part of.
type Company struct {
	Party
	Status    Status
	Low, High Percent   // the least and the greatest part that blocked persons hold
	Told      Percent   // the part whose owners the file tells
	Listings  []Listing // if it is on a list itself
	Owners    []Owner   // who count towards Low or High, the greatest first
	Missing   []string  // what would settle it
}

// An Owner is a blocked owner of a company.
type Owner struct {
	Name    string
	Share   Share
	Certain bool // it surely counts as blocked
	// Chain leads from the company to a listed person: the owner first.
	Chain []Link
}

// A Link is one stake of a chain.
type Link struct {
	Owner    string
	Company  string
	Share    Share
	Source   string
	Listings []Listing // of the owner, at the end of the chain
}

// Assess applies the rule. Stakes that are not held on day (2006-01-02) do not
// count; an empty day takes all of them.
func Assess(f *File, lists []*watchlist.List, day string) *Report {
	g := newGraph(f, lists, day)
	a := &assessment{g, g.surely(), g.possibly()}
	r := &Report{Day: day, Warnings: slices.Clone(f.Warnings)}
	for i := range g.parties {
		if a.may.held[i] > 0 {
			r.Companies = append(r.Companies, a.company(i))
		}
		if w := a.contradiction(i); w != "" {
			r.Warnings = append(r.Warnings, w)
		}
	}
	slices.SortFunc(r.Companies, func(a, b Company) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Country, b.Country), cmp.Compare(a.Source, b.Source))
	})
	slices.Sort(r.Warnings)
	return r
}

// An assessment is a graph with the two ends of every answer.
type assessment struct {
	*graph
	sure *blocking
	may  *blocking
}

func (a *assessment) company(i int) Company {
	c := Company{
		Party: a.parties[i], Listings: a.listings[i],
		Low: min(a.sure.held[i], All), High: a.atMost(i, a.may.held[i], a.may), Told: a.told(i),
	}
	switch {
	case len(c.Listings) > 0:
		c.Status = Listed
	case a.sure.rank[i] != never:
		c.Status = Blocked
	case a.may.rank[i] != never:
		c.Status = Possible
	default:
		c.Status = Part
	}
	for _, s := range a.blockedOwners(i, a.may) {
		c.Owners = append(c.Owners, Owner{
			Name: a.parties[s.Owner].Name, Share: s.Share, Certain: a.sure.rank[s.Owner] != never, Chain: a.chain(s),
		})
	}
	if c.Status == Possible {
		c.Missing = a.missing(i)
	}
	return c
}

// told is the part of a company whose owners the file tells.
func (a *assessment) told(company int) Percent {
	var sum Percent
	for _, s := range a.owners(company) {
		sum += s.Share.Low
	}
	return min(sum, All)
}

// blockedOwners are the stakes of blocked owners, those of the surely blocked
// and the greatest first.
func (a *assessment) blockedOwners(company int, b *blocking) []Stake {
	var out []Stake
	for _, s := range a.owners(company) {
		if b.rank[s.Owner] != never {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(x, y Stake) int {
		return cmp.Or(
			cmp.Compare(min(a.sure.rank[y.Owner], 0), min(a.sure.rank[x.Owner], 0)),
			cmp.Compare(y.Share.Low, x.Share.Low), cmp.Compare(y.Share.High, x.Share.High),
			cmp.Compare(a.parties[x.Owner].Name, a.parties[y.Owner].Name), cmp.Compare(x.Source, y.Source),
		)
	})
	return out
}

// chain follows a stake up to a listed person, over owners that were found
// blocked earlier, so that it ends.
func (a *assessment) chain(s Stake) []Link {
	b := a.sure
	if b.rank[s.Owner] == never {
		b = a.may
	}
	chain := []Link{a.link(s)}
	for b.rank[s.Owner] > 0 {
		s = a.earlier(s.Owner, b)
		chain = append(chain, a.link(s))
	}
	return chain
}

// earlier is the greatest stake in a blocked company whose owner was found
// blocked before it.
func (a *assessment) earlier(company int, b *blocking) Stake {
	for _, up := range a.blockedOwners(company, b) {
		if b.rank[up.Owner] < b.rank[company] {
			return up
		}
	}
	panic("ownership: a company counts as blocked and none of its owners did before")
}

func (a *assessment) link(s Stake) Link {
	return Link{
		Owner: a.parties[s.Owner].Name, Company: a.parties[s.Company].Name, Share: s.Share, Source: s.Source,
		Listings: a.listings[s.Owner],
	}
}

// missing says what must be known before the company can be cleared.
func (a *assessment) missing(company int) []string {
	var out []string
	for _, s := range a.blockedOwners(company, a.may) {
		owner, name := a.parties[s.Owner].Name, a.parties[company].Name
		if !s.Share.Known() {
			out = append(out, fmt.Sprintf("what part of %s %s holds (%s: %s)", name, owner, s.Source, s.Share))
		}
		if a.sure.rank[s.Owner] != never {
			continue
		}
		if listed := a.listings[s.Owner]; len(listed) > 0 {
			out = append(out, fmt.Sprintf("whether %s is the listed %s (%s %s)", owner, listed[0].Name, listed[0].List, listed[0].ID))
			continue
		}
		out = append(out, fmt.Sprintf("whether listed persons hold half or more of %s", owner))
	}
	return out
}

// contradiction warns of a company more than the whole of which is given away.
func (a *assessment) contradiction(company int) string {
	var sum Percent
	for _, s := range a.owners(company) {
		sum += s.Share.Low
	}
	if sum <= All+One { // rounded shares may add up to a little more
		return ""
	}
	return fmt.Sprintf("%s: the stakes of %s add up to %s %%", a.owners(company)[0].Source, a.parties[company].Name, sum)
}
