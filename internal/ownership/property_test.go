package ownership_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/tidewaiter/tidewaiter/internal/ownership"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// lines draws rows about eight parties, of whom X, Y and Z are listed.
func lines() *rapid.Generator[[]string] {
	party := rapid.SampledFrom([]string{"Person X", "Person Y", "Zed", "A", "B", "C", "D", "E"})
	share := rapid.SampledFrom([]string{"", "0", "10", "25", "25-50", ">50", "49.999999", "50", "60", "100"})
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
		return fmt.Sprintf("%s,%s,%s", party.Draw(t, "owner"), party.Draw(t, "company"), share.Draw(t, "share"))
	}), 0, 14)
}

// bounds gives status and interval of each company.
func bounds(t testing.TB, rows []string, lists []*watchlist.List) map[string]ownership.Company {
	out := map[string]ownership.Company{}
	for _, c := range ownership.Assess(file(t, rows...), lists, "").Companies {
		out[c.Name] = c
	}
	return out
}

func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		rows := lines().Draw(r, "rows")
		mixed := rapid.Permutation(rows).Draw(r, "mixed")
		a, b := bounds(t, rows, listed()), bounds(t, mixed, listed())
		for name, c := range a {
			if diff := cmp.Diff(answer(c), answer(b[name])); diff != "" || len(a) != len(b) {
				r.Errorf("%s differs when rows are mixed:\n%s", name, diff)
			}
		}
	})
}

// answer is a company without the lines of the file.
func answer(c ownership.Company) any {
	return []any{c.Name, c.Status, c.Low, c.High, c.Told, len(c.Owners), len(c.Missing)}
}

func TestAnotherListedOwnerNeverLowers(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		rows := lines().Draw(r, "rows")
		lists := listed()
		before := bounds(t, rows, lists)
		lists[0].Entries = append(lists[0].Entries, watchlist.Entry{ID: "9", Names: []watchlist.Name{{Text: rapid.SampledFrom([]string{"A", "B", "C"}).Draw(r, "listed")}}})
		after := bounds(t, rows, lists)
		for name, c := range before {
			if after[name].Low < c.Low || after[name].High < c.High {
				r.Errorf("%s went from %s to %s down to %s to %s", name, c.Low, c.High, after[name].Low, after[name].High)
			}
		}
	})
}

func TestIntervalHoldsEveryOutcome(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		rows := lines().Draw(r, "rows")
		all := bounds(t, rows, listed())
		for name, c := range all {
			if c.Low > c.High || c.High > ownership.All {
				r.Errorf("%s: %s to %s is no interval", name, c.Low, c.High)
			}
			if c.Status == ownership.Possible && len(c.Missing) == 0 {
				r.Errorf("%s may be blocked and nothing is missing", name)
			}
			for _, o := range c.Owners {
				if last := o.Chain[len(o.Chain)-1]; len(last.Listings) == 0 {
					r.Errorf("%s: the chain of %s ends at %s, who is not listed", name, o.Name, last.Owner)
				}
			}
		}
	})
}

// TestCirclesEnd has a graph in which everybody owns everybody.
func TestCirclesEnd(t *testing.T) {
	rows := []string{"Person X,N0,60"}
	for i := range 60 {
		for k := range 60 {
			rows = append(rows, fmt.Sprintf("N%d,N%d,1", i, k))
		}
	}
	if n := len(bounds(t, rows, listed())); n != 60 {
		t.Errorf("%d companies, want 60", n)
	}
}

func TestParseShare(t *testing.T) {
	one := ownership.One
	tests := map[string]ownership.Share{
		"50": {Low: 50 * one, High: 50 * one}, "33,3 %": {Low: 33*one + 300_000, High: 33*one + 300_000},
		"25-50": {Low: 25 * one, High: 50 * one}, "25 to 50%": {Low: 25 * one, High: 50 * one},
		"> 25": {Low: 25*one + 1, High: ownership.All}, "less than 10": {Low: 0, High: 10*one - 1},
		"": {Low: 0, High: ownership.All}, "Majority": {Low: 50*one + 1, High: ownership.All},
		"16.6666666666": {Low: 16_666_666, High: 16_666_666},
	}
	for text, want := range tests {
		if got, err := ownership.ParseShare(text); err != nil || got != want {
			t.Errorf("ParseShare(%q) = %v, %v; want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"half", "101", "50-25", "1e1", "+5", "-5", "5 0", "50.x"} {
		if got, err := ownership.ParseShare(text); err == nil {
			t.Errorf("ParseShare(%q) = %v, want an error", text, got)
		}
	}
}

func FuzzParseShare(f *testing.F) {
	for _, s := range []string{"50", ">25", "25-50", "33,3", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		share, err := ownership.ParseShare(s)
		if err == nil && (share.Low < 0 || share.High > ownership.All || share.Low > share.High) {
			t.Errorf("ParseShare(%q) = %v", s, share)
		}
	})
}

func TestEverySpellingIsAName(t *testing.T) {
	f := file(t, "Person X,Entity-A,50", "PERSON X,entity a,10")
	var names []string
	for _, p := range f.Parties {
		names = append(names, p.Name+"|"+fmt.Sprint(p.Aliases))
	}
	slices.Sort(names)
	if want := []string{"Entity-A|[entity a]", "PERSON X|[Person X]"}; !cmp.Equal(names, want) {
		t.Errorf("parties %q, want %q", names, want)
	}
}
