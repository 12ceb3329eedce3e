package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"slices"
	"time"

	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/ofac"
)

// A query is a line of the harness's queries.jsonl.
type query struct {
	Kind, Query, Type string
}

// speed opens an index on all cores, then asks queries one after another on one.
func speed(args []string) error {
	flags := flag.NewFlagSet("speed", flag.ContinueOnError)
	file := flags.String("queries", "", "queries.jsonl of the names harness")
	list := flags.String("list", "../shared/data/lists/ofac-2024-05-03", "folder of OFAC files")
	least := flags.Float64("least", -1, "least score (default: the alert threshold)")
	profile := flags.String("cpuprofile", "", "write a CPU profile")
	if err := flags.Parse(args); err != nil {
		return err
	}
	l, err := ofac.ReadDir(*list)
	if err != nil {
		return err
	}
	start := time.Now()
	m := match.New([]*watchlist.List{l}...)
	fmt.Printf("index of %d entries ready in %v\n", len(l.Entries), time.Since(start).Round(time.Millisecond))
	queries, err := readQueries(*file)
	if err != nil {
		return err
	}
	runtime.GOMAXPROCS(1)
	if *profile != "" {
		f, err := os.Create(*profile)
		if err != nil {
			return err
		}
		pprof.StartCPUProfile(f)
		defer pprof.StopCPUProfile()
	}
	took := make([]time.Duration, 0, len(queries))
	start = time.Now()
	for _, q := range queries {
		from := time.Now()
		if *least < 0 {
			m.Alerts(q, 5)
		} else {
			m.Match(q, 5, *least)
		}
		took = append(took, time.Since(from))
	}
	total := time.Since(start)
	slices.Sort(took)
	fmt.Printf("%d queries, %.0f a second, p50 %v, p99 %v, most %v\n", len(queries), float64(len(queries))/total.Seconds(),
		took[len(took)/2], took[len(took)*99/100], took[len(took)-1])
	return nil
}

func readQueries(path string) ([]match.Query, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []match.Query
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var q query
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			return nil, err
		}
		out = append(out, match.Query{Name: q.Query, Kind: kindNames[q.Type]})
	}
	return out, lines.Err()
}
