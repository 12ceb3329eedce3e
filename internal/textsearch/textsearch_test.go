package textsearch_test

import (
	"slices"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/textsearch"
	"pgregory.net/rapid"
)

func keys(n *textsearch.Normaliser, s string) []rune {
	return textsearch.Collapse(n.Normalise(nil, s))
}

func plain(letters []textsearch.Letter) string {
	var out []rune
	for _, l := range letters {
		if l.Gap != textsearch.NoGap && len(out) > 0 {
			out = append(out, ' ')
		}
		out = append(out, l.Rune)
	}
	return string(out)
}

func TestNormaliseUndoesDisguises(t *testing.T) {
	n := textsearch.NewNormaliser()
	want := string(keys(n, "zorvatinol"))
	for _, text := range []string{
		"ZORVATINOL", "z o r v a t i n o l", "zor-va.ti/nol", "ｚｏｒｖａｔｉｎｏｌ", "zоrvаtіnоl",
		"z0rv4t1n0l", "zorv@tinol", "zórvâtïnöl", "zor\u00advat\u200binol", "zzorvaatinool",
		"zorva\ntinol", "𝐳𝐨𝐫𝐯𝐚𝐭𝐢𝐧𝐨𝐥", "ⓩⓞⓡⓥⓐⓣⓘⓝⓞⓛ",
	} {
		if got := string(keys(n, text)); got != want {
			t.Errorf("keys of %q = %q, want %q", text, got, want)
		}
	}
}

func TestNormaliseKeepsPositions(t *testing.T) {
	n := textsearch.NewNormaliser()
	letters := n.Normalise(nil, "é, 芬ｔ\u200bａ")
	got := make([]int32, len(letters))
	for i, l := range letters {
		got[i] = l.Pos
	}
	if want := []int32{0, 3, 4, 6}; !slices.Equal(got, want) || plain(letters) != "e 芬ta" {
		t.Errorf("positions %v of %q, want %v", got, plain(letters), want)
	}
}

func TestNormaliseSimplifiesHan(t *testing.T) {
	n := textsearch.NewNormaliser()
	if got, want := string(keys(n, "鹽酸麻黃鹼")), string(keys(n, "盐酸麻黄碱")); got != want {
		t.Errorf("traditional %q, simplified %q", got, want)
	}
}

// The automaton finds what a naive search finds.
func TestAutomatonAgainstNaiveSearch(t *testing.T) {
	word := rapid.StringOfN(rapid.SampledFrom([]rune("abc芬")), 1, 6, -1)
	n := textsearch.NewNormaliser()
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(word, 1, 12).Draw(t, "words")
		patterns := make([][]rune, len(words))
		for i, w := range words {
			patterns[i] = keys(n, w)
		}
		text := n.Normalise(nil, string(keys(n, rapid.StringOfN(rapid.SampledFrom([]rune("abcd芬")), 0, 40, -1).Draw(t, "text"))))
		got := textsearch.NewAutomaton(patterns).AppendHits(nil, text)
		var want []textsearch.Hit
		for end := range text {
			for p, pattern := range patterns {
				start := end + 1 - len(pattern)
				if start >= 0 && slices.Equal(textsearch.Collapse(text[start:end+1]), pattern) {
					want = append(want, textsearch.Hit{Pattern: int32(p), Start: int32(start), End: int32(end + 1)})
				}
			}
		}
		slices.SortFunc(got, order)
		slices.SortFunc(want, order)
		if !slices.Equal(got, want) {
			t.Fatalf("patterns %q in %q: got %v, want %v", words, plain(text), got, want)
		}
	})
}

func order(a, b textsearch.Hit) int {
	return slices.Compare([]int32{a.End, a.Start, a.Pattern}, []int32{b.End, b.Start, b.Pattern})
}

func TestCompareRefusesOtherNumbers(t *testing.T) {
	n := textsearch.NewNormaliser()
	for _, c := range []struct {
		pattern, text string
		want          bool
	}{
		{"U-47700", "u 47700", true},
		{"U-47700", "U-477OO", true},
		{"U-47700", "uattoo", false},
		{"U-47700", "u-4770", false},
		{"zeta", "z3ta", true},
	} {
		_, got := textsearch.Compare(n.Normalise(nil, c.pattern), n.Normalise(nil, c.text))
		if got != c.want {
			t.Errorf("Compare(%q, %q) = %v, want %v", c.pattern, c.text, got, c.want)
		}
	}
}

func TestSpellerFindsEveryOneSlip(t *testing.T) {
	n := textsearch.NewNormaliser()
	word := keys(n, "zorvatinol")
	s := textsearch.NewSpeller([][]rune{keys(n, "quvaprexidon"), word}, 9)
	rapid.Check(t, func(t *rapid.T) {
		w := slices.Clone(word)
		i := rapid.IntRange(0, len(w)-2).Draw(t, "at")
		switch rapid.IntRange(0, 3).Draw(t, "slip") {
		case 0:
			w = slices.Delete(w, i, i+1)
		case 1:
			w = slices.Insert(w, i, 'x')
		case 2:
			w[i] = 'x'
		case 3:
			w[i], w[i+1] = w[i+1], w[i]
		}
		if got, _ := s.AppendNear(nil, w, nil); !slices.Equal(got, []int32{1}) {
			t.Fatalf("AppendNear(%q) = %d", string(w), got)
		}
	})
	if got, _ := s.AppendNear(nil, keys(n, "zarvatinel"), nil); len(got) > 0 {
		t.Error("two slips were taken for one")
	}
}

func FuzzNormalise(f *testing.F) {
	f.Add("f\u200be€nt@nyl 芬太尼 ﬁ \xff")
	n := textsearch.NewNormaliser()
	f.Fuzz(func(t *testing.T, text string) {
		last := int32(-1)
		for _, l := range n.Normalise(nil, text) {
			if l.Pos < last || int(l.Pos) >= len([]rune(text)) {
				t.Fatalf("position %d after %d in %q", l.Pos, last, text)
			}
			last = l.Pos
		}
	})
}
