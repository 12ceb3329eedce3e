package ofac_test

import (
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/ofac"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/watchlisttest"
)

// TestStatementCounts holds the parts of the newest set to counts made
// independently with regular expressions (the README of the reference lists).
func TestStatementCounts(t *testing.T) {
	l, err := ofac.ReadDir(watchlisttest.Shared(t, "ofac-2024-05-03"))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, e := range l.Entries {
		got["entries"]++
		got["type "+string(e.Type)]++
		for _, n := range e.Names {
			if n.Weak {
				got["weak"]++
			} else {
				got["names"]++
			}
		}
		for _, id := range e.Identifiers {
			got[id.Type]++
			got["label "+id.Label]++
		}
		for _, d := range e.Dates {
			got[d.Kind]++
			if d.From == "" {
				got["date unread"]++
				t.Errorf("entry %s: date %q was not read", e.ID, d.Text)
			}
		}
		for _, r := range e.Relations {
			got["linked"]++
			switch n := len(r.Targets); {
			case n == 1:
				got["resolved"]++
			case n > 1:
				got["resolved"]++
				got["ambiguous"]++
			}
		}
		for _, s := range e.Statements {
			got[s.Kind]++
		}
		for _, a := range e.Addresses {
			if a.CountryText != "" && a.Country == "" {
				got["country unknown"]++
			}
		}
	}
	want := map[string]int{
		"entries": 14965, "type organisation": 6884, "type person": 6854, "type vessel": 851, "type aircraft": 376,
		"names": 14965 + 18079, "weak": 3693,
		"label Email Address": 294, "website": 936, "wallet": 603, "label Unified Social Credit Code (USCC)": 84,
		"label Phone Number": 69, "birth": 7534, "established": 1830, "swift": 162,
		"linked": 6380, "resolved": 6372, "ambiguous": 3,
		watchlist.PlaceOfBirth: 4346 + 1, // the count does not know "Alt. POB:"
		watchlist.Gender:       4264,
	}
	for k, n := range want {
		if got[k] != n {
			t.Errorf("%s: %d, want %d", k, got[k], n)
		}
	}
}
