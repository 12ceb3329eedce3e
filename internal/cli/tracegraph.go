package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"

	"golang.org/x/sync/errgroup"

	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/message"
)

// graph builds the graph of the lists, the ownership file and the history.
func (a *app) graph(ctx context.Context, flags traceFlags) (*link.Graph, error) {
	set, err := a.listedPacks() // owners enter as edges below, not as a list
	if err != nil {
		return nil, configError(err)
	}
	asOf, err := a.asOf()
	if err != nil {
		return nil, err
	}
	a.tellAge(set, asOf)
	lists, err := watchlist.OpenAll(set)
	if err != nil {
		return nil, configError(err)
	}
	b := link.NewBuilder()
	b.AddLists(lists...)
	if err := a.addOwnership(b); err != nil {
		return nil, err
	}
	for _, name := range flags.history {
		if err := a.addHistory(ctx, b, name); err != nil {
			return nil, err
		}
	}
	g := b.Build()
	size := g.Size()
	a.note("graph: %d listed entries, %d other parties, %d keys, %d edges", size.Entries, size.Parties, size.Keys, size.Edges)
	return g, nil
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

// historyChunk is how many parcels are read between two additions.
const historyChunk = 4096

// addHistory reads parcels seen before. Records that cannot be read are
// counted and left out.
func (a *app) addHistory(ctx context.Context, b *link.Builder, name string) error {
	in, err := a.openInput(name)
	if err != nil {
		return configError(fmt.Errorf("--history %s: %w", name, err))
	}
	defer in.Close()
	reader, err := message.Open(name, in, message.Options{})
	if err != nil {
		return configError(fmt.Errorf("--history %s: %w", name, err))
	}
	bad := 0
	for {
		chunk, err := nextRaws(reader)
		if err != nil {
			return fmt.Errorf("--history %s: %w", name, err)
		}
		if len(chunk) == 0 {
			break
		}
		n, err := addChunk(ctx, b, chunk)
		if err != nil {
			return err
		}
		bad += n
	}
	if bad > 0 {
		a.note("--history %s: %d records could not be read and are left out", name, bad)
	}
	return nil
}

func nextRaws(r *message.Reader) ([]message.Raw, error) {
	var chunk []message.Raw
	for len(chunk) < historyChunk {
		raw, err := r.NextRaw()
		if errors.Is(err, io.EOF) {
			return chunk, nil
		}
		if err != nil {
			return chunk, err
		}
		chunk = append(chunk, raw)
	}
	return chunk, nil
}

// addChunk reads records in parallel and adds them in order. It returns how
// many could not be read.
func addChunk(ctx context.Context, b *link.Builder, chunk []message.Raw) (bad int, err error) {
	sightings, ok := make([]link.Sighting, len(chunk)), make([]bool, len(chunk))
	group, ctx := errgroup.WithContext(ctx)
	workers := runtime.GOMAXPROCS(0)
	for worker := range workers {
		group.Go(func() error {
			for i := worker; i < len(chunk); i += workers {
				if rec := chunk[i].Decode(); rec.Err == nil {
					sightings[i], ok[i] = link.Read(rec.Parcel), true
				}
			}
			return ctx.Err()
		})
	}
	if err := group.Wait(); err != nil {
		return 0, err
	}
	for i := range sightings {
		if !ok[i] {
			bad++
			continue
		}
		b.Add(sightings[i])
	}
	return bad, nil
}
