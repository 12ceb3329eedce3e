package screen

import (
	"fmt"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/check/aed"
	"github.com/tidewaiter/tidewaiter/internal/check/goods"
	"github.com/tidewaiter/tidewaiter/internal/check/party"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/pack"
)

// wire opens what the packs hold and lists the checks, by hand, in the order
// in which they run.
func (s *Screener) wire(packs pack.Set) error {
	rules, err := need(packs, "jurisdictions")
	if err != nil {
		return err
	}
	if s.profiles, err = jurisdiction.Open(rules); err != nil {
		return err
	}
	data, err := aed.New(packs)
	if err != nil {
		return err
	}
	contents, err := goods.New(packs)
	if err != nil {
		return err
	}
	matcher, err := watchlists(packs)
	if err != nil {
		return err
	}
	s.checks = append(s.checks,
		check{finding.CheckAED, data.Check},
		check{finding.CheckGoods, contents.Check},
		check{finding.CheckParty, party.New(matcher).Check},
	)
	return nil
}

// watchlists opens the watchlists and indexes them.
func watchlists(packs pack.Set) (*match.Matcher, error) {
	var lists []*watchlist.List
	for _, p := range packs.Kind(pack.Watchlist) {
		l, err := watchlist.Open(p)
		if err != nil {
			return nil, err
		}
		lists = append(lists, l)
	}
	return match.New(lists...), nil
}

// need returns a pack without which nothing can be screened.
func need(packs pack.Set, name string) (*pack.Pack, error) {
	p, ok := packs.Get(name)
	if !ok {
		return nil, fmt.Errorf("the pack %s is missing: use the embedded packs, or add it to the folder of --packs", name)
	}
	return p, nil
}
