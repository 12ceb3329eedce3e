package sample

import (
	"strings"

	"github.com/tidewaiter/tidewaiter/parcel"
)

// plantListedName makes a listed person or firm the sender or recipient.
func plantListedName(m *maker, p *parcel.Parcel) string {
	listed := one(m, m.hits.names)
	name := listed.text
	if listed.given != "" && m.percent(60) {
		name = listed.given + " " + listed.after
	}
	if m.percent(30) {
		name = strings.ToUpper(name)
	}
	party, field := m.side(p)
	party.Name, party.Given, party.Surname, party.Company, party.Email = name, "", "", "", ""
	party.PersonType = "natural"
	if !listed.person {
		party.PersonType = "legal"
	}
	return field + "/name"
}

// plantIdentifier gives a party an identifier that a listed one has.
func plantIdentifier(m *maker, p *parcel.Parcel) string {
	id := one(m, m.hits.identifiers)
	party, field := m.side(p)
	switch id.Type {
	case "email":
		party.Email = id.Value
		return field + "/email"
	case "phone":
		party.Phone = id.Value
		return field + "/phone"
	default:
		party.IDs = []parcel.ID{{Scheme: id.Type, Value: id.Value, Country: id.Country}}
		return field + "/ids/0"
	}
}

// side draws one of the two parties.
func (m *maker) side(p *parcel.Parcel) (party *parcel.Party, field string) {
	if m.percent(50) {
		return &p.Sender, "/sender"
	}
	return &p.Recipient, "/recipient"
}
