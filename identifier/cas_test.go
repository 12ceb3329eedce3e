package identifier_test

import (
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/identifier"
)

func TestParseCAS(t *testing.T) {
	for _, c := range []struct {
		text string
		want identifier.CAS // empty: an error
	}{
		{"58-08-2", "58-08-2"},
		{"7732-18-5", "7732-18-5"},
		{"7732 18 5", "7732-18-5"},
		{"CAS 7732.18.5", "7732-18-5"},
		{"7732185", "7732-18-5"},
		{"7732-18-4", ""},
		{"0058-08-2", ""},
		{"18-5", ""},
		{"", ""},
	} {
		got, err := identifier.ParseCAS(c.text)
		if got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("ParseCAS(%q) = %q, %v; want %q", c.text, got, err, c.want)
		}
	}
}

func TestParseCASNamesTheRightCheckDigit(t *testing.T) {
	_, err := identifier.ParseCAS("7732-18-4")
	if err == nil || !strings.Contains(err.Error(), "should be 5") {
		t.Errorf("error %v does not name the right check digit", err)
	}
}

func FuzzParseCAS(f *testing.F) {
	f.Add("7732-18-5")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := identifier.ParseCAS(text)
		if err != nil {
			return
		}
		if again, err := identifier.ParseCAS(string(got)); err != nil || again != got {
			t.Errorf("ParseCAS(%q) = %q, which reads as %q, %v", text, got, again, err)
		}
	})
}
