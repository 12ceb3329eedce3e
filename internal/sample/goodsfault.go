package sample

import (
	"strings"

	"github.com/tidewaiter/tidewaiter/parcel"
)

// describeAs puts a text in place of one line's description. The line's HS
// code would contradict it.
func (m *maker) describeAs(p *parcel.Parcel, text string) string {
	return onLine(m, p, "description", func(c *parcel.Content) {
		c.Description, c.DescriptionLang, c.HS = text, "", ""
	})
}

func plantPoor(m *maker, p *parcel.Parcel) string {
	text := one(m, m.tables.poor)
	if m.percent(15) {
		text = strings.ToUpper(text)
	}
	return m.describeAs(p, text)
}

func plantStopWord(m *maker, p *parcel.Parcel) string {
	words := m.stop[m.rules(p.Item.DestCountry)]
	if len(words) == 0 {
		return ""
	}
	text := one(m, words)
	switch {
	case m.percent(20):
		text = strings.ToUpper(text)
	case m.percent(10):
		text += "."
	}
	return m.describeAs(p, text)
}

func plantSubstance(m *maker, p *parcel.Parcel) string {
	name := one(m, one(m, m.substances).Names)
	form := one(m, []string{"*", "* powder", "* reference sample, 1 vial", "* tablets", "pure *", "lab reagent * 50 g"})
	if hasHan(name) {
		form = one(m, []string{"*", "*粉末", "*样品"})
	}
	return m.describeAs(p, strings.Replace(form, "*", name, 1))
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF })
}

func plantCAS(m *maker, p *parcel.Parcel) string {
	s := one(m, m.substances)
	if len(s.CAS) == 0 {
		return ""
	}
	form := one(m, []string{"CAS *", "chemical reagent CAS *", "intermediate, CAS No. *", "*"})
	return m.describeAs(p, strings.Replace(form, "*", one(m, s.CAS), 1))
}

// plantEquipment declares a regulated machine; to the United States with the
// transaction id that its import needs.
func plantEquipment(m *maker, p *parcel.Parcel) string {
	field := m.describeEquipment(p)
	if field != "" && p.Item.DestCountry == "US" {
		p.Item.Documents = []parcel.Document{{Type: "DEA", Ref: m.digits("452-######")}}
	}
	return field
}

// plantUnreportedEquipment declares a regulated machine to the United States
// without a transaction id, which is asked for first (21 CFR 1310.05).
func plantUnreportedEquipment(m *maker, p *parcel.Parcel) string {
	if p.Item.DestCountry != "US" {
		return ""
	}
	return m.describeEquipment(p)
}

func (m *maker) describeEquipment(p *parcel.Parcel) string {
	form := one(m, []string{"*", "used *", "* with motor", "*, desktop"})
	name := one(m, m.equipment)
	if hasHan(name) {
		form = "*"
	}
	return m.describeAs(p, strings.Replace(form, "*", name, 1))
}
