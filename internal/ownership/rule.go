package ownership

import "slices"

// never is the rank of a party that does not count as blocked.
const never = -1

// A blocking is the set of parties that count as blocked, with the round in
// which each was found: listed parties in round 0, then the companies that
// they hold, then the companies that those hold. Each round only rests on
// those before it, so that chains of reasons end, whatever circles the stakes
// run in.
type blocking struct {
	rank []int
	held []Percent // by blocked parties, of each company
}

// spread finds what follows from the parties that begin as blocked. A stake
// counts with weight; reach turns what blocked owners hold of a company into
// the share that is compared with the threshold.
func (g *graph) spread(begin func(party int) bool, weight func(Share) Percent, reach func(company int, held Percent, b *blocking) Percent) *blocking {
	b := &blocking{rank: make([]int, len(g.parties)), held: make([]Percent, len(g.parties))}
	var round []int
	for i := range g.parties {
		b.rank[i] = never
		if begin(i) {
			b.rank[i] = 0
			round = append(round, i)
		}
	}
	for n := 1; len(round) > 0; n++ {
		round = g.next(round, b, weight, reach)
		for _, company := range round {
			b.rank[company] = n
		}
	}
	return b
}

// next adds what the parties of a round hold, and gives the companies that
// reach the threshold by it.
func (g *graph) next(round []int, b *blocking, weight func(Share) Percent, reach func(int, Percent, *blocking) Percent) []int {
	var touched []int
	for _, owner := range round {
		for _, s := range g.held[owner] {
			company := g.stakes[s].Company
			b.held[company] += weight(g.stakes[s].Share)
			touched = append(touched, company)
		}
	}
	slices.Sort(touched)
	return slices.DeleteFunc(slices.Compact(touched), func(company int) bool {
		return b.rank[company] != never || reach(company, b.held[company], b) < threshold
	})
}

// surely finds the parties that are blocked on the least that is told.
func (g *graph) surely() *blocking {
	return g.spread(
		func(p int) bool { return anyCertain(g.listings[p]) },
		func(s Share) Percent { return s.Low },
		func(_ int, held Percent, _ *blocking) Percent { return held },
	)
}

// possibly finds the parties that may be blocked, when every unknown turns
// out for the worst.
func (g *graph) possibly() *blocking {
	return g.spread(
		func(p int) bool { return len(g.listings[p]) > 0 },
		func(s Share) Percent { return s.High },
		g.atMost,
	)
}

// atMost bounds what blocked owners can hold by what others surely hold, unless
// the file gives away more than the whole and so contradicts itself.
func (g *graph) atMost(company int, held Percent, b *blocking) Percent {
	var others, told Percent
	for _, s := range g.owners(company) {
		told += s.Share.Low
		if b.rank[s.Owner] == never {
			others += s.Share.Low
		}
	}
	if told > All {
		return min(held, All)
	}
	return min(held, All-others)
}

func anyCertain(listings []Listing) bool {
	for i := range listings {
		if listings[i].Certain() {
			return true
		}
	}
	return false
}
