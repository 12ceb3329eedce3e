package screen_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/listing"
	"github.com/tidewaiter/tidewaiter/packs"
	"github.com/tidewaiter/tidewaiter/parcel"
	"github.com/tidewaiter/tidewaiter/screen"
)

// versionOf makes a screener whose only list, of the given day, has one entry
// called after it.
func versionOf(t *testing.T, day string) *screen.Screener {
	t.Helper()
	set, err := packs.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for name := range set.Refs() {
		if p, _ := set.Get(name); p.Manifest.Kind == "watchlist" {
			set = set.Without(name)
		}
	}
	file := filepath.Join(t.TempDir(), "own.csv")
	rows := fmt.Sprintf("id,name,type,date\n%s,Brackenfold Invented Holding,organisation,%s\n", day, day)
	if err := os.WriteFile(file, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := listing.Load("own", file)
	if err != nil {
		t.Fatal(err)
	}
	s, err := screen.New(screen.Config{Packs: set.With(p)})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestSwapUnderLoad screens without a pause while two versions of a list take
// each other's place fifty times: every parcel is answered, and none by the
// entry of one version under the name of the other.
func TestSwapUnderLoad(t *testing.T) {
	days := []string{"2026-01-02", "2026-01-03"}
	versions := []*screen.Screener{versionOf(t, days[0]), versionOf(t, days[1])}
	live := screen.NewLive(versions[0])
	p := &parcel.Parcel{RecordID: "r", Sender: parcel.Party{Name: "Brackenfold Invented Holding"}}
	var stop atomic.Bool
	var seen [2]atomic.Int64
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for !stop.Load() {
				a := live.Screen(p)
				for i, day := range days {
					if !strings.Contains(string(a.Packs), `"own":{"version":"`+day) {
						continue
					}
					seen[i].Add(1)
					if found := entriesOf(a); found != day {
						t.Errorf("a parcel under the list of %s names the entries %q", day, found)
						return
					}
				}
			}
		})
	}
	for swaps := range 50 {
		next := (swaps + 1) % 2
		if was := live.Swap(versions[next]); was != versions[1-next] {
			t.Error("another screener was in force")
		}
		for before := seen[next].Load(); seen[next].Load() == before && !t.Failed(); { // until it has answered
			runtime.Gosched()
		}
	}
	stop.Store(true)
	readers.Wait()
}

// entriesOf names the list entries that findings rest on.
func entriesOf(a screen.Assessment) string {
	ids := map[string]bool{}
	for _, f := range a.Findings {
		if f.Evidence.EntryID != "" {
			ids[f.Evidence.EntryID] = true
		}
	}
	var all []string
	for id := range ids {
		all = append(all, id)
	}
	return strings.Join(all, " ")
}
