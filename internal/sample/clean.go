package sample

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/tidewaiter/tidewaiter/identifier"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// firstDay is the posting date of the earliest parcels, so that a manifest
// does not depend on the day it is made.
var firstDay = time.Date(2026, time.November, 2, 0, 0, 0, 0, time.UTC)

// clean makes a parcel that nothing stands against.
func (m *maker) clean(index int) *parcel.Parcel {
	from, to := m.route()
	p := &parcel.Parcel{
		Schema:   parcel.SchemaVersion,
		RecordID: fmt.Sprintf("s%d-%07d", m.seed, index+1),
		Version:  1,
	}
	p.Sender, p.Recipient = m.parties(p, from, to)
	m.contents(p, from)
	m.item(p, index, from, to)
	m.times(p)
	return p
}

func (m *maker) route() (from, to country) {
	for {
		from = m.tables.countries[one(m, m.tables.origins)]
		to = m.tables.countries[one(m, m.tables.dests)]
		if from.code != to.code {
			return from, to
		}
	}
}

// parties draws who sends to whom, which also tells the nature of the
// transaction: shops sell, people give.
func (m *maker) parties(p *parcel.Parcel, from, to country) (sender, recipient parcel.Party) {
	p.Channel = "postal"
	switch {
	case m.percent(65): // a shop sells to a person
		p.Item.Nature = "sale_of_goods"
		if m.percent(20) {
			p.Channel = "marketplace"
		}
		return m.firm(from), m.person(to)
	case m.percent(60): // a person gives to a person
		p.Item.Nature = "gift"
		return m.person(from), m.person(to)
	case m.percent(50): // a person sells, or sends back
		p.Item.Nature = "sale_of_goods"
		if m.percent(25) {
			p.Item.Nature = "returned_goods"
		}
		return m.person(from), m.person(to)
	default: // firm to firm
		p.Item.Nature = "sale_of_goods"
		if m.percent(25) {
			p.Item.Nature = "commercial_sample"
		}
		if m.percent(50) {
			p.Channel = "express"
		}
		return m.firm(from), m.firm(to)
	}
}

// contents declares one to four lines, up to what a parcel may weigh.
func (m *maker) contents(p *parcel.Parcel, from country) {
	const maxNet = 15_000
	lines := 1
	if m.percent(30) {
		lines = m.between(2, 4)
	}
	usd := m.percent(60) // else the sender's own currency
	net := 0
	for i := range lines {
		a := m.article(from)
		pieces := 1
		if a.usd < 60 && m.percent(35) {
			pieces = m.between(2, 5)
		}
		for pieces > 1 && net+a.grams*pieces > maxNet {
			pieces--
		}
		net += a.grams * pieces
		p.Contents = append(p.Contents, m.line(a, i+1, pieces, from, usd))
	}
	m.total(p)
}

// article draws goods whose text is in a language of the sender or English.
func (m *maker) article(from country) article {
	for {
		a := one(m, m.tables.articles)
		if a.lang == "en" || spoken(from, a.lang) {
			return a
		}
	}
}

func spoken(c country, lang string) bool {
	for _, culture := range c.cultures {
		if culture, _, _ = strings.Cut(culture, "-"); culture == lang {
			return true
		}
	}
	return false
}

func (m *maker) line(a article, number, pieces int, from country, usd bool) parcel.Content {
	c := parcel.Content{Line: int64(number), Description: m.describe(a), Quantity: parcel.Decimal(strconv.Itoa(pieces))}
	if m.percent(80) {
		c.NetMassG = new(int64(a.grams * pieces))
	}
	price := float64(a.usd) * (0.7 + 0.6*m.Float64()) * float64(pieces)
	c.Value = &parcel.Money{Amount: amount(price, "USD"), Currency: "USD"}
	if !usd {
		c.Value = &parcel.Money{Amount: amount(price*from.perUSD, from.currency), Currency: from.currency}
	}
	if m.percent(70) {
		c.HS = a.hs
	}
	if m.percent(70) {
		c.OriginCountry = from.code
	}
	if m.percent(20) {
		c.DescriptionLang = a.lang
	}
	if m.percent(30) {
		c.Unit = "PCE"
	}
	return c
}

// describe fills in the choices of an article's text.
func (m *maker) describe(a article) string {
	text := a.text
	if strings.Contains(text, "{") {
		text = m.choose(text)
	}
	if m.percent(10) {
		text = strings.ToUpper(text)
	}
	return text
}

func (m *maker) choose(text string) string {
	return strings.NewReplacer(
		"{colour}", one(m, []string{"black", "white", "navy blue", "dark green", "red", "grey", "beige", "light blue"}),
		"{han}", one(m, []string{"黑色", "白色", "蓝色", "红色", "灰色"}),
		"{size}", one(m, []string{"S", "M", "L", "XL"}),
		"{waist}", strconv.Itoa(m.between(28, 40)),
		"{shoe}", strconv.Itoa(m.between(36, 46)),
		"{n}", strconv.Itoa(m.between(1, 5)),
	).Replace(text)
}

// amount writes a price with the decimals of its currency.
func amount(price float64, currency string) parcel.Decimal {
	decimals := 2
	if currency == "JPY" {
		decimals = 0
	}
	return parcel.Decimal(strconv.FormatFloat(price, 'f', decimals, 64))
}

// total declares the sum of the lines in most parcels.
func (m *maker) total(p *parcel.Parcel) {
	if m.percent(25) {
		return
	}
	var sum int64
	for _, c := range p.Contents {
		micros, _ := c.Value.Amount.Micros()
		sum += micros
	}
	currency := p.Contents[0].Value.Currency
	p.Item.DeclaredTotal = &parcel.Money{Amount: amount(float64(sum)/1e6, currency), Currency: currency}
}

// item gives the parcel its weight, class and number.
func (m *maker) item(p *parcel.Parcel, index int, from, to country) {
	net := 0.0
	for i, c := range p.Contents {
		if c.NetMassG != nil {
			net += float64(*c.NetMassG)
		} else {
			net += float64(200 * (i + 1))
		}
	}
	gross := int64(math.Ceil(net*(1.03+0.1*m.Float64()))) + int64(m.between(15, 120))
	it := &p.Item
	it.GrossMassG = &gross
	it.Packages = new(int64(1))
	it.OriginCountry, it.DestCountry = from.code, to.code
	it.NonDelivery = one(m, []string{"return", "return", "return", "abandon"})
	if p.Channel == "express" {
		it.ID, it.IDScheme = fmt.Sprintf("TW%010d", serial(m.seed, index)), "HAWB"
		p.Transport.Mode = "air"
		return
	}
	it.IDScheme = "S10"
	indicator := "C" + string(rune('A'+m.IntN(23)))
	it.MailClass = "C"
	switch {
	case m.percent(15):
		it.MailClass, indicator = "E", "E"+string(rune('A'+m.IntN(23)))
	case gross <= 2000 && m.percent(60):
		it.MailClass, indicator = "U", one(m, []string{"L", "R", "U"})+string(rune('A'+m.IntN(26)))
	}
	digits := fmt.Sprintf("%08d", serial(m.seed, index))
	it.ID = indicator + digits + string(rune(identifier.S10CheckDigit(digits))) + from.code
	it.OriginOffice, it.DestOffice = from.office, to.office
	it.Postage = m.postage(gross, from)
}

// serial gives each index of a seed a number of its own, up to a hundred
// million of them.
func serial(seed uint64, index int) int {
	const coprime = 7_654_321
	return (index*coprime + int(seed%1000)*104_729 + 12_345_678) % 100_000_000
}

func (m *maker) postage(grams int64, from country) *parcel.Money {
	price := (4 + 0.012*float64(grams)) * from.perUSD
	return &parcel.Money{Amount: amount(price, from.currency), Currency: from.currency}
}

// times says when the parcel was posted, when the data came and when the
// flight leaves, in that order.
func (m *maker) times(p *parcel.Parcel) {
	posted := firstDay.AddDate(0, 0, m.IntN(19)).Add(time.Duration(m.between(7*60, 19*60)) * time.Minute)
	received := posted.Add(time.Duration(m.between(20, 600)) * time.Minute)
	p.Item.PostedAt = posted.Format(time.DateOnly)
	p.Source = parcel.Source{
		Format:     "json",
		MessageID:  strconv.Itoa(m.between(1000, 999_999)),
		ReceivedAt: received.Format(time.RFC3339),
	}
	if m.percent(50) {
		departure := received.Add(time.Duration(m.between(8, 60)) * time.Hour)
		p.Transport.Mode = "air"
		p.Transport.ETD = departure.Format(time.RFC3339)
		p.Transport.LoadedAt = departure.Add(-90 * time.Minute).Format(time.RFC3339)
	}
}
