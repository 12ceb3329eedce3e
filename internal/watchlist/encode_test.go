package watchlist_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// small is an invented list that uses every field.
func small() *watchlist.List {
	return &watchlist.List{
		Name: "invented", Date: "2026-01-02",
		Sources:  []watchlist.SourceFile{{Name: "a.csv", SHA256: "00ff", Rows: 2}},
		Missing:  []string{"b.csv"},
		Warnings: []string{"entry 2 is linked to nobody"},
		Entries: []watchlist.Entry{
			{
				ID: "1", Type: watchlist.Person, Remarks: "DOB 1 Jan 1970; a.k.a. 'EXAMPLE'; Linked To: NOBODY.", Source: "a.csv:1",
				Names:       []watchlist.Name{{ID: "7", Text: "EXAMPLE", Kind: watchlist.Alias, Weak: true, Script: "Latn", Given: "A", Surname: "B", Note: "n", Source: "a.csv:1"}},
				Addresses:   []watchlist.Address{{ID: "9", Lines: []string{"1 Example Street", "Floor 2"}, City: "C", Region: "R", Postcode: "P", Country: "XX", CountryText: "Exampleland", Note: "n", Source: "a.csv:1"}},
				Identifiers: []watchlist.Identifier{{Type: "passport", Label: "Passport", Value: "X1", Country: "XX", Issued: "2001", Expires: "2011", Note: "n", Source: "a.csv:1"}},
				Dates:       []watchlist.Date{{Kind: "birth", From: "1970-01-01", To: "1971", Circa: true, Text: "1 Jan 1970"}},
				Relations:   []watchlist.Relation{{Kind: "owned_by", Name: "NOBODY", Targets: []string{"2", "3"}, Percent: "50", From: "2020", To: "2021", Source: "a.csv:1"}},
				Programmes:  []watchlist.Programme{{Code: "P", Basis: "B", Date: "2020"}},
				Statements:  []watchlist.Statement{{Kind: watchlist.Gender, Label: "Gender", Value: "Male"}},
			},
			{ID: "2", Type: watchlist.Unknown, Names: []watchlist.Name{{Text: "无名示例有限公司", Kind: watchlist.Primary}}},
		},
	}
}

func TestEncodeRoundTrip(t *testing.T) {
	want := small()
	data := encode(t, want)
	got, err := watchlist.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("decoded list differs (-want +got):\n%s", diff)
	}
	if again := encode(t, got); string(again) != string(data) {
		t.Error("encoding what was decoded gives other bytes")
	}
}

func TestEncodeAnyTexts(t *testing.T) {
	text := rapid.SampledFrom([]string{"", "a", "ab", "b; a", "abab", "an ab; b; a.", "漢字", "字"})
	rapid.Check(t, func(t *rapid.T) {
		want := &watchlist.List{Name: text.Draw(t, "list")}
		for range rapid.IntRange(0, 4).Draw(t, "entries") {
			e := watchlist.Entry{ID: text.Draw(t, "id"), Remarks: text.Draw(t, "remarks")}
			for range rapid.IntRange(0, 3).Draw(t, "names") {
				e.Names = append(e.Names, watchlist.Name{Text: text.Draw(t, "name")})
			}
			want.Entries = append(want.Entries, e)
		}
		data, err := watchlist.Encode(want)
		if err != nil {
			t.Fatal(err)
		}
		got, err := watchlist.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("decoded list differs (-want +got):\n%s", diff)
		}
	})
}

func TestDecodeRefusesOtherBytes(t *testing.T) {
	data := encode(t, small())
	for name, bad := range map[string][]byte{
		"empty":         nil,
		"text":          []byte("ent_num,name"),
		"other version": append([]byte("TWLIST\x00\x09"), data[8:]...),
	} {
		if _, err := watchlist.Decode(bad); !errors.Is(err, watchlist.ErrCompiled) {
			t.Errorf("%s: error %v, want ErrCompiled", name, err)
		}
	}
	if _, err := watchlist.Decode(data[:len(data)-3]); err == nil {
		t.Error("a cut list was opened")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(encode(f, small()))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := watchlist.Decode(data)
		if err == nil {
			_ = watchlist.Digest(l)
		}
	})
}

func encode(t testing.TB, l *watchlist.List) []byte {
	t.Helper()
	data, err := watchlist.Encode(l)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
