package screen_test

import (
	"testing"

	"github.com/tidewaiter/tidewaiter/packs"
	"github.com/tidewaiter/tidewaiter/screen"
)

// BenchmarkNew measures the start: opening the embedded packs and all that the
// checks need.
func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		set, err := packs.Embedded()
		if err != nil {
			b.Fatal(err)
		}
		if _, err := screen.New(screen.Config{Packs: set}); err != nil {
			b.Fatal(err)
		}
	}
}
