package csl_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/csl"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/watchlisttest"
)

// TestRealFile counts rows by source list and checks that no value is lost.
func TestRealFile(t *testing.T) {
	file := watchlisttest.Shared(t, "csl-2022-05-16/consolidated.csv.gz")
	l, err := csl.Read(watchlisttest.Open(t, file))
	if err != nil {
		t.Fatal(err)
	}
	got, ids := map[string]int{}, map[string]bool{}
	for _, e := range l.Entries {
		ids[e.ID] = true
		_, rest, _ := strings.Cut(e.Statements[0].Value, "(")
		code, _, _ := strings.Cut(rest, ")")
		got[code]++
		for _, r := range e.Relations {
			if len(r.Targets) == 0 {
				t.Errorf("entry %s is linked to %q, which resolves to nobody", e.ID, r.Name)
			}
		}
	}
	want := map[string]int{
		"SDN": 10026, "EL": 2001, "DTC": 727, "DPL": 462, "SSI": 290, "UVL": 201, "ISN": 163, "PLC": 78, "MEU": 71,
		"CMIC": 68, "CAP": 53, "NS-MBS List": 17, "FSE": 3,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows by list differ (-want +got):\n%s", diff)
	}
	if len(ids) != len(l.Entries) {
		t.Errorf("%d ids for %d entries", len(ids), len(l.Entries))
	}
	checkNothingLost(t, file, l)
}

func checkNothingLost(t *testing.T, file string, l *watchlist.List) {
	t.Helper()
	rows, err := csv.NewReader(watchlisttest.Open(t, file)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	lost := 0
	for i, row := range rows[1:] {
		texts := watchlisttest.Texts(&l.Entries[i])
		for c, value := range row {
			parts := strings.Split(value, "; ")
			if rows[0][c] == "ids" || rows[0][c] == "addresses" {
				parts = strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ';' })
			}
			for _, part := range parts {
				part = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(part), "and "), "IMO ")
				kept := strings.Contains(texts, strings.TrimSuffix(part, "."))
				if rows[0][c] == "type" || kept || part == "Organization Established Date" || part == "Aircraft Manufacture Date" || part == "Vessel Year of Build" {
					continue // types are words of ours; these labels are kinds of dates
				}
				if lost++; lost < 30 {
					t.Errorf("entry %s: lost %s %q", l.Entries[i].ID, rows[0][c], part)
				}
			}
		}
	}
	if lost > 0 {
		t.Errorf("%d values lost", lost)
	}
}
