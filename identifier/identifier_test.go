package identifier_test

import (
	"slices"
	"testing"

	"github.com/tidewaiter/tidewaiter/identifier"
)

func keys(ids []identifier.ID) []string {
	var out []string
	for _, id := range ids {
		out = append(out, id.Key)
	}
	return out
}

// TestParse gives two writings of one identifier in each row, and the key
// that both must have first.
func TestParse(t *testing.T) {
	tests := []struct {
		name, typ, a, b, country, want string
	}{
		{"case and tag of a mailbox", "email", "Lin.Made-Up+sale@Example-Chem.COM", "lin.made-up@example-chem.com", "", "email:lin.made-up@example-chem.com"},
		{"dots at a provider that ignores them", "email", "made.up.person@gmail.com", "MadeUpPerson@googlemail.com", "", "email:madeupperson@gmail.com"},
		{"dash tag at a provider that has them", "email", "made.up-shop@yahoo.com", "made.up@yahoo.com", "", "email:made.up@yahoo.com"},
		{"one provider, three domains", "email", "made.up@pm.me", "madeup@protonmail.com", "", "email:madeup@proton.me"},
		{"masked mailbox", "email", "made.up [at] example-chem [dot] com", "<made.up@example-chem.com>", "", "email:made.up@example-chem.com"},
		{"full-width mailbox", "email", "ｍａｄｅｕｐ＠ｅｘａｍｐｌｅ．ｃｏｍ", "mailto:madeup@example.com", "", "email:madeup@example.com"},
		{"internationalised domain", "email", "a.b@bücher-made-up.de", "a.b@xn--bcher-made-up-wob.de", "", "email:a.b@xn--bcher-made-up-wob.de"},
		{"mailbox given as a phone", "phone", "madeup@example.com", "MADEUP@EXAMPLE.COM", "", "email:madeup@example.com"},
		{"Chinese mobile", "phone", "+86 (0) 139-0000-1234", "13900001234", "CN", "phone:+8613900001234"},
		{"Chinese mobile without country", "phone", "0086 13900001234", "139 0000 1234", "", "phone:+8613900001234"},
		{"Chinese landline", "phone", "0755-26001234", "+86 755 2600 1234", "CN", "phone:+8675526001234"},
		{"extension", "phone", "+86 755 2600 1234 ext. 805", "0755-26001234转805", "CN", "phone:+8675526001234"},
		{"digits with country code alone", "phone", "8615100001234", "+86 151 0000 1234", "", "phone:+8615100001234"},
		{"sent from another country", "phone", "8615100001234", "+86 151 0000 1234", "US", "phone:+8615100001234"},
		{"US number", "phone", "(212) 555-0123", "+1 212.555.0123", "US", "phone:+12125550123"},
		{"fits no plan", "phone", "907816941101", "+90 781 694 11 01", "", "phone:+907816941101"},
		{"own domain", "website", "https://WWW.Example-Chem.com/en/products?id=4#top", "example-chem.com", "", "site:example-chem.com"},
		{"own domain below a national suffix", "website", "shop.example-chem.com.cn:8080", "hxxp://example-chem[.]com[.]cn/", "", "site:example-chem.com.cn"},
		{"seller's corner of a marketplace", "website", "https://madeupchem.en.alibaba.com/company_profile.html", "madeupchem.en.alibaba.com", "", "site:madeupchem.alibaba.com"},
		{"page on a platform", "website", "https://www.facebook.com/MadeUpChem/", "m.facebook.com/madeupchem", "", "handle:facebook:madeupchem"},
		{"site of a hosting service", "website", "https://madeup.wixsite.com/shop", "madeup.wixsite.com", "", "site:madeup.wixsite.com"},
		{"bitcoin P2PKH", "wallet", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "bitcoin:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2?amount=1", "", "wallet:1bvbmseystwetqtfn5au4m4gfg7xjanvn2"},
		{"wallet with its currency", "wallet", "XBT 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "1BvBMSEYstWe tqTFn5Au4m4G Fg7xJaNVN2", "", "wallet:1bvbmseystwetqtfn5au4m4gfg7xjanvn2"},
		{"ethereum", "wallet", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0X5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED", "", "wallet:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"},
		{"two forms of one account of The Open Network", "wallet", "EQCD39VS5jcptHL8vMjEXrzGaRcCVYto7HUn4bpAOg8xqB2N", "ton://transfer/UQCD39VS5jcptHL8vMjEXrzGaRcCVYto7HUn4bpAOg8xqEBI?amount=1", "", "wallet:ton:0:83dfd552e63729b472fcbcc8c45ebcc6691702558b68ec7527e1ba403a0f31a8"},
		{"social credit code", "uscc", "91350100M000100Y43", "9135 0100 m000 100y43", "CN", "uscc:91350100M000100Y43"},
		{"social credit code with O for 0", "uscc", "9135O1OOMOOO1OOY43", "91350100-M000100Y4-3", "", "uscc:91350100M000100Y43"},
		{"social credit code given as a tax number", "uscc", "91350100M000100Y43", "统一社会信用代码：91350100M000100Y43", "", "uscc:91350100M000100Y43"},
		{"passport", "passport", "E 0000 1234", "No. e00001234", "CN", "num:E00001234"},
		{"Cyrillic look-alikes", "registration", "НЕ 123456", "HE123456", "CY", "num:HE123456"},
		{"ship", "imo", "IMO 9074729", "9074729", "", "imo:9074729"},
		{"legal entity", "lei", "5493 001K JTII GC8Y 1R12", "5493001kjtiigc8y1r12", "", "lei:5493001KJTIIGC8Y1R12"},
		{"head office", "swift", "DEUTDEFFXXX", "deutdeff", "", "swift:DEUTDEFF"},
		{"account", "iban", "GB82 WEST 1234 5698 7654 32", "gb82west12345698765432", "", "iban:GB82WEST12345698765432"},
		{"handle", "handle", "WeChat: MadeUp_Chem88", "微信号 madeup_chem88", "", "handle:wechat:madeup_chem88"},
		{"whatsapp is a phone", "handle", "WhatsApp +86 139 0000 1234", "https://wa.me/8613900001234", "", "phone:+8613900001234"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, b := identifier.Parse(tt.typ, tt.a, tt.country), identifier.Parse(tt.typ, tt.b, tt.country)
			if len(a) == 0 || a[0].Key != tt.want {
				t.Errorf("Parse(%q, %q) = %v, want %s first", tt.typ, tt.a, keys(a), tt.want)
			}
			if !slices.Contains(keys(b), tt.want) {
				t.Errorf("Parse(%q, %q) = %v, want %s among them", tt.typ, tt.b, keys(b), tt.want)
			}
		})
	}
}

// TestSharedDomains: two strangers with mailboxes on one provider, relay,
// marketplace or carrier share no key; each mailbox is keyed whole.
func TestSharedDomains(t *testing.T) {
	for _, domain := range []string{
		"gmail.com", "163.com", "privaterelay.appleid.com", "mozmail.com", "duck.com", "marketplace.amazon.de", "members.ebay.com",
		"service.alibaba.com", "myus.com", "sf-express.com",
	} {
		a, b := keys(identifier.Parse("email", "made.up1@"+domain, "")), keys(identifier.Parse("email", "invented2@"+domain, ""))
		if len(a) == 0 || len(b) == 0 || slices.ContainsFunc(a, func(k string) bool { return slices.Contains(b, k) }) {
			t.Errorf("%s: %v and %v, want keys that differ", domain, a, b)
		}
	}
	own := keys(identifier.Parse("email", "a@madeup-chem.example.com", ""))
	if !slices.Contains(own, "site:example.com") {
		t.Errorf("a mailbox on a domain of its own has the keys %v, want its site", own)
	}
}
