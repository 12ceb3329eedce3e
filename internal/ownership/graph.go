package ownership

import (
	"cmp"
	"slices"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// A graph is who owns whom on one day, with the parties that are listed.
type graph struct {
	parties  []Party
	listings [][]Listing // of each party
	stakes   []Stake     // one for each pair, by company, then owner
	first    []int       // of the company's stakes; one more than parties
	held     [][]int     // companies of each owner, as positions in stakes
}

// newGraph joins the file with the relations in the lists.
func newGraph(f *File, lists []*watchlist.List, day string) *graph {
	parties, stakes := withRelations(f, lists)
	g := &graph{parties: parties}
	d := newDirectory(parties, lists)
	g.listings = make([][]Listing, len(parties))
	for i := range parties {
		g.listings[i] = d.listings(&parties[i])
	}
	g.stakes = merged(stakes, day)
	g.first = make([]int, len(parties)+1)
	g.held = make([][]int, len(parties))
	for i, s := range g.stakes {
		g.first[s.Company+1]++
		g.held[s.Owner] = append(g.held[s.Owner], i)
	}
	for i := range parties {
		g.first[i+1] += g.first[i]
	}
	return g
}

// owners are the stakes in a company.
func (g *graph) owners(company int) []Stake {
	return g.stakes[g.first[company]:g.first[company+1]]
}

// withRelations adds the holdings that the lists tell of parties that are on
// no list themselves. Relations between entries add nothing: both ends are
// listed already. A "linked to" is not ownership.
func withRelations(f *File, lists []*watchlist.List) ([]Party, []Stake) {
	parties, stakes := slices.Clone(f.Parties), slices.Clone(f.Stakes)
	byName := map[string]int{}
	for i := range parties {
		byName[nameKey(parties[i].Name)] = i
	}
	for _, l := range lists {
		for i := range l.Entries {
			e := &l.Entries[i]
			for _, r := range e.Relations {
				if r.Kind != "owns" || len(r.Targets) > 0 || nameKey(r.Name) == "" {
					continue
				}
				share, err := ParseShare(r.Percent)
				if err != nil {
					share = unknownShare
				}
				company, ok := byName[nameKey(r.Name)]
				if !ok {
					company = len(parties)
					byName[nameKey(r.Name)] = company
					parties = append(parties, Party{Name: r.Name, Source: r.Source})
				}
				parties = append(parties, Party{ID: l.Name + ":" + e.ID, Name: e.PrimaryName(), Type: e.Type, Source: e.Source})
				stakes = append(stakes, Stake{Owner: len(parties) - 1, Company: company, Share: share, From: r.From, To: r.To, Source: r.Source})
			}
		}
	}
	return parties, stakes
}

// merged gives the stakes of a day, one for each owner and company. Several
// rows about one pair may be several classes of shares or several sources
// about one: the least is the greatest row, the greatest is their sum. A row
// that tells no share adds nothing to one that does.
func merged(stakes []Stake, day string) []Stake {
	kept := make([]Stake, 0, len(stakes))
	for _, s := range stakes {
		if s.Owner != s.Company && s.in(day) {
			kept = append(kept, s)
		}
	}
	slices.SortFunc(kept, func(a, b Stake) int {
		return cmp.Or(
			cmp.Compare(a.Company, b.Company), cmp.Compare(a.Owner, b.Owner),
			cmp.Compare(b.Share.Low, a.Share.Low), cmp.Compare(a.Share.High, b.Share.High), cmp.Compare(a.Source, b.Source),
		)
	})
	out := kept[:0]
	for _, s := range kept {
		if n := len(out); n == 0 || out[n-1].Company != s.Company || out[n-1].Owner != s.Owner {
			out = append(out, s)
			continue
		}
		have := &out[len(out)-1]
		switch {
		case s.Share == unknownShare:
		case have.Share == unknownShare:
			*have = s
		default:
			have.Share.Low = max(have.Share.Low, s.Share.Low)
			have.Share.High = min(have.Share.High+s.Share.High, All)
		}
	}
	return out
}
