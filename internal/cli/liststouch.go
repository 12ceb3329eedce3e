package cli

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// A touched is a screened party that a change of an entry concerns.
type touched struct {
	ID    string  `json:"id"`              // of the party, or of the parcel it is named on
	Field string  `json:"field,omitempty"` // where it stands in the parcel
	Name  string  `json:"name,omitempty"`
	How   string  `json:"how"` // "now alerts", "no longer alerts", "alerts still", "was found"
	Score float64 `json:"score,omitempty"`
}

// A touchedChange is a change of an entry with the parties it concerns.
type touchedChange struct {
	watchlist.Change
	Touches []touched `json:"touches,omitempty"`
}

// A screenedLine is a line of --parties: a party as for "match", a parcel, or
// an answer of "screen".
type screenedLine struct {
	matchQuery
	RecordID     string            `json:"record_id"`
	Sender       *parcel.Party     `json:"sender"`
	Recipient    *parcel.Party     `json:"recipient"`
	OtherParties []parcel.Party    `json:"other_parties"`
	Findings     []finding.Finding `json:"findings"`
}

// A toucher knows the entries that changed, as they were and as they are.
type toucher struct {
	before, after *match.Matcher
	lists         [2]string      // how answers call the list
	at            map[string]int // entry ID to its change
	changes       []touchedChange
}

func newToucher(a, b *watchlist.List, changes []watchlist.Change) *toucher {
	t := &toucher{lists: [2]string{a.Name, b.Name}, at: make(map[string]int), changes: make([]touchedChange, len(changes))}
	for i, c := range changes {
		t.changes[i].Change = c
		t.at[c.EntryID] = i
	}
	t.before, t.after = match.New(t.changed(a)), match.New(t.changed(b))
	return t
}

// changed gives the part of a list that changed.
func (t *toucher) changed(l *watchlist.List) *watchlist.List {
	out := &watchlist.List{Name: l.Name}
	for i := range l.Entries {
		if _, ok := t.at[l.Entries[i].ID]; ok {
			out.Entries = append(out.Entries, l.Entries[i])
		}
	}
	return out
}

// read compares the parties of an NDJSON stream with the entries that changed.
func (t *toucher) read(in io.Reader) error {
	dec := json.NewDecoder(in)
	for n := 1; ; n++ {
		var line screenedLine
		err := dec.Decode(&line)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("record %d: %w; give parties, parcels or answers as NDJSON", n, err)
		}
		t.line(&line)
	}
}

func (t *toucher) line(l *screenedLine) {
	id := cmp.Or(l.RecordID, idText(l.ID))
	for _, f := range l.Findings {
		if i, ok := t.at[f.Evidence.EntryID]; ok && slices.Contains(t.lists[:], f.Evidence.List) {
			t.add(i, touched{ID: id, Field: f.Field, Name: f.Text, How: "was found", Score: f.Score})
		}
	}
	if l.Name != "" {
		t.party(id, "", l.Name, l.query)
	}
	if l.Sender != nil {
		t.parcelParty(id, "/sender", l.Sender)
	}
	if l.Recipient != nil {
		t.parcelParty(id, "/recipient", l.Recipient)
	}
	for i := range l.OtherParties {
		t.parcelParty(id, fmt.Sprintf("/other_parties/%d", i), &l.OtherParties[i])
	}
}

func (t *toucher) parcelParty(id, at string, p *parcel.Party) {
	for field, name := range map[string]string{"/name": p.Name, "/company": p.Company} {
		if name != "" {
			t.party(id, at+field, name, func(m *match.Matcher) match.Query {
				return match.Query{Name: name, Country: p.Address.Country, Place: m.Place(link.Declared(&p.Address))}
			})
		}
	}
}

// mostTouched bounds the entries that one party is compared with.
const mostTouched = 50

// party notes the changed entries that a party may be, or might have been.
func (t *toucher) party(id, field, name string, query func(*match.Matcher) match.Query) {
	was := make(map[string]bool)
	for _, m := range t.before.Alerts(query(t.before), mostTouched) {
		was[m.Entry.ID] = true
	}
	for _, m := range t.after.Alerts(query(t.after), mostTouched) {
		how := "now alerts"
		if was[m.Entry.ID] {
			how = "alerts still"
		}
		delete(was, m.Entry.ID)
		t.add(t.at[m.Entry.ID], touched{ID: id, Field: field, Name: name, How: how, Score: m.Score})
	}
	for entry := range was {
		t.add(t.at[entry], touched{ID: id, Field: field, Name: name, How: "no longer alerts"})
	}
}

func (t *toucher) add(change int, who touched) {
	c := &t.changes[change]
	if !slices.Contains(c.Touches, who) {
		c.Touches = append(c.Touches, who)
	}
}

// count gives the number of changes that touch somebody, and of the touched.
func (t *toucher) count() (changes, parties int) {
	seen := make(map[string]bool)
	for i := range t.changes {
		c := &t.changes[i]
		slices.SortStableFunc(c.Touches, func(a, b touched) int {
			return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Field, b.Field))
		})
		if len(c.Touches) > 0 {
			changes++
		}
		for _, who := range c.Touches {
			seen[who.ID] = true
		}
	}
	return changes, len(seen)
}
