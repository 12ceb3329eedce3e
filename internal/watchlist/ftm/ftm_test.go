package ftm_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/ftm"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/source"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/watchlisttest"
)

func read(t *testing.T, content string) *watchlist.List {
	t.Helper()
	f, err := source.New("made-up.json", strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	l, err := ftm.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// everyProperty are properties of parties in the model, those that the reader
// knows and some that it does not.
var everyProperty = strings.Fields(`name alias previousName weakAlias email phone website passportNumber idNumber socialSecurityNumber
	taxNumber innCode vatCode registrationNumber ogrnCode okpoCode kppCode uscCode imoNumber mmsi leiCode dunsCode swiftBic bikCode
	cryptoWallets address birthDate deathDate incorporationDate birthPlace nationality citizenship gender title position notes programId
	topics sourceUrl legalForm sector firstName lastName middleName fatherName country jurisdiction status education religion`)

// TestNothingLost reads made-up parties that have every property twice.
func TestNothingLost(t *testing.T) {
	var file strings.Builder
	values := map[string][]string{}
	number := 0
	for _, schema := range []string{"Person", "Company", "Organization", "PublicBody", "LegalEntity", "Vessel", "Airplane"} {
		id := "made-up-" + schema
		var properties []string
		for _, p := range everyProperty {
			a, b := fmt.Sprintf("Invented %d", number), fmt.Sprintf("Invented %d", number+1)
			number += 2
			values[id] = append(values[id], a, b)
			properties = append(properties, fmt.Sprintf("%q:[%q,%q]", p, a, b))
		}
		fmt.Fprintf(&file, "{\"id\":%q,\"schema\":%q,\"caption\":\"Caption\",\"datasets\":[\"ds\"],\"last_change\":\"2026-01-02T03:04:05\",\"properties\":{%s}}\n", id, schema, strings.Join(properties, ","))
	}
	l := read(t, file.String())
	if len(l.Entries) != 7 || l.Date != "2026-01-02" {
		t.Errorf("%d entries of %s, want 7 of 2026-01-02", len(l.Entries), l.Date)
	}
	for i := range l.Entries {
		e := &l.Entries[i]
		texts := "\n" + watchlisttest.Texts(e)
		for _, v := range values[e.ID] {
			if !strings.Contains(texts, "\n"+v+"\n") && !strings.Contains(texts, v) {
				t.Errorf("%s: lost %q", e.ID, v)
			}
		}
	}
}

// TestTies reads what ties parties together, before and after the parties.
func TestTies(t *testing.T) {
	l := read(t, `{"id":"own","schema":"Ownership","properties":{"owner":["p"],"asset":["c"],"percentage":["60"],"startDate":["2020"]}}
{"id":"p","caption":"Invented Person","schema":"Person","properties":{"name":["Invented Person"],"addressEntity":["adr"]}}
{"id":"c","caption":"Invented Company","schema":"Company","properties":{"name":["Invented Company"]}}
{"id":"adr","schema":"Address","properties":{"street":["1 Made Up Road"],"city":["Mill"],"country":["gb"]}}
{"id":"doc","schema":"Passport","properties":{"holder":["p"],"number":["X1"],"country":["de"]}}
{"id":"san","schema":"Sanction","properties":{"entity":["c"],"programId":["TEST"],"reason":["because"],"listingDate":["2021-01-01"]}}
{"id":"fam","schema":"Family","properties":{"person":["p"],"relative":["absent"],"relationship":["sister"]}}
{"id":"odd","schema":"Thing","properties":{}}
`)
	p, c := &l.Entries[0], &l.Entries[1]
	want := []watchlist.Relation{{Kind: "owned_by", Name: "Invented Person", Targets: []string{"p"}, Percent: "60", From: "2020", Source: "made-up.json:1"}}
	if diff := cmp.Diff(want, c.Relations); diff != "" {
		t.Errorf("relations of the company (-want +got):\n%s", diff)
	}
	if len(p.Relations) != 2 || p.Relations[0].Kind != "owns" || p.Relations[1].Kind != "family" {
		t.Errorf("relations of the person: %+v", p.Relations)
	}
	if len(p.Addresses) != 1 || p.Addresses[0].Country != "GB" || len(p.Identifiers) != 1 || p.Identifiers[0].Type != "passport" {
		t.Errorf("the person: %+v", p)
	}
	if len(c.Programmes) != 1 || c.Programmes[0].Basis != "because" {
		t.Errorf("programmes of the company: %+v", c.Programmes)
	}
	if len(l.Warnings) != 1 || !strings.Contains(l.Warnings[0], "Thing") {
		t.Errorf("warnings %q, want one about the schema Thing", l.Warnings)
	}
}

// TestWriteReads writes a list and reads it again.
func TestWriteReads(t *testing.T) {
	l := &watchlist.List{Name: "made-up", Entries: []watchlist.Entry{
		{
			ID: "1", Type: watchlist.Person, Remarks: "noted",
			Names:       []watchlist.Name{{Text: "Invented Person", Kind: watchlist.Primary}, {Text: "Fiction", Kind: watchlist.Alias, Weak: true}, {Text: "Former", Kind: watchlist.Formerly}},
			Identifiers: []watchlist.Identifier{{Type: "passport", Value: "X1"}, {Type: "wallet", Value: "w"}},
			Addresses:   []watchlist.Address{{Lines: []string{"1 Road"}, City: "Mill", Country: "GB", CountryText: "United Kingdom"}},
			Dates:       []watchlist.Date{watchlist.ParseDate("birth", "1970-01-02")},
			Programmes:  []watchlist.Programme{{Code: "TEST"}},
			Statements:  []watchlist.Statement{{Kind: watchlist.Nationality, Label: "n", Value: "ZZ"}},
		},
		{ID: "2", Type: watchlist.Organisation, Names: []watchlist.Name{{Text: "Invented Company", Kind: watchlist.Primary}}, Relations: []watchlist.Relation{{Kind: "owned_by", Name: "Invented Person", Targets: []string{"1"}, Percent: "60"}}},
	}}
	var out bytes.Buffer
	if err := ftm.Write(&out, l); err != nil {
		t.Fatal(err)
	}
	got := read(t, out.String())
	if len(got.Entries) != 2 {
		t.Fatalf("%d entries, want 2:\n%s", len(got.Entries), out.String())
	}
	noSource := cmp.Options{cmpopts.IgnoreFields(watchlist.Name{}, "Source"), cmpopts.IgnoreFields(watchlist.Relation{}, "Source")}
	if diff := cmp.Diff(l.Entries[1].Relations, got.Entries[1].Relations, noSource); diff != "" {
		t.Errorf("relations (-want +got):\n%s", diff)
	}
	texts := watchlisttest.Texts(&got.Entries[0])
	for _, want := range []string{"Invented Person", "Fiction", "Former", "X1", "w", "1 Road, Mill, United Kingdom", "GB", "1970-01-02", "TEST", "ZZ", "noted"} {
		if !strings.Contains(texts, want) {
			t.Errorf("lost %q", want)
		}
	}
}
