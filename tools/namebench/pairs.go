package main

import (
	"flag"
	"fmt"
	"math/rand"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/tidewaiter/tidewaiter/names"
)

// A pairing is two names that are one party's or not, and their score.
type pairing struct {
	a, b, kind, script string
	same               bool
	party              names.Kind
	score              float64
	alert              bool
}

// pairs measures pairs of made-up names in all scripts and kinds.
func pairs(args []string) error {
	flags := flag.NewFlagSet("pairs", flag.ContinueOnError)
	seed := flags.Int64("seed", 1, "seed of the made-up names")
	n := flags.Int("n", 8, "parties of each script and kind")
	person := flags.Float64("person", names.PickedAt(names.Person), "alert score of compare, of people")
	firm := flags.Float64("firm", names.PickedAt(names.Organisation), "the same of organisations")
	show := flags.Int("show", 0, "print so many wrong answers of each sort")
	if err := flags.Parse(args); err != nil {
		return err
	}
	all := inventPairs(rand.New(rand.NewSource(*seed)), *n)
	for i := range all {
		best := bestReading(all[i].a, all[i].b, names.Unknown)
		all[i].score, all[i].alert = best.Score, best.Score >= *person
		if best.Kind == names.Organisation {
			all[i].alert = best.Score >= *firm
		}
	}
	reportPairs(all)
	showWrong(all, *show)
	return nil
}

func inventPairs(rng *rand.Rand, n int) []pairing {
	var out []pairing
	for _, w := range readWorlds() {
		for range n {
			if w.people["given"] != nil {
				out = appendPairs(out, rng, w.person(rng))
			}
			if w.firms["trade"] != nil {
				out = appendPairs(out, rng, w.firm(rng))
			}
		}
	}
	return out
}

// appendPairs adds a pair of each kind that applies. The first name is in its
// own script where the kind is about scripts, and for half of the others.
func appendPairs(out []pairing, rng *rand.Rand, m made) []pairing {
	for _, k := range pairKinds {
		a, b := m.own(), k.write(rng, m)
		if k.name == "spelling" || k.name != "other script" && rng.Intn(2) == 0 {
			a = m.latin(rng)
		}
		if b == "" || strings.EqualFold(a, b) || m.world.script == "latin" && k.name == "other script" {
			continue
		}
		out = append(out, pairing{a: a, b: b, kind: k.name, same: k.same, script: m.world.script, party: m.kind})
	}
	return out
}

// bestReading compares as the command does: all readings of both names.
func bestReading(a, b string, kind names.Kind) names.Comparison {
	var best names.Comparison
	for _, x := range names.Readings(a) {
		for _, y := range names.Readings(b) {
			if c := names.Compare(names.Parse(x.Text, kind), names.Parse(y.Text, kind)); c.Score >= best.Score {
				best = c
			}
		}
	}
	return best
}

func reportPairs(all []pairing) {
	precision, recall := accuracy(all)
	fmt.Printf("%d pairs: F1 %.3f (precision %.3f, recall %.3f); AUC %.3f\n", len(all), f1(precision, recall), precision, recall, auc(all))
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	rowsOf(w, all, func(p pairing) string { return fmt.Sprintf("%s %s", p.script, p.party) })
	for _, same := range []bool{true, false} {
		rowsOf(w, all, func(p pairing) string {
			if p.same != same {
				return ""
			}
			return p.kind
		})
	}
	w.Flush()
}

// rowsOf prints how many pairs of each group are answered rightly.
func rowsOf(w *tabwriter.Writer, all []pairing, group func(pairing) string) {
	right, count := map[string]int{}, map[string]int{}
	var order []string
	for _, p := range all {
		g := group(p)
		if g == "" {
			continue
		}
		if count[g] == 0 {
			order = append(order, g)
		}
		count[g]++
		if p.alert == p.same {
			right[g]++
		}
	}
	for _, g := range order {
		fmt.Fprintf(w, "%s\t%d\t%.1f %%\t\n", g, count[g], 100*float64(right[g])/float64(count[g]))
	}
	fmt.Fprintln(w)
}

func accuracy(all []pairing) (precision, recall float64) {
	var hits, alerts, same float64
	for _, p := range all {
		if p.same {
			same++
		}
		if p.alert {
			alerts++
			if p.same {
				hits++
			}
		}
	}
	return hits / max(alerts, 1), hits / max(same, 1)
}

func f1(p, r float64) float64 { return 2 * p * r / max(p+r, 1e-9) }

// auc is the share of pairs of a same and an other pair that the score orders rightly.
func auc(all []pairing) float64 {
	var same, others []float64
	for _, p := range all {
		if p.same {
			same = append(same, p.score)
		} else {
			others = append(others, p.score)
		}
	}
	slices.Sort(others)
	sum := 0.0
	for _, s := range same {
		below, _ := slices.BinarySearch(others, s)
		above := below
		for above < len(others) && others[above] == s {
			above++
		}
		sum += float64(below) + float64(above-below)/2
	}
	return sum / float64(len(same)*len(others))
}

func showWrong(all []pairing, n int) {
	missed, alarms := 0, 0
	for i := range all {
		p := &all[(i*7919)%len(all)] // spread over scripts and kinds
		switch {
		case p.same && !p.alert && missed < n:
			missed++
			fmt.Printf("missed %.3f  %s | %s (%s, %s)\n", p.score, p.a, p.b, p.kind, p.script)
		case !p.same && p.alert && alarms < n:
			alarms++
			fmt.Printf("alarm  %.3f  %s | %s (%s, %s)\n", p.score, p.a, p.b, p.kind, p.script)
		}
	}
}
