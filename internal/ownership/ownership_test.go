package ownership_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/internal/ownership"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// listed is an invented list of blocked persons X, Y and Z.
func listed() []*watchlist.List {
	l := &watchlist.List{Name: "invented"}
	for i, name := range []string{"Person X", "Person Y", "Person Z"} {
		l.Entries = append(l.Entries, watchlist.Entry{
			ID: fmt.Sprint(i + 1), Type: watchlist.Person, Names: []watchlist.Name{{Text: name, Kind: watchlist.Primary}},
			Programmes: []watchlist.Programme{{Code: fmt.Sprintf("PROGRAMME-%d", i+1)}},
		})
	}
	l.Entries[2].Names = append(l.Entries[2].Names, watchlist.Name{Text: "Zed", Kind: watchlist.Alias, Weak: true})
	return []*watchlist.List{l}
}

// file reads lines "owner,company,percent".
func file(t testing.TB, lines ...string) *ownership.File {
	t.Helper()
	f, err := ownership.ReadCSV("own.csv", strings.NewReader("owner,company,percent\n"+strings.Join(lines, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestGuidance works through the public guidance: the revised guidance of 13
// August 2014 and the examples of FAQ 399 and 401.
func TestGuidance(t *testing.T) {
	tests := []struct {
		name  string
		lines []string
		want  map[string]string // company: status and interval
	}{
		{
			"guidance: two blocked persons with a quarter each",
			[]string{"Person X,Entity A,25", "Person Y,Entity A,25"},
			map[string]string{"Entity A": "blocked 50 50"},
		},
		{
			"FAQ 401 example 1: half of a half-owned company",
			[]string{"Person X,Entity A,50", "Entity A,Entity B,50"},
			map[string]string{"Entity A": "blocked 50 50", "Entity B": "blocked 50 50"},
		},
		{
			"FAQ 401 example 2: two quarters through two halves",
			[]string{"Person X,Entity A,50", "Person X,Entity B,50", "Entity A,Entity C,25", "Entity B,Entity C,25"},
			map[string]string{"Entity A": "blocked 50 50", "Entity B": "blocked 50 50", "Entity C": "blocked 50 50"},
		},
		{
			"FAQ 401 example 3: direct and indirect add up",
			[]string{"Person X,Entity A,50", "Person X,Entity B,10", "Entity A,Entity B,40"},
			map[string]string{"Entity A": "blocked 50 50", "Entity B": "blocked 50 50"},
		},
		{
			"FAQ 401 example 4: nothing is held through a company below half",
			[]string{"Person X,Entity A,50", "Person X,Entity B,25", "Entity A,Entity C,25", "Entity B,Entity C,25"},
			map[string]string{"Entity A": "blocked 50 50", "Entity B": "part 25 25", "Entity C": "part 25 25"},
		},
		{
			"FAQ 401 example 5: two quarters do not reach further",
			[]string{"Person X,Entity A,25", "Person X,Entity B,25", "Entity A,Entity C,50", "Entity B,Entity C,50"},
			map[string]string{"Entity A": "part 25 25", "Entity B": "part 25 25"},
		},
		{
			"FAQ 399: programmes of the owners do not matter",
			[]string{"Person X,Entity A,20", "Person Y,Entity A,15", "Person Z,Entity A,15"},
			map[string]string{"Entity A": "blocked 50 50"},
		},
		{
			"thirds of a half, to the millionth",
			[]string{"Person X,Entity A,16.666666", "Person Y,Entity A,16.666666", "Person Z,Entity A,16.666666"},
			map[string]string{"Entity A": "part 49.99 49.99"},
		},
		{
			"an unknown share cannot be excluded",
			[]string{"Person X,Entity A,", "Honest Owner,Entity A,30"},
			map[string]string{"Entity A": "possible 0 70"},
		},
		{
			"an unknown share that others leave no room for",
			[]string{"Person X,Entity A,unknown", "Honest Owner,Entity A,>50"},
			map[string]string{"Entity A": "part 0 49.99"},
		},
		{
			"a register's band across the threshold",
			[]string{"Person X,Entity A,25-50"},
			map[string]string{"Entity A": "possible 25 50"},
		},
		{
			"unknown above, known below",
			[]string{"Person X,Entity A,?", "Entity A,Entity B,100"},
			map[string]string{"Entity A": "possible 0 100", "Entity B": "possible 0 100"},
		},
		{
			"a weak alias is not enough to be sure",
			[]string{"Zed,Entity A,80"},
			map[string]string{"Entity A": "possible 0 80"},
		},
		{
			"a circle of companies nobody listed owns",
			[]string{"Entity A,Entity B,100", "Entity B,Entity A,100"},
			map[string]string{},
		},
		{
			"a circle under a listed owner",
			[]string{"Person X,Entity A,60", "Entity A,Entity B,100", "Entity B,Entity A,40"},
			map[string]string{"Entity A": "blocked 100 100", "Entity B": "blocked 100 100"},
		},
		{
			"a company cannot own its way over the threshold",
			[]string{"Person X,Entity A,40", "Entity A,Entity A,60"},
			map[string]string{"Entity A": "part 40 40"},
		},
		{
			"two rows about one pair",
			[]string{"Person X,Entity A,30", "Person X,Entity A,30"},
			map[string]string{"Entity A": "possible 30 60"},
		},
		{
			"names in another order and case",
			[]string{"PERSON-X,Entity A,50"},
			map[string]string{"Entity A": "blocked 50 50"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := map[string]string{}
			for _, c := range ownership.Assess(file(t, tt.lines...), listed(), "").Companies {
				got[c.Name] = fmt.Sprintf("%s %s %s", c.Status, c.Low, c.High)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("companies of %q (-want +got):\n%s", tt.lines, diff)
			}
		})
	}
}

func TestChain(t *testing.T) {
	r := ownership.Assess(file(t, "Person X,Entity A,75", "Entity A,Entity B,30", "Person Y,Entity B,"), listed(), "")
	b := r.Companies[1]
	if b.Name != "Entity B" || b.Status != ownership.Possible || len(b.Owners) != 2 {
		t.Fatalf("company %+v, want Entity B, possible, with two owners", b)
	}
	var got []string
	for _, o := range b.Owners {
		for _, l := range o.Chain {
			got = append(got, fmt.Sprintf("%s holds %s of %s (%s, %d listings)", l.Owner, l.Share, l.Company, l.Source, len(l.Listings)))
		}
	}
	want := []string{
		"Entity A holds 30 % of Entity B (own.csv:3, 0 listings)",
		"Person X holds 75 % of Entity A (own.csv:2, 1 listings)",
		"Person Y holds an unknown share of Entity B (own.csv:4, 1 listings)",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("chains (-want +got):\n%s", diff)
	}
	if want := []string{"what part of Entity B Person Y holds (own.csv:4: an unknown share)"}; !cmp.Equal(b.Missing, want) {
		t.Errorf("missing %q, want %q", b.Missing, want)
	}
}

func TestDay(t *testing.T) {
	f, err := ownership.ReadCSV("own.csv", strings.NewReader("owner,company,percent,from,to\nPerson X,Entity A,60,2019,2024-06\n"))
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]int{"": 1, "2018-12-31": 0, "2019-01-01": 1, "2024-06-30": 1, "2024-07-01": 0} {
		if got := len(ownership.Assess(f, listed(), day).Companies); got != want {
			t.Errorf("companies on %q: %d, want %d", day, got, want)
		}
	}
}
