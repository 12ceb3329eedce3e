package placeholder_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/placeholder"
)

// Every given name and surname of the reference lists may be the whole name of
// a single-named person, and every place a city: at most one in two thousand
// may look like a placeholder.
func TestReferenceNamesAreNoPlaceholders(t *testing.T) {
	l := embedded(t)
	for _, tt := range []struct {
		file    string
		field   placeholder.Field
		columns []int
	}{
		{"names-by-country.tsv", placeholder.Name, []int{4, 5}},
		{"names-by-locale.tsv", placeholder.Name, []int{3, 4}},
		{"cn-places.tsv", placeholder.City, []int{3, 4, 5}},
	} {
		data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "data", "names", tt.file))
		if err != nil {
			t.Skipf("the reference names are not here: %v", err)
		}
		tried, taken := 0, []string(nil)
		for _, line := range strings.Split(string(data), "\n")[1:] {
			fields := strings.Split(line, "\t")
			for _, c := range tt.columns {
				if c >= len(fields) || strings.TrimSpace(fields[c]) == "" {
					continue
				}
				tried++
				if m, ok := l.Find(tt.field, fields[c], ""); ok {
					taken = append(taken, fields[c]+": "+m.Why)
				}
			}
		}
		if tried == 0 || len(taken)*2000 > tried {
			t.Errorf("%s: %d of %d names look like placeholders: %v", tt.file, len(taken), tried, taken)
		}
		t.Logf("%s: %d of %d: %v", tt.file, len(taken), tried, taken)
	}
}
