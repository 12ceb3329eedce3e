package jurisdiction

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/pack"
	"github.com/tidewaiter/tidewaiter/parcel"
	"go.yaml.in/yaml/v3"
)

// Files of the pack that are not profiles.
const (
	limitsFile    = "limits.yaml"
	exclusionFile = "excluded-countries.tsv"
)

// ErrUnknown reports a profile name that no profile has.
var ErrUnknown = errors.New("no such profile")

// A Set is the profiles of one pack. It is immutable.
type Set struct {
	profiles []*Profile // sorted by name
	byDest   map[string]*Profile
	fallback *Profile
}

// Open reads every profile of the pack.
func Open(p *pack.Pack) (*Set, error) {
	s, err := open(p)
	if err != nil {
		return nil, fmt.Errorf("open pack %s: %w", p.Manifest.Name, err)
	}
	return s, nil
}

func open(p *pack.Pack) (*Set, error) {
	limits := new(Limits)
	if err := decode(p, limitsFile, limits); err != nil {
		return nil, err
	}
	if err := limits.validate(); err != nil {
		return nil, fmt.Errorf("%s: %w", limitsFile, err)
	}
	exclusions, err := readExclusions(p)
	if err != nil {
		return nil, err
	}
	s := &Set{byDest: map[string]*Profile{}}
	for _, file := range p.Manifest.FileNames() {
		if path.Ext(file) != ".yaml" || file == limitsFile {
			continue
		}
		prof := &Profile{Limits: limits, Pack: p.Manifest.Name, Version: p.Manifest.Version}
		if err := decode(p, file, prof); err != nil {
			return nil, err
		}
		if prof.Base != "" { // read again over its base
			if err := errors.Join(decode(p, prof.Base, prof), decode(p, file, prof)); err != nil {
				return nil, fmt.Errorf("%s: base: %w", file, err)
			}
		}
		if err := prof.index(); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		prof.Exclusions = slices.DeleteFunc(slices.Clone(exclusions), func(x Exclusion) bool { return x.Profile != prof.Name })
		if err := s.add(prof); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	if s.fallback == nil {
		return nil, errors.New("no profile without destinations: one must apply where no other does")
	}
	return s, nil
}

func (s *Set) add(p *Profile) error {
	if _, err := s.Get(p.Name); err == nil {
		return fmt.Errorf("two profiles are named %s", p.Name)
	}
	s.profiles = append(s.profiles, p)
	slices.SortFunc(s.profiles, func(a, b *Profile) int { return strings.Compare(a.Name, b.Name) })
	if len(p.Destinations) == 0 {
		if s.fallback != nil {
			return fmt.Errorf("%s and %s both have no destinations", s.fallback.Name, p.Name)
		}
		s.fallback = p
	}
	for _, country := range p.Destinations {
		if other, ok := s.byDest[country]; ok {
			return fmt.Errorf("%s and %s both apply to %s", other.Name, p.Name, country)
		}
		s.byDest[country] = p
	}
	return nil
}

// For returns the profile that a parcel is screened under: the one named by
// override, else that of the destination, else that of the recipient's
// country, else the one for everywhere.
func (s *Set) For(p *parcel.Parcel, override string) (*Profile, error) {
	if override != "" {
		return s.Get(override)
	}
	for _, country := range [...]string{p.Item.DestCountry, p.Recipient.Address.Country} {
		if prof, ok := s.byDest[strings.ToUpper(strings.TrimSpace(country))]; ok {
			return prof, nil
		}
	}
	return s.fallback, nil
}

// Get returns the profile of a name.
func (s *Set) Get(name string) (*Profile, error) {
	for _, p := range s.profiles {
		if p.Name == name {
			return p, nil
		}
	}
	return nil, fmt.Errorf("profile %q: %w: use one of %s", name, ErrUnknown, strings.Join(s.Names(), ", "))
}

// Names lists the profiles, sorted.
func (s *Set) Names() []string {
	names := make([]string, len(s.profiles))
	for i, p := range s.profiles {
		names[i] = p.Name
	}
	return names
}

func decode(p *pack.Pack, file string, into any) error {
	data, err := p.File(file)
	if err != nil {
		return err
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(into); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

func readExclusions(p *pack.Pack) ([]Exclusion, error) {
	var out []Exclusion
	err := p.EachRow(exclusionFile, 5, func(fields []string) error {
		x, err := readExclusion(fields)
		out = append(out, x)
		return err
	})
	return out, err
}
