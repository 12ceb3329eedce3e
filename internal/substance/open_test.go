package substance_test

import (
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/substance"
	"github.com/tidewaiter/tidewaiter/packs"
)

func BenchmarkOpen(b *testing.B) {
	set, err := packs.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	p, _ := set.Get("substances")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := substance.Open(p); err != nil {
			b.Fatal(err)
		}
	}
}
