package ofac_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/ofac"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/watchlisttest"
)

func TestCompiledRealList(t *testing.T) {
	want, err := ofac.ReadDir(watchlisttest.Shared(t, "ofac-2024-05-03"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := watchlist.Encode(want)
	if err != nil {
		t.Fatal(err)
	}
	got, err := watchlist.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("decoded list differs (-want +got):\n%s", diff)
	}
	t.Logf("%d bytes", len(data))
}

func BenchmarkReadDir(b *testing.B) {
	dir := watchlisttest.Shared(b, "ofac-2024-05-03")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ofac.ReadDir(dir); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	l, err := ofac.ReadDir(watchlisttest.Shared(b, "ofac-2024-05-03"))
	if err != nil {
		b.Fatal(err)
	}
	data, err := watchlist.Encode(l)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := watchlist.Decode(data); err != nil {
			b.Fatal(err)
		}
	}
}
