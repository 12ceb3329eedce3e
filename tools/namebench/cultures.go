package main

import (
	"bufio"
	"cmp"
	"flag"
	"fmt"
	"maps"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/ofac"
	"github.com/tidewaiter/tidewaiter/names"
)

// A tally counts made-up names and those of them that alert.
type tally struct{ names, alerts int }

func (t tally) rate() float64 { return float64(t.alerts) / float64(max(t.names, 1)) }

func (t tally) String() string {
	low, high := interval(t.alerts, t.names)
	return fmt.Sprintf("%.2f %% (%.2f to %.2f)", 100*t.rate(), 100*low, 100*high)
}

// A culture is the ordinary names of one locale.
type culture struct {
	locale          string
	given, surnames []string
	bins            [commonnessBins]tally
	all             tally
}

// commonnessBins part names by how many listed parties bear their rarer token.
const commonnessBins = 6

var binNames = [commonnessBins]string{"0", "1", "2-4", "5-15", "16-63", "64 or more"}

func binOf(n int) int {
	for i, most := range []int{0, 1, 4, 15, 63} {
		if n <= most {
			return i
		}
	}
	return commonnessBins - 1
}

// cultures measures how often made-up people of each culture alert, at one
// score, and among names whose rarer token is equally common on the list.
func cultures(args []string) error {
	flags := flag.NewFlagSet("cultures", flag.ContinueOnError)
	n := flags.Int("n", 20_000, "names drawn of each culture; those drawn twice count once")
	seed := flags.Int64("seed", 1, "seed of the made-up names")
	list := flags.String("list", "../shared/data/lists/ofac-2024-05-03", "folder of OFAC files")
	source := flags.String("names", "../shared/data/names/names-by-locale.tsv", "table of ordinary names")
	show := flags.String("show", "", "a culture whose alerts to show, such as ru")
	if err := flags.Parse(args); err != nil {
		return err
	}
	l, err := ofac.ReadDir(filepath.Clean(*list))
	if err != nil {
		return err
	}
	all, err := readCultures(*source)
	if err != nil {
		return err
	}
	bearers := map[string]int{}
	for _, e := range l.Entries {
		tokens := map[string]bool{}
		for _, name := range e.Names {
			for _, t := range names.Parse(name.Text, match.KindOf(e.Type)).Tokens {
				tokens[skeleton(t.Form)] = true
			}
		}
		for form := range tokens {
			bearers[form]++
		}
	}
	m := match.New(l)
	rng := rand.New(rand.NewSource(*seed))
	for _, c := range all {
		asked := map[string]bool{}
		for range *n {
			name := pick(rng, c.given) + " " + pick(rng, c.surnames)
			if !asked[name] { // the same name again would only make the interval look narrower
				asked[name] = true
				c.ask(m, bearers, name, c.locale == *show)
			}
		}
	}
	reportCultures(all)
	return nil
}

// ask screens one name and counts it.
func (c *culture) ask(m *match.Matcher, bearers map[string]int, name string, show bool) {
	parsed := names.Parse(name, names.Person)
	least := 1 << 30
	for i := range parsed.Tokens {
		if parsed.Tokens[i].Role == names.Part {
			least = min(least, bearers[skeleton(parsed.Tokens[i].Form)])
		}
	}
	alert := 0
	for _, found := range m.Alerts(match.Query{Name: name, Kind: names.Person}, 1) {
		alert = 1
		if show {
			fmt.Printf("%q\n", name)
			printFeatures(" ", found)
		}
	}
	for _, t := range []*tally{&c.all, &c.bins[binOf(least)]} {
		t.names++
		t.alerts += alert
	}
}

// skeleton keeps the consonants of a word, so that a name counts as borne by
// those who spell it otherwise, whatever script it is written in.
func skeleton(form string) string {
	b := make([]byte, 0, len(form))
	for i := range len(form) {
		c := form[i]
		switch {
		case strings.IndexByte("aeiouyw", c) >= 0 && i > 0:
			continue
		case strings.IndexByte("aeiouyw", c) >= 0:
			c = 'a'
		case c == 'q' || c == 'c':
			c = 'k'
		}
		if len(b) == 0 || b[len(b)-1] != c {
			b = append(b, c)
		}
	}
	return string(b)
}

// readCultures keeps the locales that have both given names and surnames.
func readCultures(path string) ([]*culture, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%w: the reference data lie beside the project", err)
	}
	defer f.Close()
	byLocale := map[string]*culture{}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		row := strings.Split(lines.Text(), "\t")
		c := byLocale[row[0]]
		if c == nil {
			c = &culture{locale: row[0]}
			byLocale[row[0]] = c
		}
		if row[1] == "surname" {
			c.surnames = append(c.surnames, row[3])
		} else if row[1] == "given" {
			c.given = append(c.given, row[3])
		}
	}
	maps.DeleteFunc(byLocale, func(_ string, c *culture) bool { return len(c.given) < 20 || len(c.surnames) < 20 })
	return slices.SortedFunc(maps.Values(byLocale), func(a, b *culture) int { return cmp.Compare(a.locale, b.locale) }), lines.Err()
}

// reportCultures prints the raw rates, then, of each culture, the rate that is
// expected of names as common on the list, and how many times that it has.
func reportCultures(all []*culture) {
	var total tally
	var bins [commonnessBins]tally
	for _, c := range all {
		total.names, total.alerts = total.names+c.all.names, total.alerts+c.all.alerts
		for i, b := range c.bins {
			bins[i].names, bins[i].alerts = bins[i].names+b.names, bins[i].alerts+b.alerts
		}
	}
	fmt.Printf("%d cultures, %d names, alerts %v at %.2f\n", len(all), total.names, total, names.AlertAt(names.Person))
	for i, b := range bins {
		fmt.Printf("rarer token borne by %s listed parties: %d names, %v\n", binNames[i], b.names, b)
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "culture\talerts (95 % interval)\texpected\ttimes (95 % interval)\tabove twice\t")
	slices.SortFunc(all, func(a, b *culture) int {
		return cmp.Or(cmp.Compare(b.all.rate(), a.all.rate()), cmp.Compare(a.locale, b.locale))
	})
	above := 0
	for _, c := range all {
		expected := 0.0
		for i, b := range c.bins {
			expected += bins[i].rate() * float64(b.names) / float64(c.all.names)
		}
		low, high := interval(c.all.alerts, c.all.names)
		mark := ""
		if low > 2*expected {
			mark = "yes"
			above++
		}
		fmt.Fprintf(w, "%s\t%v\t%.2f %%\t%.1f (%.1f to %.1f)\t%s\t\n", c.locale, c.all, 100*expected, c.all.rate()/expected, low/expected, high/expected, mark)
	}
	w.Flush()
	fmt.Printf("cultures above twice the rate of all names as common, the whole interval: %d of %d\n", above, len(all))
}
