package ofac_test

import (
	"encoding/csv"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/ofac"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/watchlisttest"
)

// TestCSVLosesNothing compares every value of every row of the real sets with
// the entry it belongs to.
func TestCSVLosesNothing(t *testing.T) {
	sets := map[string][3]string{
		"ofac-2021-07-07":              {"sdn", "alt", "add"},
		"ofac-2024-05-03":              {"sdn", "alt", "add"},
		"ofac-consolidated-2025-12-19": {"cons_prim", "cons_alt", "cons_add"},
	}
	for folder, files := range sets {
		dir := watchlisttest.Shared(t, folder)
		l, err := ofac.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		texts := map[string]string{}
		for i := range l.Entries {
			texts[l.Entries[i].ID] = watchlisttest.Texts(&l.Entries[i])
		}
		for _, file := range files {
			path := filepath.Join(dir, file+".csv.gz")
			for _, row := range rows(t, path) {
				checkRow(t, file, row, texts[row[0]])
			}
		}
		checkTyped(t, l)
	}
}

func checkRow(t *testing.T, file string, row []string, texts string) {
	t.Helper()
	empty := strings.HasSuffix(file, "add") && strings.Count(strings.Join(row[2:5], ""), "-0-") == 3
	for i, value := range row {
		switch value = strings.TrimSpace(value); {
		case value == "-0-", empty && i == 1: // a row of nulls says nothing, its number neither
		case strings.HasSuffix(file, "alt") && i == 2: // kinds of aliases are words of ours
		case i == 3 && strings.Contains(value, "] ["):
			for _, code := range strings.Split(value, "] [") {
				if !strings.Contains(texts, code+"\n") {
					t.Errorf("%s of entry %s: lost programme %q", file, row[0], code)
				}
			}
		case !strings.Contains(texts, value) && !isType(value):
			t.Errorf("%s of entry %s: lost %q", file, row[0], value)
		}
	}
}

func isType(value string) bool {
	switch value {
	case "individual", "vessel", "aircraft":
		return true
	}
	return false
}

// checkTyped holds the parts made of remarks to the remarks: every word of
// them must be in a part as well.
func checkTyped(t *testing.T, l *watchlist.List) {
	t.Helper()
	for i := range l.Entries {
		e := l.Entries[i]
		remarks := e.Remarks
		e.Remarks = ""
		parts := watchlisttest.Texts(&e)
		for _, word := range strings.Fields(remarks) {
			word = strings.TrimPrefix(strings.Trim(word, "'.;:,()"), "Email:")
			if strings.ContainsAny(word, "0123456789@") && !strings.Contains(parts, word) && len(word) > 4 {
				t.Errorf("entry %s: %q of the remarks is in no part", e.ID, word)
			}
		}
	}
}

func rows(t *testing.T, path string) [][]string {
	t.Helper()
	r := csv.NewReader(watchlisttest.Open(t, path))
	r.FieldsPerRecord = -1
	var all [][]string
	for {
		row, err := r.Read()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		if len(row) > 1 {
			all = append(all, row)
		}
	}
}
