package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"math/rand"
	"os"
	"path/filepath"
	"slices"

	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/ofac"
	"github.com/tidewaiter/tidewaiter/names"
)

// A labelled is a line of queries.jsonl with the entries that are right.
type labelled struct {
	Kind, Query, Type string
	Expect            string
	Also              []string
}

// right reports whether an entry is the party that the query names.
func (q *labelled) right(id string) bool {
	return q.Expect != "" && (id == q.Expect || slices.Contains(q.Also, id))
}

// A sample is a pair of names with its label.
type sample struct {
	x      []float64
	y      float64
	weight float64
}

// fit learns the coefficients of the model from labelled queries and prints
// model.tsv without its thresholds. What is compared are the pairs that
// searching finds: the right entry, and the best wrong ones. Made-up names of
// further scripts, and rivals that differ in one part, are added to them.
func fit(args []string) error {
	flags := flag.NewFlagSet("fit", flag.ContinueOnError)
	seed := flags.Int64("seed", 1001, "seed of the made-up names")
	places := flags.String("places", "../shared/data/names/cn-places.tsv", "table of Chinese places")
	if err := flags.Parse(args); err != nil {
		return err
	}
	samples := map[names.Kind][]sample{}
	if err := invented(samples, *seed, *places); err != nil {
		return err
	}
	for _, dir := range flags.Args() {
		m, queries, err := development(dir)
		if err != nil {
			return err
		}
		collect(samples, m, queries)
	}
	person, organisation := learn(samples[names.Person]), learn(samples[names.Organisation])
	fmt.Println("# Coefficients of the name model, log-odds, fitted by tools/namebench fit (see docs/names.md).")
	fmt.Println("# Columns: measure, person, organisation.")
	for i, name := range names.MeasureNames() {
		fmt.Printf("%s\t%.3f\t%.3f\n", name, person[i], organisation[i])
	}
	return nil
}

// How many made-up parties of each sort are learned from, and how much one
// counts.
const (
	pairsInvented  = 12
	hanInvented    = 24
	inventedPerson = 0.5
	inventedFirm   = 2.5
)

// invented adds pairs of made-up names and Chinese parties with their rivals.
func invented(samples map[names.Kind][]sample, seed int64, places string) error {
	noPart := slices.Index(names.MeasureNames(), "no_part")
	add := func(a, b string, kind names.Kind, same bool) {
		x, k := names.Measures(names.Parse(a, kind), names.Parse(b, kind).Whole())
		s := sample{x: x, weight: inventedPerson}
		if k == names.Organisation {
			s.weight = inventedFirm
		}
		if same {
			s.y = 1
		}
		if same && k == names.Organisation && x[noPart] != 0 {
			return // its trade name is not recognised: that rivals share the rest must still speak against them
		}
		samples[k] = append(samples[k], s)
	}
	for _, p := range inventPairs(rand.New(rand.NewSource(seed)), pairsInvented) {
		add(p.a, p.b, names.Unknown, p.same)
	}
	in, err := newInventor(seed, places)
	if err != nil {
		return err
	}
	for _, list := range writings {
		if list.far {
			continue
		}
		for _, a := range in.ask(list, hanInvented, true) {
			switch {
			case a.wanted == "" && a.found != "":
				add(a.text, a.found, a.kind, false)
			case a.wanted != "" && !a.query.far:
				add(a.text, a.wanted, a.kind, true)
			}
		}
	}
	return nil
}

// development reads what the names harness wrote to a folder: queries, and
// the list without the aliases that it held out.
func development(dir string) (*match.Matcher, []labelled, error) {
	l, err := ofac.ReadDir(filepath.Join(dir, "engine"))
	if err != nil {
		return nil, nil, err
	}
	queries, err := readLabelled(filepath.Join(dir, "queries.jsonl"))
	return match.New(l), queries, err
}

func readLabelled(path string) ([]labelled, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []labelled
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var q labelled
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			return nil, err
		}
		out = append(out, q)
	}
	return out, lines.Err()
}

// The best wrong entries of a query that are learned from, and how much one
// counts beside a right one where the query has a right one.
const (
	wrongsLearned = 3
	wrongWeight   = 0.03
)

// collect searches each query and measures the right pair and the best wrong
// ones. Ships are left out: what speaks against them is no matter of names.
func collect(samples map[names.Kind][]sample, m *match.Matcher, queries []labelled) {
	for _, q := range queries {
		parsed := names.Parse(q.Query, kindNames[q.Type])
		wrongs, rights := 0, 0
		for _, f := range m.Match(match.Query{Name: q.Query, Kind: kindNames[q.Type]}, 20, 0) {
			right := q.right(f.Entry.ID)
			if f.Name == nil || f.Entry.Type == watchlist.Vessel || f.Entry.Type == watchlist.Aircraft ||
				right && rights > 0 || !right && wrongs >= wrongsLearned {
				continue
			}
			x, kind := names.Measures(parsed, names.Parse(f.Name.Text, match.KindOf(f.Entry.Type)).Whole())
			s := sample{x: x, weight: 1}
			if right {
				s.y = 1
				rights++
			} else {
				wrongs++
			}
			if !right && q.Expect != "" {
				s.weight = wrongWeight
			}
			samples[kind] = append(samples[kind], s)
		}
	}
}

// set are the measures whose evidence, in log-odds, is set and not learned:
// searching finds no names that have nothing in common, and few of the list's
// names have numbers.
var set = map[string]float64{"nothing": -20, "number": -10}

// learn fits a logistic regression, one coefficient after the other by Newton's
// rule. Evidence may not count against a match, differences not for one.
func learn(samples []sample) []float64 {
	measures := names.MeasureNames()
	for name := range set {
		apart := slices.Index(measures, name)
		samples = slices.DeleteFunc(samples, func(s sample) bool { return s.x[apart] != 0 })
	}
	same := slices.Index(measures, "same")
	w, z := make([]float64, len(measures)), make([]float64, len(samples))
	const (
		rounds = 150
		ridge  = 0.5
	)
	for range rounds {
		for i := range w {
			slope, bend := -ridge*w[i], ridge
			for k, s := range samples {
				if v := s.x[i]; v != 0 {
					p := 1 / (1 + math.Exp(-z[k]))
					slope += s.weight * (s.y - p) * v
					bend += s.weight * max(p*(1-p), 1e-4) * v * v
				}
			}
			next := allowed(measures[i], w[i]+slope/bend, w[same])
			for k, s := range samples {
				z[k] += (next - w[i]) * s.x[i]
			}
			w[i] = next
		}
	}
	for name, z := range set {
		w[slices.Index(measures, name)] = z
	}
	return w
}

// notQuiteTheSame is what it costs, at the least, that two words are not quite
// the same.
const (
	notQuiteTheSame = -0.25
	farFromTheSame  = -1
)

// leastAcronym is what each letter of an acronym tells beyond the third, at the
// least.
const leastAcronym = 1.2

// allowed holds a coefficient to its sign, and what is nearly the same to what
// is the same.
func allowed(measure string, w, same float64) float64 {
	switch measure {
	case "prior", "kin":
		return w
	case "meanings", "spellings", "sounds", "slips", "short_slips", "kins", "siblings":
		return min(w, notQuiteTheSame)
	case "two_slips_each":
		return min(w, farFromTheSame)
	case "meaning", "spelling", "sound", "slip", "short_slip", "two_slips":
		return min(max(w, 0), same)
	case "acronym": // made-up companies have few
		return max(w, leastAcronym)
	case "same_legal": // a tie-breaker: most companies have one of few legal forms
		return min(max(w, 0), 0.4)
	case "same", "initial", "cut_off", "glued", "letters", "begins":
		return max(w, 0)
	}
	return min(w, 0)
}
