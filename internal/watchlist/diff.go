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

	Differences []Difference `json:"differences,omitempty"` // of each of Fields, in their order
}

// A Difference is what one field of an entry lost and gained: the texts of its
// parts, or its old and new value.
type Difference struct {
	Field string   `json:"field"`
	Was   []string `json:"was,omitempty"`
	Is    []string `json:"is,omitempty"`
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
			changes = append(changes, Change{EntryID: e.ID, Change: "added", Name: e.PrimaryName()})
		} else if found := v.differences(was, e); len(found) > 0 {
			changes = append(changes, changed(e, found))
		}
	}
	for id, e := range older {
		changes = append(changes, Change{EntryID: id, Change: "removed", Name: e.PrimaryName()})
	}
	slices.SortFunc(changes, func(x, y Change) int {
		return cmp.Or(cmp.Compare(len(x.EntryID), len(y.EntryID)), cmp.Compare(x.EntryID, y.EntryID))
	})
	return changes
}

func changed(e *Entry, found []Difference) Change {
	c := Change{EntryID: e.ID, Change: "changed", Name: e.PrimaryName(), Differences: found}
	for _, d := range found {
		c.Fields = append(c.Fields, d.Field)
	}
	return c
}

// PrimaryName is the first name of an entry. It is empty where the publisher
// gives none, which happens: such an entry can be found by its numbers alone.
func (e *Entry) PrimaryName() string {
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

// differences tells the fields in which two versions of an entry differ.
func (v view) differences(a, b *Entry) []Difference {
	remarks := ofTexts("remarks", v.remarks(a), v.remarks(b))
	// Parts made of remarks that a missing comments file continues are not
	// comparable while the remarks in view are the same.
	parts := v.comments || !remarks.same() || len(v.remarks(b)) < cutRemarks
	checks := [...]struct {
		compare bool
		found   Difference
	}{
		{true, ofTexts("type", string(a.Type), string(b.Type))},
		{true, ofTexts("name", a.PrimaryName(), b.PrimaryName())},
		{v.aliases && parts, ofParts("aliases", a.Names, b.Names, aliasText)},
		{v.addresses, ofParts("addresses", a.Addresses, b.Addresses, addressText)},
		{parts, ofParts("identifiers", a.Identifiers, b.Identifiers, identifierText)},
		{parts, ofParts("dates", a.Dates, b.Dates, dateText)},
		{parts, ofParts("relations", a.Relations, b.Relations, relationText)},
		{true, ofParts("programmes", a.Programmes, b.Programmes, programmeText)},
		{parts, ofParts("statements", a.Statements, b.Statements, statementText)},
		{true, remarks},
	}
	var found []Difference
	for _, c := range checks {
		if c.compare && !c.found.same() {
			found = append(found, c.found)
		}
	}
	return found
}

func (d Difference) same() bool { return len(d.Was) == 0 && len(d.Is) == 0 }

// ofTexts compares a field that has one value.
func ofTexts(field, a, b string) Difference {
	if a == b {
		return Difference{Field: field}
	}
	return Difference{Field: field, Was: said(a), Is: said(b)}
}

func said(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

// ofParts compares two sets of parts by their texts, in any order.
func ofParts[T any](field string, a, b []T, text func(*T) string) Difference {
	left, right := partTexts(a, text), partTexts(b, text)
	if slices.Equal(left, right) {
		return Difference{Field: field}
	}
	return Difference{Field: field, Was: without(left, right), Is: without(right, left)}
}

func partTexts[T any](parts []T, text func(*T) string) []string {
	texts := make([]string, len(parts))
	for i := range parts {
		texts[i] = text(&parts[i])
	}
	return texts
}

// without gives the texts that others does not have, each as often as it has
// more of them, in their order.
func without(texts, others []string) []string {
	count := make(map[string]int, len(others))
	for _, text := range others {
		count[text]++
	}
	var left []string
	for _, text := range texts {
		if count[text]--; count[text] < 0 {
			left = append(left, readable(text))
		}
	}
	return left
}

// readable turns a text that keeps its fields apart by tabs into one to read,
// which says a thing once.
func readable(text string) string {
	said := strings.FieldsFunc(text, func(r rune) bool { return r == '\t' })
	return Spaced(slices.Compact(said)...)
}

func tabbed(texts ...string) string { return strings.Join(texts, "\t") }

func mark(on bool, word string) string {
	if on {
		return word
	}
	return ""
}

func aliasText(n *Name) string {
	return tabbed(n.Text, string(n.Kind), mark(n.Weak, "(weak)"), n.Script, n.Note)
}

func addressText(a *Address) string {
	return tabbed(tabbed(a.Lines...), a.City, a.Region, a.Postcode, a.CountryText, a.Country, a.Note)
}

func identifierText(id *Identifier) string {
	return tabbed(id.Type, id.Label, id.Value, id.Country, id.Issued, id.Expires, id.Note)
}

func dateText(d *Date) string { return tabbed(d.Kind, d.From, d.To, mark(d.Circa, "circa"), d.Text) }

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
