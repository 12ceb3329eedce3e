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
// quantity, as it is written, with what it is read as, where that differs, and
// in the order of the text.
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
		got := seen{}
		for _, s := range r.Read(text) {
			line := s.Text
			if (s.Kind == extract.Identifier || s.Kind == extract.Substance) && s.Value != s.Text {
				line += " = " + s.Value
			}
			got[s.Kind] = append(got[s.Kind], line)
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
	"offer-chat.txt": {
		extract.Identifier: {
			"+852 5123 4567 = +85251234567",
			"https://t.me/dora_madeupova = telegram:dora_madeupova",
			"dora.madeup (at) fictive-fine-chem.example = dora.madeup@fictive-fine-chem.example",
			"Dora@Fictive-Fine-Chem.example = dora@fictive-fine-chem.example",
			"TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t = tr7nhqjekqxgtci8q8zy4pl8otszgjlj6t",
		},
		extract.Language: {
			"99% purity",
			"10g - 80 USD\n✅ 100g - 600 USD\n✅ 1kg - 4,000 USD",
			"Double clearance",
			"discreet packaging",
			"reship free",
		},
		extract.Party:    {"Dora Madeupova", "Fictive Fine Chem (Nowhere) Limited"},
		extract.Price:    {"80 USD", "600 USD", "4,000 USD"},
		extract.Quantity: {"10g", "100g", "1kg"},
		extract.Substance: {
			"F̶e̶n̶t̶a̶n̶y̶l = fentanyl",
			"protonitazepyne = n-pyrrolidino-protonitazene",
			"79099‑07‑3 = 1-boc-4-piperidone",
		},
	},
	"offer-en.txt": {
		extract.Business: {"organic intermediates"},
		extract.Identifier: {
			"zora.quill@madeup-example-biotech.example",
			"+86 138 0013 8000 = +8613800138000",
			"zora_quill_example = telegram:zora_quill_example",
			"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa = 1a1zp1ep5qgefi2dmptftl5slmv7divfna",
		},
		extract.Language:  {"Hot sale", "purity 99", "MOQ 1 kg", "sample available", "Safe customs", "stealth shipping"},
		extract.Party:     {"Madeup Example Biotech Co., Ltd", "Ms. Zora Quillfeather", "Zora Quillfeather"},
		extract.Price:     {"$1,200/kg", "USD 950 per kg"},
		extract.Quantity:  {"25 kg", "1 kg", "500 g"},
		extract.Substance: {"1-boc-4-AP = 1-boc-4-ap", "125541-22-2 = 1-boc-4-ap", "p-fluoro fentanyl HCl = para-fluorofentanyl"},
	},
	"offer-mixed.txt": {
		extract.Identifier: {
			"https://www.nowhere-invented-trading.com = site:nowhere-invented-trading.com",
			"live:bo.fictional = skype:live:bo.fictional",
			"+49 30 901820 = +4930901820",
			"DE89 3704 0044 0532 0130 00 = DE89370400440532013000",
		},
		extract.Party:    {"Nowhere Invented Trading LLC", "Bo Fictional"},
		extract.Price:    {"€2,450 / set"},
		extract.Quantity: {"10 sets", "50 g"},
		extract.Substance: {
			"Tablet press machine = tableting-machine",
			"TDP-5 = tableting-machine",
			"dies = punches-and-dies",
			"M30 = punches-and-dies",
			"isotonitazene",
			"14188-81-9 = isotonitazene",
		},
	},
	"offer-trade-zh.txt": {
		extract.Business: {"４－哌啶酮鹽酸鹽（CAS：４１９７９－３９－９）、N-苯乙基-4-哌啶酮、羟亚胺、溴代苯丙酮"},
		extract.Identifier: {
			"10000123 = qq:10000123",
			"wuyou_fake88 = wechat:wuyou_fake88",
			"０２８－８５５５\u3000０１２３ = ~2885550123",
			"+86-139-0000-1234 = +8613900001234",
			"www.wuyou-xuni-fake-chem.com = site:wuyou-xuni-fake-chem.com",
		},
		extract.Language: {"１０克 800元；１００克 6000元；１公斤 45000元", "包清關", "保密發貨", "不留痕跡"},
		extract.Party:    {"烏有市虛擬精細化工有限公司", "賈烏有"},
		extract.Price:    {"800元", "6000元", "45000元"},
		extract.Quantity: {"１０克", "１００克", "１公斤"},
		extract.Substance: {
			"４－哌啶酮鹽酸鹽 = 4-piperidone",
			"４１９７９－３９－９ = 4-piperidone",
			"N-苯乙基-4-哌啶酮 = npp",
			"羟亚胺 = hydroxyimine",
			"單沖壓片機 = tableting-machine",
			"TDP-5 = tableting-machine",
			"模具 = punches-and-dies",
			"M30 = punches-and-dies",
		},
	},
	"offer-zh.txt": {
		extract.Business: {"化工中间体"},
		extract.Identifier: {
			"13800138000 = +8613800138000",
			"zhenxugou2024 = wechat:zhenxugou2024",
			"zhen@duzhuan-xugou.example",
			"91350211M000100Y43",
		},
		extract.Language:  {"现货供应", "纯度99", "双清包税", "隐蔽包装", "免费补发"},
		extract.Party:     {"虚构市杜撰生物科技有限公司", "甄虚构"},
		extract.Price:     {"8000元/公斤"},
		extract.Quantity:  {"1公斤", "25公斤"},
		extract.Substance: {"4-苯胺基-N-苯乙基哌啶 = 4-anpp", "21409-26-7 = 4-anpp", "芬 太 尼 = fentanyl"},
	},
	"offer.html": {
		extract.Identifier: {
			"sales@invented-chemicals.example",
			"https://wa.me/8613800138000 = +8613800138000",
			"+852 2123 4567 = +85221234567",
		},
		extract.Language:  {"Research chemicals", "Discreet packaging", "no trace"},
		extract.Party:     {"Invented Chemicals", "Invented Chemicals Limited"},
		extract.Price:     {"300 USD per 10 g"},
		extract.Quantity:  {"5 g"},
		extract.Substance: {"protonitazene", "N-desethyl isotonitazene = n-desethyl-isotonitazene", "protonitazene"},
	},
	"signature.txt": {
		extract.Identifier: {"+49 30 901821 = +4930901821", "ulla@erfunden-keramik.example"},
		extract.Party:      {"Ulla Erfunden", "Erfunden Keramik GmbH"},
		extract.Price:      {"4,50 EUR"},
		extract.Quantity:   {"12 pcs"},
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
