package ofac

import (
	"fmt"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// resolveLinks finds the entries that relations name. A name shared by several
// entries keeps them all; a name that no entry has is a warning.
func resolveLinks(l *watchlist.List) {
	byName := make(map[string][]string, len(l.Entries))
	for i := range l.Entries {
		key := linkKey(l.Entries[i].Names[0].Text)
		byName[key] = append(byName[key], l.Entries[i].ID)
	}
	for i := range l.Entries {
		e := &l.Entries[i]
		for j := range e.Relations {
			r := &e.Relations[j]
			if len(r.Targets) > 0 {
				continue
			}
			r.Targets = byName[linkKey(r.Name)]
			if len(r.Targets) == 0 {
				l.Warnings = append(l.Warnings, fmt.Sprintf("entry %s is linked to %q, which no entry is called", e.ID, r.Name))
			}
		}
	}
}

// linkKey makes names of statements and of entries comparable: the end of the
// remarks may have taken a final full stop away.
func linkKey(name string) string {
	return strings.TrimSuffix(strings.ToUpper(strings.TrimSpace(name)), ".")
}
