package identifier_test

import (
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/identifier"
)

// standard gives for each scheme with a check inside it examples from the
// document that defines it.
var standard = []struct {
	name, typ, document string
	valid, invalid      []string
}{
	{"Bitcoin, base 58", "wallet", "Bitcoin wiki, Base58Check and list of address prefixes", []string{
		"17VZNX1SN5NtKa8UQFxwQbFeFc3iqRYhem", "3EktnHQD7RiAE6uzMj2ZifT9YgRrkSgzQX", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
	}, []string{"17VZNX1SN5NtKa8UQFxwQbFeFc3iqRYhen", "3EktnHQD7RiAE6uzMj2ZifT9YgRrkSgzQY"}},
	{"Bitcoin, segregated witness", "wallet", "BIP 173 and BIP 350, test vectors", []string{
		"BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y",
		"bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
	}, []string{
		"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",
	}},
	{"Ethereum", "wallet", "EIP-55, test cases", []string{
		"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
		"0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb", "0x52908400098527886E0F7030069857D2E4169EE7", "0xde709f2102306220921060314715629080e2fb77",
	}, []string{"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", "0xd1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb"}},
	{"Bitcoin Cash", "wallet", "CashAddr specification, test vectors", []string{
		"bitcoincash:qr6m7j9njldwwzlg9v7v53unlr4jkmx6eylep8ekg2", "qr6m7j9njldwwzlg9v7v53unlr4jkmx6eylep8ekg2",
	}, []string{"bitcoincash:qr6m7j9njldwwzlg9v7v53unlr4jkmx6eylep8ekg3"}},
	{"Monero", "wallet", "Monero documentation, standard address", []string{
		"4AdUndXHHZ6cfufTMvppY6JwXNouMBzSkbLYfpAV5Usx3skxNgYeYTRj5UzqtReoS44qo9mtmXCqY45DJ852K5Jv2684Rge",
	}, []string{"4AdUndXHHZ6cfufTMvppY6JwXNouMBzSkbLYfpAV5Usx3skxNgYeYTRj5UzqtReoS44qo9mtmXCqY45DJ852K5Jv2684Rgf"}},
	{"Ripple", "wallet", "XRP Ledger documentation, special addresses", []string{
		"rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
	}, []string{"rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTi"}},
	{"Tron", "wallet", "TRON developer guide, the address of the USDT contract", []string{
		"TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
	}, []string{"TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u"}},
	{"The Open Network", "wallet", "TON documentation, formats of addresses", []string{
		"EQCD39VS5jcptHL8vMjEXrzGaRcCVYto7HUn4bpAOg8xqB2N", "UQCD39VS5jcptHL8vMjEXrzGaRcCVYto7HUn4bpAOg8xqEBI",
	}, []string{"EQCD39VS5jcptHL8vMjEXrzGaRcCVYto7HUn4bpAOg8xqB2O"}},
	{"unified social credit code", "uscc", "GB 32100-2015, the code of its publisher", []string{
		"91350100M000100Y43",
	}, []string{"91350100M000100Y44", "91350100M000100Y34"}},
	{"legal entity identifier", "lei", "ISO 17442, as GLEIF gives examples", []string{
		"5493001KJTIIGC8Y1R12", "506700GE1G29325QX363",
	}, []string{"5493001KJTIIGC8Y1R13", "506700GE1G29325QX336"}},
	{"bank account", "iban", "ISO 13616, IBAN registry", []string{
		"GB29 NWBK 6016 1331 9268 19", "DE89 3704 0044 0532 0130 00", "FR14 2004 1010 0505 0001 3M02 606", "MT84MALT011000012345MTLCAST001S", "NO9386011117947",
	}, []string{"GB29 NWBK 6016 1331 9268 18", "DE98370400440532013000"}},
	{"business identifier code", "swift", "ISO 9362, examples of banks", []string{"DEUTDEFF", "DEUTDEFF500", "BKCHCNBJ", "HASE HK HH XXX"}, []string{"DEUTQQFF", "PASSPORT", "DEU1DEFF", "DEUTDEF"}},
	{"ship", "imo", "IMO resolution A.1117(30)", []string{"IMO 9074729"}, []string{"9074728"}},
}

func TestStandards(t *testing.T) {
	for _, s := range standard {
		for _, v := range s.valid {
			if got := identifier.Parse(s.typ, v, ""); len(got) == 0 || string(got[0].Type) != s.typ || got[0].Strength != identifier.Strong {
				t.Errorf("%s (%s): %q reads as %+v, want a strong one", s.name, s.document, v, got)
			}
		}
		for _, v := range s.invalid {
			if isStrong(s.typ, v) {
				t.Errorf("%s (%s): %q is strong in spite of its check", s.name, s.document, v)
			}
		}
	}
}

func isStrong(typ, value string) bool {
	for _, id := range identifier.Parse(typ, value, "") {
		if string(id.Type) == typ && id.Strength == identifier.Strong {
			return true
		}
	}
	return false
}

// TestOneWrongCharacter changes each character of each example in turn. The
// checks are made to notice that; that of ships notices most, those modulo 97
// miss a few letters put for digits, and Ethereum's is in the capitals alone.
func TestOneWrongCharacter(t *testing.T) {
	for _, s := range standard {
		changed, missed := 0, 0
		for _, v := range s.valid {
			for i := strings.IndexByte(v, ':') + 1; i < len(v); i++ { // behind the scheme
				for _, c := range "2357BDHKbdhk" {
					wrong := v[:i] + string(c) + v[i+1:]
					if v[i] == ' ' || strings.EqualFold(wrong, v) || s.name == "Ethereum" || s.typ == "swift" {
						continue
					}
					if changed++; isStrong(s.typ, wrong) {
						missed++
					}
				}
			}
		}
		allowed := 0
		switch s.typ {
		case "imo":
			allowed = changed / 3
		case "lei", "iban":
			allowed = changed / 100
		}
		if missed > allowed {
			t.Errorf("%s: %d of %d wrong characters pass", s.name, missed, changed)
		}
	}
}

// TestSwappedDigits swaps two neighbouring digits or letters, the other slip of
// copyists.
func TestSwappedDigits(t *testing.T) {
	for _, s := range standard {
		if s.typ == "wallet" || s.typ == "swift" { // the latter has no check inside
			continue
		}
		for _, v := range s.valid {
			for i := range len(v) - 1 {
				a, b := v[i], v[i+1]
				if a == b || a == ' ' || b == ' ' || (a > '9') != (b > '9') {
					continue
				}
				if swapped := v[:i] + string(b) + string(a) + v[i+2:]; isStrong(s.typ, swapped) {
					t.Errorf("%s: %q passes for %q", s.name, swapped, v)
				}
			}
		}
	}
}
