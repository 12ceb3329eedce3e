package listing_test

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/tidewaiter/tidewaiter/internal/listing"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// TestSwapUnderLoad opens a list again and again while fifty versions replace
// each other: no opening fails, and none sees parts of two versions.
func TestSwapUnderLoad(t *testing.T) {
	const swaps = 50
	s := listing.OpenStore(t.TempDir())
	put := func(version int) {
		var rows strings.Builder
		rows.WriteString("id,name\n")
		for i := range 20 {
			fmt.Fprintf(&rows, "%d,Invented of version %d\n", i, version)
		}
		_, err := s.Import(t.Context(), write(t, "own.csv", rows.String()), listing.ImportOptions{Name: "own", Date: "2026-01-02", Now: time.Unix(0, 0)})
		if err != nil {
			t.Error(err)
		}
	}
	put(0)
	var done atomic.Bool
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for !done.Load() {
				openWhole(t, s)
			}
		})
	}
	for version := 1; version <= swaps; version++ {
		put(version)
	}
	done.Store(true)
	readers.Wait()
	if events, err := s.History("own"); err != nil || len(events) != swaps+1 {
		t.Errorf("history has %d events (%v), want %d", len(events), err, swaps+1)
	}
}

func openWhole(t *testing.T, s *listing.Store) {
	t.Helper()
	p, err := s.Active("own")
	if err != nil {
		t.Error(err)
		return
	}
	l, err := watchlist.Open(p)
	if err != nil {
		t.Error(err)
		return
	}
	for _, e := range l.Entries {
		if e.Names[0].Text != l.Entries[0].Names[0].Text {
			t.Errorf("%q and %q in one list", l.Entries[0].Names[0].Text, e.Names[0].Text)
			return
		}
	}
}
