package sameparty_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/tidewaiter/tidewaiter/internal/sameparty"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

func entry(id string, t watchlist.Type, name string) watchlist.Entry {
	return watchlist.Entry{ID: id, Type: t, Names: []watchlist.Name{{Text: name, Kind: watchlist.Primary}}}
}

func born(e watchlist.Entry, day string) watchlist.Entry {
	e.Dates = append(e.Dates, watchlist.ParseDate("birth", day))
	return e
}

func numbered(e watchlist.Entry, kind, value, country string) watchlist.Entry {
	e.Identifiers = append(e.Identifiers, watchlist.Identifier{Type: kind, Value: value, Country: country})
	return e
}

func seated(e watchlist.Entry, country string) watchlist.Entry {
	e.Addresses = append(e.Addresses, watchlist.Address{Country: country})
	return e
}

func stating(e watchlist.Entry, label, value string) watchlist.Entry {
	e.Statements = append(e.Statements, watchlist.Statement{Label: label, Value: value})
	return e
}

func ref(list, id, name string, reasons ...string) sameparty.Other {
	return sameparty.Other{Ref: sameparty.Ref{List: list, EntryID: id}, Name: name, Reasons: reasons}
}

// three lists that share some parties, told by one thing or another.
func three() []*watchlist.List {
	a := &watchlist.List{Name: "a", Entries: []watchlist.Entry{
		born(numbered(entry("1", watchlist.Person, "EXAMPLEMAN, Invented"), "passport", "X99887766", "IR"), "1970-01-02"),
		seated(entry("2", watchlist.Organisation, "Brackenfold Holding J.S.C."), "GB"),
		entry("3", watchlist.Person, "Nobody At All"),
		born(entry("4", watchlist.Person, "Another Fiction"), "1970"),
	}}
	b := &watchlist.List{Name: "b", Entries: []watchlist.Entry{
		born(entry("QDi.001", watchlist.Person, "Invented Éxampleman"), "1970-01-02"),
		seated(entry("20", watchlist.Organisation, "BRACKENFOLD HOLDING JSC"), "GB"),
		seated(entry("21", watchlist.Organisation, "BRACKENFOLD HOLDING JSC"), "FR"),
		born(entry("22", watchlist.Person, "Another Fiction"), "1970"),
		stating(entry("3", watchlist.Person, "Somebody Else"), "entity_number", "3"),
	}}
	c := &watchlist.List{Name: "c", Entries: []watchlist.Entry{
		stating(entry("X1", watchlist.Person, "I. E."), "UN Ref", "QDi.001 In custody."),
		numbered(entry("X2", watchlist.Person, "Other Spelling"), "passport", "x 998-877-66", "IR"),
		stating(entry("X3", watchlist.Person, "At All, NOBODY"), "entity_number", "3"),
	}}
	return []*watchlist.List{a, b, c}
}

func TestOf(t *testing.T) {
	p := sameparty.Find(three())
	for _, tt := range []struct {
		list, id string
		want     []sameparty.Other
	}{
		{"a", "1", []sameparty.Other{
			ref("b", "QDi.001", "Invented Éxampleman", "equal name and date of birth"),
			ref("c", "X1", "I. E.", "through b QDi.001"),
			ref("c", "X2", "Other Spelling", "shared passport X99887766"),
		}},
		{"c", "X1", []sameparty.Other{
			ref("a", "1", "EXAMPLEMAN, Invented", "through b QDi.001"),
			ref("b", "QDi.001", "Invented Éxampleman", "cross reference UN Ref QDi.001"),
			ref("c", "X2", "Other Spelling", "through several others"),
		}},
		{"a", "2", []sameparty.Other{ref("b", "20", "BRACKENFOLD HOLDING JSC", "equal name and country")}},
		{"b", "21", nil}, // another country
		{"b", "22", nil}, // a year alone is no date of birth
		{"b", "3", nil},  // a bare number and another name
		{"a", "3", []sameparty.Other{ref("c", "X3", "At All, NOBODY", "cross reference entity_number 3")}},
		{"a", "none", nil},
	} {
		if diff := cmp.Diff(tt.want, p.Of(tt.list, tt.id)); diff != "" {
			t.Errorf("%s %s (-want +got):\n%s", tt.list, tt.id, diff)
		}
	}
}

// TestLaws: the order of lists and of their entries does not matter, and who is
// the same party as another has that other as the same party.
func TestLaws(t *testing.T) {
	want := sameparty.Find(three())
	rapid.Check(t, func(t *rapid.T) {
		lists := rapid.Permutation(three()).Draw(t, "lists")
		for _, l := range lists {
			l.Entries = rapid.Permutation(l.Entries).Draw(t, "entries of "+l.Name)
		}
		got := sameparty.Find(lists)
		for _, l := range lists {
			for i := range l.Entries {
				id := l.Entries[i].ID
				if diff := cmp.Diff(want.Of(l.Name, id), got.Of(l.Name, id)); diff != "" {
					t.Errorf("%s %s in another order (-want +got):\n%s", l.Name, id, diff)
				}
				for _, o := range got.Of(l.Name, id) {
					back := func(b sameparty.Other) bool { return b.List == l.Name && b.EntryID == id }
					if !slices.ContainsFunc(got.Of(o.List, o.EntryID), back) {
						t.Errorf("%s %s has %s %s, which does not have it", l.Name, id, o.List, o.EntryID)
					}
				}
			}
		}
	})
}
