package aed_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/sample"
	"github.com/tidewaiter/tidewaiter/parcel"
	"pgregory.net/rapid"
)

// An injury spoils one element of a sound parcel; where says which pointer the
// finding must have, empty where the parcel has nothing to spoil.
type injury struct {
	name  string
	spoil func(p *parcel.Parcel) (where string)
}

// at makes an injury whose place is always the same.
func at(where string, spoil func(p *parcel.Parcel)) func(p *parcel.Parcel) string {
	return func(p *parcel.Parcel) string {
		spoil(p)
		return where
	}
}

// injuries are one for each element of the law's table and each rule.
func injuries() []injury {
	out := []injury{
		{"identifier missing", at("/item/id", func(p *parcel.Parcel) { p.Item.ID = "" })},
		{"check digit", func(p *parcel.Parcel) string {
			if p.Item.IDScheme != "S10" || len(p.Item.ID) != 13 {
				return ""
			}
			id := []byte(p.Item.ID)
			id[10] = '0' + (id[10]-'0'+1)%10
			p.Item.ID = string(id)
			return "/item/id"
		}},
		{"weight missing", at("/item/gross_mass_g", func(p *parcel.Parcel) { p.Item.GrossMassG, p.Item.DeclaredGrossMassG = nil, nil })},
		{"packages without end", at("/item/packages", func(p *parcel.Parcel) { p.Item.Packages = grams(1_000_000_000) })},
		{"weight zero", at("/item/gross_mass_g", func(p *parcel.Parcel) { p.Item.GrossMassG = grams(0) })},
		{"contents missing", at("/contents", func(p *parcel.Parcel) { p.Contents = nil })},
		{"description missing", at("/contents/0/description", func(p *parcel.Parcel) { p.Contents[0].Description = " " })},
		{"quantity missing", at("/contents/0/quantity", func(p *parcel.Parcel) { p.Contents[0].Quantity, p.Item.Packages = "", nil })},
		{"quantity zero", at("/contents/0/quantity", func(p *parcel.Parcel) { p.Contents[0].Quantity = "0" })},
		{"quantity absurd", at("/contents/0/quantity", func(p *parcel.Parcel) { p.Contents[0].Quantity, p.Contents[0].Unit = "1000000", "" })},
		{"value missing", at("/contents/0/value", func(p *parcel.Parcel) { p.Contents[0].Value, p.Item.DeclaredTotal = nil, nil })},
		{"value negative", at("/contents/0/value/amount", func(p *parcel.Parcel) {
			p.Contents[0].Value, p.Item.DeclaredTotal = &parcel.Money{Amount: "-1", Currency: "EUR"}, nil
		})},
		{"currency unknown", at("/contents/0/value/currency", func(p *parcel.Parcel) {
			p.Contents[0].Value, p.Item.DeclaredTotal = &parcel.Money{Amount: "20", Currency: "QQQ"}, nil
		})},
		{"net over gross", at("/contents/0/net_mass_g", func(p *parcel.Parcel) { p.Contents[0].NetMassG, p.Item.GrossMassG = grams(300), grams(200) })},
		{"HS of letters", at("/contents/0/hs", func(p *parcel.Parcel) { p.Contents[0].HS = "61O9" })},
		{"total against lines", func(p *parcel.Parcel) string {
			for _, c := range p.Contents {
				if c.Value == nil || c.Value.Currency != "EUR" {
					return ""
				}
			}
			p.Item.DeclaredTotal = euros("99999.99")
			return "/item/declared_total"
		}},
		{"received after loading", func(p *parcel.Parcel) string {
			if p.Transport.LoadedAt == "" {
				return ""
			}
			p.Source.ReceivedAt, p.Item.PostedAt = "2099-01-01T00:00:00Z", ""
			return "/source/received_at"
		}},
		{"posting date unreadable", at("/item/posted_at", func(p *parcel.Parcel) { p.Item.PostedAt = "yesterday" })},
		{"destination elsewhere", at("/item/dest_country", func(p *parcel.Parcel) {
			p.Item.DestCountry = "BR"
			p.Recipient.Address.Country = "IS"
		})},
	}
	for _, side := range []struct {
		at    string
		party func(p *parcel.Parcel) *parcel.Party
	}{
		{"/sender", func(p *parcel.Parcel) *parcel.Party { return &p.Sender }},
		{"/recipient", func(p *parcel.Parcel) *parcel.Party { return &p.Recipient }},
	} {
		spoil := func(what, where string, change func(q *parcel.Party)) {
			out = append(out, injury{side.at + " " + what, at(side.at+where, func(p *parcel.Parcel) { change(side.party(p)) })})
		}
		spoil("name missing", "/name", func(q *parcel.Party) { q.Name, q.Given, q.Surname, q.Company = "", "", "", "" })
		spoil("address missing", "/address", func(q *parcel.Party) { q.Address = parcel.Address{} })
		spoil("street missing", "/address", func(q *parcel.Party) {
			a := &q.Address
			a.Lines, a.Street, a.Number, a.POBox = nil, "", "", ""
		})
		out = append(out, injury{side.at + " city missing", func(p *parcel.Parcel) string {
			a := &side.party(p).Address
			a.City = ""
			if a.Region == "" && a.Postcode == "" && len(a.Lines) > 0 {
				return "" // an address in lines only: the city may be among them
			}
			return side.at + "/address/city"
		}})
		spoil("country missing", "/address/country", func(q *parcel.Party) { q.Address.Country = "" })
		spoil("country unknown", "/address/country", func(q *parcel.Party) { q.Address.Country = "ZZ" })
		for _, text := range []string{"unknown", "N/A", "private", "test", "xxx", "...", "12345", "无", "неизвестно"} {
			spoil("name "+text, "/name", func(q *parcel.Party) { q.Name = text })
		}
	}
	return out
}

// sound makes parcels without planted faults; how many is up to the caller.
func sound(t testing.TB, n int) []*parcel.Parcel {
	t.Helper()
	g, err := sample.New(4, sample.Sources{})
	if err != nil {
		t.Fatal(err)
	}
	var out []*parcel.Parcel
	for i := 0; len(out) < n; i++ {
		p, label := g.Parcel(i)
		if len(label.Faults) == 0 && p.Item.Nature != "documents" { // those are exempt
			out = append(out, p)
		}
	}
	return out
}

func copied(t rapid.TB, p *parcel.Parcel) *parcel.Parcel {
	t.Helper()
	data, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	out := new(parcel.Parcel)
	if err := json.Unmarshal(data, out); err != nil {
		t.Fatal(err)
	}
	return out
}

// Whatever the parcel, a spoilt element is found where it stands, or should.
func TestEveryInjuryIsFound(t *testing.T) {
	g := newRig(t)
	for _, p := range sound(t, 150) {
		if found := strictest(g.check(t, p)); found != finding.AC {
			t.Fatalf("parcel %s is not clean: %v", p.RecordID, reasons(g.check(t, p)))
		}
		for _, injury := range injuries() {
			hurt := copied(t, p)
			where := injury.spoil(hurt)
			if where == "" {
				continue
			}
			if found := g.check(t, hurt); !hasFault(found, where) {
				t.Errorf("parcel %s, %s: no finding at %s among %v", p.RecordID, injury.name, where, reasons(found))
			}
		}
	}
}

func hasFault(found []finding.Finding, where string) bool {
	for _, f := range found {
		if f.Floor > finding.AC && (f.Field == where || strings.HasPrefix(f.Field, where+"/")) {
			return true
		}
	}
	return false
}

func strictest(found []finding.Finding) finding.Verdict {
	v := finding.AC
	for _, f := range found {
		v = max(v, f.Floor)
	}
	return v
}

// A further fault never relaxes the verdict, and the same parcel gives the
// same findings.
func TestFurtherFaultNeverRelaxes(t *testing.T) {
	g := newRig(t)
	parcels, hurts := sound(t, 50), injuries()
	rapid.Check(t, func(t *rapid.T) {
		p := copied(t, rapid.SampledFrom(parcels).Draw(t, "parcel"))
		before := finding.AC
		for range rapid.IntRange(1, 6).Draw(t, "faults") {
			if len(p.Contents) == 0 {
				break // nothing left for most injuries
			}
			rapid.SampledFrom(hurts).Draw(t, "injury").spoil(p)
			found := g.check(t, p)
			if after := strictest(found); after < before {
				t.Fatalf("%v after %v: %v", after, before, reasons(found))
			} else {
				before = after
			}
		}
	})
}
