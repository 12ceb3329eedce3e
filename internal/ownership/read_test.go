package ownership_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/internal/ownership"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

func TestReadCSVSaysWhatIsWrong(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"empty", "", "f.csv:1: there is no header (begin with a line such as owner,company,percent)"},
		{"no owner", "company,percent\n", "f.csv:1: column owner: this column is missing (the header needs owner and company)"},
		{"column", "owner,company,share\n", "f.csv:1: column share: this column is not known (use owner, owner_id, owner_type, owner_country, company, company_id, company_country, percent, from, to)"},
		{"name", "owner,company\nA,B\n-,B\n", "f.csv:3: column owner: there is neither name nor id (write who it is, or remove the line)"},
		{"type", "owner,company,owner_type\nA,B,robot\n", `f.csv:2: column owner_type: "robot" is no type (write person or organisation, or leave it empty)`},
		{"date", "owner,company,from\nA,B,1/2/2020\n", `f.csv:2: column from: "1/2/2020" is no date (write 2006, 2006-01 or 2006-01-02)`},
		{"percent", "owner,company,percent\nA,B,120\n", `f.csv:2: column percent: "120" is not a share: write a percentage such as 50 or 33.3, a range such as 25-50, a bound such as >25, >=50 or <10, "majority", "minority", or nothing where it is unknown`},
		{"quotes", "owner,company\n\"A,B\n", `f.csv:2: extraneous or missing " in quoted-field (mend the quotes of this line)`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ownership.ReadCSV("f.csv", strings.NewReader(tt.text))
			var syntax *ownership.SyntaxError
			if !errors.As(err, &syntax) || err.Error() != tt.want {
				t.Errorf("error %v, want %s", err, tt.want)
			}
		})
	}
}

// TestPartiesAreToldApart: companies of one name in two countries are two;
// a row without country is the only one there is, or neither.
func TestPartiesAreToldApart(t *testing.T) {
	f, err := ownership.ReadCSV("f.csv", strings.NewReader(`owner,company,company_country,company_id,percent
Person X,Namesake Ltd,GB,,50
Person X,Namesake Ltd,CY,,50
Namesake Ltd,Below Ltd,,,50
Person X,Single Ltd,GB,R-1,50
Single Ltd,Under Ltd,,,50
`))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, c := range ownership.Assess(f, listed(), "").Companies {
		got[c.Name+"/"+c.Country]++
	}
	want := map[string]int{"Namesake Ltd/GB": 1, "Namesake Ltd/CY": 1, "Single Ltd/GB": 1, "Under Ltd/": 1}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("companies (-want +got):\n%s", diff)
	}
}

func TestReadFtM(t *testing.T) {
	text := `{"id":"p1","schema":"Person","properties":{"name":["Somebody Unlisted"],"topics":["sanction"]}}
{"id":"o1","schema":"Ownership","properties":{"owner":["p1"],"asset":["c1"],"percentage":["51.5%"],"startDate":["2020-01"]}}
{"id":"o2","schema":"Ownership","properties":{"owner":["NK-1"],"asset":["c1"],"percentage":["a lot"]}}
{"id":"o3","schema":"Ownership","properties":{"owner":["gone"],"asset":["c1"],"percentage":["1"]}}

{"id":"NK-1","referents":["ofac-1"],"schema":"Company","properties":{"name":["Listed Elsewhere Ltd"]}}
{"id":"c1","schema":"Company","properties":{"name":["Held Ltd","Held Limited"],"alias":["HLD"],"jurisdiction":["cy"],"registrationNumber":["HE 12-3"]}}
{"id":"u1","schema":"Person","properties":{"name":["Not In Any Stake"]}}
`
	f, err := ownership.ReadFtM("x.ftm", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	lists := []*watchlist.List{{Name: "ofac-sdn", Entries: []watchlist.Entry{{ID: "1", Names: []watchlist.Name{{Text: "ANOTHER NAME"}}}}}}
	r := ownership.Assess(f, lists, "2026-01-01")
	if len(r.Companies) != 1 {
		t.Fatalf("companies %+v, want Held Ltd alone", r.Companies)
	}
	c := r.Companies[0]
	got := fmt.Sprintf("%s %v %s %s %s %s %s", c.Name, c.Aliases, c.Country, c.Status, c.Low, c.High, c.Identifiers[0].Value)
	if want := "Held Ltd [Held Limited HLD] CY blocked 51.5 99 HE 12-3"; got != want {
		t.Errorf("company %s, want %s", got, want)
	}
	want := []string{
		"x.ftm:3: the percentage \"a lot\" cannot be read and is taken as unknown",
		"x.ftm:4: the party gone is not described in the file, so it is known by its id alone",
	}
	if diff := cmp.Diff(want, r.Warnings); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
	if _, err := ownership.ReadFtM("x.ftm", strings.NewReader("{\"id\":\"a\"}\n")); err == nil {
		t.Error("an entity without schema was read")
	}
}

// TestListRelations: a holding that only a list tells of counts too.
func TestListRelations(t *testing.T) {
	lists := listed()
	lists[0].Entries[0].Relations = []watchlist.Relation{
		{Kind: "owns", Name: "Subsidiary Ltd", Source: "list:9"},
		{Kind: "owns", Name: "Person Y", Targets: []string{"2"}},
		{Kind: "linked_to", Name: "Friend Ltd"},
	}
	r := ownership.Assess(&ownership.File{Name: "none"}, lists, "")
	if len(r.Companies) != 1 || r.Companies[0].Name != "Subsidiary Ltd" || r.Companies[0].Status != ownership.Possible {
		t.Errorf("companies %+v, want Subsidiary Ltd, possible", r.Companies)
	}
}

func TestDerive(t *testing.T) {
	lists := listed()
	lists[0].Entries = append(lists[0].Entries, watchlist.Entry{ID: "4", Type: watchlist.Organisation, Names: []watchlist.Name{{Text: "Listed Ltd"}}})
	f := file(t, "Person X,Entity A,50", "Entity A,Entity B,60", "Person Y,Listed Ltd,100")
	l := ownership.Assess(f, lists, "").Derive()
	var got []string
	for _, e := range l.Entries {
		for _, r := range e.Relations {
			got = append(got, fmt.Sprintf("%s %s %s %s %v", e.Names[0].Text, r.Kind, r.Name, r.Percent, r.Targets))
		}
	}
	want := []string{
		"Entity A owned_by Person X 50 [invented:1]",
		"Entity B owned_by Entity A 60 []",
		"Entity B owned_by_above Person X 50 [invented:1]",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("relations (-want +got):\n%s", diff)
	}
	if again := ownership.Assess(f, lists, "").Derive(); watchlist.Digest(again) != watchlist.Digest(l) {
		t.Error("deriving twice gives two lists")
	}
	if p := l.Entries[1].Programmes; len(p) != 1 || p[0].Code != "PROGRAMME-1" {
		t.Errorf("programmes %v, want that of the listed person", p)
	}
}

func FuzzReadCSV(f *testing.F) {
	f.Add("owner,company,percent\nA,B,50\n")
	f.Add("owner,owner_id,company,company_id\nA,1,B,\n,1,A,\n")
	f.Fuzz(func(t *testing.T, text string) {
		if read, err := ownership.ReadCSV("f.csv", strings.NewReader(text)); err == nil {
			ownership.Assess(read, listed(), "").Derive()
		}
	})
}

func FuzzReadFtM(f *testing.F) {
	f.Add(`{"id":"o","schema":"Ownership","properties":{"owner":["a"],"asset":["b"],"percentage":["5"]}}`)
	f.Fuzz(func(t *testing.T, text string) {
		if read, err := ownership.ReadFtM("f.ftm", strings.NewReader(text)); err == nil {
			ownership.Assess(read, listed(), "").Derive()
		}
	})
}

// BenchmarkAssess takes a hundred thousand stakes, in ten thousand chains of
// ten companies, one chain in a hundred under a listed owner.
func BenchmarkAssess(b *testing.B) {
	const half = 50 * ownership.One
	f := &ownership.File{Name: "large"}
	l := &watchlist.List{Name: "invented"}
	for chain := range 10_000 {
		top := len(f.Parties)
		owner := fmt.Sprintf("Owner %d", chain)
		f.Parties = append(f.Parties, ownership.Party{Name: owner, Type: watchlist.Person})
		for i := range 10 {
			f.Parties = append(f.Parties, ownership.Party{Name: fmt.Sprintf("Company %d of %d", i, chain), Type: watchlist.Organisation})
			f.Stakes = append(f.Stakes, ownership.Stake{Owner: top + i, Company: top + i + 1, Share: ownership.Share{Low: half, High: half}})
		}
		if chain%100 == 0 {
			l.Entries = append(l.Entries, watchlist.Entry{ID: owner, Names: []watchlist.Name{{Text: owner}}})
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if r := ownership.Assess(f, []*watchlist.List{l}, ""); len(r.Companies) != 1000 {
			b.Fatalf("%d companies, want 1000", len(r.Companies))
		}
	}
}
