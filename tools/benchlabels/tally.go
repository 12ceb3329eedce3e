package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// A tally counts what is right.
type tally struct {
	out    io.Writer
	show   int
	clean  count
	faulty count
	codes  map[string]*count // by planted code: its field was found
	extra  map[string]int    // by finding code: findings above AC on clean parcels
}

type count struct {
	right, all int
}

func (c count) String() string {
	if c.all == 0 {
		return "none"
	}
	return fmt.Sprintf("%6d of %6d  %7.3f %%", c.right, c.all, 100*float64(c.right)/float64(c.all))
}

func newTally(show int, out io.Writer) *tally {
	return &tally{out: out, show: show, codes: make(map[string]*count), extra: make(map[string]int)}
}

func (t *tally) add(l label, a answer) {
	right := a.Verdict == l.Verdict
	if len(l.Faults) == 0 {
		t.clean.add(right)
		for _, f := range a.Findings {
			if f.Floor != "AC" {
				t.extra[f.Code]++
			}
		}
	} else {
		for _, p := range l.Faults {
			found := a.finds(p.Field)
			right = right && found
			t.code(p.Code).add(found)
		}
		t.faulty.add(right)
	}
	if !right && t.show > 0 {
		t.show--
		t.tell(l, a)
	}
}

func (c *count) add(right bool) {
	c.all++
	if right {
		c.right++
	}
}

func (t *tally) code(name string) *count {
	if t.codes[name] == nil {
		t.codes[name] = new(count)
	}
	return t.codes[name]
}

func (a answer) finds(field string) bool {
	for _, f := range a.Findings {
		if f.Floor != "AC" && points(f.Field, field) {
			return true
		}
	}
	return false
}

func (t *tally) tell(l label, a answer) {
	var got []string
	for _, f := range a.Findings {
		if f.Floor != "AC" {
			got = append(got, fmt.Sprintf("%s %s %s %q", f.Floor, f.Code, f.Field, f.Text))
		}
	}
	fmt.Fprintf(t.out, "%s\n  want %s %v\n  got  %s %s\n", l.ID, l.Verdict, l.Faults, a.Verdict, strings.Join(got, "; "))
}

func (t *tally) report() {
	fmt.Fprintf(t.out, "clean parcels AC                %s\n", t.clean)
	fmt.Fprintf(t.out, "faulty: verdict and field right %s\n", t.faulty)
	for _, code := range slices.Sorted(maps.Keys(t.codes)) {
		fmt.Fprintf(t.out, "  %-29s %s\n", code, t.codes[code])
	}
	for _, code := range slices.Sorted(maps.Keys(t.extra)) {
		fmt.Fprintf(t.out, "  on clean parcels: %-29s %d\n", code, t.extra[code])
	}
}
