package main

import (
	"flag"
	"fmt"
	"math/rand"

	"github.com/tidewaiter/tidewaiter/internal/address"
	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/names"
	"github.com/tidewaiter/tidewaiter/packs"
)

// places counts alerts of the embedded lists by how much is told of a party's
// address: on listed parties with two to four letters of the name overwritten,
// who must be found, and on made-up people at the same addresses, who must not.
func places(args []string) error {
	flags := flag.NewFlagSet("places", flag.ContinueOnError)
	seed := flags.Int64("seed", 1, "seed of the damage and of the made-up names")
	source := flags.String("names", "../shared/data/names/names-by-locale.tsv", "table of ordinary names")
	if err := flags.Parse(args); err != nil {
		return err
	}
	people, err := readCultures(*source)
	if err != nil {
		return err
	}
	set, err := packs.Embedded()
	if err != nil {
		return err
	}
	lists, err := watchlist.OpenAll(set)
	if err != nil {
		return err
	}
	m, rng := match.New(lists...), rand.New(rand.NewSource(*seed))
	asked, found, strangers := 0, [3]int{}, [3]int{}
	for _, l := range lists {
		for i := range l.Entries {
			e := &l.Entries[i]
			if len(e.Names) == 0 || len(e.Addresses) == 0 {
				continue
			}
			raw := e.Addresses[rng.Intn(len(e.Addresses))].Raw()
			if raw.Country == "" {
				continue
			}
			asked++
			damaged, c := overwrite(rng, pick(rng, e.Names).Text), pick(rng, people)
			stranger := pick(rng, c.given) + " " + pick(rng, c.surnames)
			for told, where := range [...]address.Raw{{}, {City: raw.City, Region: raw.Region, Country: raw.Country}, raw} {
				q := match.Query{Name: damaged, Kind: match.KindOf(e.Type), Country: raw.Country, Place: m.Place(where)}
				for _, f := range m.Alerts(q, 20) {
					if f.Entry == e {
						found[told]++
					}
				}
				q.Name, q.Kind = stranger, names.Person
				if len(m.Alerts(q, 1)) > 0 {
					strangers[told]++
				}
			}
		}
	}
	fmt.Printf("%d addresses; told:\tcountry\tcity\taddress\n", asked)
	for _, row := range []struct {
		what  string
		count [3]int
	}{{"damaged listed names found", found}, {"made-up people who alert", strangers}} {
		fmt.Printf("%s, %%", row.what)
		for _, n := range row.count {
			fmt.Printf("\t%.2f", 100*float64(n)/float64(asked))
		}
		fmt.Println()
	}
	return nil
}

// overwrite puts other letters for two to four of a name's.
func overwrite(rng *rand.Rand, name string) string {
	runes := []rune(name)
	for range 2 + rng.Intn(3) {
		runes[rng.Intn(len(runes))] = rune('a' + rng.Intn(26))
	}
	return string(runes)
}
