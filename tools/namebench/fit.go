package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/ofac"
	"github.com/tidewaiter/tidewaiter/names"
)

// A labelled is a line of queries.jsonl with the entries that are right.
type labelled struct {
	Kind, Query, Type string
	Expect            string
	Also              []string
}

// A sample is a pair of names with its label.
type sample struct {
	x      []float64
	y      float64
	weight float64
}

// fit learns the coefficients of the model from labelled queries and prints
// model.tsv. What is compared are the pairs that searching finds: the right
// entry, and the best wrong one.
func fit(args []string) error {
	flags := flag.NewFlagSet("fit", flag.ContinueOnError)
	file := flags.String("queries", "", "queries.jsonl of development data")
	list := flags.String("list", "", "folder of the list the queries were built for, without the held-out aliases")
	if err := flags.Parse(args); err != nil {
		return err
	}
	l, err := ofac.ReadDir(*list)
	if err != nil {
		return err
	}
	queries, err := readLabelled(*file)
	if err != nil {
		return err
	}
	samples := collect(match.New(l), queries)
	person, organisation := learn(samples[names.Person]), learn(samples[names.Organisation])
	fmt.Println("# Coefficients of the name model, log-odds, fitted by tools/namebench fit (see docs/names.md).")
	fmt.Println("# Columns: measure, person, organisation.")
	for i, name := range names.MeasureNames() {
		fmt.Printf("%s\t%.3f\t%.3f\n", name, person[i], organisation[i])
	}
	return nil
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

// collect searches each query and measures the right pair and the best wrong one.
func collect(m *match.Matcher, queries []labelled) map[names.Kind][]sample {
	kinds := map[string]names.Kind{"person": names.Person, "business": names.Organisation}
	out := map[names.Kind][]sample{}
	for _, q := range queries {
		parsed := names.Parse(q.Query, kinds[q.Type])
		wrongs, rights := 0, 0
		for _, f := range m.Match(match.Query{Name: q.Query, Kind: kinds[q.Type]}, 10, 0) {
			right := f.Entry.ID == q.Expect || slices.Contains(q.Also, f.Entry.ID)
			if f.Name == nil || right && rights > 0 || !right && wrongs > 0 {
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
				s.weight = 0.3
			}
			out[kind] = append(out[kind], s)
		}
	}
	return out
}

// learn fits a logistic regression by gradient descent. Evidence may not count
// against a match, differences not for one.
func learn(samples []sample) []float64 {
	n := len(names.MeasureNames())
	w, step, scale := make([]float64, n), make([]float64, n), make([]float64, n)
	for _, s := range samples {
		for i, v := range s.x {
			scale[i] += v * v
		}
	}
	w[0] = -4
	for range 4000 {
		grad := make([]float64, n)
		for _, s := range samples {
			z := 0.0
			for i, v := range s.x {
				z += w[i] * v
			}
			d := s.weight * (s.y - 1/(1+math.Exp(-z)))
			for i, v := range s.x {
				grad[i] += d * v
			}
		}
		for i := range w {
			step[i] = 0.9*step[i] + 0.5*(grad[i]-0.01*w[i])/(scale[i]+1)
			w[i] = allowed(names.MeasureNames()[i], w[i]+step[i])
		}
	}
	return w
}

// allowed holds a coefficient to its sign.
func allowed(measure string, w float64) float64 {
	switch {
	case measure == "prior":
		return w
	case strings.Contains(" same spelling sound slip short_slip two_slips sibling initial cut_off glued ", " "+measure+" "):
		return max(w, 0)
	}
	return min(w, 0)
}
