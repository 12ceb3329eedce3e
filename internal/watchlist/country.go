package watchlist

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed countries.tsv
var countriesTSV string

// countries maps a folded country name to its code. The table is read once,
// when a reader first asks.
var countries = sync.OnceValue(func() map[string]string {
	codes := make(map[string]string, 400)
	for line := range strings.Lines(countriesTSV) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		code, rest, _ := strings.Cut(line, "\t")
		name, _, _ := strings.Cut(rest, "\t")
		codes[strings.ToLower(name)] = code
		codes[strings.ToLower(code)] = code
	}
	return codes
})

// CountryCode gives the ISO 3166-1 alpha-2 code of a country as publishers
// name it ("Korea, North", "Iran (Islamic Republic of)", "IR"), or "" for a
// name it does not know.
func CountryCode(name string) string {
	return countries()[strings.ToLower(strings.TrimSpace(name))]
}
