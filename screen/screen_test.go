package screen_test

import (
	"bytes"
	"encoding/json"
	"sync"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/sample"
	"github.com/tidewaiter/tidewaiter/packs"
	"github.com/tidewaiter/tidewaiter/parcel"
	"github.com/tidewaiter/tidewaiter/screen"
)

// opened is the engine over the embedded packs, made once.
var opened = sync.OnceValues(func() (*screen.Screener, error) {
	set, err := packs.Embedded()
	if err != nil {
		return nil, err
	}
	return screen.New(screen.Config{Packs: set})
})

func engine(t testing.TB) *screen.Screener {
	t.Helper()
	s, err := opened()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// manifest makes n parcels that look like the real flow.
func manifest(t testing.TB, n int, seed uint64) []*parcel.Parcel {
	t.Helper()
	set, err := packs.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	sources, err := sample.FromPacks(set)
	if err != nil {
		t.Fatal(err)
	}
	g, err := sample.New(seed, sources)
	if err != nil {
		t.Fatal(err)
	}
	var parcels []*parcel.Parcel
	for i := range n {
		made, _ := g.Parcel(i)
		parcels = append(parcels, made)
	}
	return parcels
}

func BenchmarkScreen(b *testing.B) {
	s := engine(b)
	parcels := manifest(b, 10000, 1)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		s.Screen(parcels[n%len(parcels)])
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "parcels/s")
}

// The same parcel gives the same bytes, also when many are screened at once.
func TestSameParcelSameBytes(t *testing.T) {
	s := engine(t)
	parcels := manifest(t, 300, 7)
	want := make([][]byte, len(parcels))
	for i, p := range parcels {
		want[i] = bytesOf(t, s.Screen(p))
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for i, p := range parcels {
				if got := bytesOf(t, s.Screen(p)); !bytes.Equal(got, want[i]) {
					t.Errorf("parcel %d: %s, then %s", i, want[i], got)
					return
				}
			}
		})
	}
	group.Wait()
}

func bytesOf(t *testing.T, a screen.Assessment) []byte {
	data, err := json.Marshal(a)
	if err != nil {
		t.Error(err)
	}
	return data
}
