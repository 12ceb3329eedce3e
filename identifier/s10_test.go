package identifier_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/tidewaiter/tidewaiter/identifier"
	"pgregory.net/rapid"
)

func TestParseS10(t *testing.T) {
	good := identifier.S10{Indicator: "LX", Serial: "12345678", Check: '5', Country: "PT"}
	for _, tt := range []struct {
		name, text string
		want       identifier.S10
		err        error
	}{
		{"canonical", "LX123456785PT", good, nil},
		{"as printed", "LX 123 456 785 PT", good, nil},
		{"small letters", "lx123456785pt", good, nil},
		{"example of the standard", "RR473124829GB", identifier.S10{Indicator: "RR", Serial: "47312482", Check: '9', Country: "GB"}, nil},
		{"wrong check digit keeps the parts", "LX123456784PT", identifier.S10{Indicator: "LX", Serial: "12345678", Check: '4', Country: "PT"}, identifier.ErrS10CheckDigit},
		{"too short", "LX12345678PT", identifier.S10{}, identifier.ErrS10Form},
		{"letter O for zero", "LX12345O785PT", identifier.S10{}, identifier.ErrS10Form},
		{"digits of another script", "LX12345678٥PT", identifier.S10{}, identifier.ErrS10Form},
		{"empty", "", identifier.S10{}, identifier.ErrS10Form},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := identifier.ParseS10(tt.text)
			if got != tt.want || !errors.Is(err, tt.err) {
				t.Errorf("ParseS10(%q) = %+v, %v; want %+v, %v", tt.text, got, err, tt.want, tt.err)
			}
		})
	}
}

// 10 becomes 0 and 11 becomes 5: the two ends that the formula bends.
func TestS10CheckDigitEnds(t *testing.T) {
	for serial, want := range map[string]byte{"00000000": '5', "00000011": '6', "00000100": '6', "10000000": '3'} {
		if got := identifier.S10CheckDigit(serial); got != want {
			t.Errorf("S10CheckDigit(%s) = %c, want %c", serial, got, want)
		}
	}
}

func drawS10(t *rapid.T) string {
	serial := rapid.StringMatching(`[0-9]{8}`).Draw(t, "serial")
	ends := rapid.StringMatching(`[A-Z]{4}`).Draw(t, "letters")
	return fmt.Sprintf("%s%s%c%s", ends[:2], serial, identifier.S10CheckDigit(serial), ends[2:])
}

func TestS10RoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawS10(t)
		id, err := identifier.ParseS10(text)
		if err != nil || id.String() != text {
			t.Fatalf("ParseS10(%q) = %v, %v; want the same text back", text, id, err)
		}
	})
}

// Modulo 11 with weights prime to 11 finds every single changed digit, save
// that the check digit 5 stands for two remainders.
func TestS10FindsChangedDigits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := []byte(drawS10(t))
		at := rapid.IntRange(2, 10).Draw(t, "at")
		by := rapid.IntRange(1, 9).Draw(t, "by")
		check := text[10]
		text[at] = '0' + (text[at]-'0'+byte(by))%10
		_, err := identifier.ParseS10(string(text))
		if err == nil && check != '5' {
			t.Fatalf("ParseS10(%q) took a changed digit", text)
		}
	})
}

func FuzzParseS10(f *testing.F) {
	for _, seed := range []string{"LX123456785PT", "lx 123 456 785 pt", "", "ÀÀ123456785PT", "LX\x00123456785P"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		id, err := identifier.ParseS10(text)
		if err != nil {
			return
		}
		again, err := identifier.ParseS10(id.String())
		if err != nil || again != id {
			t.Errorf("ParseS10(%q) = %v, but its text reads as %v, %v", text, id, again, err)
		}
	})
}
