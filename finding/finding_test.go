package finding_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/tidewaiter/tidewaiter/finding"
)

func TestVerdictsAreOrdered(t *testing.T) {
	all := []finding.Verdict{finding.AC, finding.RFI, finding.RFS, finding.DNL}
	for i, v := range all {
		if i > 0 && v <= all[i-1] {
			t.Errorf("%s does not stand above %s", v, all[i-1])
		}
		text, err := v.MarshalText()
		var back finding.Verdict
		if err != nil || back.UnmarshalText(text) != nil || back != v || string(text) != v.String() {
			t.Errorf("%s is written %q (%v) and read as %s", v, text, err, back)
		}
	}
}

// A verdict that nobody knows must stop what writes or reads it: there is no
// verdict that it could stand for.
func TestUnknownVerdictsAreRefused(t *testing.T) {
	if text, err := finding.Verdict(4).MarshalText(); err == nil {
		t.Errorf("a fifth verdict is written %q", text)
	}
	if got := finding.Verdict(4).String(); got != "Verdict(4)" {
		t.Errorf("a fifth verdict is called %q", got)
	}
	for _, text := range []string{"", "ac", "RFI ", "OK", "5"} {
		v := finding.RFS
		if err := v.UnmarshalText([]byte(text)); err == nil || v != finding.RFS {
			t.Errorf("%q is read as %s (%v)", text, v, err)
		}
	}
}

func TestRound(t *testing.T) {
	for _, tt := range []struct{ in, want float64 }{
		{0, 0}, {1, 1}, {0.6439036709, 0.6439}, {-0.09272, -0.0927}, {0.99999, 0.9999}, {0.00004, 0}, {2.5, 2.5},
	} {
		if got := finding.Round(tt.in); got != tt.want {
			t.Errorf("Round(%v) = %v, want %v", tt.in, got, tt.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(-1, 1).Draw(t, "x")
		once := finding.Round(x)
		if again := finding.Round(once); again != once {
			t.Fatalf("Round(%v) = %v, then %v", x, once, again)
		}
		if x < 1 && once >= 1 || x-once > 1e-4 || once-x > 1e-4 {
			t.Fatalf("Round(%v) = %v", x, once)
		}
	})
}

// What a finding does not say leaves no empty member, apart from those that
// every reader of an answer counts on.
func TestFindingLeavesOutWhatItDoesNotSay(t *testing.T) {
	data, err := json.Marshal(finding.Finding{Code: "X", Check: finding.CheckAED})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"code":"X","check":"aed","field":"","text":"","floor":"AC","message":"","sender_text":"","change":"","evidence":{}}`
	if diff := cmp.Diff(want, string(data)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if strings.Contains(string(data), "null") {
		t.Error("a finding has null members")
	}
}
