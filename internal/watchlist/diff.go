package watchlist

import (
	"cmp"
	"slices"
	"strings"
)

// A Change is how one entry differs between two versions of a list.
type Change struct {
	EntryID string   `json:"entry_id"`
	Change  string   `json:"change"` // "added", "removed" or "changed"
	Name    string   `json:"name"`   // the primary name, of the newer version where there is one
	Fields  []string `json:"fields,omitempty"`
}

// Diff compares two versions of a list entry by entry, in the order of their
// IDs. What a publisher says counts, not where it stood: row numbers and the
// order of parts are no change. What one side lacks because a file of its set
// was missing is not compared.
func Diff(a, b *List) []Change {
	v := viewOf(a, b)
	older := make(map[string]*Entry, len(a.Entries))
	for i := range a.Entries {
		older[a.Entries[i].ID] = &a.Entries[i]
	}
	var changes []Change
	for i := range b.Entries {
		e := &b.Entries[i]
		was, ok := older[e.ID]
		delete(older, e.ID)
		if !ok {
			changes = append(changes, Change{EntryID: e.ID, Change: "added", Name: e.primaryName()})
		} else if fields := v.changed(was, e); len(fields) > 0 {
			changes = append(changes, Change{EntryID: e.ID, Change: "changed", Name: e.primaryName(), Fields: fields})
		}
	}
	for id, e := range older {
		changes = append(changes, Change{EntryID: id, Change: "removed", Name: e.primaryName()})
	}
	slices.SortFunc(changes, func(x, y Change) int {
		return cmp.Or(cmp.Compare(len(x.EntryID), len(y.EntryID)), cmp.Compare(x.EntryID, y.EntryID))
	})
	return changes
}

func (e *Entry) primaryName() string {
	if len(e.Names) == 0 {
		return ""
	}
	return e.Names[0].Text
}

// A view says what two versions have in common.
type view struct {
	aliases, addresses, comments bool
}

func viewOf(a, b *List) view {
	missing := slices.Concat(a.Missing, b.Missing)
	lacks := func(part string) bool {
		return slices.ContainsFunc(missing, func(file string) bool { return strings.Contains(file, part) })
	}
	return view{aliases: !lacks("alt"), addresses: !lacks("add"), comments: !lacks("comments")}
}

// cutRemarks is the length at which OFAC's main file cuts the remarks, which
// its comments file continues.
const cutRemarks = 1000

func (v view) remarks(e *Entry) string {
	if !v.comments && len(e.Remarks) > cutRemarks {
		return e.Remarks[:cutRemarks]
	}
	return e.Remarks
}

// changed names the fields in which two versions of an entry differ.
func (v view) changed(a, b *Entry) []string {
	remarksSame := v.remarks(a) == v.remarks(b)
	// Parts made of remarks that a missing comments file continues are not
	// comparable while the remarks in view are the same.
	parts := v.comments || !remarksSame || len(v.remarks(b)) < cutRemarks
	checks := [...]struct {
		name    string
		compare bool
		same    bool
	}{
		{"type", true, a.Type == b.Type},
		{"name", true, a.primaryName() == b.primaryName()},
		{"aliases", v.aliases && parts, sameParts(a.Names, b.Names, aliasText)},
		{"addresses", v.addresses, sameParts(a.Addresses, b.Addresses, addressText)},
		{"identifiers", parts, sameParts(a.Identifiers, b.Identifiers, identifierText)},
		{"dates", parts, sameParts(a.Dates, b.Dates, dateText)},
		{"relations", parts, sameParts(a.Relations, b.Relations, relationText)},
		{"programmes", true, sameParts(a.Programmes, b.Programmes, programmeText)},
		{"statements", parts, sameParts(a.Statements, b.Statements, statementText)},
		{"remarks", true, remarksSame},
	}
	var fields []string
	for _, c := range checks {
		if c.compare && !c.same {
			fields = append(fields, c.name)
		}
	}
	return fields
}

// sameParts compares two sets of parts by their texts, in any order.
func sameParts[T any](a, b []T, text func(*T) string) bool {
	if len(a) != len(b) {
		return false
	}
	left, right := make([]string, len(a)), make([]string, len(b))
	for i := range a {
		left[i], right[i] = text(&a[i]), text(&b[i])
	}
	if slices.Equal(left, right) {
		return true
	}
	slices.Sort(left)
	slices.Sort(right)
	return slices.Equal(left, right)
}

func tabbed(texts ...string) string { return strings.Join(texts, "\t") }

func mark(on bool) string {
	if on {
		return "1"
	}
	return ""
}

func aliasText(n *Name) string {
	return tabbed(n.Text, string(n.Kind), mark(n.Weak), n.Script, n.Note)
}

func addressText(a *Address) string {
	return tabbed(tabbed(a.Lines...), a.City, a.Region, a.Postcode, a.CountryText, a.Country, a.Note)
}

func identifierText(id *Identifier) string {
	return tabbed(id.Type, id.Label, id.Value, id.Country, id.Issued, id.Expires, id.Note)
}

func dateText(d *Date) string { return tabbed(d.Kind, d.From, d.To, mark(d.Circa), d.Text) }

// relationText leaves out the entries a name resolves to: they change when
// another entry comes or goes.
func relationText(r *Relation) string {
	if r.Name == "" {
		return tabbed(r.Kind, tabbed(r.Targets...), r.Percent, r.From, r.To)
	}
	return tabbed(r.Kind, r.Name, r.Percent, r.From, r.To)
}

func programmeText(p *Programme) string { return tabbed(p.Code, p.Basis, p.Date) }

func statementText(s *Statement) string { return tabbed(s.Kind, s.Label, s.Value) }
