package ownership

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// ListName is the name of the list that Derive makes.
const ListName = "ownership"

// Kinds of the relations in a derived entry. Each direct owner that counts is
// an OwnedBy, followed by the holders above it up to a listed person, each an
// Above. The last of a chain has the list entries in Targets, as LIST:ENTRY.
const (
	OwnedBy = "owned_by"
	Above   = "owned_by_above"
)

// StatusLabel is the label of the statement in which a derived entry keeps its
// Status.
const StatusLabel = "50 % rule"

// Derive makes a watchlist of the companies that count as blocked, may count
// as blocked, or are held in part, so that they are matched like listed ones.
// Companies that are on a list themselves are left out: they match there.
func (r *Report) Derive() *watchlist.List {
	l := &watchlist.List{Name: ListName, Warnings: slices.Clone(r.Warnings)}
	for i := range r.Companies {
		if c := &r.Companies[i]; c.Status != Listed {
			l.Entries = append(l.Entries, c.entry())
		}
	}
	return l
}

// entry describes a company as an entry of a list.
func (c *Company) entry() watchlist.Entry {
	e := watchlist.Entry{
		ID: c.EntryID(), Type: c.Type, Source: c.Source, Remarks: c.Sentence(),
		Names:       []watchlist.Name{{Text: c.Name, Kind: watchlist.Primary, Source: c.Source}},
		Identifiers: c.Identifiers,
		Statements:  []watchlist.Statement{{Label: StatusLabel, Value: string(c.Status)}},
		Programmes:  c.programmes(),
	}
	if e.Type == watchlist.Unknown {
		e.Type = watchlist.Organisation
	}
	for _, alias := range c.Aliases {
		e.Names = append(e.Names, watchlist.Name{Text: alias, Kind: watchlist.Alias, Source: c.Source})
	}
	if c.Country != "" {
		e.Addresses = []watchlist.Address{{Country: c.Country, Source: c.Source}}
	}
	for _, o := range c.Owners {
		for n, link := range o.Chain {
			r := watchlist.Relation{Kind: OwnedBy, Name: link.Owner, Percent: link.Share.text(), Source: link.Source}
			if n > 0 {
				r.Kind = Above
			}
			if n == len(o.Chain)-1 {
				r.Targets = refs(link.Listings)
			}
			e.Relations = append(e.Relations, r)
		}
	}
	return e
}

// EntryID is the id of the company's derived entry: the source's own, or one made of name and country that stays
// the same from file to file.
func (c *Company) EntryID() string {
	if c.ID != "" {
		return c.ID
	}
	sum := sha256.Sum256([]byte(nameKey(c.Name) + "\x00" + c.Country))
	return "own-" + hex.EncodeToString(sum[:6])
}

// programmes are those of all listed persons at the ends of the chains.
func (c *Company) programmes() []watchlist.Programme {
	var out []watchlist.Programme
	for _, o := range c.Owners {
		for _, l := range o.Chain[len(o.Chain)-1].Listings {
			if l.entry == nil {
				continue
			}
			for _, p := range l.entry.Programmes {
				if !slices.Contains(out, p) {
					out = append(out, p)
				}
			}
		}
	}
	return out
}

func refs(listings []Listing) []string {
	out := make([]string, len(listings))
	for i, l := range listings {
		out[i] = l.List + ":" + l.ID
	}
	return out
}

// text is a share as ParseShare reads it.
func (s Share) text() string {
	switch {
	case s == unknownShare:
		return ""
	case s.Known():
		return s.Low.String()
	}
	return s.Low.String() + "-" + s.High.String()
}

// Sentence says in words what the rule makes of the company, and why.
func (c *Company) Sentence() string {
	switch c.Status {
	case Blocked:
		return fmt.Sprintf("Listed persons hold %s of %s: %s.", Share{c.Low, c.High}, c.Name, c.holders())
	case Possible:
		return fmt.Sprintf("It cannot be excluded that listed persons hold half or more of %s (%s): %s. To settle it: %s.",
			c.Name, Share{c.Low, c.High}, c.holders(), strings.Join(c.Missing, "; "))
	case Listed:
		return fmt.Sprintf("%s is itself listed (%s).", c.Name, strings.Join(refs(c.Listings), ", "))
	}
	return fmt.Sprintf("Listed persons hold %s of %s, less than half: %s.%s", Share{c.Low, c.High}, c.Name, c.holders(), c.untold())
}

// holders names the chain of each owner.
func (c *Company) holders() string {
	out := make([]string, len(c.Owners))
	for i, o := range c.Owners {
		for n, link := range o.Chain {
			if n > 0 {
				out[i] += ", of which "
			}
			out[i] += fmt.Sprintf("%s holds %s", link.Owner, link.Share)
			if n == len(o.Chain)-1 {
				out[i] += " (" + strings.Join(refs(link.Listings), ", ") + ")"
			}
		}
	}
	return strings.Join(out, "; ")
}

// untold says what part of the company has no owner in the file.
func (c *Company) untold() string {
	if rest := All - c.Told; rest >= One {
		return fmt.Sprintf(" The file does not say who holds the other %s %%.", rest)
	}
	return ""
}
