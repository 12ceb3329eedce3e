package screen

import (
	"fmt"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/check/aed"
	"github.com/tidewaiter/tidewaiter/internal/check/goods"
	linkcheck "github.com/tidewaiter/tidewaiter/internal/check/link"
	"github.com/tidewaiter/tidewaiter/internal/check/party"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/pack"
)

// wire opens what the packs hold and lists the checks, by hand, in the order
// in which they run.
func (s *Screener) wire(packs pack.Set) error {
	rules, ok := packs.Get("jurisdictions")
	if !ok {
		return fmt.Errorf("the pack jurisdictions is missing: use the embedded packs, or add it to the folder of --packs")
	}
	var err error
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
	lists, err := watchlist.OpenAll(packs)
	if err != nil {
		return err
	}
	s.tools = tools{lists: lists, matcher: match.New(lists...), goods: contents}
	if s.allowed, err = openAllowed(packs, lists); err != nil {
		return err
	}
	graph := link.NewBuilder()
	graph.AddLists(lists...)
	s.checks = []check{
		{finding.CheckAED, data.Check},
		{finding.CheckGoods, contents.Check},
		{finding.CheckParty, party.New(s.tools.matcher).Check},
		{finding.CheckLink, linkcheck.New(graph.Build()).Check},
	}
	return nil
}
