package hs_test

import (
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/internal/hs"
	"github.com/tidewaiter/tidewaiter/packs"
)

var openIndex = sync.OnceValues(func() (*hs.Index, error) {
	set, err := packs.Embedded()
	if err != nil {
		return nil, err
	}
	p, _ := set.Get("hs")
	return hs.Open(p)
})

func index(tb testing.TB) *hs.Index {
	tb.Helper()
	x, err := openIndex()
	if err != nil {
		tb.Fatal(err)
	}
	return x
}

func TestProposePutsTheRightChapterFirst(t *testing.T) {
	for text, chapter := range map[string]string{
		"leather handbag":     "42",
		"ceramic mug":         "69",
		"mens cotton t-shirt": "61",
		"lip balm":            "33",
		"chaussures en cuir":  "64",
		"dried mushrooms":     "07",
	} {
		got := index(t).Propose(text, "", 3)
		if len(got) != 3 || got[0].HS[:2] != chapter || got[0].Text == "" {
			t.Errorf("Propose(%q) = %v, want three subheadings, first of chapter %s", text, got, chapter)
		}
	}
}

func TestProposeIsSilentWithoutKnownWords(t *testing.T) {
	for _, text := range []string{"", "   ", "12-34", "\x00\xff", "ཀཁག"} {
		if got := index(t).Propose(text, "", 3); len(got) > 0 {
			t.Errorf("Propose(%q) = %v, want nothing", text, got)
		}
	}
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		name, text, code string
		want             hs.Relation
	}{
		{"the same goods", "mens cotton t-shirt", "610910", hs.Agrees},
		{"dots in the code", "ceramic mug", "6912.00", hs.Agrees},
		{"goods of another world", "leather handbag", "293339", hs.Disagrees},
		{"goods in letters that the model does not read", "хлопковая футболка мужская - gift", "610910", hs.CannotTell},
		{"goods in Han that it does not know", "女士连衣裙 聚酯纤维; colour: black", "620443", hs.CannotTell},
		{"a formula", "leather handbag β", "293339", hs.Disagrees},
		{"no words", "123", "610910", hs.CannotTell},
		{"no code", "ceramic mug", "", hs.CannotTell},
		{"no chapter of the system", "ceramic mug", "990000", hs.CannotTell},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := index(t).Compare(c.text, c.code)
			if got.Relation != c.want {
				t.Errorf("Compare(%q, %q) = %v, want %v", c.text, c.code, got, c.want)
			}
			if proposed := len(got.Proposals) > 0; proposed != (c.want == hs.Disagrees) {
				t.Errorf("Compare(%q, %q) proposes %v", c.text, c.code, got.Proposals)
			}
		})
	}
}

func TestHeadingGivesTheLongestKnownPart(t *testing.T) {
	for code, want := range map[string]string{
		"0101":       "Horses, asses, mules and hinnies; live",
		"01.01":      "Horses, asses, mules and hinnies; live",
		"0101999999": "Horses, asses, mules and hinnies; live",
		"01":         "Animals; live",
	} {
		if got, ok := index(t).Heading(code); !ok || got != want {
			t.Errorf("Heading(%q) = %q, %v; want %q", code, got, ok, want)
		}
	}
	if got, ok := index(t).Heading("00"); ok {
		t.Errorf("Heading(00) = %q, want nothing", got)
	}
}

func TestWatch(t *testing.T) {
	if w, ok := index(t).Watch("2933.34"); !ok || !w.Alone || w.Why == "" {
		t.Errorf("Watch(2933.34) = %v, %v; want a reason to ask by itself", w, ok)
	}
	if w, ok := index(t).Watch("8479891000"); !ok || w.Alone {
		t.Errorf("Watch(8479891000) = %v, %v; want a reason only beside a text", w, ok)
	}
	if w, ok := index(t).Watch("610910"); ok {
		t.Errorf("Watch(610910) = %v, want nothing", w)
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("leather handbag", "293339")
	f.Add("手机壳", "39")
	f.Add("l\u00e9gumes s\u00e9ch\u00e9s\u200b", "07.12")
	f.Add("\xff\x00", "a")
	x := index(f)
	f.Fuzz(func(t *testing.T, text, code string) {
		a := x.Compare(text, code)
		if diff := cmp.Diff(a, x.Compare(text, code)); diff != "" {
			t.Errorf("two answers for %q, %q: %s", text, code, diff)
		}
		var sum float32
		for _, p := range x.Propose(text, "", 3) {
			if _, ok := x.Heading(p.HS); !ok || len(p.HS) != 6 {
				t.Errorf("Propose(%q) gives %q, which is no subheading", text, p.HS)
			}
			sum += p.Share
		}
		if sum > 1.001 || a.Confidence < 0 || a.Confidence > 1 {
			t.Errorf("shares of %q: %v; confidence %v", text, sum, a.Confidence)
		}
	})
}

func BenchmarkCompare(b *testing.B) {
	x := index(b)
	b.ReportAllocs()
	for b.Loop() {
		x.Compare("womens black leather handbag with strap", "420221")
	}
}

func BenchmarkOpen(b *testing.B) {
	set, err := packs.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	p, _ := set.Get("hs")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := hs.Open(p); err != nil {
			b.Fatal(err)
		}
	}
}
