package aed_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/check/aed"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/pack"
	"github.com/tidewaiter/tidewaiter/packs"
	"github.com/tidewaiter/tidewaiter/parcel"
	"pgregory.net/rapid"
)

// rig is a checker with the profiles that come with the program.
type rig struct {
	*aed.Checker
	profiles *jurisdiction.Set
}

func newRig(t testing.TB) rig {
	t.Helper()
	all, err := packs.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	checker, err := aed.New(all)
	if err != nil {
		t.Fatal(err)
	}
	rules, _ := all.Get("jurisdictions")
	profiles, err := jurisdiction.Open(rules)
	if err != nil {
		t.Fatal(err)
	}
	return rig{checker, profiles}
}

func (g rig) check(t rapid.TB, p *parcel.Parcel) []finding.Finding {
	t.Helper()
	prof, err := g.profiles.For(p, "")
	if err != nil {
		t.Fatal(err)
	}
	return g.Check(p, prof)
}

func grams(n int64) *int64 { return &n }

func euros(amount string) *parcel.Money {
	return &parcel.Money{Amount: parcel.Decimal(amount), Currency: "EUR"}
}

// ordinary is a parcel with nothing wrong.
func ordinary() *parcel.Parcel {
	return &parcel.Parcel{
		Schema: parcel.SchemaVersion, RecordID: "demo-1", Version: 1, Channel: "postal",
		Source: parcel.Source{Format: "json", ReceivedAt: "2026-01-05T08:00:00Z"},
		Item: parcel.Item{
			ID: "LX123456785PT", IDScheme: "S10", MailClass: "U", Nature: "sale_of_goods", GrossMassG: grams(420), Packages: grams(1),
			DeclaredTotal: euros("34.00"), PostedAt: "2026-01-04", OriginCountry: "PT", DestCountry: "US",
		},
		Sender:    parcel.Party{Name: "Sapataria do Rio Lda", Address: parcel.Address{Street: "Rua das Flores", Number: "1", City: "Porto", Postcode: "4000-001", Country: "PT"}},
		Recipient: parcel.Party{Name: "Dana Whitlock", Address: parcel.Address{Lines: []string{"100 Hudson Street"}, City: "Albany", Region: "NY", Postcode: "12207", Country: "US"}},
		Contents: []parcel.Content{{
			Line: 1, Description: "Knitted cotton men's T-shirts", Quantity: "2", NetMassG: grams(360), Value: euros("34.00"), HS: "610910", OriginCountry: "PT",
		}},
		Transport: parcel.Transport{Mode: "air", LoadedAt: "2026-01-06T20:00:00Z"},
	}
}

// reasons shortens findings to "code field", those that move the verdict
// first, notes in brackets.
func reasons(found []finding.Finding) []string {
	var out []string
	for _, f := range found {
		s := f.Code + " " + f.Field
		if f.Floor == finding.AC {
			s = "(" + s + ")"
		} else if f.Floor != finding.RFI {
			s = f.Floor.String() + " " + s
		}
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}

type scenario struct {
	name   string
	change func(p *parcel.Parcel)
	want   []string
}

func run(t *testing.T, scenarios []scenario) {
	t.Helper()
	g := newRig(t)
	for _, s := range scenarios {
		t.Run(s.name, func(t *testing.T) {
			p := ordinary()
			s.change(p)
			if diff := cmp.Diff(s.want, reasons(g.check(t, p))); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

func TestOrdinaryParcelIsClean(t *testing.T) {
	run(t, []scenario{
		{"as it is", func(p *parcel.Parcel) {}, nil},
		{"no HS code to the US", func(p *parcel.Parcel) { p.Contents[0].HS = "" }, nil},
		{"single-named sender", func(p *parcel.Parcel) { p.Sender.Name = "Suharto" }, nil},
		{"company without a person", func(p *parcel.Parcel) { p.Sender.Name, p.Sender.Company = "", "Sapataria do Rio Lda" }, nil},
		{"surname in parts", func(p *parcel.Parcel) { p.Sender.Name, p.Sender.Given, p.Sender.Surname = "", "Ana", "Rocha" }, nil},
		{"no postcode", func(p *parcel.Parcel) { p.Sender.Address.Postcode = "" }, nil},
		{"address in lines only", func(p *parcel.Parcel) {
			p.Recipient.Address = parcel.Address{Lines: []string{"100 Hudson Street", "Albany NY 12207"}, Country: "US"}
		}, nil},
		{"address in one line with commas", func(p *parcel.Parcel) {
			p.Sender.Address = parcel.Address{Lines: []string{"Rua das Flores 1, 4000-001 Porto"}, Country: "PT"}
		}, nil},
		{"address in two lines, the second a town", func(p *parcel.Parcel) {
			p.Sender.Address = parcel.Address{Lines: []string{"Am Bach 4", "St. Goar"}, Country: "DE"}
		}, nil},
		{"Han address in one line", func(p *parcel.Parcel) {
			p.Sender = parcel.Party{Name: "王伟", Address: parcel.Address{Lines: []string{"广东省深圳市福田区新华路88号"}, Country: "CN"}}
		}, nil},
		{"name as the first address line", func(p *parcel.Parcel) {
			p.Recipient.Address.Lines = []string{"Dana Whitlock", "100 Hudson Street"}
		}, nil},
		{"box instead of a street", func(p *parcel.Parcel) {
			p.Recipient.Address = parcel.Address{POBox: "12", City: "Albany", Country: "US"}
		}, nil},
		{"filler in the second line", func(p *parcel.Parcel) {
			p.Recipient.Address.Lines = append(p.Recipient.Address.Lines, "N/A")
		}, nil},
		{"quantity as packages", func(p *parcel.Parcel) { p.Contents[0].Quantity = "" }, nil},
		{"value as total", func(p *parcel.Parcel) { p.Contents[0].Value = nil }, nil},
		{"value by line", func(p *parcel.Parcel) { p.Item.DeclaredTotal = nil }, nil},
		{"declared instead of measured weight", func(p *parcel.Parcel) {
			p.Item.DeclaredGrossMassG, p.Item.GrossMassG = p.Item.GrossMassG, nil
		}, nil},
		{"five kilograms by the gram", func(p *parcel.Parcel) {
			p.Contents[0].Quantity, p.Contents[0].Unit = "500000", "MG"
		}, nil},
		{"total rounded", func(p *parcel.Parcel) { p.Item.DeclaredTotal = euros("34.01") }, nil},
		{"net rounded up", func(p *parcel.Parcel) { p.Contents[0].NetMassG = grams(422) }, nil},
		{"documents without value", func(p *parcel.Parcel) {
			p.Item.Nature, p.Item.ID, p.Item.MailClass = "documents", "EE123456785PT", "E"
			p.Contents = []parcel.Content{{Description: "Contract documents", Quantity: "1", Value: euros("0")}}
			p.Item.DeclaredTotal = euros("0.00")
		}, nil},
		{"identifier as printed", func(p *parcel.Parcel) { p.Item.ID = "LX 123 456 785 PT" }, nil},
		{"house waybill", func(p *parcel.Parcel) { p.Item.ID, p.Item.IDScheme, p.Channel = "H-2026-0001", "HAWB", "express" }, nil},
		{"recipient in a territory", func(p *parcel.Parcel) { p.Recipient.Address.Country = "PR" }, nil},
		{"data sent on the day before posting", func(p *parcel.Parcel) { p.Item.PostedAt = "2026-01-06" }, nil},
		{"loading day without an hour", func(p *parcel.Parcel) { p.Transport.LoadedAt = "2026-01-05" }, nil},
		{"arrival across the date line", func(p *parcel.Parcel) { p.Transport.ETD, p.Transport.ETA = "2026-01-07", "2026-01-06" }, nil},
		{"amended in time", func(p *parcel.Parcel) { p.Version = 3 }, nil},
		{"yen in thousands", func(p *parcel.Parcel) {
			p.Contents[0].Value = &parcel.Money{Amount: "5200000", Currency: "JPY"}
			p.Item.DeclaredTotal = nil
		}, nil},
	})
}

func TestMissingElements(t *testing.T) {
	run(t, []scenario{
		{"sender's name", func(p *parcel.Parcel) { p.Sender.Name = "" }, []string{"AED_MISSING /sender/name"}},
		{"recipient's name of invisible signs", func(p *parcel.Parcel) { p.Recipient.Name = " \u200b\u00a0" }, []string{"AED_MISSING /recipient/name"}},
		{"whole address", func(p *parcel.Parcel) { p.Sender.Address = parcel.Address{} }, []string{"AED_MISSING /sender/address"}},
		{"street", func(p *parcel.Parcel) { p.Sender.Address.Street, p.Sender.Address.Number = "", "" }, []string{"AED_MISSING /sender/address"}},
		{"city", func(p *parcel.Parcel) { p.Recipient.Address.City = "" }, []string{"AED_MISSING /recipient/address/city"}},
		{"city that stands in the lines of an address in parts", func(p *parcel.Parcel) {
			p.Recipient.Address.Lines, p.Recipient.Address.City = []string{"100 Hudson Street", "Albany NY 12207"}, ""
		}, []string{"AED_MISSING /recipient/address/city"}},
		{"city, the street with commas", func(p *parcel.Parcel) {
			p.Sender.Address = parcel.Address{Lines: []string{"Office 300, Invented Tower, Made-Up Street"}, Country: "AE"}
		}, []string{"AED_MISSING /sender/address/city"}},
		{"country", func(p *parcel.Parcel) { p.Recipient.Address.Country = "" }, []string{"AED_MISSING /recipient/address/country"}},
		{"contents", func(p *parcel.Parcel) { p.Contents = nil }, []string{"AED_MISSING /contents"}},
		{"description", func(p *parcel.Parcel) { p.Contents[0].Description = "" }, []string{"AED_MISSING /contents/0/description"}},
		{"quantity", func(p *parcel.Parcel) { p.Contents[0].Quantity, p.Item.Packages = "", nil }, []string{"AED_MISSING /contents/0/quantity"}},
		{"quantity of one of several lines", func(p *parcel.Parcel) {
			p.Contents = append(p.Contents, parcel.Content{Description: "Leather belt", Value: euros("0.10")})
		}, []string{"AED_MISSING /contents/1/quantity"}},
		{"weight", func(p *parcel.Parcel) { p.Item.GrossMassG = nil }, []string{"AED_MISSING /item/gross_mass_g"}},
		{"value", func(p *parcel.Parcel) { p.Contents[0].Value, p.Item.DeclaredTotal = nil, nil }, []string{"AED_MISSING /contents/0/value"}},
		{"value without amount", func(p *parcel.Parcel) { p.Contents[0].Value, p.Item.DeclaredTotal = euros(""), nil }, []string{"AED_MISSING /contents/0/value"}},
		{"currency", func(p *parcel.Parcel) {
			p.Contents[0].Value, p.Item.DeclaredTotal = &parcel.Money{Amount: "34"}, nil
		}, []string{"AED_MISSING /contents/0/value/currency"}},
		{"identifier", func(p *parcel.Parcel) { p.Item.ID = "" }, []string{"AED_MISSING /item/id"}},
		{"HS and nature are only noted by the EU", func(p *parcel.Parcel) {
			p.Item.DestCountry, p.Recipient.Address.Country = "DE", "DE"
			p.Contents[0].HS, p.Item.Nature = "", ""
		}, []string{"(AED_EXPECTED /contents/0/hs)", "(AED_EXPECTED /item/nature)"}},
		{"value of an express house to Canada is not asked for", func(p *parcel.Parcel) {
			p.Item.DestCountry, p.Recipient.Address.Country = "CA", "CA"
			p.Item.ID, p.Item.IDScheme, p.Channel = "H-1", "HAWB", "express"
			p.Contents[0].Value, p.Item.DeclaredTotal = nil, nil
		}, nil},
		{"everything, before loading", empty, []string{
			"AED_ABSENT /contents", "AED_MISSING /contents", "AED_MISSING /contents", "AED_MISSING /contents", "AED_MISSING /item/gross_mass_g",
			"AED_MISSING /recipient/address", "AED_MISSING /recipient/name", "AED_MISSING /sender/address", "AED_MISSING /sender/name",
		}},
		{"everything, after loading", func(p *parcel.Parcel) {
			empty(p)
			p.Source.ReceivedAt = "2026-01-07T00:00:00Z"
		}, []string{
			"AED_LATE /source/received_at",
			"AED_MISSING /contents", "AED_MISSING /contents", "AED_MISSING /contents", "AED_MISSING /item/gross_mass_g",
			"AED_MISSING /recipient/address", "AED_MISSING /recipient/name", "AED_MISSING /sender/address", "AED_MISSING /sender/name",
			"DNL AED_ABSENT /contents",
		}},
	})
}

// empty leaves only the identifier and the destination.
func empty(p *parcel.Parcel) {
	p.Sender, p.Recipient, p.Contents = parcel.Party{}, parcel.Party{}, nil
	p.Item = parcel.Item{ID: p.Item.ID, IDScheme: "S10", DestCountry: "US"}
}

func TestIdentifier(t *testing.T) {
	id := func(id string) func(p *parcel.Parcel) { return func(p *parcel.Parcel) { p.Item.ID = id } }
	run(t, []scenario{
		{"check digit", id("LX123456784PT"), []string{"AED_ID_CHECK_DIGIT /item/id"}},
		{"too short", id("LX12345678PT"), []string{"AED_ID_FORM /item/id"}},
		{"letter O for zero", id("LX12345O785PT"), []string{"AED_ID_FORM /item/id"}},
		{"reserved indicator", id("JB473124829PT"), []string{"AED_ID_INDICATOR /item/id"}},
		{"unassigned indicator", id("XX123456785PT"), []string{"(AED_ID_UNASSIGNED /item/id)"}},
		{"a union is no country", id("LX123456785EU"), []string{"AED_ID_COUNTRY /item/id"}},
		{"no country", id("LX123456785QQ"), []string{"AED_ID_COUNTRY /item/id"}},
		{"foreign office of exchange", id("LX123456785SG"), []string{"(AED_ID_ORIGIN /item/id)"}},
		{"EMS number on a letter", id("EE123456785PT"), []string{"(AED_ID_CLASS /item/id)"}},
		{"looks like one without a scheme", func(p *parcel.Parcel) {
			p.Item.ID, p.Item.IDScheme, p.Channel = "LX123456784PT", "", "marketplace"
		}, []string{"AED_ID_CHECK_DIGIT /item/id"}},
		{"mail without a scheme", func(p *parcel.Parcel) { p.Item.ID, p.Item.IDScheme = "12345", "" }, []string{"AED_ID_FORM /item/id"}},
	})
}

func TestPlaceholdersAndForm(t *testing.T) {
	run(t, []scenario{
		{"name", func(p *parcel.Parcel) { p.Sender.Name = "N/A" }, []string{"AED_PLACEHOLDER /sender/name"}},
		{"name in Chinese", func(p *parcel.Parcel) { p.Recipient.Name = "收件人" }, []string{"AED_PLACEHOLDER /recipient/name"}},
		{"street", func(p *parcel.Parcel) { p.Sender.Address.Street, p.Sender.Address.Number = "xxx", "" }, []string{"AED_PLACEHOLDER /sender/address/street"}},
		{"line", func(p *parcel.Parcel) { p.Recipient.Address.Lines = []string{"unknown"} }, []string{"AED_PLACEHOLDER /recipient/address/lines/0"}},
		{"city", func(p *parcel.Parcel) { p.Recipient.Address.City = "XX" }, []string{"AED_PLACEHOLDER /recipient/address/city"}},
		{"name repeats the street", func(p *parcel.Parcel) { p.Recipient.Name = "100 hudson street" }, []string{"AED_NAME_IS_ADDRESS /recipient/name"}},
		{"description repeats the sender", func(p *parcel.Parcel) { p.Contents[0].Description = "SAPATARIA DO RIO LDA" }, []string{"AED_DESCRIPTION_IS_PARTY /contents/0/description"}},
		{"country in three letters", func(p *parcel.Parcel) { p.Recipient.Address.Country = "USA" }, []string{"AED_COUNTRY /recipient/address/country"}},
		{"country in small letters", func(p *parcel.Parcel) { p.Recipient.Address.Country = "us" }, []string{"(AED_SPELLING /recipient/address/country)"}},
		{"nobody lives in a union", func(p *parcel.Parcel) { p.Sender.Address.Country = "EU" }, []string{"AED_COUNTRY /sender/address/country"}},
		{"goods come from a union", func(p *parcel.Parcel) { p.Contents[0].OriginCountry = "EU" }, nil},
		{"no country", func(p *parcel.Parcel) { p.Sender.Address.Country = "XX" }, []string{"AED_COUNTRY /sender/address/country"}},
		{"currency", func(p *parcel.Parcel) { p.Contents[0].Value.Currency, p.Item.DeclaredTotal = "XYZ", nil }, []string{"AED_CURRENCY /contents/0/value/currency"}},
		{"currency withdrawn", func(p *parcel.Parcel) { p.Contents[0].Value.Currency, p.Item.DeclaredTotal = "HRK", nil }, []string{"AED_CURRENCY /contents/0/value/currency"}},
		{"amount with a comma", func(p *parcel.Parcel) { p.Contents[0].Value, p.Item.DeclaredTotal = euros("34,00"), nil }, []string{"AED_FORMAT /contents/0/value/amount"}},
		{"quantity in words", func(p *parcel.Parcel) { p.Contents[0].Quantity = "two" }, []string{"AED_FORMAT /contents/0/quantity"}},
		{"nature", func(p *parcel.Parcel) { p.Item.Nature = "merchandise" }, []string{"AED_FORMAT /item/nature"}},
		{"HS with letters", func(p *parcel.Parcel) { p.Contents[0].HS = "61-09" }, []string{"AED_HS /contents/0/hs"}},
		{"HS with a lost zero", func(p *parcel.Parcel) { p.Contents[0].HS = "30490" }, []string{"AED_HS /contents/0/hs"}},
		{"HS chapter", func(p *parcel.Parcel) { p.Contents[0].HS = "771000" }, []string{"AED_HS /contents/0/hs"}},
		{"HS with points", func(p *parcel.Parcel) { p.Contents[0].HS = "6109.10" }, []string{"(AED_SPELLING /contents/0/hs)"}},
		{"UN number", func(p *parcel.Parcel) { p.Contents[0].UNNumber = "3481" }, []string{"AED_FORMAT /contents/0/un_number"}},
		{"name too long for the EU", func(p *parcel.Parcel) {
			p.Item.DestCountry, p.Recipient.Address.Country = "DE", "DE"
			p.Recipient.Name = "Dana " + string(slices.Repeat([]rune("é"), 70))
		}, []string{"AED_LENGTH /recipient/name"}},
		{"description too long", func(p *parcel.Parcel) {
			p.Contents[0].Description = "Shirts " + string(slices.Repeat([]rune("ab"), 300))
		}, []string{"AED_LENGTH /contents/0/description"}},
	})
}

// A filler is a fault because a rule asks for what it stands in for; who lists
// it stands behind.
func TestPlaceholderNamesTheRule(t *testing.T) {
	g := newRig(t)
	for _, tt := range []struct{ country, name, want string }{
		{"US", "Unbekannt", "19 CFR 145.74(c)(2): recipient's name"},
		{"DE", "Unbekannt", "IE3F43 Consignee/Name 1..1"},
		{"JP", "Unbekannt", "WCO SAFE 7+1; CN 23"},
		{"CA", "12345", "PACT guide v1.9: consignee name; Transport Canada PACT guide v1.9, section 6"},
	} {
		p := ordinary()
		p.Recipient.Name, p.Recipient.Address.Country, p.Item.DestCountry = tt.name, tt.country, tt.country
		var got []string
		for _, f := range g.check(t, p) {
			if f.Code == aed.Placeholder {
				got = append(got, f.Evidence.Basis)
			}
		}
		if diff := cmp.Diff([]string{tt.want}, got); diff != "" {
			t.Errorf("%s to %s: basis (-want +got):\n%s", tt.name, tt.country, diff)
		}
	}
}

func TestContradictions(t *testing.T) {
	run(t, []scenario{
		{"net over gross", func(p *parcel.Parcel) { p.Contents[0].NetMassG = grams(500) }, []string{"AED_NET_OVER_GROSS /contents/0/net_mass_g", "AED_NET_OVER_GROSS /item/gross_mass_g"}},
		{"net masses together", func(p *parcel.Parcel) {
			p.Contents = append(p.Contents, parcel.Content{Description: "Leather belt", Quantity: "1", NetMassG: grams(200), Value: euros("0")})
			p.Item.Nature = "gift"
		}, []string{"(AED_ZERO_LINE /contents/1/value)", "AED_NET_OVER_GROSS /item/gross_mass_g"}},
		{"total", func(p *parcel.Parcel) { p.Item.DeclaredTotal = euros("340.00") }, []string{"AED_TOTAL /item/declared_total"}},
		{"line over total", func(p *parcel.Parcel) { p.Contents[0].Value = euros("340.00") }, []string{"AED_TOTAL /contents/0/value", "AED_TOTAL /item/declared_total"}},
		{"no quantity of goods is zero", func(p *parcel.Parcel) { p.Contents[0].Quantity = "0" }, []string{"AED_RANGE /contents/0/quantity"}},
		{"more pieces than the weight holds", func(p *parcel.Parcel) { p.Contents[0].Quantity = "99999" }, []string{"AED_RANGE /contents/0/quantity"}},
		{"weight zero", func(p *parcel.Parcel) { p.Item.GrossMassG = grams(0) }, []string{"AED_RANGE /item/gross_mass_g"}},
		{"weight of a truck", func(p *parcel.Parcel) {
			p.Item.GrossMassG, p.Item.MailClass, p.Item.ID = grams(4200000), "C", "CP123456785PT"
		}, []string{"AED_RANGE /item/gross_mass_g"}},
		{"letter of three kilograms", func(p *parcel.Parcel) { p.Item.GrossMassG = grams(3000) }, []string{"(AED_LETTER_MASS /item/gross_mass_g)"}},
		{"value zero", func(p *parcel.Parcel) { p.Contents[0].Value, p.Item.DeclaredTotal = euros("0.00"), nil }, []string{"AED_RANGE /contents/0/value"}},
		{"gift of no value", func(p *parcel.Parcel) {
			p.Item.Nature = "gift"
			p.Contents[0].Value, p.Item.DeclaredTotal = euros("0"), euros("0")
		}, []string{"AED_RANGE /contents/0/value"}},
		{"total zero", func(p *parcel.Parcel) { p.Contents[0].Value, p.Item.DeclaredTotal = nil, euros("0") }, []string{"AED_RANGE /item/declared_total"}},
		{"value negative", func(p *parcel.Parcel) { p.Contents[0].Value, p.Item.DeclaredTotal = euros("-5"), nil }, []string{"AED_RANGE /contents/0/value/amount"}},
		{"value of a ship", func(p *parcel.Parcel) { p.Contents[0].Value, p.Item.DeclaredTotal = euros("34000000"), nil }, []string{"AED_RANGE /contents/0/value/amount"}},
		{"value beyond counting", func(p *parcel.Parcel) {
			p.Contents[0].Value, p.Item.DeclaredTotal = euros("99999999999999999999"), nil
		}, []string{"AED_RANGE /contents/0/value/amount"}},
		{"several currencies", func(p *parcel.Parcel) {
			p.Contents = append(p.Contents, parcel.Content{Description: "Leather belt", Quantity: "1", Value: &parcel.Money{Amount: "3", Currency: "USD"}})
		}, []string{"AED_MIXED_CURRENCY /contents"}},
		{"total in another currency", func(p *parcel.Parcel) {
			p.Item.DeclaredTotal = &parcel.Money{Amount: "34.00", Currency: "USD"}
		}, []string{"AED_MIXED_CURRENCY /item/declared_total/currency"}},
		{"total in a currency spelt otherwise", func(p *parcel.Parcel) {
			p.Item.DeclaredTotal = &parcel.Money{Amount: "34.00", Currency: "eur"}
		}, []string{"(AED_SPELLING /item/declared_total/currency)"}},
		{"posted at an hour, some hours before", func(p *parcel.Parcel) { p.Item.PostedAt = "2026-01-05T01:00:00Z" }, nil},
		{"goods that weigh nothing", func(p *parcel.Parcel) { p.Contents[0].NetMassG = grams(0) }, []string{"AED_RANGE /contents/0/net_mass_g"}},
		{"posted years before the data came", func(p *parcel.Parcel) { p.Item.PostedAt, p.Transport.LoadedAt = "2023-01-04", "" }, []string{"AED_DATE_ORDER /item/posted_at"}},
		{"documents that are shirts", func(p *parcel.Parcel) { p.Item.Nature = "documents" }, []string{"AED_NATURE /item/nature"}},
		{"documents that are shirts, without HS", func(p *parcel.Parcel) { p.Item.Nature, p.Contents[0].HS = "documents", "" }, []string{"AED_NATURE /item/nature"}},
		{"destination", func(p *parcel.Parcel) { p.Recipient.Address.Country = "MX" }, []string{"(AED_ROUTE_SIDE /recipient/address/country)", "AED_ROUTE /item/dest_country"}},
		{"no date", func(p *parcel.Parcel) { p.Item.PostedAt = "04/01/2026" }, []string{"AED_DATE /item/posted_at"}},
		{"date of another time", func(p *parcel.Parcel) { p.Item.PostedAt = "1926-01-04" }, []string{"AED_DATE /item/posted_at"}},
		{"posted long after the data came", func(p *parcel.Parcel) { p.Item.PostedAt, p.Transport.LoadedAt = "2026-02-04", "" }, []string{"AED_DATE_ORDER /item/posted_at"}},
		{"arrival before departure", func(p *parcel.Parcel) {
			p.Transport.ETD, p.Transport.ETA = "2026-01-06T22:00:00Z", "2026-01-06T21:00:00Z"
		}, []string{"AED_DATE_ORDER /transport/eta"}},
		{"arrived before it was loaded", func(p *parcel.Parcel) { p.Transport.ArrivedAt = "2026-01-06T19:00:00Z" }, []string{"AED_DATE_ORDER /transport/arrived_at"}},
	})
}

func TestTimeliness(t *testing.T) {
	run(t, []scenario{
		{"after loading", func(p *parcel.Parcel) { p.Source.ReceivedAt = "2026-01-06T20:00:01Z" }, []string{"AED_LATE /source/received_at"}},
		{"prepared after loading, receipt not told", func(p *parcel.Parcel) {
			p.Source.ReceivedAt, p.Source.PreparedAt = "", "2026-01-06T20:00:01Z"
		}, []string{"AED_LATE /source/prepared_at"}},
		{"after loading, in another zone", func(p *parcel.Parcel) { p.Source.ReceivedAt = "2026-01-07T04:00:01+08:00" }, []string{"AED_LATE /source/received_at"}},
		{"after departure where loading is not known", func(p *parcel.Parcel) {
			p.Transport.LoadedAt, p.Transport.ETD, p.Source.ReceivedAt = "", "2026-01-06T21:00:00Z", "2026-01-06T22:00:00Z"
		}, []string{"AED_LATE /source/received_at"}},
		{"amended after loading", func(p *parcel.Parcel) {
			p.Version, p.Source.ReceivedAt = 2, "2026-01-07T08:00:00Z"
		}, []string{"AED_AMENDED_AFTER_LOAD /source/received_at"}},
		{"no time of receipt", func(p *parcel.Parcel) { p.Source.ReceivedAt = "" }, nil},
	})
}

func TestExemptions(t *testing.T) {
	bare := func(p *parcel.Parcel) {
		p.Sender.Address, p.Contents, p.Item.GrossMassG, p.Item.DeclaredTotal = parcel.Address{}, nil, nil, nil
	}
	run(t, []scenario{
		{"letter with documents", func(p *parcel.Parcel) {
			bare(p)
			p.Item.Nature = "documents"
		}, []string{"(EXEMPT_DOCUMENTS /item)"}},
		{"what is declared is still examined", func(p *parcel.Parcel) {
			bare(p)
			p.Item.Nature, p.Sender.Name = "documents", "unknown"
		}, []string{"(EXEMPT_DOCUMENTS /item)", "AED_PLACEHOLDER /sender/name"}},
		{"goods are no documents", func(p *parcel.Parcel) {
			p.Sender.Address, p.Item.Nature = parcel.Address{}, "documents"
		}, []string{"AED_MISSING /sender/address", "AED_NATURE /item/nature"}},
		{"M bag of books", func(p *parcel.Parcel) {
			bare(p)
			p.Item.ID, p.Contents = "MB123456785PT", []parcel.Content{{Description: "Printed books", HS: "490199"}}
		}, []string{"(EXEMPT_M_BAG /item)"}},
		{"M bag with goods", func(p *parcel.Parcel) {
			p.Item.ID, p.Sender.Address = "MB123456785PT", parcel.Address{}
		}, []string{"AED_MISSING /sender/address"}},
		{"business reply", func(p *parcel.Parcel) {
			bare(p)
			p.Item.ID = "QA123456785PT"
		}, []string{"(EXEMPT_REPLY /item)"}},
	})
}

// withExclusion is a rig whose operator excludes items from a country.
func withExclusion(t testing.TB, row string) rig {
	t.Helper()
	all, err := packs.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	rules, _ := all.Get("jurisdictions")
	files := map[string][]byte{}
	for _, name := range rules.Manifest.FileNames() {
		if files[name], err = rules.File(name); err != nil {
			t.Fatal(err)
		}
	}
	files["excluded-countries.tsv"] = []byte("profile\tcountry\tfrom\tto\tbasis\n" + row + "\n")
	rules, err = pack.New(rules.Manifest, files)
	if err != nil {
		t.Fatal(err)
	}
	checker, err := aed.New(all.With(rules))
	if err != nil {
		t.Fatal(err)
	}
	profiles, err := jurisdiction.Open(rules)
	if err != nil {
		t.Fatal(err)
	}
	return rig{checker, profiles}
}

// The days of an exclusion count, its end not included, and for its profile and
// its country alone.
func TestExcludedCountry(t *testing.T) {
	const row = "us-stop-act\tPT\t2026-01-05\t2026-01-08\tinvented notice"
	g := withExclusion(t, row)
	for _, tt := range []struct {
		name   string
		change func(p *parcel.Parcel)
		want   []string
	}{
		{"on the first day", func(p *parcel.Parcel) { p.Source.ReceivedAt = "2026-01-05T08:00:00Z" }, []string{"(EXEMPT_COUNTRY /item/origin_country)"}},
		{"the day before", func(p *parcel.Parcel) { p.Source.ReceivedAt = "2026-01-04T23:00:00Z" }, []string{"AED_MISSING /sender/address"}},
		{"on the day of its end", func(p *parcel.Parcel) {
			p.Source.ReceivedAt, p.Transport.LoadedAt = "2026-01-08T08:00:00Z", "2026-01-09T08:00:00Z"
		}, []string{"AED_MISSING /sender/address"}},
		{"from another country", func(p *parcel.Parcel) { p.Item.OriginCountry, p.Item.ID = "ES", "LX123456785ES" }, []string{"AED_MISSING /sender/address"}},
		{"to another country", func(p *parcel.Parcel) { p.Item.DestCountry, p.Recipient.Address.Country = "CA", "CA" }, []string{"AED_MISSING /sender/address"}},
		{"what is declared is still examined", func(p *parcel.Parcel) { p.Sender.Name = "unknown" }, []string{"(EXEMPT_COUNTRY /item/origin_country)", "AED_PLACEHOLDER /sender/name"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := ordinary()
			p.Sender.Address = parcel.Address{}
			tt.change(p)
			if diff := cmp.Diff(tt.want, reasons(g.check(t, p))); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// However many lines are at fault, an answer stays readable, and says that it
// did not look at the rest.
func TestMoreFaultsThanAnAnswerHolds(t *testing.T) {
	p := ordinary()
	p.Item.DeclaredTotal, p.Item.Packages = nil, nil
	p.Contents = make([]parcel.Content, 5000)
	got := reasons(newRig(t).check(t, p))
	if !slices.Contains(got, "AED_MORE /contents") || len(got) > 1000 {
		t.Errorf("%d findings, the last %q; want AED_MORE among fewer than 1000", len(got), got[len(got)-1])
	}
}
