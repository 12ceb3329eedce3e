package main

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"text/tabwriter"

	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/names"
)

// An asked is a query that the han set put to one list, and the answer.
type asked struct {
	list, query writing
	text        string
	kind        names.Kind // as told
	wanted      string     // the listed name; empty where nobody is to be found
	score       float64    // of the right entry, or of the best wrong one where nobody is to be found
	found       string     // the name that scored best
}

// han measures made-up Chinese parties, written in every way, against lists
// written in one way each.
func han(args []string) error {
	flags := flag.NewFlagSet("han", flag.ContinueOnError)
	seed := flags.Int64("seed", 1, "seed of the made-up parties")
	n := flags.Int("n", 60, "companies and persons of each list")
	show := flags.Int("show", 0, "print so many of the worst misses and false alerts")
	typed := flags.Bool("typed", true, "tell what a party is; every fourth is not told anyway")
	places := flags.String("places", "../shared/data/names/cn-places.tsv", "table of Chinese places")
	if err := flags.Parse(args); err != nil {
		return err
	}
	in, err := newInventor(*seed, *places)
	if err != nil {
		return err
	}
	var all []asked
	for _, list := range writings {
		if !list.far {
			all = append(all, in.ask(list, *n, *typed)...)
		}
	}
	reportHan(all, *show)
	return nil
}

// ask puts n parties of a kind on a list, written in one way, and asks for
// each in every other way, and for a rival of each.
func (in *inventor) ask(list writing, n int, typed bool) []asked {
	l := &watchlist.List{Name: "han"}
	var parties []chinese
	taken := map[string]bool{}
	for len(parties) < n {
		c := in.party(list.kind)
		if !taken[c.sound()] {
			taken[c.sound()] = true
			parties = append(parties, c)
			l.Entries = append(l.Entries, watchlist.Entry{
				ID: strconv.Itoa(len(parties) - 1), Type: entryType(list.kind), Names: []watchlist.Name{{Text: list.write(&c, in.rng)}},
			})
		}
	}
	m := match.New(l)
	var out []asked
	for i := range parties {
		for _, w := range writings {
			if w.kind != list.kind || w.far && list.name != "simplified" && list.name != "traditional" {
				continue
			}
			kind := list.kind
			if !typed || in.rng.Intn(4) == 0 {
				kind = names.Unknown
			}
			out = append(out, in.question(m, list, w, &parties[i], kind, strconv.Itoa(i), l.Entries[i].Names[0].Text))
			rival := in.rival(parties[i])
			if !taken[rival.sound()] {
				out = append(out, in.question(m, list, w, &rival, kind, "", ""))
			}
		}
	}
	return out
}

func (in *inventor) party(k names.Kind) chinese {
	if k == names.Person {
		return in.person()
	}
	return in.company()
}

func entryType(k names.Kind) watchlist.Type {
	if k == names.Person {
		return watchlist.Person
	}
	return watchlist.Organisation
}

// question asks for one party and notes the score of the right entry.
func (in *inventor) question(m *match.Matcher, list, w writing, c *chinese, kind names.Kind, id, wanted string) asked {
	a := asked{list: list, query: w, text: w.write(c, in.rng), kind: kind, wanted: wanted}
	for i, f := range m.Match(match.Query{Name: a.text, Kind: kind}, 5, 0) {
		if i == 0 {
			a.found = f.Entry.Names[0].Text
		}
		if id == "" || f.Entry.ID == id {
			a.score = max(a.score, f.Score)
		}
	}
	return a
}

// reportHan prints the share found at 1 % false alerts, by how list and query
// are written.
func reportHan(all []asked, show int) {
	var right, wrong []float64
	for _, a := range all {
		if a.wanted != "" && !a.query.far {
			right = append(right, a.score)
		} else if a.wanted == "" {
			wrong = append(wrong, a.score)
		}
	}
	at := limitAt(wrong, 0.01)
	fmt.Printf("%d asked for, %d rivals; found at 1 %% false alerts (score above %.3f): %.2f %%, at 0.1 %%: %.2f %%; at the alert score %.2f: %.2f %% and %.2f %%\n",
		len(right), len(wrong), at, percentAbove(right, at), percentAbove(right, limitAt(wrong, 0.001)),
		names.AlertAt(names.Unknown), percentFrom(right, names.AlertAt(names.Unknown)), percentFrom(wrong, names.AlertAt(names.Unknown)))
	grid(all, at)
	showWorst(all, at, show)
}

func grid(all []asked, at float64) {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, kind := range []names.Kind{names.Organisation, names.Person} {
		fmt.Fprintf(w, "query \\ list (%s)\t", kind)
		for _, l := range writings {
			if l.kind == kind && !l.far {
				fmt.Fprintf(w, "%.12s\t", l.name)
			}
		}
		fmt.Fprintln(w)
		for _, q := range writings {
			if q.kind != kind {
				continue
			}
			fmt.Fprintf(w, "%s\t", q.name)
			for _, l := range writings {
				if l.kind == kind && !l.far {
					fmt.Fprintf(w, "%s\t", cell(all, l, q, at))
				}
			}
			fmt.Fprintln(w)
		}
	}
	w.Flush()
}

func cell(all []asked, list, query writing, at float64) string {
	var scores []float64
	for _, a := range all {
		if a.wanted != "" && a.list.name == list.name && a.list.kind == list.kind && a.query.name == query.name {
			scores = append(scores, a.score)
		}
	}
	if len(scores) == 0 {
		return "-"
	}
	return fmt.Sprintf("%.0f", percentAbove(scores, at))
}

func showWorst(all []asked, at float64, n int) {
	missed, alarms := 0, 0
	for i := range all {
		a := &all[(i*7919)%len(all)] // spread over lists and queries
		switch {
		case a.wanted != "" && a.score <= at && missed < n:
			missed++
			fmt.Printf("missed %.3f  %s | %s (best: %s)\n", a.score, a.text, a.wanted, a.found)
		case a.wanted == "" && a.score > at && alarms < n:
			alarms++
			fmt.Printf("alarm  %.3f  %s | %s\n", a.score, a.text, a.found)
		}
	}
}
