package allow_test

import (
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/allow"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/parcel"
)

func party() *parcel.Party {
	return &parcel.Party{Name: "Anna Beispielfrau", Phone: "+49 1", Address: parcel.Address{City: "Musterstadt", Country: "DE"}}
}

func lists() []*watchlist.List {
	return []*watchlist.List{{Name: "invented", Entries: []watchlist.Entry{{ID: "1", Names: []watchlist.Name{{Text: "BEISPIELFRAU, Anna", Source: "a:1"}}}}}}
}

func pair() allow.Pair {
	return allow.Pair{
		Party: "Anna", PartyPrint: allow.Party(party()), List: "invented", EntryID: "1", EntryPrint: allow.Entry(&lists()[0].Entries[0]),
		Reason: "other birth date", First: "Ada", Second: "Bob", Expires: "2026-12-31",
	}
}

func TestRule(t *testing.T) {
	tests := []struct {
		name   string
		change func(p *parcel.Party, l *watchlist.List)
		day    string
		why    string // empty: it holds
		none   bool
	}{
		{"as judged", func(*parcel.Party, *watchlist.List) {}, "2026-12-31", "", false},
		{"written otherwise", func(p *parcel.Party, _ *watchlist.List) { p.Name, p.Phone = "ANNA  BEISPIELFRAU", "+491" }, "2026-01-01", "", false},
		{"entry moved in its file", func(_ *parcel.Party, l *watchlist.List) { l.Entries[0].Names[0].Source = "a:9" }, "2026-01-01", "", false},
		{"expired", func(*parcel.Party, *watchlist.List) {}, "2027-01-01", "it expired on 2026-12-31", false},
		{"other address", func(p *parcel.Party, _ *watchlist.List) { p.Address.City = "Anderstadt" }, "2026-01-01", "the party's details changed", false},
		{"entry changed", func(_ *parcel.Party, l *watchlist.List) { l.Entries[0].Remarks = "DOB 1970" }, "2026-01-01", "the listed entry changed", false},
		{"entry gone", func(_ *parcel.Party, l *watchlist.List) { l.Entries = nil }, "2026-01-01", "the listed entry changed", false},
		{"another party", func(p *parcel.Party, _ *watchlist.List) { p.Name = "Berta Beispielfrau" }, "2026-01-01", "", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, l := party(), lists()
			tt.change(p, l[0])
			r, ok := allow.New([]allow.Pair{pair()}, l, tt.day).Rule(allow.Party(p), "invented", "1")
			if ok == tt.none || r.Why != tt.why || r.Holds != (tt.why == "" && !tt.none) {
				t.Errorf("ruling %+v, %v; want why %q", r, ok, tt.why)
			}
		})
	}
}

func TestRead(t *testing.T) {
	head := strings.Join(allow.Header(), ",") + "\n"
	p := pair()
	good := head + strings.Join(p.Row(), ",") + "\n"
	if pairs, err := allow.Read("a.csv", strings.NewReader(good)); err != nil || len(pairs) != 1 || pairs[0].Reason != p.Reason {
		t.Errorf("pairs %+v, %v; want one", pairs, err)
	}
	for text, want := range map[string]string{
		"party\n":                                 "a.csv:1: the header must be",
		strings.Replace(good, "Bob", "ada", 1):    "a.csv:2: first and second are one person",
		strings.Replace(good, "Bob", "", 1):       "a.csv:2: column second is empty",
		strings.Replace(good, "2026-", "soon", 1): "a.csv:2: column expires",
	} {
		if _, err := allow.Read("a.csv", strings.NewReader(text)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("error %v, want %s", err, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(strings.Join(allow.Header(), ",") + "\na,b,c,d,e,f,g,h,2026-01-01\n")
	f.Fuzz(func(t *testing.T, text string) {
		pairs, err := allow.Read("a.csv", strings.NewReader(text))
		for i := range pairs {
			if err == nil && pairs[i].Validate() != nil {
				t.Errorf("pair %+v was read and is not valid", pairs[i])
			}
		}
	})
}
