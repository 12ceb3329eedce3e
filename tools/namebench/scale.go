package main

import (
	"flag"
	"fmt"
	"math"
	"math/rand"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/tools/internal/usage"
)

// scale measures what a query costs in lists of made-up entities, each ten or a
// hundred times as long as the one before.
func scale(args []string) error {
	flags := flag.NewFlagSet("scale", flag.ContinueOnError)
	most := flags.Int("n", 1_000_000, "entities of the longest list")
	asked := flags.Int("queries", 20_000, "queries a list")
	seed := flags.Int64("seed", 1, "seed of the made-up names")
	profile := flags.String("cpuprofile", "", "write a CPU profile of the queries of the longest list")
	source := flags.String("names", "../shared/data/names/names-by-locale.tsv", "table of ordinary names")
	if err := flags.Parse(args); err != nil {
		return err
	}
	debug.SetGCPercent(60) // as the program does, with its soft limit of memory while it loads
	people, err := readCultures(*source)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "entities\tnames\tready in\tprocessor\theap\tmost memory\tfound\tqueries/s\tp50\tp99\tp99.9\tby processor: queries/s\tp50\tp99\tp99.9\t")
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		if n <= *most {
			to := ""
			if n*10 > *most {
				to = *profile
			}
			if err := measureScale(w, &crowd{rand.New(rand.NewSource(*seed)), people, readWorlds()}, n, *asked, to); err != nil {
				return err
			}
			w.Flush()
		}
	}
	return nil
}

// measureScale asks a list of n entities: half of the queries are listed names
// with a slip, half are made up like the listed ones. Queries run on one core.
func measureScale(w *tabwriter.Writer, c *crowd, n, asked int, profile string) error {
	list := &watchlist.List{Name: "made-up", Entries: make([]watchlist.Entry, n)}
	count := 0
	for i := range list.Entries {
		list.Entries[i] = c.entry(strconv.Itoa(i))
		count += len(list.Entries[i].Names)
	}
	runtime.GC()
	start, cpu := time.Now(), usage.Processor()
	limit := debug.SetMemoryLimit(1800 << 20)
	m := match.New(list)
	debug.SetMemoryLimit(limit)
	ready, used := time.Since(start), usage.Processor()-cpu
	queries := make([]match.Query, asked)
	expected := make([]*watchlist.Entry, asked)
	for i := range queries {
		e := c.entry("")
		if i%2 == 0 {
			expected[i] = &list.Entries[c.Intn(n)]
			e = *expected[i]
			e.Names = []watchlist.Name{{Text: slip(c.Rand, strings.Fields(e.Names[c.Intn(len(e.Names))].Text))}}
		}
		queries[i] = match.Query{Name: e.Names[0].Text, Kind: match.KindOf(e.Type)}
	}
	runtime.GC()
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	if profile != "" {
		f, err := os.Create(profile)
		if err != nil {
			return err
		}
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	found := 0
	t := timed(asked, func(i int) {
		hits := m.Alerts(queries[i], 5)
		if expected[i] != nil && slices.ContainsFunc(hits, func(h match.Match) bool { return h.Entry == expected[i] }) {
			found++
		}
	})
	fmt.Fprintf(w, "%d\t%d\t%v\t%v\t%d MB\t%s\t%.0f %%\t%s\t%s\t\n", n, count, ready.Round(time.Millisecond), used.Round(time.Millisecond), memory.HeapAlloc>>20, usage.MostMemory(),
		100*float64(found)/float64((asked+1)/2), row(t.elapsed), row(t.used))
	runtime.KeepAlive(m)
	return nil
}

// A crowd makes up entities: three people of any culture for each two
// companies, with names as unevenly common as real ones. Every second person
// has a surname that hardly anybody else has; companies have such a word,
// often a second one or somebody's surname, a line of business, a place and a
// legal form.
type crowd struct {
	*rand.Rand
	people []*culture
	worlds []*world
}

func (c *crowd) entry(id string) watchlist.Entry {
	e := watchlist.Entry{ID: id, Type: watchlist.Person}
	name := c.person
	if c.Intn(5) < 2 {
		e.Type, name = watchlist.Organisation, c.firm
	}
	for len(e.Names) == 0 || c.Intn(3) == 0 {
		e.Names = append(e.Names, watchlist.Name{Text: name()})
	}
	return e
}

func (c *crowd) person() string {
	of := pick(c.Rand, c.people)
	words := []string{c.common(of.given)}
	if c.Intn(2) == 0 {
		words = append(words, c.common(of.given))
	}
	if c.Intn(2) == 0 {
		return strings.Join(append(words, c.word()), " ")
	}
	return strings.Join(append(words, c.common(of.surnames)), " ")
}

func (c *crowd) firm() string {
	of := pick(c.Rand, c.worlds).firms
	words := []string{c.word()}
	switch c.Intn(3) {
	case 0:
		words = append(words, c.word())
	case 1:
		words = append(words, c.common(pick(c.Rand, c.people).surnames))
	}
	for _, kind := range []string{"business", "place", "legal"} {
		if len(of[kind]) > 0 {
			words = append(words, pick(c.Rand, pick(c.Rand, of[kind]).latin))
		}
	}
	return strings.Join(words, " ")
}

// common picks a word by Zipf's law: the hundredth is a hundredth as common as
// the first.
func (c *crowd) common(list []string) string {
	return list[int(math.Pow(float64(len(list)), c.Float64()))-1]
}

// word makes up a word.
func (c *crowd) word() string {
	const consonants, vowels = "bcdfghjklmnprstvwz", "aeiou"
	var b strings.Builder
	for range 2 + c.Intn(3) {
		b.WriteByte(consonants[c.Intn(len(consonants))])
		b.WriteByte(vowels[c.Intn(len(vowels))])
		if c.Intn(3) == 0 {
			b.WriteByte("nrlsmt"[c.Intn(6)])
		}
	}
	return b.String()
}
