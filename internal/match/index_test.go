package match_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/names"
	"github.com/tidewaiter/tidewaiter/pack"
	"github.com/tidewaiter/tidewaiter/packs"
)

// embedded opens the lists that come with the program.
func embedded(t testing.TB) []*watchlist.List {
	t.Helper()
	set, err := packs.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	var lists []*watchlist.List
	for _, p := range set.Kind(pack.Watchlist) {
		l, err := watchlist.Open(p)
		if err != nil {
			t.Fatal(err)
		}
		lists = append(lists, l)
	}
	return lists
}

// The names that the packs store taken apart are those that this program takes
// apart itself: else it would do so at every start.
func TestStoredNamesAreInForce(t *testing.T) {
	for _, l := range embedded(t) {
		want, err := match.StoredNames(l)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(l.Parsed, want) {
			t.Errorf("packs/%s/%s is of another version of package names: run \"go generate ./...\"", l.Name, watchlist.NamesFile)
		}
	}
}

// Whether names are stored, are not, or were stored by another version or for
// another list, the same is found.
func TestStoredNamesFindTheSame(t *testing.T) {
	stored := embedded(t)
	other := bytes.Clone(stored[0].Parsed)
	kinds := map[string]func(i int) []byte{
		"none":    func(int) []byte { return nil },
		"damaged": func(i int) []byte { return stored[i].Parsed[:len(stored[i].Parsed)/2] },
		"another": func(int) []byte { return other },
	}
	queries := []match.Query{
		{Name: "Mohammed Al-Hassan", Kind: names.Person},
		{Name: "上海化工有限公司"},
		{Name: "Ltd"},
	}
	for _, l := range stored {
		for i := 0; i < len(l.Entries); i += 1 + len(l.Entries)/10 {
			e := &l.Entries[i]
			if len(e.Names) > 0 {
				queries = append(queries, match.Query{Name: e.Names[len(e.Names)-1].Text + "x", Kind: match.KindOf(e.Type)})
			}
		}
	}
	m := match.New(stored...)
	for kind, parsed := range kinds {
		lists := make([]*watchlist.List, len(stored))
		for i, l := range stored {
			again := *l
			again.Parsed = parsed(i)
			lists[i] = &again
		}
		if kind == "another" {
			lists[0].Parsed = nil
		}
		built := match.New(lists...)
		for _, q := range queries {
			for _, least := range []float64{0.05, 0.6} {
				if diff := cmp.Diff(found(built.Match(q, 20, least)), found(m.Match(q, 20, least))); diff != "" {
					t.Fatalf("Match(%q, 20, %v) (-names stored: %s +in force):\n%s", q.Name, least, kind, diff)
				}
			}
		}
	}
}

// found says what was found, with every digit.
func found(matches []match.Match) []string {
	var out []string
	for _, f := range matches {
		out = append(out, fmt.Sprintf("%s %s %q %v %v", f.List, f.Entry.ID, f.Name.Text, f.Score, f.Features))
	}
	return out
}
