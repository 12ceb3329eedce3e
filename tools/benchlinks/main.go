// Command benchlinks measures the tracing of links over an OFAC CSV folder:
//
//	go run ./tools/benchlinks [-ofac DIR] [-seed N] identifiers|invented|addresses|chains|history|flood
//
// Its figures are in docs/measurements.md.
package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"

	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/ofac"
)

// A bench is what every measurement needs.
type bench struct {
	list  *watchlist.List
	rand  *rand.Rand
	count int
	show  int // misses printed of each kind
}

func main() {
	dir := flag.String("ofac", "../shared/data/lists/ofac-2024-05-03", "folder of OFAC CSV files")
	seed := flag.Uint64("seed", 1, "seed of everything made up")
	count := flag.Int("n", 0, "size of the measurement; 0: that of the goal")
	show := flag.Int("show", 3, "misses to print of each kind")
	flag.Parse()
	if err := run(*dir, *seed, *count, *show, flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "benchlinks:", err)
		os.Exit(1)
	}
}

func run(dir string, seed uint64, count, show int, what string) error {
	list, err := ofac.ReadDir(dir)
	if err != nil {
		return err
	}
	b := &bench{list: list, rand: rand.New(rand.NewPCG(seed, seed)), count: count, show: show}
	switch what {
	case "identifiers":
		b.identifiers()
	case "invented":
		b.invented()
	case "addresses":
		b.addresses()
	case "chains":
		b.chains()
	case "history":
		return b.history()
	case "flood":
		return b.flood()
	default:
		return fmt.Errorf("measure one of identifiers, invented, addresses, chains, history, flood, not %q", what)
	}
	return nil
}

// size is the count asked for, or the goal's.
func (b *bench) size(goal int) int {
	if b.count > 0 {
		return b.count
	}
	return goal
}

// graph holds the list alone.
func (b *bench) graph() *link.Graph {
	builder := link.NewBuilder()
	builder.AddLists(b.list)
	return builder.Build()
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }
