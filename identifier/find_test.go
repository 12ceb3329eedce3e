package identifier_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/identifier"
)

type seen struct {
	Text, Key string
}

// TestFind checks what is found, and that each span cuts exactly its text.
func TestFind(t *testing.T) {
	tests := []struct {
		name, text string
		want       []seen
	}{
		{"nothing", "Men's cotton shirts, 12 pieces, size 40-42, invoice 20240131-0012, 2024-11-24", nil},
		{"company name with a dot", "Made-Up Sci.Tech Co.Ltd, No.88 Xinhua Rd., Bldg.3", nil},
		{"offer in English", "Contact Made-Up Linda: linda@madeup-chem.com, www.madeup-chem.com or WhatsApp/Telegram: +86 139 0000 1234.", []seen{
			{"linda@madeup-chem.com", "email:linda@madeup-chem.com"},
			{"www.madeup-chem.com", "site:madeup-chem.com"},
			{"+86 139 0000 1234", "phone:+8613900001234"},
		}},
		{"offer in Chinese", "虚构化工有限公司，电话０７５５－２６００１２３４，微信：madeup_88，QQ 100200300，邮箱abc@madeup.cn。", []seen{
			{"０７５５－２６００１２３４", "phone:~75526001234"},
			{"madeup_88", "handle:wechat:madeup_88"},
			{"100200300", "handle:qq:100200300"},
			{"abc@madeup.cn", "email:abc@madeup.cn"},
		}},
		{"masked mailbox", "write to made.up [at] example [dot] com today", []seen{
			{"made.up [at] example [dot] com", "email:made.up@example.com"},
		}},
		{"wallets", "BTC: 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2 or 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", []seen{
			{"1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "wallet:1bvbmseystwetqtfn5au4m4gfg7xjanvn2"},
			{"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "wallet:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"},
		}},
		{"labelled numbers", "Passport No. E00001234; USCC 91350100M000100Y43; IMO 9074729; IBAN GB82 WEST 1234 5698 7654 32", []seen{
			{"E00001234", "num:E00001234"},
			{"91350100M000100Y43", "uscc:91350100M000100Y43"},
			{"9074729", "imo:9074729"},
			{"GB82 WEST 1234 5698 7654 32", "iban:GB82WEST12345698765432"},
		}},
		{"mobile without a label", "收货人 李虚构 13900001234 广东省深圳市", []seen{{"13900001234", "phone:+8613900001234"}}},
		{"a sentence about a messenger", "We do not take Telegram orders by signal or line.", nil},
		{"emoji before", "😀😀 madeup@example.com", []seen{{"madeup@example.com", "email:madeup@example.com"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []seen
			for _, f := range identifier.Find(tt.text) {
				if cut := string([]rune(tt.text)[f.Start:f.End]); cut != f.Text {
					t.Errorf("span %d-%d cuts %q, text is %q", f.Start, f.End, cut, f.Text)
				}
				got = append(got, seen{f.Text, f.IDs[0].Key})
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("Find(%q) (-want +got)\n%s", tt.text, diff)
			}
		})
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"a@b.com", "WhatsApp: +86 139 0000 1234", "微信：madeup_88", "www.x.cn/a?b", "(((", "tel", "IBAN GB82 WEST", "@", "qq 1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		runes := []rune(text)
		for _, found := range identifier.Find(text) {
			if len(found.IDs) == 0 || found.Start < 0 || found.End > len(runes) || found.Start >= found.End {
				t.Fatalf("Find(%q): bad %+v", text, found)
			}
		}
		identifier.Parse("", text, "")
	})
}

// TestFindInOffers reads made-up offers: everything in the .want files must be
// found at its place, in their order, and nothing else.
func TestFindInOffers(t *testing.T) {
	files, err := filepath.Glob("testdata/offers/*.txt")
	if err != nil || len(files) != 5 {
		t.Fatalf("offers %v, %v; want five", files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(strings.TrimSuffix(file, ".txt") + ".want")
		if err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		for _, f := range identifier.Find(string(text)) {
			if cut := string([]rune(string(text))[f.Start:f.End]); cut != f.Text {
				t.Errorf("%s: span %d-%d cuts %q, text is %q", file, f.Start, f.End, cut, f.Text)
			}
			got.WriteString(f.Text + "\t" + f.IDs[0].Key + "\n")
		}
		if diff := cmp.Diff(string(want), got.String()); diff != "" {
			t.Errorf("%s (-want +got)\n%s", file, diff)
		}
	}
}
