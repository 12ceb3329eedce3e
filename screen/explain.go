package screen

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/check/goods"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// An Explanation is an assessment with everything that was looked at on the
// way, what was found clean included.
type Explanation struct {
	Assessment Assessment `json:"assessment"`
	Looks      []Look     `json:"looks"` // in the order of the record
}

// A Look is one element of the record and what was made of it.
type Look struct {
	Field    string            `json:"field"` // JSON pointer
	What     string            `json:"what"`  // in words
	Value    string            `json:"value"` // as declared; empty: not declared
	Examined []string          `json:"examined"`
	Findings []finding.Finding `json:"findings"`
}

// Explain assesses a parcel as Screen does and tells what was looked at.
func (s *Screener) Explain(p *parcel.Parcel) Explanation {
	e := Explanation{Assessment: s.Screen(p)}
	prof, err := s.profiles.For(p, s.profile)
	if err != nil {
		e.place()
		return e
	}
	x := explainer{Screener: s, parcel: p, profile: prof}
	x.item()
	x.party("/sender", "sender", &p.Sender, jurisdiction.SenderName)
	x.party("/recipient", "recipient", &p.Recipient, jurisdiction.RecipientName)
	for i := range p.OtherParties {
		x.party(fmt.Sprintf("/other_parties/%d", i), cmp.Or(p.OtherParties[i].Role, "other party"), &p.OtherParties[i], noElement)
	}
	for i := range p.Contents {
		x.content(i)
	}
	e.Looks = x.looks
	e.place()
	return e
}

// place puts each finding at the element it is about, or at a place of its
// own.
func (e *Explanation) place() {
	for _, f := range e.Assessment.Findings {
		at := e.nearest(f.Field)
		if at < 0 {
			e.Looks = append(e.Looks, Look{Field: f.Field, What: cmp.Or(strings.Trim(f.Field, "/"), "parcel"), Value: f.Text, Examined: []string{}})
			at = len(e.Looks) - 1
		}
		e.Looks[at].Findings = append(e.Looks[at].Findings, f)
	}
}

// nearest returns the look at a field, or at the closest element around it.
func (e *Explanation) nearest(field string) int {
	best := -1
	for i := range e.Looks {
		l := e.Looks[i].Field
		if l != "" && (field == l || strings.HasPrefix(field, l+"/")) && (best < 0 || len(l) > len(e.Looks[best].Field)) {
			best = i
		}
	}
	return best
}

// noElement stands for what no regime asks for.
const noElement = jurisdiction.Element(255)

type explainer struct {
	*Screener
	parcel  *parcel.Parcel
	profile *jurisdiction.Profile
	looks   []Look
}

func (x *explainer) look(field, what, value string, element jurisdiction.Element) *Look {
	l := Look{Field: field, What: what, Value: value, Examined: []string{}, Findings: []finding.Finding{}}
	if element != noElement {
		l.Examined = append(l.Examined, x.asked(element))
	}
	x.looks = append(x.looks, l)
	return &x.looks[len(x.looks)-1]
}

// asked says what the profile wants of an element.
func (x *explainer) asked(e jurisdiction.Element) string {
	need, applies := x.profile.Need(e, x.parcel.Channel)
	if !applies {
		return "not asked for by " + x.profile.Name
	}
	return fmt.Sprintf("%s for %s (%s)", need.Need, x.profile.Name, need.Basis)
}

func (x *explainer) item() {
	i := &x.parcel.Item
	x.look("/item/id", "item identifier", i.ID, jurisdiction.ItemID)
	mass, field := i.GrossMassG, "/item/gross_mass_g"
	if mass == nil {
		mass = i.DeclaredGrossMassG
	}
	x.look(field, "gross mass in grams", integer(mass), jurisdiction.Mass)
	x.look("/item/nature", "nature of the transaction", i.Nature, jurisdiction.Nature)
	if i.DeclaredTotal != nil {
		x.look("/item/declared_total", "declared total", amount(i.DeclaredTotal), jurisdiction.Value)
	}
	if x.parcel.Transport.LoadedAt != "" {
		x.look("/transport/loaded_at", "time of loading", x.parcel.Transport.LoadedAt, noElement)
	}
}

func (x *explainer) party(field, what string, p *parcel.Party, name jurisdiction.Element) {
	l := x.look(field+"/name", what+", name", p.Name, name)
	if p.Name != "" {
		l.Examined = append(l.Examined, x.nearestName(p.Name, &p.Address))
	}
	if p.Company != "" {
		l := x.look(field+"/company", what+", company", p.Company, noElement)
		l.Examined = append(l.Examined, x.nearestName(p.Company, &p.Address))
	}
	l = x.look(field+"/address", what+", address", addressText(&p.Address), noElement)
	l.Examined = append(l.Examined, "read for names and for what listed entries share")
	for _, contact := range [][3]string{{"/phone", "phone", p.Phone}, {"/email", "e-mail", p.Email}} {
		if contact[2] != "" {
			l := x.look(field+contact[0], what+", "+contact[1], contact[2], noElement)
			l.Examined = append(l.Examined, "compared with the identifiers of all listed entries")
		}
	}
}

// nearestName says how far the closest listed name is.
func (x *explainer) nearestName(name string, where *parcel.Address) string {
	text := "compared with "
	for i, l := range x.tools.lists {
		if i > 0 {
			text += ", "
		}
		text += fmt.Sprintf("%s (%d entries)", l.Name, len(l.Entries))
	}
	q := match.Query{Name: name, Country: where.Country, Place: x.tools.matcher.Place(link.Declared(where))}
	found := x.tools.matcher.Match(q, 1, 0)
	if len(found) == 0 || found[0].Name == nil {
		return text + ": nothing near"
	}
	m := found[0]
	return text + fmt.Sprintf(": nearest is %s (%s) at %.2f", m.Name.Text, m.Entry.ID, m.Score)
}

func (x *explainer) content(i int) {
	c, field := &x.parcel.Contents[i], "/contents/"+strconv.Itoa(i)
	line := fmt.Sprintf("line %d, ", i+1)
	l := x.look(field+"/description", line+"description", c.Description, jurisdiction.Description)
	if c.Description != "" {
		r := x.tools.goods.Read(goods.Line{Text: c.Description, HS: c.HS, Pointer: field}, x.profile)
		l.Examined = append(l.Examined, fmt.Sprintf("read for substances, equipment and stop terms: the text is %s", r.Quality))
	}
	x.look(field+"/hs", line+"HS code", c.HS, jurisdiction.HS)
	x.look(field+"/quantity", line+"quantity", string(c.Quantity), jurisdiction.Quantity)
	x.look(field+"/value", line+"value", amount(c.Value), jurisdiction.Value)
	if c.NetMassG != nil {
		x.look(field+"/net_mass_g", line+"net mass in grams", integer(c.NetMassG), noElement)
	}
}

func integer(n *int64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatInt(*n, 10)
}

func amount(m *parcel.Money) string {
	if m == nil {
		return ""
	}
	return string(m.Amount) + " " + m.Currency
}

func addressText(a *parcel.Address) string {
	parts := append(slices.Clone(a.Lines), a.Street, a.Number, a.POBox, a.City, a.Region, a.Postcode, a.Country)
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(parts, ", ")
}
