package watchlist

import (
	"fmt"
	"strings"
)

// ResolveRelations finds the entries that relations name by their primary
// names. A name shared by several entries keeps them all; a name that no entry
// has is a warning.
func (l *List) ResolveRelations() {
	byName := make(map[string][]string, len(l.Entries))
	for i := range l.Entries {
		key := relationKey(l.Entries[i].PrimaryName())
		byName[key] = append(byName[key], l.Entries[i].ID)
	}
	for i := range l.Entries {
		e := &l.Entries[i]
		for j := range e.Relations {
			r := &e.Relations[j]
			if len(r.Targets) > 0 {
				continue
			}
			r.Targets = byName[relationKey(r.Name)]
			switch n := len(r.Targets); {
			case n == 0:
				l.Warnings = append(l.Warnings, fmt.Sprintf("entry %s is linked to %q, which no entry is called", e.ID, r.Name))
			case n > 1:
				l.Warnings = append(l.Warnings, fmt.Sprintf("entry %s is linked to %q, which %d entries are called: all are kept", e.ID, r.Name, n))
			}
		}
	}
}

// relationKey makes names of statements and of entries comparable: the end of
// the remarks may have taken a final full stop away.
func relationKey(name string) string {
	return strings.TrimSuffix(strings.ToUpper(strings.TrimSpace(name)), ".")
}

// MakeIDsUnique numbers entries that bear the ID of an earlier one: the second
// A becomes A-2. Some publishers give a row twice or number nothing.
func (l *List) MakeIDsUnique() {
	seen := make(map[string]int, len(l.Entries))
	for i := range l.Entries {
		e := &l.Entries[i]
		if seen[e.ID]++; seen[e.ID] > 1 {
			e.ID = fmt.Sprintf("%s-%d", e.ID, seen[e.ID])
		}
	}
}
