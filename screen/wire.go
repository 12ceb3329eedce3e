package screen

import (
	"fmt"

	"golang.org/x/sync/errgroup"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/check/aed"
	"github.com/tidewaiter/tidewaiter/internal/check/goods"
	linkcheck "github.com/tidewaiter/tidewaiter/internal/check/link"
	"github.com/tidewaiter/tidewaiter/internal/check/party"
	"github.com/tidewaiter/tidewaiter/internal/history"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/internal/legal"
	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// wire opens what the packs hold and lists the checks, by hand, in the order
// in which they run. It gives the graph of the link check.
func (s *Screener) wire(cfg Config) (*link.Graph, error) {
	packs := cfg.Packs
	rules, ok := packs.Get("jurisdictions")
	if !ok {
		return nil, fmt.Errorf("the pack jurisdictions is missing: use the embedded packs, or add it to the folder of --packs")
	}
	var err error
	if s.profiles, err = jurisdiction.Open(rules); err != nil {
		return nil, err
	}
	// Half of the time to the first answer goes into these; they do not depend
	// on each other.
	var data *aed.Checker
	var graph *link.Graph
	var group errgroup.Group
	group.Go(func() (err error) {
		if data, err = aed.New(packs); err != nil {
			return err
		}
		s.tools.goods, err = goods.New(packs)
		return err
	})
	group.Go(func() error {
		lists, err := watchlist.OpenAll(packs)
		if err != nil {
			return err
		}
		s.tools.lists = lists
		group.Go(func() error {
			b := link.NewBuilder()
			b.AddLists(lists...)
			if err := b.AddShared(packs); err != nil {
				return err
			}
			if cfg.History != nil {
				history.Add(b, cfg.History)
			}
			graph = b.Build()
			return nil
		})
		s.tools.matcher = match.New(lists...)
		return nil
	})
	if err := group.Wait(); err != nil {
		return nil, err
	}
	for _, l := range s.tools.lists {
		l.Keys = nil // in the indexes now: their memory may go
	}
	laws, err := legal.Open(packs)
	if err != nil {
		return nil, err
	}
	if s.allowed, err = openAllowed(packs, s.tools.lists); err != nil {
		return nil, err
	}
	s.checks = []check{
		{finding.CheckAED, data.Check},
		{finding.CheckGoods, s.tools.goods.Check},
		{finding.CheckParty, party.New(s.tools.matcher, laws).Check},
		{finding.CheckLink, linkcheck.New(graph, laws, cfg.AsOf).Check},
	}
	return graph, nil
}
