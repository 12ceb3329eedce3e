package screen_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	jsonv2 "github.com/go-json-experiment/json"
	"pgregory.net/rapid"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/pack"
	"github.com/tidewaiter/tidewaiter/packs"
	"github.com/tidewaiter/tidewaiter/parcel"
	"github.com/tidewaiter/tidewaiter/screen"
)

// someFinding draws what a check might return.
func someFinding(t *rapid.T) finding.Finding {
	return finding.Finding{
		Code:  rapid.SampledFrom([]string{"AED_MISSING", "DESC_VAGUE", "PARTY_CLOSE", "LINK_ADDRESS"}).Draw(t, "code"),
		Check: rapid.SampledFrom([]finding.Check{finding.CheckAED, finding.CheckGoods, finding.CheckParty, finding.CheckLink}).Draw(t, "check"),
		Field: rapid.SampledFrom([]string{"/item/id", "/sender/name", "/contents/0/description"}).Draw(t, "field"),
		Floor: finding.Verdict(rapid.IntRange(0, 3).Draw(t, "floor")),
		Score: rapid.Float64Range(0, 1).Draw(t, "score"),
		Text:  rapid.SampledFrom([]string{"a", "b"}).Draw(t, "text"),
	}
}

// A further finding never relaxes a verdict nor lowers the score, and the
// order in which findings come does not reach the answer.
func TestFindingsOnlyMakeStricter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		found := rapid.SliceOfN(rapid.Custom(someFinding), 1, 8).Draw(t, "found")
		var a screen.Assessment
		for _, f := range found {
			verdict, score := a.Verdict, a.Score
			a.Add(f)
			if a.Verdict < verdict || a.Verdict < f.Floor || a.Score < score {
				t.Fatalf("with %+v: %s %.4f, before %s %.4f", f, a.Verdict, a.Score, verdict, score)
			}
		}
		strictest := finding.AC
		for _, f := range found {
			strictest = max(strictest, f.Floor)
		}
		if a.Verdict != strictest || a.Score < 0 || a.Score > 1 {
			t.Fatalf("verdict %s, score %v; the strictest floor is %s", a.Verdict, a.Score, strictest)
		}
		var b screen.Assessment
		reversed := slices.Clone(found)
		slices.Reverse(reversed)
		b.Add(reversed...)
		if got, want := marshal(t, b), marshal(t, a); got != want {
			t.Fatalf("in another order:\n%s\nwant\n%s", got, want)
		}
	})
}

// What an assessment appends is what marshalling it writes.
func TestAppendJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := screen.Assessment{
			ID: rapid.String().Draw(t, "id"), ItemID: rapid.String().Draw(t, "item"), Screened: rapid.Bool().Draw(t, "screened"),
			Profile: "generic", Engine: screen.Engine, Packs: []byte(`{"hs":{"date":"2026-01-01"}}`), Findings: []finding.Finding{},
		}
		a.Add(rapid.SliceOfN(rapid.Custom(someFinding), 0, 3).Draw(t, "found")...)
		want, err := jsonv2.Marshal(a, jsonv2.Deterministic(true))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := a.AppendJSON([]byte("x")); err != nil || string(got) != "x"+string(want) {
			t.Fatalf("appended %s (%v)\nwant %s", got, err, want)
		}
	})
}

func marshal(t rapid.TB, a screen.Assessment) string {
	data, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Shares that explain a score have no more decimals than it.
func TestFiguresAreRounded(t *testing.T) {
	var a screen.Assessment
	a.Add(finding.Finding{Score: 1.0 / 3, Contributions: []finding.Contribution{{Share: 2.0 / 3}, {Share: -1.0 / 3}}, Evidence: finding.Evidence{Path: []finding.Step{{Strength: 0.123456}}}})
	f := a.Findings[0]
	if f.Score != 0.3333 || f.Contributions[0].Share != 0.6667 || f.Contributions[1].Share != -0.3333 || f.Evidence.Path[0].Strength != 0.1235 {
		t.Errorf("%+v", f)
	}
}

// without is the engine over the embedded packs but for some.
func without(t testing.TB, gone func(*pack.Pack) bool, cfg screen.Config) (*screen.Screener, error) {
	t.Helper()
	set, err := packs.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range set.All() {
		if gone(p) {
			set = set.Without(p.Manifest.Name)
		}
	}
	cfg.Packs = set
	return screen.New(cfg)
}

// Unknown never means clean: whoever screens without a list, or with one that
// is too old, gets no parcel through.
func TestNoParcelIsCleanWithoutAList(t *testing.T) {
	everyList := func(p *pack.Pack) bool { return p.Manifest.Kind == pack.Watchlist }
	s, err := without(t, everyList, screen.Config{})
	if err != nil {
		t.Fatal(err)
	}
	expect(t, s, "CHECK_NOT_RUN", finding.RFS, "load one")

	stale := screen.Stale{Pack: "ofac-sdn", Date: "2024-05-03", MaxAge: "30d", AsOf: "2026-01-01"}
	s, err = without(t, everyList, screen.Config{Stale: []screen.Stale{stale}})
	if err != nil {
		t.Fatal(err)
	}
	expect(t, s, "LIST_STALE", finding.RFS, "older than the maximum of 30d")

	stale.Accepted = "the publisher is down; A. Beispiel"
	s, err = without(t, everyList, screen.Config{Stale: []screen.Stale{stale}})
	if err != nil {
		t.Fatal(err)
	}
	expect(t, s, "LIST_STALE", finding.AC, "A. Beispiel")
}

func expect(t *testing.T, s *screen.Screener, code string, floor finding.Verdict, words string) {
	t.Helper()
	for _, f := range s.Screen(&parcel.Parcel{RecordID: "a"}).Findings {
		if f.Code == code {
			if f.Floor != floor || !strings.Contains(f.Message, words) || strings.Contains(f.Sender, "list") {
				t.Errorf("%s has floor %s, message %q, text for the sender %q; want %s and %q", code, f.Floor, f.Message, f.Sender, floor, words)
			}
			return
		}
	}
	t.Errorf("no finding %s", code)
}

// A pack without which nothing can be judged is named when the engine is made,
// not when the first parcel comes.
func TestNewNamesThePackThatLacks(t *testing.T) {
	for _, name := range []string{"jurisdictions", "codes", "s10", "placeholders", "substances", "descriptions", "hs"} {
		_, err := without(t, func(p *pack.Pack) bool { return p.Manifest.Name == name || p.Manifest.Kind == pack.Watchlist }, screen.Config{})
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("without %s: %v", name, err)
		}
	}
	_, err := without(t, func(p *pack.Pack) bool { return p.Manifest.Kind == pack.Watchlist }, screen.Config{Profile: "moon"})
	if err == nil || !strings.Contains(err.Error(), "us-stop-act") {
		t.Errorf("profile moon: %v, want the names to choose from", err)
	}
}

// The rules are those of the destination, unless somebody names others.
func TestProfileFollowsTheDestination(t *testing.T) {
	s := engine(t)
	for country, want := range map[string]string{"US": "us-stop-act", "DE": "eu-ics2", "CA": "ca-pact", "JP": "generic", "": "generic"} {
		p := &parcel.Parcel{}
		p.Item.DestCountry = country
		if got := s.Screen(p).Profile; got != want {
			t.Errorf("to %q: profile %s, want %s", country, got, want)
		}
	}
}
