package sample

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/tidewaiter/tidewaiter/parcel"
)

// person invents a private party in a country.
func (m *maker) person(c country) parcel.Party {
	culture := one(m, c.cultures)
	p := parcel.Party{Address: m.address(c, culture)}
	given, surname := m.names(culture)
	p.Name = m.written(culture, given, surname)
	if m.percent(40) {
		p.PersonType = "natural"
	}
	if m.percent(15) {
		p.Given, p.Surname = given, surname
	}
	m.contacts(&p, c, given, surname)
	return p
}

// names draws a given name and a surname that together are not a listed
// person's: such a parcel would not be clean.
func (m *maker) names(culture string) (given, surname string) {
	for {
		table := m.tables.names[culture]
		given, surname = one(m, table.given), one(m, table.surnames)
		if strings.HasPrefix(culture, "es") && m.percent(60) {
			surname += " " + one(m, table.surnames)
		}
		if !m.hits.listed(given + " " + surname) {
			return given, surname
		}
	}
}

// written joins a name as a form may have it.
func (m *maker) written(culture, given, surname string) string {
	switch {
	case strings.HasPrefix(culture, "zh-han"), culture == "ja", culture == "ko":
		return surname + given
	case culture == "zh-latn" && m.percent(50), culture == "vi", culture == "ko-latn" && m.percent(50):
		given, surname = surname, given
	case m.percent(4):
		return surname + ", " + given
	}
	name := given + " " + surname
	switch {
	case m.percent(15):
		return strings.ToUpper(name)
	case m.percent(15):
		return unmarked(name)
	}
	return name
}

// unmarked drops accents and the like, as many forms force people to.
func unmarked(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

// firm invents a business in a country.
func (m *maker) firm(c country) parcel.Party {
	if c.code == "CN" && m.percent(20) {
		p := parcel.Party{PersonType: "legal", Address: m.address(c, "zh-hans")}
		p.Name = p.Address.City + one(m, hanWords) + one(m, hanTrades) + "有限公司"
		return p
	}
	p := parcel.Party{PersonType: "legal", Address: m.address(c, "en")}
	word := one(m, firmFirst) + one(m, firmSecond)
	p.Name = word + " " + one(m, firmTrades) + " " + one(m, legalForm(c.code))
	if m.percent(30) {
		p.Email = "sales@" + strings.ToLower(word) + ".example"
	}
	return p
}

// A firm's name is put together from these, so that it reads as invented.
var (
	firmFirst  = []string{"Amber", "Birch", "Bright", "Cedar", "Cloud", "Copper", "Fern", "Heron", "Indigo", "Lantern", "Larch", "Maple", "Merry", "Mill", "Moss", "Otter", "Pebble", "Plum", "Quill", "Rook", "Saffron", "Thistle", "Velvet", "Willow", "Wren"}
	firmSecond = []string{"basket", "bell", "bough", "button", "crest", "field", "gate", "harbour", "kettle", "ladder", "lake", "leaf", "loom", "marble", "meadow", "nest", "path", "ribbon", "spoon", "spring", "thimble", "tree", "wharf", "wheel", "yard"}
	firmTrades = []string{"Homeware", "Textiles", "Toys", "Stationery", "Footwear", "Lighting", "Kitchenware", "Garments", "Crafts", "Bicycles", "Bags", "Gifts & Home", "Garden Supplies", "Optics", "Sportswear"}
	hanWords   = []string{"青灯笼", "小纸鹤", "蓝纽扣", "云朵猫", "竹篮子", "暖石头", "细雨伞", "花木梳"}
	hanTrades  = []string{"日用品", "服饰", "玩具", "文具", "家居用品", "箱包", "工艺品"}
)

func legalForm(country string) []string {
	switch country {
	case "CN", "HK", "TW", "KR", "JP", "TH", "VN":
		return []string{"Co., Ltd.", "Co., Limited", "Trading Co., Ltd."}
	case "DE":
		return []string{"GmbH"}
	case "FR":
		return []string{"SARL", "SAS"}
	case "ES", "MX":
		return []string{"S.L.", "S.A."}
	case "PT", "BR":
		return []string{"Lda", "Ltda"}
	case "IT":
		return []string{"S.r.l."}
	case "NL":
		return []string{"B.V."}
	case "US":
		return []string{"LLC", "Inc."}
	case "IN", "SG":
		return []string{"Pvt. Ltd.", "Pte. Ltd."}
	default:
		return []string{"Ltd", "Limited"}
	}
}

// contacts adds an e-mail under a domain, and a phone from a range, that
// nobody can own.
func (m *maker) contacts(p *parcel.Party, c country, given, surname string) {
	mailbox := strings.ToLower(unmarked(given) + "." + unmarked(surname))
	if isASCIIWord(mailbox) && m.percent(40) {
		p.Email = mailbox + strconv.Itoa(m.between(1, 99)) + "@" + one(m, []string{"example.com", "example.org", "example.net"})
	}
	if c.phone != "" && m.percent(50) {
		p.Phone = m.digits(c.phone)
	}
}

func isASCIIWord(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII || r == ' ' || r == '\'' || r == '’' })
}

// address invents an address in a country, in the culture's script where
// there are such places.
func (m *maker) address(c country, culture string) parcel.Address {
	var fitting, latin []place
	for _, pl := range m.tables.places[c.code] {
		if pl.script == scriptOf(culture) {
			fitting = append(fitting, pl)
		}
		if pl.script == "Latn" {
			latin = append(latin, pl)
		}
	}
	if len(fitting) == 0 {
		fitting = latin
	}
	pl := one(m, fitting)
	a := parcel.Address{City: pl.city, Region: pl.region, Postcode: m.digits(pl.postcode), Country: c.code}
	street := m.street(one(m, pl.streets))
	switch {
	case m.percent(45):
		a.Lines = []string{street}
	case m.percent(20):
		a.Lines = []string{street, strings.TrimSpace(a.City + " " + a.Postcode)}
	default:
		a.Street = street
	}
	if m.percent(20) {
		a.Region = ""
	}
	return a
}

func scriptOf(culture string) string {
	switch culture {
	case "zh-hans":
		return "Hans"
	case "zh-hant":
		return "Hant"
	case "ja":
		return "Jpan"
	case "ko":
		return "Kore"
	case "th":
		return "Thai"
	case "ar", "fa":
		return "Arab"
	case "he":
		return "Hebr"
	case "ru", "uk":
		return "Cyrl"
	case "el":
		return "Grek"
	default:
		return "Latn"
	}
}

// street fills in numbers: {n} of a house, {m} of a flat, {d} of a district.
func (m *maker) street(pattern string) string {
	return strings.NewReplacer(
		"{n}", strconv.Itoa(m.between(2, 380)),
		"{m}", strconv.Itoa(m.between(1, 40)),
		"{d}", strconv.Itoa(m.between(1, 9)),
	).Replace(pattern)
}

// digits puts a digit for each # of the pattern.
func (m *maker) digits(pattern string) string {
	return strings.Map(func(r rune) rune {
		if r == '#' {
			return rune('0' + m.IntN(10))
		}
		return r
	}, pattern)
}
