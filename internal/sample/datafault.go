package sample

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/tidewaiter/tidewaiter/parcel"
)

// An element is one that the law's table asks for (19 CFR 145.74(c)(2), which
// the other regimes share), with what takes it out of a parcel.
type element struct {
	pointer string // %d stands for the line
	share   int
	remove  func(p *parcel.Parcel, line int)
}

var elements = []element{
	{"/sender/name", 3, func(p *parcel.Parcel, _ int) { noName(&p.Sender) }},
	{"/recipient/name", 3, func(p *parcel.Parcel, _ int) { noName(&p.Recipient) }},
	{"/sender/address", 2, func(p *parcel.Parcel, _ int) { p.Sender.Address = parcel.Address{} }},
	{"/recipient/address", 2, func(p *parcel.Parcel, _ int) { p.Recipient.Address = parcel.Address{} }},
	{"/sender/address", 2, func(p *parcel.Parcel, _ int) { noStreet(&p.Sender.Address) }},
	{"/recipient/address", 2, func(p *parcel.Parcel, _ int) { noStreet(&p.Recipient.Address) }},
	{"/sender/address/city", 2, func(p *parcel.Parcel, _ int) { noCity(&p.Sender.Address) }},
	{"/recipient/address/city", 2, func(p *parcel.Parcel, _ int) { noCity(&p.Recipient.Address) }},
	{"/sender/address/country", 2, func(p *parcel.Parcel, _ int) { p.Sender.Address.Country = "" }},
	{"/recipient/address/country", 1, func(p *parcel.Parcel, _ int) { p.Recipient.Address.Country = "" }},
	{"/contents", 2, func(p *parcel.Parcel, _ int) { p.Contents, p.Item.DeclaredTotal = nil, nil }},
	{"/contents/%d/description", 6, func(p *parcel.Parcel, i int) { p.Contents[i].Description = "" }},
	{"/contents/%d/quantity", 4, func(p *parcel.Parcel, i int) { p.Contents[i].Quantity, p.Item.Packages = "", nil }},
	{"/contents/%d/value", 4, func(p *parcel.Parcel, i int) { p.Contents[i].Value, p.Item.DeclaredTotal = nil, nil }},
	{"/item/gross_mass_g", 4, func(p *parcel.Parcel, _ int) { p.Item.GrossMassG = nil }},
	{"/item/id", 2, func(p *parcel.Parcel, _ int) { p.Item.ID, p.Item.IDScheme = "", "" }},
}

func noName(p *parcel.Party) { p.Name, p.Given, p.Surname, p.Company = "", "", "", "" }

func noStreet(a *parcel.Address) { a.Lines, a.Street, a.Number, a.POBox = nil, "", "", "" }

// noCity takes the city out, and out of the lines that repeat it.
func noCity(a *parcel.Address) {
	if len(a.Lines) > 1 {
		a.Lines = a.Lines[:1]
	}
	a.City = ""
}

func plantMissing(m *maker, p *parcel.Parcel) string {
	var often []element
	for _, e := range elements {
		for range e.share {
			often = append(often, e)
		}
	}
	e := one(m, often)
	if len(p.Contents) == 0 {
		return ""
	}
	line := m.IntN(len(p.Contents))
	if strings.HasSuffix(e.pointer, "/city") && cityState(p.Sender.Address.Country, p.Recipient.Address.Country) {
		return ""
	}
	e.remove(p, line)
	return strings.Replace(e.pointer, "%d", strconv.Itoa(line), 1)
}

// cityState reports whether an address of one of the countries does without a
// city.
func cityState(countries ...string) bool {
	for _, c := range countries {
		if c == "SG" || c == "HK" || c == "AE" {
			return true
		}
	}
	return false
}

func plantPlaceholder(m *maker, p *parcel.Parcel) string {
	text := one(m, []string{"unknown", "n/a", "private", "Unknown", "PRIVATE", "N/A", "xxx", "XXXX", "-", "...", "123456", "none"})
	if m.percent(60) {
		noName(&p.Recipient)
		p.Recipient.Name = text
		return "/recipient/name"
	}
	noName(&p.Sender)
	p.Sender.Name = text
	return "/sender/name"
}

func plantCheckDigit(m *maker, p *parcel.Parcel) string {
	if p.Item.IDScheme != "S10" {
		return ""
	}
	// Another check digit is always wrong; another digit before it need not be:
	// the check digit 5 stands for two remainders.
	const at = 10
	id := []byte(p.Item.ID)
	id[at] = '0' + (id[at]-'0'+byte(m.between(1, 9)))%10
	p.Item.ID = string(id)
	return "/item/id"
}

func plantNetOverGross(m *maker, p *parcel.Parcel) string {
	if len(p.Contents) != 1 || p.Contents[0].NetMassG == nil || p.Item.GrossMassG == nil {
		return ""
	}
	p.Item.GrossMassG = new(*p.Contents[0].NetMassG * int64(m.between(40, 80)) / 100)
	return "/contents/0/net_mass_g"
}

func plantTotal(m *maker, p *parcel.Parcel) string {
	if p.Item.DeclaredTotal == nil {
		return ""
	}
	micros, ok := p.Item.DeclaredTotal.Amount.Micros()
	if !ok {
		return ""
	}
	currency := p.Item.DeclaredTotal.Currency
	wrong := float64(micros) / 1e6 * (1.5 + m.Float64())
	p.Item.DeclaredTotal = &parcel.Money{Amount: amount(wrong, currency), Currency: currency}
	return "/item/declared_total"
}

func plantZeroQuantity(m *maker, p *parcel.Parcel) string {
	return onLine(m, p, "quantity", func(c *parcel.Content) { c.Quantity = "0" })
}

func plantCurrency(m *maker, p *parcel.Parcel) string {
	if p.Item.DeclaredTotal != nil {
		return "" // the total would contradict the line as well
	}
	return onLine(m, p, "value", func(c *parcel.Content) {
		c.Value = &parcel.Money{Amount: c.Value.Amount, Currency: one(m, []string{"ZZZ", "QQQ", "YYY"})}
	})
}

func plantCountry(m *maker, p *parcel.Parcel) string {
	p.Sender.Address.Country = one(m, []string{"ZZ", "QX", "XQ"})
	return "/sender/address/country"
}

func plantHS(m *maker, p *parcel.Parcel) string {
	return onLine(m, p, "hs", func(c *parcel.Content) { c.HS = one(m, []string{"N/A", "T-SHIRT", "0", "0000000", "770000"}) })
}

// plantRoute declares a destination where the recipient does not live.
func plantRoute(m *maker, p *parcel.Parcel) string {
	to := one(m, []string{"DE", "JP", "BR"})
	if to == p.Recipient.Address.Country || p.Recipient.Address.Country == "" {
		return ""
	}
	p.Item.DestCountry, p.Item.DestOffice = to, ""
	return "/item/dest_country"
}

func plantDate(m *maker, p *parcel.Parcel) string {
	p.Item.PostedAt = one(m, []string{"2026-13-04", "2026-02-30", "soon", "1926-11-04"})
	return "/item/posted_at"
}

// plantLate has the data arrive after the parcel was loaded.
func plantLate(m *maker, p *parcel.Parcel) string {
	received, err := time.Parse(time.RFC3339, p.Source.ReceivedAt)
	if err != nil {
		return ""
	}
	p.Transport.ETD = "" // it would be one more contradiction
	p.Transport.LoadedAt = received.Add(-time.Duration(m.between(1, 9)) * time.Hour).Format(time.RFC3339)
	return "/source/received_at"
}

// plantAbsent has nothing declared about a parcel to the United States that
// is already loaded: 19 CFR 145.74(g).
func plantAbsent(m *maker, p *parcel.Parcel) string {
	if p.Item.DestCountry != "US" || plantLate(m, p) == "" {
		return ""
	}
	p.Sender, p.Recipient, p.Contents = parcel.Party{}, parcel.Party{}, nil
	p.Item.DeclaredTotal = nil
	return "/contents"
}

// onLine changes one content line and returns the pointer of its element.
func onLine(m *maker, p *parcel.Parcel, element string, change func(*parcel.Content)) string {
	if len(p.Contents) == 0 {
		return ""
	}
	line := m.IntN(len(p.Contents))
	if p.Contents[line].Value == nil {
		return ""
	}
	change(&p.Contents[line])
	return fmt.Sprintf("/contents/%d/%s", line, element)
}
