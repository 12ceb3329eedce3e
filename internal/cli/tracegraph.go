package cli

import (
	"context"
	"fmt"

	"github.com/tidewaiter/tidewaiter/internal/history"
	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// graph builds the graph of the lists, the ownership file and the history, and
// gives the lists too.
func (a *app) graph(ctx context.Context, flags traceFlags) (*link.Graph, []*watchlist.List, error) {
	set, err := a.listedPacks() // owners enter as edges below, not as a list
	if err != nil {
		return nil, nil, configError(err)
	}
	if _, err := a.judgeAge(set); err != nil {
		return nil, nil, err
	}
	lists, err := watchlist.OpenAll(set)
	if err != nil {
		return nil, nil, configError(err)
	}
	b := link.NewBuilder()
	b.AddLists(lists...)
	if err := b.AddShared(set); err != nil {
		return nil, nil, configError(err)
	}
	if err := a.addOwnership(b); err != nil {
		return nil, nil, err
	}
	past, err := a.history(ctx, flags.history)
	if err != nil {
		return nil, nil, err
	}
	defer past.close()
	history.Add(b, past.parcels)
	if err := past.err(); err != nil {
		return nil, nil, err
	}
	g := b.Build()
	size := g.Size()
	a.note("graph: %d listed entries, %d other parties, %d keys, %d edges", size.Entries, size.Parties, size.Keys, size.Edges)
	return g, lists, nil
}

// addOwnership enters the file of --ownership.
func (a *app) addOwnership(b *link.Builder) error {
	if a.flags.ownership == "" {
		return nil
	}
	f, err := readOwnership(a.flags.ownership)
	if err != nil {
		return configError(fmt.Errorf("--ownership: %w", err))
	}
	b.AddOwnership(f.File)
	return nil
}
