package party_test

import (
	"math"
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/check/party"
	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// invented is a list of parties that do not exist.
func invented() *watchlist.List {
	return &watchlist.List{Name: "invented", Entries: []watchlist.Entry{
		{
			ID: "1", Type: watchlist.Person,
			Names:       []watchlist.Name{{Text: "QOLIZADEH-TEST, Mirza Examplus"}, {Text: "Specimenov", Weak: true}},
			Identifiers: []watchlist.Identifier{{Type: "passport", Value: "X99887766", Country: "IR"}},
			Programmes:  []watchlist.Programme{{Code: "TEST"}},
		},
		{ID: "3", Type: watchlist.Person, Names: []watchlist.Name{{Text: "PAO, Musterliang"}}},
		{ID: "2", Type: watchlist.Organisation, Names: []watchlist.Name{{Text: "SHANGHAI MUSTERLI FINE CHEMICAL CO., LTD."}}},
	}}
}

func TestCheck(t *testing.T) {
	checker := party.New(match.New(invented()), nil)
	for _, tt := range []struct {
		name   string
		parcel parcel.Parcel
		code   string // empty: no finding
		field  string
		entry  string
	}{
		{"clean", parcel.Parcel{Sender: parcel.Party{Name: "Anna Beispielfrau"}}, "", "", ""},
		{"equal", parcel.Parcel{Sender: parcel.Party{Name: "Mirza Examplus Qolizadeh-Test"}}, party.Listed, "/sender/name", "1"},
		{"close", parcel.Parcel{Recipient: parcel.Party{Name: "Mirza Exampluss Qolizadeh Test"}}, party.Close, "/recipient/name", "1"},
		{"parted", parcel.Parcel{Recipient: parcel.Party{Given: "Mirza Examplus", Surname: "Qolizadeh-Test"}}, party.Listed, "/recipient/surname", "1"},
		{"weak alias", parcel.Parcel{Sender: parcel.Party{Name: "Specimenov"}}, party.WeakAlias, "/sender/name", "1"},
		{"company declared as a person", parcel.Parcel{Sender: parcel.Party{Name: "Shanghai Musterli Fine Chemical", PersonType: "natural"}}, party.Close, "/sender/name", "2"},
		{"family name that is a legal form", parcel.Parcel{Sender: parcel.Party{Name: "Musterliang Pao", PersonType: "natural"}}, party.Listed, "/sender/name", "3"},
		{"person declared as a company", parcel.Parcel{Sender: parcel.Party{Name: "Mirza Examplus Qolizadeh-Test", PersonType: "legal"}}, party.Listed, "/sender/name", "1"},
		{"person in the company's field", parcel.Parcel{Sender: parcel.Party{Name: "Anna Beispielfrau", Company: "Qolizadeh-Test, Mirza Examplus"}}, party.Listed, "/sender/company", "1"},
		{"company in the surname's field", parcel.Parcel{Sender: parcel.Party{Surname: "Shanghai Musterli Fine Chemical Co., Ltd."}}, party.Listed, "/sender/surname", "2"},
		{"company", parcel.Parcel{Sender: parcel.Party{Name: "Li Na", Company: "Musterli Fine Chem (Shanghai)"}}, party.Close, "/sender/company", "2"},
		{
			"company line",
			parcel.Parcel{Sender: parcel.Party{Address: parcel.Address{Lines: []string{"Shanghai Musterli Fine Chemicals Ltd", "12 Test Rd"}}}},
			party.Close, "/sender/address/lines/0", "2",
		},
		{
			"care of",
			parcel.Parcel{Recipient: parcel.Party{Name: "Anna Beispielfrau", Address: parcel.Address{Lines: []string{"c/o Mirza Examplus Qolizadeh-Test"}}}},
			party.Listed, "/recipient/address/lines/0", "1",
		},
		{"care of, in the name", parcel.Parcel{Sender: parcel.Party{Name: "Anna Beispielfrau, z.Hd. Mirza Examplus Qolizadeh-Test"}}, party.Listed, "/sender/name", "1"},
		{"care of, before a company", parcel.Parcel{Sender: parcel.Party{Company: "à l'attention de Mirza Examplus Qolizadeh-Test"}}, party.Listed, "/sender/company", "1"},
		{
			"name above the street",
			parcel.Parcel{Recipient: parcel.Party{Name: "Anna Beispielfrau", Address: parcel.Address{Lines: []string{"Mirza Examplus Qolizadeh-Test", "12 Test Rd"}}}},
			party.Listed, "/recipient/address/lines/0", "1",
		},
		{
			"care of, in another language and behind the street",
			parcel.Parcel{Recipient: parcel.Party{Name: "Anna Beispielfrau", Address: parcel.Address{Lines: []string{"Testgasse 12, z.Hd. Mirza Examplus Qolizadeh-Test"}}}},
			party.Listed, "/recipient/address/lines/0", "1",
		},
		{
			"street that begins like a mark",
			parcel.Parcel{Recipient: parcel.Party{Name: "Anna Beispielfrau", Address: parcel.Address{Lines: []string{"Tomirza Examplus Road 12"}}}},
			"", "", "",
		},
		{
			"care of, in the street",
			parcel.Parcel{Recipient: parcel.Party{Name: "Anna Beispielfrau", Address: parcel.Address{Street: "c/o Mirza Examplus Qolizadeh-Test"}}},
			party.Listed, "/recipient/address/street", "1",
		},
		{"other party", parcel.Parcel{OtherParties: []parcel.Party{{Name: "上海 Musterli 精细化工有限公司"}}}, party.Close, "/other_parties/0/name", "2"},
		{"account holder", parcel.Parcel{Account: parcel.Account{Holder: "Mirza Examplus Qolizadeh-Test"}}, party.Listed, "/account/holder", "1"},
		{
			"passport",
			parcel.Parcel{Sender: parcel.Party{Name: "Somebody Else", IDs: []parcel.ID{{Scheme: "passport", Value: "x 998-877-66", Country: "IR"}}}},
			party.SharedID, "/sender/ids/0/value", "1",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := checker.Check(&tt.parcel, nil)
			if tt.code == "" {
				if len(got) != 0 {
					t.Fatalf("findings %+v, want none", got)
				}
				return
			}
			if len(got) != 1 {
				t.Fatalf("%d findings %+v, want one", len(got), got)
			}
			f := got[0]
			if f.Code != tt.code || f.Field != tt.field || f.Evidence.EntryID != tt.entry {
				t.Errorf("finding %s at %s of entry %s, want %s at %s of %s (score %.3f)", f.Code, f.Field, f.Evidence.EntryID, tt.code, tt.field, tt.entry, f.Score)
			}
			if f.Floor != finding.RFS || f.Sender != "Held for examination." {
				t.Errorf("floor %s, sender text %q", f.Floor, f.Sender)
			}
		})
	}
}

// Spans count from the beginning of the field, not of the name within it.
func TestSpansStandInTheField(t *testing.T) {
	checker := party.New(match.New(invented()), nil)
	line := "Bâtiment 4, à l'attention de Mirza Examplus Qolizadeh-Test"
	got := checker.Check(&parcel.Parcel{Sender: parcel.Party{Address: parcel.Address{Lines: []string{line}}}}, nil)
	if len(got) != 1 || len(got[0].Spans) == 0 {
		t.Fatalf("findings %+v, want one with spans", got)
	}
	first := got[0].Spans[0]
	if word := string([]rune(line)[first.Start:first.End]); word != "Mirza" {
		t.Errorf("the first span is %q, want Mirza", word)
	}
}

// A name without end must neither take long nor pass as compared.
func TestNamesWithoutEnd(t *testing.T) {
	checker := party.New(match.New(invented()), nil)
	long := strings.Repeat("Beispielfrau Anna ", 50_000) + "Qolizadeh-Test"
	for _, p := range []parcel.Parcel{
		{Sender: parcel.Party{Company: long}},
		{OtherParties: []parcel.Party{{Name: long}}},
		{Account: parcel.Account{Holder: long}},
		{Recipient: parcel.Party{Address: parcel.Address{Street: "c/o " + long}}},
	} {
		got := checker.Check(&p, nil)
		if len(got) != 1 || got[0].Code != party.TooLong || got[0].Floor != finding.RFI || len(got[0].Text) > 1000 {
			t.Errorf("%d findings, the first %.200v; want one %s", len(got), got, party.TooLong)
		}
	}
}

// The address of a party counts beside its name, of senders, recipients and
// others alike, and the share says so. It is no name.
func TestAddressBesideTheName(t *testing.T) {
	home := watchlist.Address{Lines: []string{"17 Quarry Road"}, City: "Vexthal", Country: "HU"}
	checker := party.New(match.New(&watchlist.List{Name: "invented", Entries: []watchlist.Entry{
		{ID: "1", Type: watchlist.Person, Names: []watchlist.Name{{Text: "Quimbrestein, Zoltavar"}}, Addresses: []watchlist.Address{home}},
	}}), nil)
	declared := func(name, street string) parcel.Party {
		return parcel.Party{Name: name, Address: parcel.Address{Street: street, Number: "17", City: "VEXTHAL", Country: "HU"}}
	}
	const far = "Quimbrestain Z" // too far from the listed name by itself
	for field, p := range map[string]parcel.Parcel{
		"/sender/name":          {Sender: declared(far, "Quarry Rd.")},
		"/recipient/name":       {Recipient: declared(far, "Quarry Rd.")},
		"/other_parties/0/name": {OtherParties: []parcel.Party{declared(far, "Quarry Rd.")}},
	} {
		got := checker.Check(&p, nil)
		if len(got) != 1 || got[0].Field != field || got[0].Code != party.Close {
			t.Errorf("%s: %+v", field, got)
			continue
		}
		sum, told := 0.0, false
		for _, c := range got[0].Contributions {
			sum += c.Share
			told = told || c.Feature == "address" && c.Share > 0 && strings.Contains(c.Theirs, "Quarry Road")
		}
		if !told || math.Abs(sum-got[0].Score) > 1e-9 {
			t.Errorf("%s: score %v, contributions %+v", field, got[0].Score, got[0].Contributions)
		}
	}
	for _, p := range []parcel.Party{declared(far, "Castle Lane"), {Name: far}, declared("Anna Beispielfrau", "Quarry Rd.")} {
		if got := checker.Check(&parcel.Parcel{Sender: p}, nil); len(got) != 0 {
			t.Errorf("%+v: %+v", p, got)
		}
	}
}
