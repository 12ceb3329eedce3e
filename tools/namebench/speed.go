package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"runtime/debug"
	"runtime/pprof"
	"text/tabwriter"
	"time"

	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/ofac"
	"github.com/tidewaiter/tidewaiter/packs"
	"github.com/tidewaiter/tidewaiter/tools/internal/usage"
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
	if err := ready(); err != nil {
		return err
	}
	l, err := ofac.ReadDir(*list)
	if err != nil {
		return err
	}
	start, cpu := time.Now(), usage.Processor()
	m := match.New([]*watchlist.List{l}...)
	fmt.Printf("index of %d entries made from a list that stores nothing in %v, %v of processor time\n", len(l.Entries), time.Since(start).Round(time.Millisecond), (usage.Processor() - cpu).Round(time.Millisecond))
	if *file == "" {
		return nil
	}
	queries, err := readQueries(*file)
	if err != nil {
		return err
	}
	if *profile != "" {
		f, err := os.Create(*profile)
		if err != nil {
			return err
		}
		pprof.StartCPUProfile(f)
		defer pprof.StopCPUProfile()
	}
	t := timed(len(queries), func(i int) {
		if *least < 0 {
			m.Alerts(queries[i], 5)
		} else {
			m.Match(queries[i], 5, *least)
		}
	})
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	defer w.Flush()
	fmt.Fprintf(w, "%d queries\ta second\tp50\tp99\tp99.9\t\n", len(queries))
	fmt.Fprintf(w, "by the clock\t%s\t\nof processor time\t%s\t\n", row(t.elapsed), row(t.used))
	return nil
}

// ready opens the embedded list of OFAC and its index, as the program does at
// its start: the tables of package names are read too.
func ready() error {
	set, err := packs.Embedded()
	if err != nil {
		return err
	}
	p, _ := set.Get("ofac-sdn")
	defer debug.SetGCPercent(debug.SetGCPercent(250)) // as the program does while it loads
	start, cpu := time.Now(), usage.Processor()
	l, err := watchlist.Open(p)
	if err != nil {
		return err
	}
	opened := time.Since(start)
	match.New(l)
	fmt.Printf("embedded list of %d entries open and ready in %v (the list in %v), %v of processor time\n", len(l.Entries),
		time.Since(start).Round(time.Millisecond), opened.Round(time.Millisecond), (usage.Processor() - cpu).Round(time.Millisecond))
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
