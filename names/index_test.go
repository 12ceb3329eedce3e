package names_test

import (
	"cmp"
	"fmt"
	"math"
	"math/rand"
	"slices"
	"strings"
	"sync"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/names"
)

// TestIndexIsBruteForce holds the promise of the index: searching finds exactly
// what comparing with every name finds, at every score and limit, for made-up
// names of several scripts and corrupted listed ones.
func TestIndexIsBruteForce(t *testing.T) {
	seeds, rounds := []int64{7, 8, 9}, 400
	if testing.Short() {
		seeds, rounds = []int64{7, 8}, 120
	}
	for _, seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			rng := rand.New(rand.NewSource(seed))
			list, ix := inventList(rng, 700)
			if seed == 8 { // words weigh as the list has them
				ix = weighed(list)
			}
			for range rounds {
				q := inventQuery(rng, list)
				ix.Weigh(&q)
				all := brute(q, list)
				for _, least := range []float64{0, 0.05, 0.5, 0.75, 0.9} {
					for _, limit := range []int{1, 5, 40, len(list)} {
						want := top(all, limit, least)
						if diff := gocmp.Diff(want, ix.Search(&q, limit, least), gocmp.Transformer("round", rounded)); diff != "" {
							t.Fatalf("Search(%q of kind %v, %d, %v) (-brute force +index):\n%s\n%s", q.Text, q.Kind, limit, least, diff, explainFirst(q, list, want))
						}
					}
				}
			}
		})
	}
}

// TestSearchesDoNotDisturbEachOther asks one index from several goroutines:
// what each finds is what it finds alone.
func TestSearchesDoNotDisturbEachOther(t *testing.T) {
	rng := rand.New(rand.NewSource(3))
	list, ix := inventList(rng, 300)
	queries := make([]names.Name, 60)
	want := make([][]names.Hit, len(queries))
	for i := range queries {
		queries[i] = inventQuery(rng, list)
		want[i] = ix.Search(&queries[i], 10, 0.1)
	}
	var group sync.WaitGroup
	for start := range 4 {
		group.Go(func() {
			for i := range queries {
				k := (i*7 + start*13) % len(queries)
				if diff := gocmp.Diff(want[k], ix.Search(&queries[k], 10, 0.1)); diff != "" {
					t.Errorf("Search(%q) beside others (-alone +beside):\n%s", queries[k].Text, diff)
				}
			}
		})
	}
	group.Wait()
}

func inventList(rng *rand.Rand, n int) ([]names.Name, *names.Index) {
	list := make([]names.Name, n)
	var b names.Builder
	for i := range list {
		kind := names.Person
		if i%2 == 1 {
			kind = names.Organisation
		}
		list[i] = names.Parse(invent(rng, kind), kind).Whole()
		b.Add(list[i])
	}
	return list, b.Index()
}

// weighed indexes names as those of as many parties, and weighs them so.
func weighed(list []names.Name) *names.Index {
	var b names.Builder
	parties := make([]uint32, len(list))
	for i := range list {
		b.Add(list[i])
		parties[i] = uint32(i)
	}
	b.Parties(parties)
	ix := b.Index()
	for i := range list {
		ix.Weigh(&list[i])
	}
	return ix
}

// inventQuery corrupts a listed name, cuts it where a field would, or makes up
// another.
func inventQuery(rng *rand.Rand, list []names.Name) names.Name {
	src := list[rng.Intn(len(list))]
	kind := src.Kind
	if rng.Intn(3) == 0 {
		kind = names.Unknown
	}
	text := src.Text
	switch rng.Intn(8) {
	case 0:
		text = invent(rng, kind)
	case 1:
		text = cut(text + " " + invent(rng, kind))
	case 2: // as listed
	case 3:
		text = strings.Join(strings.Fields(text), strings.Repeat(" ", rng.Intn(2)))
		if i := strings.Index(text, " "); i > 0 {
			text = text[:i] + text[i+1:]
		}
	case 4:
		text = firstLetters(rng, strings.Fields(text))
	default:
		text = corrupt(rng, text)
	}
	return names.Parse(text, kind)
}

// firstLetters puts the first letters of some words in a row for them.
func firstLetters(rng *rand.Rand, words []string) string {
	from := rng.Intn(2)
	to := max(len(words)-rng.Intn(3), from)
	letters := ""
	for _, w := range words[from:to] {
		letters += string([]rune(w)[0])
	}
	return strings.Join(slices.Concat(words[:from], []string{letters}, words[to:]), " ")
}

// leastShown is the score below which a search shows nothing: log-odds of -7.
const leastShown = 0.00091105

func brute(q names.Name, list []names.Name) []names.Hit {
	var out []names.Hit
	for i := range list {
		c := names.Compare(q, list[i])
		if c.Equal || c.Score >= leastShown {
			out = append(out, names.Hit{Name: i, Score: rounded(c.Score)})
		}
	}
	slices.SortFunc(out, func(a, b names.Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Name, b.Name))
	})
	return out
}

// rounded is a score to nine digits: Compare and Search add the same evidence
// up in another order.
func rounded(score float64) float64 { return math.Round(score*1e9) / 1e9 }

// top is what of all hits a search may show.
func top(all []names.Hit, limit int, least float64) []names.Hit {
	var out []names.Hit
	for _, h := range all {
		if h.Score >= least && len(out) < limit {
			out = append(out, h)
		}
	}
	return out
}

func explainFirst(q names.Name, list []names.Name, want []names.Hit) string {
	if len(want) == 0 {
		return "nothing was to be found"
	}
	best := list[want[0].Name]
	return fmt.Sprintf("best: %q %+v", best.Text, names.Compare(q, best).Features)
}

var syllables = strings.Fields("ka mo ri san del tor wei zhang xin hua abd ul rah man ov sky mu ham med al has chen li jin yu bo ste fan el na ser gey rn cl vv")

// foreign words are read aloud before they are compared.
var foreign = strings.Fields("王伟 張小明 上海慈順 化工 محمد أحمد الحسن Иван Сергеевич Петрова Γιώργος 김철수 たなか 田中太郎 ジュンイチ סמירנוב राम สมชาย Müller Łukasz Şahin Đorđe")

func invent(rng *rand.Rand, kind names.Kind) string {
	word := func() string {
		switch rng.Intn(14) {
		case 0:
			return foreign[rng.Intn(len(foreign))]
		case 1:
			return string(rune('a' + rng.Intn(26)))
		case 2:
			return []string{"2", "3", "ii", "III", "no. 9", "38", "unit 61398"}[rng.Intn(7)]
		}
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
		parts = append(parts, []string{"trading", "chemical", "shanghai", "import export"}[rng.Intn(4)], []string{"ltd", "llc", "co., ltd.", "有限公司"}[rng.Intn(4)])
	} else if rng.Intn(6) == 0 {
		parts = append(parts, []string{"haji", "bin", "al", "mohammed", "maria"}[rng.Intn(5)])
	}
	return strings.Join(parts, " ")
}

// cut leaves of a text what fits a field of 35 characters.
func cut(s string) string {
	r := []rune(s)
	return string(r[:min(len(r), 35)])
}

func corrupt(rng *rand.Rand, s string) string {
	b := []rune(s)
	for range 1 + rng.Intn(2) {
		i := rng.Intn(len(b))
		switch rng.Intn(5) {
		case 0:
			b = append(b[:i], b[min(i+1, len(b)):]...)
		case 1:
			b[i] = rune("abcdefghijklmnopqrstuvwxyz 01"[rng.Intn(29)])
		case 2:
			b = slices.Insert(b, i, rune("aeioumnrst "[rng.Intn(11)]))
		case 3:
			words := strings.Fields(string(b))
			rng.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
			b = []rune(strings.Join(words, " "))
		case 4:
			words := strings.Fields(string(b))
			k := rng.Intn(len(words))
			words[k] = string([]rune(words[k])[:1])
			b = []rune(strings.Join(words, " "))
		}
		if len(b) == 0 {
			return s
		}
	}
	return string(b)
}

// A name that a word of its own is the first letters of is found once, as equal.
func TestEqualNamesAreFoundOnce(t *testing.T) {
	var b names.Builder
	for _, text := range []string{"Abc Bolvar Cremant Ltd", "Abc Trading Ltd"} {
		b.Add(names.Parse(text, names.Organisation))
	}
	ix := b.Index()
	for _, text := range []string{"Abc Bolvar Cremant Ltd", "ABC Bolvar Cremant, Ltd."} {
		q := names.Parse(text, names.Organisation)
		hits := ix.Search(&q, 5, 0)
		if len(hits) == 0 || hits[0] != (names.Hit{Name: 0, Score: 1}) || len(hits) > 1 && hits[1].Name == 0 {
			t.Errorf("Search(%q) finds %v, want name 0 once, with score 1", text, hits)
		}
	}
}
