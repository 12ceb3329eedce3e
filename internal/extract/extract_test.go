package extract_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tidewaiter/tidewaiter/internal/extract"
	"github.com/tidewaiter/tidewaiter/internal/substance"
	"github.com/tidewaiter/tidewaiter/packs"
)

func open(t testing.TB) *extract.Reader {
	t.Helper()
	set, err := packs.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	p, _ := set.Get("substances")
	c, err := substance.Open(p)
	if err != nil {
		t.Fatal(err)
	}
	p, _ = set.Get("offers")
	r, err := extract.Open(p, c)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func read(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestRead reads made-up offers: every identifier, substance, name, price and
// quantity, as it is written and in the order of the text.
func TestRead(t *testing.T) {
	r := open(t)
	for name, want := range offers {
		text := read(t, name)
		if extract.IsPage(text) {
			page, err := extract.ReadPage(text)
			if err != nil {
				t.Fatal(err)
			}
			text = page.Text
		}
		got := map[extract.Kind][]string{}
		for _, s := range r.Read(text) {
			got[s.Kind] = append(got[s.Kind], s.Text)
			if cut := string([]rune(text)[s.Start:s.End]); cut != s.Text {
				t.Errorf("%s: %q stands at %d to %d, not %q", name, cut, s.Start, s.End, s.Text)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

type seen = map[extract.Kind][]string

var offers = map[string]seen{
	"offer-en.txt": {
		extract.Party:      {"Madeup Example Biotech Co., Ltd", "Ms. Zora Quillfeather", "Zora Quillfeather"},
		extract.Substance:  {"1-boc-4-AP", "125541-22-2", "p-fluoro fentanyl HCl"},
		extract.Price:      {"$1,200/kg", "USD 950 per kg"},
		extract.Quantity:   {"25 kg", "1 kg", "500 g"},
		extract.Identifier: {"zora.quill@madeup-example-biotech.example", "+86 138 0013 8000", "zora_quill_example", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"},
		extract.Language:   {"Hot sale", "purity 99", "MOQ 1 kg", "sample available", "Safe customs", "stealth shipping"},
	},
	"offer-zh.txt": {
		extract.Party:      {"虚构市杜撰生物科技有限公司", "甄虚构"},
		extract.Substance:  {"4-苯胺基-N-苯乙基哌啶", "21409-26-7", "芬 太 尼"},
		extract.Price:      {"8000元/公斤"},
		extract.Quantity:   {"1公斤", "25公斤"},
		extract.Identifier: {"13800138000", "zhenxugou2024", "zhen@duzhuan-xugou.example", "91350211M000100Y43"},
		extract.Language:   {"现货供应", "纯度99", "双清包税", "隐蔽包装", "免费补发"},
	},
	"offer-mixed.txt": {
		extract.Party:      {"Nowhere Invented Trading LLC", "Bo Fictional"},
		extract.Substance:  {"Tablet press machine", "TDP-5", "dies", "M30", "isotonitazene", "14188-81-9"},
		extract.Price:      {"€2,450 / set"},
		extract.Quantity:   {"10 sets", "50 g"},
		extract.Identifier: {"https://www.nowhere-invented-trading.com", "live:bo.fictional", "+49 30 901820", "DE89 3704 0044 0532 0130 00"},
	},
	"signature.txt": {
		extract.Party:      {"Ulla Erfunden", "Erfunden Keramik GmbH"},
		extract.Price:      {"4,50 EUR"},
		extract.Quantity:   {"12 pcs"},
		extract.Identifier: {"+49 30 901821", "ulla@erfunden-keramik.example"},
	},
	"offer.html": {
		extract.Party:      {"Invented Chemicals", "Invented Chemicals Limited"},
		extract.Substance:  {"protonitazene", "N-desethyl isotonitazene", "protonitazene"},
		extract.Price:      {"300 USD per 10 g"},
		extract.Quantity:   {"5 g"},
		extract.Identifier: {"sales@invented-chemicals.example", "https://wa.me/8613800138000", "+852 2123 4567"},
		extract.Language:   {"Research chemicals", "Discreet packaging", "no trace"},
	},
}

func TestReadPageTellsTheMainText(t *testing.T) {
	page, err := extract.ReadPage(read(t, "offer.html"))
	if err != nil {
		t.Fatal(err)
	}
	if page.Title != "Invented Chemicals: catalogue" {
		t.Errorf("title %q", page.Title)
	}
	if len(page.Main) == 0 || len(page.Main) >= len(page.Text) {
		t.Errorf("main text of %d bytes in %d", len(page.Main), len(page.Text))
	}
}

func TestCuesNeedASubstance(t *testing.T) {
	for _, s := range open(t).Read("ceramic mugs, discreet packaging, hot sale") {
		if s.Kind == extract.Language {
			t.Errorf("%q is given without a substance", s.Text)
		}
	}
}

func FuzzRead(f *testing.F) {
	for name := range offers {
		f.Add(read(f, name))
	}
	f.Add("Contact: \xff $5/kg")
	r := open(f)
	f.Fuzz(func(t *testing.T, s string) {
		if extract.IsPage(s) {
			if _, err := extract.ReadPage(s); err != nil {
				t.Skip()
			}
		}
		n := len([]rune(s))
		seen := r.Read(s)
		for _, s := range seen {
			if s.Start < 0 || s.End <= s.Start || s.End > n {
				t.Errorf("span %d to %d of %d code points", s.Start, s.End, n)
			}
		}
		if !slices.IsSortedFunc(seen, func(a, b extract.Seen) int { return a.Start - b.Start }) {
			t.Error("not in order of the text")
		}
	})
}
