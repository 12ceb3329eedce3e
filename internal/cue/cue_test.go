package cue_test

import (
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/cue"
	"github.com/tidewaiter/tidewaiter/packs"
)

func TestFind(t *testing.T) {
	set, err := packs.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	p, _ := set.Get("offers")
	f, err := cue.Open(p)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text, span, group string
		asks              bool
	}{
		{"sent in Discreet-Packaging today", "Discreet-Packaging", "packaging", true},
		{"保證清關", "保證清關", "customs", true},
		{"emballage discret", "emballage discret", "packaging", true},
		{"99% purity", "99% purity", "purity", false},
		{"powder, 98.5% purity.", "98.5% purity", "purity", false},
		{"Purity: 99.9%", "Purity: 99.9", "purity", false},
		{"纯度≥98%", "纯度≥98", "purity", false},
		{"1998 purity", "", "", false},
		{"89% purity", "", "", false},
		{"indiscreet packagings", "", "", false},
		{"no traces of nuts", "", "", false},
	} {
		got := f.Find(c.text)
		if c.span == "" {
			if len(got) > 0 {
				t.Errorf("Find(%q) = %+v, want nothing", c.text, got)
			}
			continue
		}
		if len(got) != 1 || string([]rune(c.text)[got[0].Start:got[0].End]) != c.span || got[0].Group != c.group || got[0].Asks != c.asks || got[0].Source == "" {
			t.Errorf("Find(%q) = %+v, want %q of %s", c.text, got, c.span, c.group)
		}
	}
}
