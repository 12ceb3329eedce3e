package match

import (
	"math"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/names"
)

// What is known beside the name, in log-odds. What is absent is neutral.
const (
	sameCountry    = 0.6
	otherCountry   = -0.6
	sameBirth      = 3.0
	sameBirthYear  = 1.0
	otherBirthYear = -3.0
	otherKind      = -3.5 // a person is no organisation
	craft          = -3.0 // a party that sends or receives is no ship
	weakAlias      = -0.7 // an alias that its publisher calls weak
)

// Features of a date of birth that fits, and of the country.
const (
	countryName      = "country"
	otherCountryName = "other_country"

	bornSame      = "born"
	bornSameYear  = "born_same_year"
	bornOtherwise = "born_otherwise"
	otherType     = "other_type"
)

// withoutBonus is the score that the name alone must reach so that, with the
// most the rest can add, the match reaches least.
func withoutBonus(least float64, q *Query) float64 {
	bonus := 0.0
	if q.Country != "" {
		bonus += sameCountry
	}
	if q.Born != "" {
		bonus += sameBirth
	}
	if q.Place != nil {
		bonus += q.Place.most
	}
	if bonus == 0 || least <= 0 || least >= 1 {
		return least
	}
	return 1 / (1 + math.Exp(bonus-math.Log(least/(1-least))))
}

// context compares what stands beside the name.
func (m *Matcher) context(q *Query, own owner, e *watchlist.Entry, n *watchlist.Name) []names.Feature {
	var out []names.Feature
	if n.Weak {
		out = append(out, names.Feature{Name: "weak_alias", B: n.Text, Evidence: weakAlias})
	}
	switch kind := KindOf(e.Type); {
	case kind == names.Craft:
		out = append(out, names.Feature{Name: otherType, A: q.Kind.String(), B: kind.String(), Evidence: craft})
	case q.Kind == names.Person && kind == names.Organisation, q.Kind == names.Organisation && kind == names.Person:
		out = append(out, names.Feature{Name: otherType, A: q.Kind.String(), B: kind.String(), Evidence: otherKind})
	}
	if f, ok := compareCountry(q.Country, e); ok {
		out = append(out, f)
	}
	if f, ok := m.comparePlace(q.Place, own, e); ok {
		out = append(out, f)
	}
	if f, ok := compareBirth(q.Born, e); ok {
		out = append(out, f)
	}
	return out
}

// compareCountry looks for the party's country among the entry's addresses.
func compareCountry(country string, e *watchlist.Entry) (names.Feature, bool) {
	if country == "" {
		return names.Feature{}, false
	}
	theirs := ""
	for i := range e.Addresses {
		switch c := e.Addresses[i].Country; {
		case strings.EqualFold(c, country):
			return names.Feature{Name: countryName, A: country, B: c, Evidence: sameCountry}, true
		case c != "":
			theirs = c
		}
	}
	return names.Feature{Name: otherCountryName, A: country, B: theirs, Evidence: otherCountry}, theirs != ""
}

// compareBirth looks for the party's date of birth among the entry's.
func compareBirth(born string, e *watchlist.Entry) (names.Feature, bool) {
	best, found := names.Feature{}, false
	for _, d := range e.Dates {
		if d.Kind != "birth" || len(d.From) < 4 || len(born) < 4 {
			continue
		}
		f := names.Feature{Name: bornOtherwise, A: born, B: d.Text, Evidence: otherBirthYear}
		last := d.From
		if d.To != "" {
			last = d.To
		}
		switch {
		case born == d.From && len(born) == 10:
			f.Name, f.Evidence = bornSame, sameBirth
		case born[:4] >= d.From[:4] && born[:4] <= last[:4]:
			f.Name, f.Evidence = bornSameYear, sameBirthYear
		case d.Circa:
			continue
		}
		if !found || f.Evidence > best.Evidence {
			best, found = f, true
		}
	}
	return best, found
}

// Beside says in words what a feature compares that stands beside the names;
// empty if it compares the names themselves.
func Beside(feature string) string {
	switch feature {
	case countryName, otherCountryName:
		return "country"
	case cityName:
		return "city"
	case postcodeName:
		return "post code"
	case addressName:
		return "address"
	case bornSame, bornSameYear, bornOtherwise:
		return "date of birth"
	case otherType:
		return "type"
	}
	return ""
}
