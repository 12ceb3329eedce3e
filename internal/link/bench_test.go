package link_test

import (
	"os"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/ofac"
)

// BenchmarkAddLists builds the graph that screening starts with.
func BenchmarkAddLists(b *testing.B) {
	const dir = "../../../shared/data/lists/ofac-2024-05-03"
	if _, err := os.Stat(dir); err != nil {
		b.Skip("no reference data beside the project")
	}
	list, err := ofac.ReadDir(dir)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		builder := link.NewBuilder()
		builder.AddLists(list)
		builder.Build()
	}
}
