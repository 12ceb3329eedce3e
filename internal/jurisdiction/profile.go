// Package jurisdiction opens the pack of destination profiles: which data a
// regime asks for, by when, what is exempt, how long its fields are, which
// stop lists apply and how severe each finding is. A profile is chosen by the
// parcel's destination unless the user names one. Profiles are facts with a
// legal basis; what a parcel lacks is for the checks to say.
package jurisdiction

import (
	"fmt"
	"slices"
	"time"
)

// A Profile is the rules of one destination regime. It is immutable.
type Profile struct {
	Name         string   `yaml:"name"` // for example "us-stop-act"
	Title        string   `yaml:"title"`
	Date         string   `yaml:"date"`         // YYYY-MM-DD: the day the rules were looked up
	Destinations []string `yaml:"destinations"` // ISO 3166-1 alpha-2; empty: where no other profile applies
	Base         string   `yaml:"base"`         // file of the profile whose rules hold where this one has none; empty: none
	StopLists    []string `yaml:"stop_lists"`   // lists of the descriptions pack
	// SubstanceLists are lists of the substances pack beside the main one.
	SubstanceLists []string `yaml:"substance_lists"`
	Requirements   []Requirement
	Deadlines      []Deadline
	Absent         Absence
	Exemptions     []Exemption
	Floors         []Floor
	Lengths        Lengths

	// Shared by all profiles of a set.
	Limits     *Limits     `yaml:"-"`
	Exclusions []Exclusion `yaml:"-"` // those of this profile
	Pack       string      `yaml:"-"` // where the profile comes from
	Version    string      `yaml:"-"`

	needs  [elementCount]Requirement
	floors map[string]string
}

// CNOther is the list of what China's catalogues name beside the main list of
// the substances pack.
const CNOther = "cn-other"

// A Floor changes how severe a finding code is under a profile.
type Floor struct {
	Code  string `yaml:"code"`
	Floor string `yaml:"floor"` // AC (a note), RFI, RFS or DNL
	Basis string `yaml:"basis"`
}

// A Deadline says by when the data must have been received.
type Deadline struct {
	Modes    []string `yaml:"modes"`  // air, sea, rail, road; empty: all others
	Before   string   `yaml:"before"` // loading, departure or arrival
	Hours    int      `yaml:"hours"`  // how long before that event
	Basis    string   `yaml:"basis"`
	Verified bool     `yaml:"verified"`
}

// Events that a deadline may stand before.
const (
	Loading   = "loading"
	Departure = "departure"
	Arrival   = "arrival"
)

// An Absence is the deterministic rule for an item that still has no advance
// data when its deadline has passed.
type Absence struct {
	Floor    string `yaml:"floor"` // empty: as before the deadline
	Basis    string `yaml:"basis"`
	Verified bool   `yaml:"verified"`
}

// Lengths are the longest texts that the regime's messages carry, in
// characters; zero means no limit of its own.
type Lengths struct {
	Name        int `yaml:"name"`
	Street      int `yaml:"street"`
	City        int `yaml:"city"`
	Postcode    int `yaml:"postcode"`
	Description int `yaml:"description"`
	ItemID      int `yaml:"item_id"`
	Basis       string
	Verified    bool
}

// Need returns what the profile says about an element in a channel.
func (p *Profile) Need(e Element, channel string) (Requirement, bool) {
	r := p.needs[e]
	return r, r.AppliesTo(channel)
}

// Floor returns how severe a finding code is under the profile: AC, RFI, RFS
// or DNL; def where the profile does not say.
func (p *Profile) Floor(code, def string) string {
	if f, ok := p.floors[code]; ok {
		return f
	}
	return def
}

// Deadline returns the rule of a transport mode: the one that names it, else
// the one that names none.
func (p *Profile) Deadline(mode string) (Deadline, bool) {
	var found *Deadline
	for i := range p.Deadlines {
		d := &p.Deadlines[i]
		if slices.Contains(d.Modes, mode) {
			return *d, true
		}
		if len(d.Modes) == 0 {
			found = d
		}
	}
	if found == nil {
		return Deadline{}, false
	}
	return *found, true
}

// index fills the lookup tables after validating what the file says.
func (p *Profile) index() error {
	if p.Name == "" || p.Title == "" {
		return fmt.Errorf("a profile needs name and title")
	}
	if _, err := time.Parse(time.DateOnly, p.Date); err != nil {
		return fmt.Errorf("date %q is not YYYY-MM-DD", p.Date)
	}
	for _, list := range p.SubstanceLists {
		if list != CNOther {
			return fmt.Errorf("substance list %q is unknown: use %s", list, CNOther)
		}
	}
	for _, r := range p.Requirements {
		switch {
		case r.Need != Expected && r.Need != Mandatory:
			return fmt.Errorf("%s: need %q is neither expected nor mandatory", r.Element, r.Need)
		case r.Basis == "":
			return fmt.Errorf("%s: a requirement needs a basis", r.Element)
		case p.needs[r.Element].Need != NotAsked:
			return fmt.Errorf("%s is required twice", r.Element)
		}
		p.needs[r.Element] = r
	}
	for _, d := range p.Deadlines {
		if d.Before != Loading && d.Before != Departure && d.Before != Arrival {
			return fmt.Errorf("deadline before %q: use loading, departure or arrival", d.Before)
		}
	}
	return p.indexFloors()
}

func (p *Profile) indexFloors() error {
	p.floors = make(map[string]string, len(p.Floors))
	for _, f := range p.Floors {
		if !validFloor(f.Floor) {
			return fmt.Errorf("floor %q of %s is not one of AC, RFI, RFS, DNL", f.Floor, f.Code)
		}
		p.floors[f.Code] = f.Floor
	}
	if p.Absent.Floor != "" && !validFloor(p.Absent.Floor) {
		return fmt.Errorf("floor %q of absent data is not one of AC, RFI, RFS, DNL", p.Absent.Floor)
	}
	return nil
}

func validFloor(s string) bool {
	return slices.Contains([]string{"AC", "RFI", "RFS", "DNL"}, s)
}
