package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"text/tabwriter"

	"github.com/tidewaiter/tidewaiter/internal/substance"
)

// A tally counts one row of a table.
type tally struct {
	cases, alerted, right int
}

func (t *tally) add(alerted, right bool) {
	t.cases++
	if alerted {
		t.alerted++
	}
	if right {
		t.right++
	}
}

// frames put a name into a declaration.
var frames = [...]string{"%s", "%s 25 g", "sample of %s", "pure %s powder", "1 x %s, for research"}

var hanFrames = [...]string{"%s", "%s 25克", "样品 %s", "高纯%s粉末", "%s，研究用"}

// substances disguises every listed name, alone and by every pair of disguises
// one after the other, and counts alerts and right substances.
func (b *bench) substances() error {
	r := rand.New(rand.NewPCG(b.seed, 0))
	by := map[string]map[string]*tally{"disguise": {}, "language": {}, "kind": {}}
	ordinary := &tally{}
	all := append([]disguise{{"none", func(_ *rand.Rand, s string) (string, bool) { return s, true }}}, disguises()...)
	for i := range b.cat.Entries() {
		e := &b.cat.Entries()[i]
		for _, name := range e.Names {
			isOrdinary := e.Kind == substance.CuttingAgent || b.cat.Ordinary(e, name.Text)
			for _, first := range all {
				text, ok := first.apply(r, name.Text)
				if !ok {
					continue
				}
				b.count(r, e, name, text, first.name, isOrdinary, by, ordinary)
				for _, second := range all[1:] {
					if first.name == "none" || second.name == first.name {
						continue
					}
					if again, ok := second.apply(r, text); ok {
						b.count(r, e, name, again, first.name+" + another", isOrdinary, by, ordinary)
					}
				}
			}
		}
	}
	for _, dim := range []string{"disguise", "language", "kind"} {
		printTallies("substances by "+dim, by[dim])
	}
	printTallies("ordinary chemicals and cutting agents, apart", map[string]*tally{"all": ordinary})
	return b.casNumbers()
}

func (b *bench) count(r *rand.Rand, e *substance.Entry, name substance.Name, text, how string, isOrdinary bool, by map[string]map[string]*tally, ordinary *tally) {
	frame := frames[r.IntN(len(frames))]
	if name.Lang == "zh" || name.Lang == "ja" {
		frame = hanFrames[r.IntN(len(hanFrames))]
	}
	framed := fmt.Sprintf(frame, text)
	alerted, right := false, false
	for _, m := range b.cat.Find(framed, substance.Facts{}) {
		if m.Weight == substance.Noted {
			continue
		}
		alerted = true
		right = right || m.Substance == e.ID
	}
	if isOrdinary {
		ordinary.add(alerted, right)
		return
	}
	for dim, key := range map[string]string{"disguise": how, "language": name.Lang, "kind": string(e.Kind)} {
		if by[dim][key] == nil {
			by[dim][key] = &tally{}
		}
		by[dim][key].add(alerted, right)
	}
	if b.verbose && !right {
		fmt.Printf("MISSED %s\t%s\t%q\talerted=%v\n", how, e.ID, framed, alerted)
	}
}

func printTallies(title string, rows map[string]*tally) {
	fmt.Println("\n" + title)
	w := tabwriter.NewWriter(os.Stdout, 0, 4, 2, ' ', 0)
	var keys []string
	var total tally
	for k, t := range rows {
		keys = append(keys, k)
		total.cases += t.cases
		total.alerted += t.alerted
		total.right += t.right
	}
	slices.Sort(keys)
	for _, k := range keys {
		t := rows[k]
		fmt.Fprintf(w, "%s\t%d\t%s\t%s\n", k, t.cases, percent(t.alerted, t.cases), percent(t.right, t.cases))
	}
	fmt.Fprintf(w, "all\t%d\t%s\t%s\n", total.cases, percent(total.alerted, total.cases), percent(total.right, total.cases))
	w.Flush()
}

// casNumbers writes every registry number with every separator.
func (b *bench) casNumbers() error {
	t := map[string]*tally{}
	for i := range b.cat.Entries() {
		e := &b.cat.Entries()[i]
		for _, cas := range e.CAS {
			for name, text := range casSpellings(cas) {
				if t[name] == nil {
					t[name] = &tally{}
				}
				found := false
				for _, m := range b.cat.Find("chemical CAS "+text+" 25 g", substance.Facts{}) {
					found = found || m.Substance == e.ID && m.Relation == substance.ByCAS
				}
				t[name].add(found, found)
				if b.verbose && !found {
					fmt.Printf("MISSED cas %s\t%s\t%q\n", name, e.ID, text)
				}
			}
		}
	}
	printTallies("CAS numbers by separator", t)
	return nil
}

func casSpellings(cas string) map[string]string {
	join := func(sep string) string {
		var out []rune
		for _, r := range cas {
			if r == '-' {
				out = append(out, []rune(sep)...)
			} else {
				out = append(out, r)
			}
		}
		return string(out)
	}
	wide, _ := fullWidth(nil, cas)
	apart, _ := between(cas, " ", 1)
	return map[string]string{"-": cas, "space": join(" "), "dot": join("."), "slash": join("/"), "underscore": join("_"), "en dash": join("–"), "em dash spaced": join(" — "), "none": join(""), "full width": wide, "spread": apart, "minus": join("−"), "non-breaking hyphen": join("‑")}
}
