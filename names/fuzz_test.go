package names_test

import (
	"math"
	"testing"
	"unicode/utf8"

	"github.com/tidewaiter/tidewaiter/names"
)

// seeds are names of every script and shape that the reading of names has
// rules for.
var seeds = []string{
	"", " ", "John Smith", "SMITH, John", "Dr. J. O'Neil-Smith Jr.", "S. T. C. Co., Ltd.", "上海慈顺精细化工有限公司", "上海慈順", "王伟", "Wang Wei (王伟)",
	"محمد عبد الرحمن الحسن", "Общество с ограниченной ответственностью Вектор", "김철수", "たなか", "סמירנוב", "राम कुमार", "สมชาย", "Γιώργος", "X a/k/a Y", "c/o Z",
	"attn: Room 302, Warehouse 3", "M0hammed", "ul", "ال", "ACME\u200bLTD", "\u0301", "ᠮᠣᠩᠭᠣᠯ", "TURMALLC", "a\xffb", "JOINT STOCK COMPANY SCIENTIFIC AND PR",
	"田中太郎", "佐々木", "ハットリ ジュンイチ", "ッー", "วงศ์สวัสดิ์ ไทย", "์", "ྰ", "ராஜேந்திரன்", "മോഹൻലാൽ", "্", "Nur al-Din", "Abu Bakr", "De La Cruz",
	"Kowaltschuk", "a ㉁", "Plant No. 9", "Ark III", "Sea Dragon 8",
}

func FuzzParse(f *testing.F) {
	for _, s := range seeds {
		f.Add(s, uint8(0))
		f.Add(s, uint8(2))
	}
	f.Fuzz(func(t *testing.T, text string, kind uint8) {
		n := names.Parse(text, names.Kind(kind%4))
		length := utf8.RuneCountInString(text)
		for _, token := range n.Tokens {
			if token.Span.Start < 0 || token.Span.End <= token.Span.Start || token.Span.End > length {
				t.Errorf("Parse(%q): token %q at %v of %d code points", text, token.Form, token.Span, length)
			}
			if token.Form == "" {
				t.Errorf("Parse(%q): token at %v without a form", text, token.Span)
			}
		}
	})
}

func FuzzCompare(f *testing.F) {
	for i, s := range seeds {
		f.Add(s, seeds[(i+1)%len(seeds)], uint8(i))
		f.Add(s, s, uint8(i))
	}
	f.Fuzz(func(t *testing.T, a, b string, kind uint8) {
		x, y := names.Parse(a, names.Kind(kind%4)), names.Parse(b, names.Kind(kind/4%4))
		there, back := names.Compare(x, y), names.Compare(y, x)
		if math.Abs(there.Score-back.Score) > 1e-9 {
			t.Errorf("Compare(%q, %q) is %v one way, %v the other", a, b, there.Score, back.Score)
		}
		if there.Score < 0 || there.Score > 1 || math.IsNaN(there.Score) || there.Equal != (there.Score == 1) {
			t.Errorf("Compare(%q, %q): score %v, equal %v", a, b, there.Score, there.Equal)
		}
	})
}

// FuzzSearch asks an index of two names for a third: it finds what comparing
// finds.
func FuzzSearch(f *testing.F) {
	for i, s := range seeds {
		f.Add(s, seeds[(i+3)%len(seeds)], s, uint8(i))
		f.Add(s, seeds[(i+5)%len(seeds)], seeds[(i+1)%len(seeds)], uint8(i))
	}
	f.Fuzz(func(t *testing.T, a, b, query string, kind uint8) {
		list := []names.Name{names.Parse(a, names.Kind(kind%4)).Whole(), names.Parse(b, names.Kind(kind/4%4)).Whole()}
		q := names.Parse(query, names.Kind(kind/16%4))
		if !q.Informative() {
			return // it names nobody
		}
		var builder names.Builder
		for _, n := range list {
			builder.Add(n)
		}
		got := builder.Index().Search(&q, 2, 0)
		for i := range got {
			got[i].Score = rounded(got[i].Score)
		}
		want := top(brute(q, list), 2, 0)
		if len(got) != len(want) {
			t.Fatalf("Search(%q) in %q, %q: %v, want %v", query, a, b, got, want)
		}
		for i := range got {
			if math.Abs(got[i].Score-want[i].Score) > 1e-8 {
				t.Fatalf("Search(%q) in %q, %q: %v, want %v", query, a, b, got, want)
			}
		}
	})
}
