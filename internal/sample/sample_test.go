package sample_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/identifier"
	"github.com/tidewaiter/tidewaiter/internal/sample"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/message"
)

// sources are small invented ones.
func sources() sample.Sources {
	return sample.Sources{
		Lists: []*watchlist.List{{Name: "invented", Entries: []watchlist.Entry{
			{ID: "1", Type: watchlist.Person, Names: []watchlist.Name{{Text: "QUILLFEATHER, Ambrosius"}, {Text: "the Quill", Weak: true}}},
			{ID: "2", Type: watchlist.Organisation, Names: []watchlist.Name{{Text: "Moonharbour Dredging Concern"}}, Identifiers: []watchlist.Identifier{
				{Type: "email", Value: "office@moonharbour.example"}, {Type: "wallet", Value: "invented-wallet"}, {Type: "imo", Value: "0000000"},
			}},
		}}},
		Substances: []sample.Substance{{Names: []string{"inventanil", "发明尼"}, CAS: []string{"0000-00-0"}}},
		Equipment:  []string{"invented tablet press"},
		StopWords:  map[string][]string{"invented-rules": {"assorted inventions"}},
		Profile:    func(string) string { return "invented-rules" },
	}
}

func generator(t testing.TB, seed uint64) *sample.Generator {
	t.Helper()
	g, err := sample.New(seed, sources())
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestSameSeedSameParcels(t *testing.T) {
	a, b, other := generator(t, 7), generator(t, 7), generator(t, 8)
	for i := range 200 {
		pa, la := a.Parcel(i)
		pb, lb := b.Parcel(i)
		if diff := cmp.Diff(pa, pb) + cmp.Diff(la, lb); diff != "" {
			t.Fatal(diff)
		}
		if po, _ := other.Parcel(i); cmp.Equal(pa, po) {
			t.Fatalf("another seed gives the same parcel %d", i)
		}
	}
}

func TestParcelsReadBack(t *testing.T) {
	g := generator(t, 1)
	for i := range 2000 {
		p, _ := g.Parcel(i)
		data, err := message.Append(nil, p)
		if err != nil {
			t.Fatal(err)
		}
		again, err := message.Decode(data)
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		if diff := cmp.Diff(p, again); diff != "" {
			t.Fatal(diff)
		}
	}
}

func TestIdentifiersAreValidAndDiffer(t *testing.T) {
	g := generator(t, 3)
	items, records := map[string]bool{}, map[string]bool{}
	for i := range 5000 {
		p, label := g.Parcel(i)
		if records[p.RecordID] || label.ID != p.RecordID {
			t.Fatalf("record id %s, label %s", p.RecordID, label.ID)
		}
		records[p.RecordID] = true
		if hasCode(label, "AED_ID_CHECK_DIGIT") || p.Item.ID == "" {
			continue
		}
		if items[p.Item.ID] {
			t.Fatalf("item id %s twice", p.Item.ID)
		}
		items[p.Item.ID] = true
		if p.Item.IDScheme != "S10" {
			continue
		}
		if _, err := identifier.ParseS10(p.Item.ID); err != nil {
			t.Fatalf("%s: %v", p.Item.ID, err)
		}
	}
}

func hasCode(label sample.Label, code string) bool {
	for _, f := range label.Faults {
		if f.Code == code {
			return true
		}
	}
	return false
}

func TestSharesAndVerdicts(t *testing.T) {
	g := generator(t, 2)
	const n = 6000
	codes, clean, poor, withoutHS, lines := map[string]int{}, 0, 0, 0, 0
	scripts := map[string]bool{}
	for i := range n {
		p, label := g.Parcel(i)
		if (len(label.Faults) == 0) != (label.Verdict == finding.AC) {
			t.Fatalf("label %+v", label)
		}
		if label.Verdict == finding.AC {
			clean++
		}
		for _, f := range label.Faults {
			codes[f.Code]++
			if strings.HasPrefix(f.Code, "DESC_") {
				poor++
			}
		}
		for _, c := range p.Contents {
			lines++
			if c.HS == "" {
				withoutHS++
			}
		}
		scripts[scriptOf(p.Sender.Name)] = true
	}
	for _, code := range []string{
		"DESC_VAGUE", "DESC_STOPWORD", "AED_MISSING", "AED_PLACEHOLDER", "AED_ID_CHECK_DIGIT", "AED_NET_OVER_GROSS", "AED_TOTAL",
		"AED_RANGE", "AED_COUNTRY", "AED_CURRENCY", "AED_HS", "AED_ROUTE", "AED_DATE", "AED_LATE", "AED_ABSENT", "SUBSTANCE_NAMED", "SUBSTANCE_CAS", "EQUIPMENT_REGULATED", "PARTY_LISTED", "LINK_IDENTIFIER",
	} {
		if codes[code] == 0 {
			t.Errorf("%s was never planted", code)
		}
	}
	for what, share := range map[string][3]float64{
		"clean parcels":        {float64(clean) / n, 0.45, 0.60},
		"poor descriptions":    {float64(poor) / n, 0.25, 0.40},
		"lines without a code": {float64(withoutHS) / float64(lines), 0.2, 0.6},
	} {
		if share[0] < share[1] || share[0] > share[2] {
			t.Errorf("%s are %.2f of all, want %.2f to %.2f", what, share[0], share[1], share[2])
		}
	}
	for _, script := range []string{"latin", "han", "hangul", "arabic", "cyrillic", "greek", "hebrew", "thai", "kana"} {
		if !scripts[script] {
			t.Logf("no sender's name in %s", script)
		}
	}
	if len(scripts) < 6 {
		t.Errorf("names in few scripts: %v", scripts)
	}
}

func scriptOf(name string) string {
	for _, r := range name {
		switch {
		case r >= 0x3040 && r < 0x3100:
			return "kana"
		case r >= 0x4E00 && r < 0xA000:
			return "han"
		case r >= 0xAC00 && r < 0xD7B0:
			return "hangul"
		case r >= 0x0600 && r < 0x0700:
			return "arabic"
		case r >= 0x0590 && r < 0x0600:
			return "hebrew"
		case r >= 0x0E00 && r < 0x0E80:
			return "thai"
		case r >= 0x0370 && r < 0x0400:
			return "greek"
		case r >= 0x0400 && r < 0x0500:
			return "cyrillic"
		}
	}
	return "latin"
}

// TestCleanNamesAreNotListed holds that no invented person bears a listed
// name, whatever the order of its words.
func TestCleanNamesAreNotListed(t *testing.T) {
	free, err := sample.New(5, sample.Sources{})
	if err != nil {
		t.Fatal(err)
	}
	src := sample.Sources{Lists: []*watchlist.List{{}}}
	taken := map[string]bool{}
	for i := range 300 {
		p, _ := free.Parcel(i)
		for _, name := range []string{p.Sender.Name, p.Recipient.Name} {
			words := strings.Fields(name)
			if len(words) != 2 {
				continue
			}
			taken[strings.ToLower(name)] = true
			src.Lists[0].Entries = append(src.Lists[0].Entries, watchlist.Entry{
				Type: watchlist.Vessel, Names: []watchlist.Name{{Text: strings.ToUpper(words[1]) + ", " + words[0]}},
			})
		}
	}
	g, err := sample.New(5, src)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 300 {
		p, _ := g.Parcel(i)
		for _, party := range []struct{ name, kind string }{{p.Sender.Name, p.Sender.PersonType}, {p.Recipient.Name, p.Recipient.PersonType}} {
			if party.kind != "legal" && taken[strings.ToLower(party.name)] {
				t.Errorf("parcel %d: %q is listed", i, party.name)
			}
		}
	}
}

func BenchmarkParcel(b *testing.B) {
	g := generator(b, 1)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		g.Parcel(i)
	}
}
