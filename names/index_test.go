package names_test

import (
	"fmt"
	"math"
	"math/rand"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/names"
)

// TestIndexIsBruteForce holds the promise of the index: searching finds exactly
// what comparing with every name finds, at every score.
func TestIndexIsBruteForce(t *testing.T) {
	rng := rand.New(rand.NewSource(7))
	var list []names.Name
	var b names.Builder
	for i := range 700 {
		kind := names.Person
		if i%2 == 1 {
			kind = names.Organisation
		}
		n := names.Parse(invent(rng, kind), kind).Whole()
		list = append(list, n)
		b.Add(n)
	}
	ix := b.Index()
	rounds := 200
	if testing.Short() {
		rounds = 40
	}
	for range rounds {
		src := list[rng.Intn(len(list))]
		kind := src.Kind
		if rng.Intn(3) == 0 {
			kind = names.Unknown
		}
		text := corrupt(rng, src.Text)
		if rng.Intn(4) == 0 {
			text = invent(rng, kind)
		}
		q := names.Parse(text, kind)
		for _, least := range []float64{0.05, 0.5, 0.9} {
			want := brute(q, list, least)
			got := ix.Search(&q, len(list), least)
			if diff := cmp.Diff(want, byName(got), cmp.Comparer(near)); diff != "" {
				for k, w := range want {
					if _, ok := byName(got)[k]; !ok {
						i := 0
						fmt.Sscan(k, &i)
						t.Logf("missed %q at %v: %+v", list[i].Text, w, names.Compare(q, list[i]).Features)
					}
				}
				t.Fatalf("Search(%q, %v) (-brute force +index):\n%s", text, least, diff)
			}
		}
	}
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func brute(q names.Name, list []names.Name, least float64) map[string]float64 {
	out := map[string]float64{}
	for i := range list {
		if c := names.Compare(q, list[i]); c.Score >= least {
			out[fmt.Sprintf("%d", i)] = c.Score
		}
	}
	return out
}

func byName(hits []names.Hit) map[string]float64 {
	out := map[string]float64{}
	for _, h := range hits {
		out[fmt.Sprintf("%d", h.Name)] = h.Score
	}
	return out
}

var syllables = strings.Fields("ka mo ri san del tor wei zhang xin hua abd ul rah man ov sky mu ham med al has chen li jin yu bo ste fan el na ser gey")

func invent(rng *rand.Rand, kind names.Kind) string {
	word := func() string {
		var b strings.Builder
		for range 1 + rng.Intn(3) {
			b.WriteString(syllables[rng.Intn(len(syllables))])
		}
		return b.String()
	}
	parts := []string{word(), word()}
	if rng.Intn(2) == 0 {
		parts = append(parts, word())
	}
	if kind == names.Organisation {
		parts = append(parts, []string{"trading", "chemical", "shanghai", "import export"}[rng.Intn(4)], []string{"ltd", "llc", "co., ltd."}[rng.Intn(3)])
	}
	return strings.Join(parts, " ")
}

func corrupt(rng *rand.Rand, s string) string {
	b := []byte(s)
	for range 1 + rng.Intn(2) {
		i := rng.Intn(len(b))
		switch rng.Intn(4) {
		case 0:
			b = append(b[:i], b[min(i+1, len(b)):]...)
		case 1:
			b[i] = "abcdefghijklmnopqrstuvwxyz 01"[rng.Intn(29)]
		case 2:
			b = append(b[:i], append([]byte{"aeioumnrst "[rng.Intn(11)]}, b[i:]...)...)
		case 3:
			words := strings.Fields(string(b))
			rng.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
			b = []byte(strings.Join(words, " "))
		}
		if len(b) == 0 {
			return s
		}
	}
	return string(b)
}
