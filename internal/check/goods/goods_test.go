package goods_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/check/goods"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/packs"
	"github.com/tidewaiter/tidewaiter/parcel"
)

func open(t testing.TB) (*goods.Reader, *jurisdiction.Set) {
	t.Helper()
	set, err := packs.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	r, err := goods.New(set)
	if err != nil {
		t.Fatal(err)
	}
	p, _ := set.Get("jurisdictions")
	profiles, err := jurisdiction.Open(p)
	if err != nil {
		t.Fatal(err)
	}
	return r, profiles
}

func profile(t testing.TB, s *jurisdiction.Set, name string) *jurisdiction.Profile {
	t.Helper()
	p, err := s.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// answer is what the tests compare of a finding.
type answer struct {
	Code, Substance, Text string
	Floor                 finding.Verdict
}

func answers(found []finding.Finding) []answer {
	var out []answer
	for _, f := range found {
		out = append(out, answer{f.Code, f.Evidence.Substance, f.Text, f.Floor})
	}
	return out
}

func TestRead(t *testing.T) {
	r, profiles := open(t)
	for _, c := range []struct {
		name, profile, text string
		permit, hs          string
		want                []answer
	}{
		{name: "ordinary goods are left alone", text: "ceramic mug, 350 ml"},
		{name: "a listed substance", text: "fentanyl 10 g", want: []answer{{"SUBSTANCE_NAMED", "fentanyl", "fentanyl", finding.RFS}}},
		{name: "letters apart", text: "f e n t a n y l", want: []answer{{"SUBSTANCE_NAMED", "fentanyl", "f e n t a n y l", finding.RFS}}},
		{name: "chemists' prefix and salt", text: "p-fluorofentanyl HCl", want: []answer{{"SUBSTANCE_NAMED", "para-fluorofentanyl", "p-fluorofentanyl HCl", finding.RFS}}},
		{name: "a class word on no list", text: "zorylfentanyl 5 g", want: []answer{{"SUBSTANCE_CLASS", "class:fentanyl", "zorylfentanyl", finding.RFS}}},
		{name: "a registry number", text: "reagent 437.38.7", want: []answer{{"SUBSTANCE_CAS", "fentanyl", "437.38.7", finding.RFS}}},
		{name: "a registry number behind No.", text: "intermediate, CAS No. 437-38-7", want: []answer{{"SUBSTANCE_CAS", "fentanyl", "437-38-7", finding.RFS}}},
		{name: "test strips are noted", text: "fentanyl test strips, 10 pcs", want: []answer{{"AMBIGUOUS_CONTEXT", "fentanyl", "fentanyl", finding.AC}, {"DESC_EMBEDDED", "", "test", finding.AC}}},
		{name: "an ambiguous name that is all the text says is asked about", text: "Opium, 99% 10 g", want: []answer{{"SUBSTANCE_ASK", "opium", "Opium", finding.RFI}}},
		{name: "a code without vowels that is all the text says is asked about", text: "BMK 500 g", want: []answer{{"SUBSTANCE_ASK", "phenylacetone", "BMK", finding.RFI}}},
		{name: "a short code beside a form of drugs names the substance", text: "MT-45 tablets", want: []answer{{"SUBSTANCE_NAMED", "mt-45", "MT-45", finding.RFS}}},
		{name: "and beside a machine it is noted", text: "MT-45 sewing machine", want: []answer{{"AMBIGUOUS_WORD", "mt-45", "MT-45", finding.AC}}},
		{name: "beside other words it is noted", text: "Opium eau de parfum, 50 ml", want: []answer{{"AMBIGUOUS_WORD", "opium", "Opium", finding.AC}}},
		{name: "a household amount is noted", text: "acetone nail polish remover 100 ml", want: []answer{{"AMBIGUOUS_WORD", "acetone", "acetone", finding.AC}}},
		{name: "a drum is asked about", profile: "ca-pact", text: "acetone, 25 kg drum", want: []answer{{"SUBSTANCE_ASK", "acetone", "acetone", finding.RFI}}},
		{name: "a press needs a transaction id in the US", profile: "us-stop-act", text: "pill press machine", want: []answer{{"EQUIPMENT_REGULATED", "tableting-machine", "pill press machine", finding.RFI}}},
		{name: "with the id a person looks", profile: "us-stop-act", text: "pill press machine", permit: "T-1", want: []answer{{"EQUIPMENT_REGULATED", "tableting-machine", "pill press machine", finding.RFS}}},
		{name: "seller language beside an ordinary chemical asks", text: "acetone 100 ml, no trace", want: []answer{{"AMBIGUOUS_WORD", "acetone", "acetone", finding.AC}, {"SELLER_LANGUAGE", "acetone", "“no trace”", finding.RFI}}},
		{name: "purity is noted", text: "acetone 100 ml, 99% purity", want: []answer{{"AMBIGUOUS_WORD", "acetone", "acetone", finding.AC}, {"SELLER_LANGUAGE", "acetone", "“99% purity”", finding.AC}}},
		{name: "seller language beside harmless goods says nothing", text: "fentanyl detection kits, discreet packaging", want: []answer{{"AMBIGUOUS_CONTEXT", "fentanyl", "fentanyl", finding.AC}}},
		{name: "seller language alone says nothing", text: "ceramic mug, discreet packaging"},
		{name: "China's further catalogues count where the profile asks", profile: "cn-post", text: "2C-B-NBOMe 1 g", want: []answer{{"SUBSTANCE_NAMED", "2c-b-nbome", "2C-B-NBOMe", finding.RFS}}},
		{name: "and nowhere else", profile: "generic", text: "2C-B-NBOMe 1 g"},
		{name: "its short codes need a telling word", profile: "cn-post", text: "DOM perfume bottle, 50 ml", want: []answer{{"AMBIGUOUS_WORD", "dom", "DOM", finding.AC}}},
		{name: "a stop word alone", profile: "ca-pact", text: "Spare parts", want: []answer{{"DESC_STOPWORD", "", "Spare parts", finding.RFI}}},
		{name: "a stop word inside", profile: "ca-pact", text: "label printer, thermal, 58 mm", want: []answer{{"DESC_EMBEDDED", "", "label", finding.AC}}},
		{name: "vague though on no list", profile: "us-stop-act", text: "various articles", want: []answer{{"DESC_VAGUE", "", "various articles", finding.RFI}}},
		{name: "vague in another language", text: "cadeau d'anniversaire", want: []answer{{"DESC_VAGUE", "", "cadeau d'anniversaire", finding.RFI}}},
		{name: "a code that names fentanyls", hs: "2933.34", text: "bluetooth earphones", want: []answer{{"SUBSTANCE_HS", "class:fentanyl", "2933.34", finding.RFI}}},
		{name: "code and text agree", hs: "610910", text: "women's cotton T-shirts, knitted"},
		{name: "code and text disagree", hs: "010121", text: "women's cotton T-shirts, knitted, short sleeves", want: []answer{{"HS_TEXT_MISMATCH", "", "010121", finding.RFI}}},
		{name: "a code whose heading no edition has", hs: "6299.10", text: "zorbla", want: []answer{{"HS_UNKNOWN", "", "6299.10", finding.RFI}}},
		{name: "a heading of an earlier edition", hs: "950210", text: "zorbla"},
		{name: "a chapter for national use", hs: "98010010", text: "zorbla"},
		{name: "a missing code is proposed where the destination asks for one", profile: "eu-ics2", text: "women's cotton T-shirts, knitted", want: []answer{{"HS_PROPOSED", "", "", finding.AC}}},
		{name: "a text that cannot tell is not said to disagree", hs: "010121", text: "zorbla"},
		{name: "nothing but signs", text: "- . -", want: []answer{{"DESC_EMPTY", "", "- . -", finding.RFI}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.profile == "" {
				c.profile = "generic"
			}
			got := r.Read(goods.Line{Text: c.text, Permit: c.permit, HS: c.hs}, profile(t, profiles, c.profile))
			if diff := cmp.Diff(c.want, answers(got.Findings)); diff != "" {
				t.Errorf("Read(%q): -want +got\n%s", c.text, diff)
			}
		})
	}
}

func TestCheckPointsAtTheLine(t *testing.T) {
	r, profiles := open(t)
	p := &parcel.Parcel{Contents: []parcel.Content{{Description: "ceramic mug"}, {}, {Description: "heroin"}}}
	found := r.Check(p, profile(t, profiles, "generic"))
	if len(found) != 1 || found[0].Field != "/contents/2/description" {
		t.Errorf("Check found %+v, want one finding at /contents/2/description", found)
	}
}

// A paper of the right kind is named in the answer; it opens nothing by itself.
func TestCheckNamesThePermit(t *testing.T) {
	r, profiles := open(t)
	for _, tt := range []struct {
		doc  parcel.Document
		want bool
	}{
		{parcel.Document{Type: "LIC", Ref: "L-2026-1"}, true},
		{parcel.Document{Type: "911", Ref: "L-2026-1"}, true},
		{parcel.Document{Type: "Import permit", Ref: "L-2026-1"}, true},
		{parcel.Document{Type: "LIC"}, false}, // a kind without a number
		{parcel.Document{Type: "INV", Ref: "L-2026-1"}, false},
	} {
		p := &parcel.Parcel{Contents: []parcel.Content{{Description: "4-ANPP, laboratory reference standard"}}}
		p.Item.Documents = []parcel.Document{tt.doc}
		found := r.Check(p, profile(t, profiles, "us-stop-act"))
		if len(found) == 0 || found[0].Floor != finding.RFS {
			t.Fatalf("%+v: findings %+v, want one with floor RFS", tt.doc, found)
		}
		if got := strings.Contains(found[0].Message, "L-2026-1"); got != tt.want {
			t.Errorf("%+v: message %q names the permit: %v, want %v", tt.doc, found[0].Message, got, tt.want)
		}
	}
}

// In a parcel only grave doubt about a code asks: of what the model doubts less
// a note is made.
func TestParcelsAreAskedAboutGraveDoubtOnly(t *testing.T) {
	r, profiles := open(t)
	prof := profile(t, profiles, "generic")
	asked, noted := 0, 0
	for _, l := range []goods.Line{
		{Text: "women's cotton T-shirts, knitted, short sleeves", HS: "010121"},
		{Text: "Paper napkins with print, 40 pcs", HS: "250510"},
		{Text: "Camera tripod, aluminium", HS: "270900"},
	} {
		alone := r.Read(l, prof)
		if len(alone.Findings) != 1 || alone.Findings[0].Code != goods.HSTextMismatch || alone.Findings[0].Floor != finding.RFI {
			t.Fatalf("%q alone: %+v, want one request for information", l.Text, alone.Findings)
		}
		found := r.Check(&parcel.Parcel{Contents: []parcel.Content{{Description: l.Text, HS: l.HS}}}, prof)
		if len(found) != 1 || found[0].Code != goods.HSTextMismatch {
			t.Fatalf("%q in a parcel: %+v, want one finding", l.Text, found)
		}
		if found[0].Floor == finding.RFI {
			asked++
		} else {
			noted++
		}
	}
	if asked == 0 || noted == 0 {
		t.Errorf("%d asked, %d noted; want some of each", asked, noted)
	}
}

func TestCheckReadsUNNumbers(t *testing.T) {
	r, profiles := open(t)
	mass := int64(25_000)
	p := &parcel.Parcel{Contents: []parcel.Content{
		{Description: "solvent for paint", UNNumber: "UN1090", NetMassG: &mass},
		{Description: "acetone, pure", UNNumber: "1090", NetMassG: &mass},
		{Description: "ceramic mug", UNNumber: "9999"},
	}}
	found := r.Check(p, profile(t, profiles, "generic"))
	got := map[string]string{}
	for _, f := range found {
		got[f.Field] = f.Code
	}
	want := map[string]string{"/contents/0/un_number": "SUBSTANCE_ASK", "/contents/1/description": "SUBSTANCE_ASK"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
