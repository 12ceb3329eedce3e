package jurisdiction

import (
	"fmt"
	"time"
)

// An Exemption is a kind of item that a regime does not ask data for. It
// lifts missing elements only: what is declared is still examined.
type Exemption struct {
	Kind     ExemptionKind `yaml:"kind"`
	Basis    string        `yaml:"basis"`
	Verified bool          `yaml:"verified"`
}

// ExemptionKind names a kind of exempt item.
type ExemptionKind string

const (
	Documents ExemptionKind = "documents" // letter-class items that hold documents only
	MBag      ExemptionKind = "m-bag"     // M bags without goods
	Reply     ExemptionKind = "reply"     // international business reply items
	Country   ExemptionKind = "country"   // items from an excluded country, see [Exclusion]
)

// An Exclusion is a row of the dated table of countries that a regime's
// authority has excluded from the requirements. Operators maintain it; it is
// empty as shipped.
type Exclusion struct {
	Profile string
	Country string    // of origin, ISO 3166-1 alpha-2
	From    time.Time // first day
	To      time.Time // first day no longer excluded; zero: open
	Basis   string
}

// Exempt returns the exemption of a kind, if the profile has it.
func (p *Profile) Exempt(kind ExemptionKind) (Exemption, bool) {
	for _, x := range p.Exemptions {
		if x.Kind == kind {
			return x, true
		}
	}
	return Exemption{}, false
}

// Excluded reports whether items from a country need no data on a day.
func (p *Profile) Excluded(country string, day time.Time) (Exclusion, bool) {
	for _, x := range p.Exclusions {
		if x.Country == country && !day.Before(x.From) && (x.To.IsZero() || day.Before(x.To)) {
			return x, true
		}
	}
	return Exclusion{}, false
}

func readExclusion(fields []string) (Exclusion, error) {
	x := Exclusion{Profile: fields[0], Country: fields[1], Basis: fields[4]}
	var err error
	if x.From, err = time.Parse(time.DateOnly, fields[2]); err != nil {
		return x, fmt.Errorf("from %q is not YYYY-MM-DD", fields[2])
	}
	if fields[3] == "" {
		return x, nil
	}
	if x.To, err = time.Parse(time.DateOnly, fields[3]); err != nil {
		return x, fmt.Errorf("to %q is not YYYY-MM-DD", fields[3])
	}
	return x, nil
}
