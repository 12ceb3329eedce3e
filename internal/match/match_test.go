package match_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/names"
)

// invented lists nobody who exists.
func invented() *watchlist.List {
	name := func(texts ...string) []watchlist.Name {
		out := make([]watchlist.Name, len(texts))
		for i, t := range texts {
			out[i].Text = t
		}
		return out
	}
	return &watchlist.List{Name: "invented", Entries: []watchlist.Entry{
		{
			ID: "1", Type: watchlist.Person, Names: name("Zoltavar Quimbrestein", "Zolti Quimbre"),
			Addresses: []watchlist.Address{{Country: "HU"}},
			Dates:     []watchlist.Date{{Kind: "birth", From: "1961-04-02", Text: "2 Apr 1961"}},
		},
		{
			ID: "2", Type: watchlist.Organisation, Names: name("Shanghai Brellomax Fine Chemical Co., Ltd."),
			Identifiers: []watchlist.Identifier{{Type: "email", Value: "sales@brellomax.example"}},
		},
		{ID: "3", Type: watchlist.Vessel, Names: name("Ostrevika Morning")},
		{ID: "4", Type: watchlist.Person, Names: []watchlist.Name{{Text: "Hadrumel Vostokarin"}, {Text: "Grelbin Tassoveric", Weak: true}}},
		{ID: "5", Names: name("Pelquandor Institute")},
	}}
}

func ids(found []match.Match) []string {
	out := make([]string, len(found))
	for i, f := range found {
		out[i] = f.Entry.ID
	}
	return out
}

func TestAlerts(t *testing.T) {
	m := match.New(invented())
	for _, c := range []struct {
		name string
		q    match.Query
		want []string
	}{
		{"the listed name", match.Query{Name: "Zoltavar Quimbrestein", Kind: names.Person}, []string{"1"}},
		{"another order, case and a title", match.Query{Name: "Dr. QUIMBRESTEIN, Zoltavar"}, []string{"1"}},
		{"an alias", match.Query{Name: "Zolti Quimbre", Kind: names.Person}, []string{"1"}},
		{"a slip", match.Query{Name: "Zoltavar Quimbrestien", Kind: names.Person}, []string{"1"}},
		{"a company abbreviated", match.Query{Name: "Brellomax Fine Chem (Shanghai)", Kind: names.Organisation}, []string{"2"}},
		{"two names in one", match.Query{Name: "Anna Beispielfrau a/k/a Hadrumel Vostokarin"}, []string{"4"}},
		{"a name in brackets", match.Query{Name: "ABC Consulting (Hadrumel Vostokarin)"}, []string{"4"}},
		{"a stranger", match.Query{Name: "Anna Beispielfrau", Kind: names.Person}, []string{}},
		{"the same place and business", match.Query{Name: "Shanghai Tovimar Fine Chemical Co., Ltd.", Kind: names.Organisation}, []string{}},
		{"no name", match.Query{}, []string{}},
		{"nothing that names anyone", match.Query{Name: "Attn: Co., Ltd."}, []string{}},
		{"an e-mail address", match.Query{Identifiers: []match.Identifier{{Type: "email", Value: "SALES@brellomax.example"}}}, []string{"2"}},
		{"another one", match.Query{Identifiers: []match.Identifier{{Type: "email", Value: "info@tovimar.example"}}}, []string{}},
		{"one name, another's number", match.Query{Name: "Zoltavar Quimbrestein", Identifiers: []match.Identifier{{Value: "sales@brellomax.example"}}}, []string{"1", "2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := m.Alerts(c.q, 5)
			got := ids(found)
			slices.Sort(got)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("Alerts(%+v) (-want +got):\n%s", c.q, diff)
			}
			for _, f := range found {
				if !f.Alert || f.Score < f.AlertAt {
					t.Errorf("Alerts(%+v): entry %s scores %v, alerts at %v: %v", c.q, f.Entry.ID, f.Score, f.AlertAt, f.Alert)
				}
			}
		})
	}
}

// What stands beside the name moves the score the way it should; what is
// absent does not.
// A match on what everybody uses alerts nobody, whatever its score: but an equal
// name does, and so does one whose bearer was born on the day.
func TestThinMatchesDoNotAlert(t *testing.T) {
	m := match.New(&watchlist.List{Name: "invented", Entries: []watchlist.Entry{
		{ID: "1", Type: watchlist.Person, Names: []watchlist.Name{{Text: "WU, Zoltavar"}}, Dates: []watchlist.Date{{Kind: "birth", From: "1961-04-02"}}},
		{ID: "2", Type: watchlist.Organisation, Names: []watchlist.Name{{Text: "BRIGHT HARBOUR SHIPPING LLC"}}},
		{ID: "3", Type: watchlist.Organisation, Names: []watchlist.Name{{Text: "Vimbrestol", Weak: true}}},
		{ID: "4", Type: watchlist.Person, Names: []watchlist.Name{{Text: "KVASNIKOVYCH, Bohumil"}}, Addresses: []watchlist.Address{{Country: "CZ"}}},
		{ID: "5", Type: watchlist.Person, Names: []watchlist.Name{{Text: "ZHEN, Ouyang"}}},
	}})
	for _, tt := range []struct {
		query match.Query
		want  string // id of the entry that alerts
	}{
		{match.Query{Name: "Z. Wu"}, ""},
		{match.Query{Name: "Z. Wu", Born: "1961-04-02"}, "1"},
		{match.Query{Name: "Zoltavar Wu"}, "1"},
		{match.Query{Name: "Bright Harbour Toys Ltd"}, ""},
		{match.Query{Name: "Bright Harbour Shipping"}, "2"},
		{match.Query{Name: "Vimbrestoll Ltd"}, ""},
		{match.Query{Name: "vimbrestol"}, "3"},
		{match.Query{Name: "B. Kvasnikovych", Country: "CZ"}, "4"},
		{match.Query{Name: "Zhen Ouyang"}, "5"},
		{match.Query{Name: "欧阳真"}, ""}, // the family is Ouyang
		{match.Query{Name: "B. Kvasnikovych"}, "4"},
		{match.Query{Name: "B. Kvasnikovych", Country: "AT"}, ""},
	} {
		got := strings.Join(ids(m.Alerts(tt.query, 5)), " ")
		if got != tt.want {
			t.Errorf("%+v alerts %q, want %q", tt.query, got, tt.want)
		}
		if tt.want != "" {
			continue
		}
		found := m.Match(tt.query, 1, 0)
		if len(found) == 0 || found[0].Alert || found[0].Score < found[0].AlertAt || found[0].Thin == "" {
			t.Errorf("%+v: %+v, want a match that says why nobody need look", tt.query, found)
		}
	}
}

// Copied from the list, a name is found whatever its words look like.
func TestListedNamesAreFoundAsTheyStand(t *testing.T) {
	l := &watchlist.List{Name: "invented", Entries: []watchlist.Entry{
		{ID: "1", Type: watchlist.Person, Names: []watchlist.Name{{Text: "ADEMI, Xhevenor"}}}, // ends like a company's form
		{ID: "2", Type: watchlist.Organisation, Names: []watchlist.Name{{Text: "E.Q.A. S.A."}}},
		{ID: "3", Type: watchlist.Organisation, Names: []watchlist.Name{{Text: "MS-94"}}},
		{ID: "4", Type: watchlist.Vessel, Names: []watchlist.Name{{Text: "DAI QUONG DAN"}}},
	}}
	m := match.New(l)
	for _, e := range l.Entries {
		for _, text := range []string{e.Names[0].Text, strings.ToLower(e.Names[0].Text), " " + e.Names[0].Text + "."} {
			if got := m.Alerts(match.Query{Name: text, Country: "FR"}, 5); len(got) == 0 || got[0].Entry.ID != e.ID || !got[0].Equal {
				t.Errorf("%q finds %v", text, ids(got))
			}
		}
	}
}

func TestContextMovesTheScore(t *testing.T) {
	m := match.New(invented())
	score := func(q match.Query) float64 {
		t.Helper()
		found := m.Match(q, 1, 0)
		if len(found) == 0 {
			t.Fatalf("Match(%+v) finds nothing", q)
		}
		return found[0].Score
	}
	with := func(change func(*match.Query)) match.Query {
		q := match.Query{Name: "Zoltavar Quimbrastin", Kind: names.Person}
		change(&q)
		return q
	}
	plain := score(with(func(*match.Query) {}))
	for _, c := range []struct {
		name  string
		q     match.Query
		above bool
	}{
		{"its country", with(func(q *match.Query) { q.Country = "HU" }), true},
		{"another country", with(func(q *match.Query) { q.Country = "PE" }), false},
		{"its day of birth", with(func(q *match.Query) { q.Born = "1961-04-02" }), true},
		{"its year of birth", with(func(q *match.Query) { q.Born = "1961" }), true},
		{"another year", with(func(q *match.Query) { q.Born = "1985-01-01" }), false},
	} {
		if got := score(c.q); got == plain || got > plain != c.above {
			t.Errorf("%s: score %v, without %v", c.name, got, plain)
		}
	}
	company := match.Query{Name: "Ostrevika Mornings", Kind: names.Organisation}
	typed := func(of watchlist.Type) float64 {
		l := &watchlist.List{Entries: []watchlist.Entry{{Type: of, Names: []watchlist.Name{{Text: "Ostrevika Morning"}}}}}
		return match.New(l).Match(company, 1, 0)[0].Score
	}
	untyped := typed(watchlist.Unknown)
	for _, of := range []watchlist.Type{watchlist.Person, watchlist.Vessel} {
		if got := typed(of); got >= untyped {
			t.Errorf("a company with the name of a %s scores %v, of an entry of no type %v", of, got, untyped)
		}
	}
	if strong, weak := score(match.Query{Name: "Hadrumel Vostokorin"}), score(match.Query{Name: "Grelbin Tassovaric"}); weak >= strong {
		t.Errorf("a weak alias with a slip scores %v, a name with one %v", weak, strong)
	}
}

// Shares of the features sum to the score, and spans are those of the query.
func TestFeaturesExplainTheScore(t *testing.T) {
	m := match.New(invented())
	for _, q := range []match.Query{
		{Name: "Zoltavar Quimbrestein"},
		{Name: "Anna Beispielfrau a/k/a Hadrumel Vostokorin", Country: "HU"},
		{Name: "Shanghai Brelomax Chemical Ltd", Kind: names.Organisation},
		{Identifiers: []match.Identifier{{Type: "email", Value: "sales@brellomax.example"}}},
	} {
		for _, f := range m.Match(q, 3, 0) {
			sum := 0.0
			for _, x := range f.Features {
				sum += x.Share
				if at := x.ASpan; at.End > 0 && len(f.Identifiers) == 0 && string([]rune(q.Name)[at.Start:at.End]) != x.A {
					t.Errorf("Match(%q): feature %q of %v says %q", q.Name, x.Name, at, x.A)
				}
			}
			if math.Abs(sum-f.Score) > 1e-9 {
				t.Errorf("Match(%+v): shares of entry %s sum to %v, score %v", q, f.Entry.ID, sum, f.Score)
			}
		}
	}
}

// An entry is found once, by its best name, best entries first, no more than
// asked for.
func TestMatchesAreInOrder(t *testing.T) {
	l := &watchlist.List{Name: "invented"}
	for i, name := range []string{"Dovrek Salmarin", "Dovrek Salmarino", "Dovrik Salmarin", "Dovrek Halmarin", "Tulbex Orvandi"} {
		e := watchlist.Entry{ID: fmt.Sprint(i), Type: watchlist.Person, Names: []watchlist.Name{{Text: "Salmarin Group of " + name}, {Text: name}}}
		l.Entries = append(l.Entries, e)
	}
	m := match.New(l)
	all := m.Match(match.Query{Name: "Dovrek Salmarin", Kind: names.Person}, 10, 0)
	if len(all) < 4 || all[0].Entry.ID != "0" || !all[0].Equal || all[0].Score != 1 || all[0].Name.Text != "Dovrek Salmarin" {
		t.Fatalf("Match finds %v, first %+v", ids(all), all[0])
	}
	seen := map[string]bool{}
	for i, f := range all {
		if seen[f.Entry.ID] || i > 0 && f.Score > all[i-1].Score {
			t.Errorf("entry %s at %d: score %v, seen before: %v", f.Entry.ID, i, f.Score, seen[f.Entry.ID])
		}
		seen[f.Entry.ID] = true
	}
	few := m.Match(match.Query{Name: "Dovrek Salmarin", Kind: names.Person}, 2, 0)
	if diff := cmp.Diff(ids(all)[:2], ids(few)); diff != "" {
		t.Errorf("two of them (-all +limited):\n%s", diff)
	}
	for _, f := range m.Match(match.Query{Name: "Dovrek Salmarin", Kind: names.Person}, 10, 0.9) {
		if f.Score < 0.9 {
			t.Errorf("asked for 0.9, got %v", f.Score)
		}
	}
}

// Of entries that score the same the one comes first whose name reads most like
// the one asked for.
func TestTiesGoToTheNameThatReadsMostAlike(t *testing.T) {
	l := &watchlist.List{Name: "invented"}
	for i, name := range []string{"JOINT STOCK COMPANY VANDRAL BANK", "VANDRAL BANK JSC", "AO VANDRAL BANK", "VANDRAL BANK OF LARSK AO"} {
		l.Entries = append(l.Entries, watchlist.Entry{ID: fmt.Sprint(i), Type: watchlist.Organisation, Names: []watchlist.Name{{Text: name}}})
	}
	m := match.New(l)
	for want, asked := range []string{"JOINT STOCK COMPANY VANDRL BANK", "VANDRL BANK JSC", "AO VANDRL BANK"} {
		found := m.Match(match.Query{Name: asked, Kind: names.Organisation}, 3, 0)
		if len(found) != 3 || found[0].Entry.ID != fmt.Sprint(want) || math.Abs(found[0].Score-found[2].Score) > 1e-9 {
			t.Errorf("Match(%q) finds %v, want %d first of three that tie", asked, ids(found), want)
		}
	}
}

// A coined word that hundreds of the listed companies bear is less evidence than
// one that few do, however many names each of them has.
func TestWordsWeighAsTheListsHaveThem(t *testing.T) {
	first, last := 0.0, 1.0
	for _, bearers := range []int{1, 10, 40, 300} {
		l := &watchlist.List{Name: "invented"}
		for i := range bearers {
			name := fmt.Sprintf("QUIMBREX %c%c%cDREL LLC", 'A'+i%26, "AEIOU"[i%5], 'A'+i/26)
			l.Entries = append(l.Entries, watchlist.Entry{ID: fmt.Sprint(i), Type: watchlist.Organisation, Names: []watchlist.Name{{Text: name}, {Text: "NEW " + name}}})
		}
		found := match.New(l).Match(match.Query{Name: "Quimbrex Delvane LLC", Kind: names.Organisation}, 1, 0)
		if len(found) != 1 || found[0].Score > last {
			t.Fatalf("%d bearers: found %+v, want a score of no more than %v", bearers, found, last)
		}
		sum := 0.0
		for _, f := range found[0].Features {
			sum += f.Share
		}
		if math.Abs(sum-found[0].Score) > 1e-9 {
			t.Errorf("%d bearers: shares sum to %v, the score is %v", bearers, sum, found[0].Score)
		}
		if last = found[0].Score; bearers == 1 {
			first = last
		}
	}
	if last > first/3 {
		t.Errorf("a word that 300 bear scores %.3f, one that one bears %.3f", last, first)
	}
}

// bearers lists invented companies of one country that share a word.
func bearers(n int) []watchlist.Entry {
	var out []watchlist.Entry
	for i := range n {
		out = append(out, watchlist.Entry{
			ID: fmt.Sprint(i), Type: watchlist.Organisation, Addresses: []watchlist.Address{{Country: "PA"}},
			Names: []watchlist.Name{{Text: fmt.Sprintf("QUIMBREX %c%c%cDREL LLC", 'A'+i%26, "AEIOU"[i%5], 'A'+i/26)}},
		})
	}
	return out
}

// What alerts where two companies bear a word does not where three hundred do.
func TestManyBearersDoNotAlert(t *testing.T) {
	q := match.Query{Name: "Quimbrex LLC", Kind: names.Organisation, Country: "PA"}
	for _, c := range []struct {
		bearers int
		alerts  bool
	}{{2, true}, {300, false}} {
		m := match.New(&watchlist.List{Name: "invented", Entries: bearers(c.bearers)})
		if found := m.Alerts(q, 1); len(found) > 0 != c.alerts {
			t.Errorf("%d bearers: alerts %v, want %v: %+v", c.bearers, len(found) > 0, c.alerts, found)
		}
	}
}

// Further entries that bear a word never raise a match that rests on it.
func TestBearersNeverRaiseAMatch(t *testing.T) {
	listed := watchlist.Entry{ID: "t", Type: watchlist.Organisation, Names: []watchlist.Name{{Text: "QUIMBREX ZORPANDEL MARITIME LLC"}}}
	score := func(asked string, others int) float64 {
		m := match.New(&watchlist.List{Name: "invented", Entries: append(bearers(others), listed)})
		for _, f := range m.Match(match.Query{Name: asked, Kind: names.Organisation}, others+1, 0) {
			if f.Entry.ID == "t" {
				return f.Score
			}
		}
		return 0
	}
	rapid.Check(t, func(t *rapid.T) {
		asked := rapid.SampledFrom([]string{"Quimbrex LLC", "Quimbrex", "Quimbrex Delvane LLC", "Quimbrx Maritime", "Quimbrex Zorpandal"}).Draw(t, "asked")
		few := rapid.IntRange(0, 150).Draw(t, "few")
		more := few + rapid.IntRange(1, 150).Draw(t, "more")
		if a, b := score(asked, few), score(asked, more); b > a+1e-9 {
			t.Errorf("%s: %v with %d further bearers, %v with %d", asked, a, few, b, more)
		}
	})
}

// A party counts once, however many of its names have a word, in whatever
// writing: seventy are too few to make one of business commoner than it is.
func TestAPartyCountsOnce(t *testing.T) {
	score := func(second string) float64 {
		l := &watchlist.List{Name: "invented"}
		for i := range 70 {
			own := fmt.Sprintf("%c%c%cDREL", 'A'+i%26, "AEIOU"[i%5], 'A'+i/26)
			e := watchlist.Entry{ID: fmt.Sprint(i), Type: watchlist.Organisation, Names: []watchlist.Name{{Text: own + " MACHINERY LLC"}}}
			if second != "" {
				e.Names = append(e.Names, watchlist.Name{Text: own + " " + second + " LLC"})
			}
			l.Entries = append(l.Entries, e)
		}
		l.Entries = append(l.Entries, watchlist.Entry{ID: "t", Type: watchlist.Organisation, Names: []watchlist.Name{{Text: "ZORPANDEL MACHINERY LLC"}}})
		found := match.New(l).Match(match.Query{Name: "Zorpandal Machinery LLC", Kind: names.Organisation}, 1, 0)
		if len(found) != 1 || found[0].Entry.ID != "t" {
			t.Fatalf("found %+v", found)
		}
		return found[0].Score
	}
	if once, twice := score(""), score("MASHINOSTROENIE"); once != twice {
		t.Errorf("scores %v where each party has the word once, %v where twice", once, twice)
	}
}

// Of names that a field of 35 characters cuts to the same, the one that is
// written as the field is comes first, however much more of it there is.
func TestTiesGoToTheNameThatGoesOn(t *testing.T) {
	l := &watchlist.List{Name: "invented"}
	for i, name := range []string{"NAUCHNO-PROIZVODSTVENNOE PREDPRIYATIE VANDRA", "NAUCHNO PROIZVODSTVENNOE PREDPRIYATIE VANDRALSKAYA KOMPANIYA"} {
		l.Entries = append(l.Entries, watchlist.Entry{ID: fmt.Sprint(i), Type: watchlist.Organisation, Names: []watchlist.Name{{Text: name}}})
	}
	found := match.New(l).Match(match.Query{Name: "Nauchno Proizvodstvennoe Predpriyat", Kind: names.Organisation}, 2, 0)
	if len(found) != 2 || found[0].Entry.ID != "1" {
		t.Errorf("found %v, want 1 first of two", ids(found))
	}
}

// Names are taken apart on all cores; each still leads to its own entry,
// whichever list it is on, also when several ask at once.
func TestEveryNameLeadsToItsEntry(t *testing.T) {
	lists := []*watchlist.List{{Name: "a"}, {Name: "b"}}
	for i := range 3000 {
		l := lists[i%2]
		l.Entries = append(l.Entries, watchlist.Entry{ID: fmt.Sprint(i), Type: watchlist.Person, Names: []watchlist.Name{{Text: madeUp(i)}}})
	}
	m := match.New(lists...)
	var group sync.WaitGroup
	for start := range 4 {
		group.Go(func() {
			for i := start; i < 3000; i += 4 {
				found := m.Match(match.Query{Name: madeUp(i), Kind: names.Person}, 3, 1)
				if len(found) != 1 || found[0].Entry.ID != fmt.Sprint(i) || found[0].List != lists[i%2].Name {
					t.Errorf("%q leads to %v", madeUp(i), ids(found))
				}
			}
		})
	}
	group.Wait()
}

// madeUp spells a number in syllables.
func madeUp(i int) string {
	syllables := strings.Fields("bal dor kem lir mov nus pat rez sig tul")
	var b strings.Builder
	for n := 10000 + i*7; n > 0; n /= 10 {
		b.WriteString(syllables[n%10])
	}
	return b.String()[:6] + " " + b.String()[6:]
}

func TestNothingListed(t *testing.T) {
	for _, m := range []*match.Matcher{match.New(), match.New(&watchlist.List{Entries: []watchlist.Entry{{ID: "nameless"}}})} {
		if found := m.Match(match.Query{Name: "Zoltavar Quimbrestein", Identifiers: []match.Identifier{{Value: "a@b.example"}}}, 3, 0); len(found) != 0 {
			t.Errorf("found %v where nothing is listed", ids(found))
		}
	}
}
