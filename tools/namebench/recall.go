package main

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"sync"
	"text/tabwriter"

	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/names"
)

// An answer is a labelled query with what matching found.
type answer struct {
	labelled
	found []match.Match
	rank  int // of the first right entry, from 1; 0 if there is none
}

// best is the score of the first match, whether right or wrong.
func (a *answer) best() float64 {
	if len(a.found) == 0 {
		return math.Inf(-1)
	}
	return a.found[0].Score
}

// right is the score of the right entry.
func (a *answer) right() float64 {
	if a.rank == 0 {
		return math.Inf(-1)
	}
	return a.found[a.rank-1].Score
}

// recall asks labelled queries and prints what is found by kind, at what share
// of false alerts and at the alert score, with the worst misses and false alerts.
func recall(args []string) error {
	flags := flag.NewFlagSet("recall", flag.ContinueOnError)
	worst := flags.Int("worst", 0, "how many misses of each kind, and how many false alerts, to show")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var answers []answer
	for _, dir := range flags.Args() {
		m, queries, err := development(dir)
		if err != nil {
			return err
		}
		answers = append(answers, ask(m, queries)...)
	}
	cuts := thresholds(answers)
	printRecall(answers, cuts)
	if *worst > 0 {
		printMisses(answers, cuts, *worst)
		printFalseAlerts(answers, *worst)
	}
	return nil
}

// ask matches all queries, on two cores.
func ask(m *match.Matcher, queries []labelled) []answer {
	out := make([]answer, len(queries))
	var wait sync.WaitGroup
	const workers = 2
	for w := range workers {
		wait.Go(func() {
			for i := w; i < len(queries); i += workers {
				q := queries[i]
				a := answer{labelled: q, found: m.Match(match.Query{Name: q.Query, Kind: kindNames[q.Type]}, 5, 0)}
				a.rank = 1 + slices.IndexFunc(a.found, func(f match.Match) bool { return q.right(f.Entry.ID) })
				out[i] = a
			}
		})
	}
	wait.Wait()
	return out
}

// falseAlertRates are the shares of made-up parties at which recall is told.
var falseAlertRates = []float64{0.001, 0.01, 0.05}

// thresholds are the scores that those shares of the made-up parties exceed.
func thresholds(answers []answer) []float64 {
	var scores []float64
	for i := range answers {
		if answers[i].Expect == "" {
			scores = append(scores, answers[i].best())
		}
	}
	slices.SortFunc(scores, func(a, b float64) int { return cmp.Compare(b, a) })
	out := make([]float64, len(falseAlertRates))
	for i, rate := range falseAlertRates {
		out[i] = scores[int(rate*float64(len(scores)))]
	}
	return out
}

func printRecall(answers []answer, cuts []float64) {
	type tally struct {
		n, first, five, alert int
		above                 [3]int
	}
	groups := map[string]*tally{}
	count := func(name string, a *answer) {
		t := groups[name]
		if t == nil {
			t = &tally{}
			groups[name] = t
		}
		t.n++
		if a.rank == 1 {
			t.first++
		}
		if a.rank > 0 {
			t.five++
		}
		score := a.right()
		if a.Expect == "" {
			score = a.best()
		}
		if score >= names.AlertAt(kindNames[a.Type]) {
			t.alert++
		}
		for i, cut := range cuts {
			if score > cut {
				t.above[i]++
			}
		}
	}
	for i := range answers {
		a := &answers[i]
		count(a.Kind, a)
		if a.Expect != "" {
			count("~all", a)
			count("~type "+a.Type, a)
		}
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "kind\tn\tfirst\tfive\t0.1%%\t1%%\t5%%\talert\t\n")
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		t := groups[name]
		share := func(n int) float64 { return 100 * float64(n) / float64(t.n) }
		fmt.Fprintf(w, "%s\t%d\t%.1f\t%.1f\t%.1f\t%.1f\t%.1f\t%.1f\t\n", name, t.n, share(t.first), share(t.five), share(t.above[0]), share(t.above[1]), share(t.above[2]), share(t.alert))
	}
	w.Flush()
	fmt.Printf("scores at these shares of false alerts: %.4f %.4f %.4f\n", cuts[0], cuts[1], cuts[2])
}

// printMisses shows, kind by kind, right entries that are not first or stay
// under the score of one false alert in a hundred.
func printMisses(answers []answer, cuts []float64, n int) {
	shown := map[string]int{}
	for i := range answers {
		a := &answers[i]
		if a.Expect == "" || a.rank == 1 && a.right() > cuts[1] || shown[a.Kind] >= n {
			continue
		}
		shown[a.Kind]++
		fmt.Printf("\n%s %q %s: right %s, rank %d, %.4f\n", a.Kind, a.Query, a.Type, a.Expect, a.rank, a.right())
		for j, f := range a.found[:min(len(a.found), max(a.rank, 2))] {
			mark := " "
			if j+1 == a.rank {
				mark = "*"
			}
			printFeatures(mark, f)
		}
	}
}

// printFalseAlerts shows the made-up parties with the highest scores.
func printFalseAlerts(answers []answer, n int) {
	made := slices.DeleteFunc(slices.Clone(answers), func(a answer) bool { return a.Expect != "" })
	slices.SortStableFunc(made, func(a, b answer) int { return cmp.Compare(b.best(), a.best()) })
	for _, a := range made[:min(n, len(made))] {
		fmt.Printf("\n%s %q %s\n", a.Kind, a.Query, a.Type)
		printFeatures(" ", a.found[0])
	}
}

func printFeatures(mark string, f match.Match) {
	text := ""
	if f.Name != nil {
		text = f.Name.Text
	}
	fmt.Printf("  %s %.4f %s %q:", mark, f.Score, f.Entry.ID, text)
	for _, x := range f.Features {
		fmt.Printf(" %s[%s|%s] %.1f", x.Name, x.A, x.B, x.Evidence)
	}
	fmt.Println()
}

// kindNames are the harness's words for kinds; "unknown" is none of them.
var kindNames = map[string]names.Kind{"person": names.Person, "business": names.Organisation}
