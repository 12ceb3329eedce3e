package address

import (
	"slices"
	"strings"
)

// Grade says how narrow a place a key names.
type Grade int

const (
	Spot     Grade = iota // a road, village or estate: many live there
	Building              // a house or named building
	Unit                  // a room, flat, shop or post box
)

// A Detail says which keys of an address are wanted; each has those before it.
type Detail int

const (
	Sure    Detail = iota // by the parts as they were read
	Numbers               // and by all of its numbers, whatever each is
	Guesses               // and by parts of long names: for asking, not for keeping
)

// Keys gives f a key for each way of telling the building and the unit of an
// address: by road and number, by the building's name, within the city and
// within the district. An address without either gets keys of its spot. Two
// writings of one place have equal keys; f must not keep the slice.
func (a *Address) Keys(detail Detail, f func(key []byte, grade Grade)) {
	k := keyer{text: make([]byte, 0, 128), f: f}
	namings := a.buildings()
	for _, within := range a.areas() {
		k.start("addr:", a.Country, ":", within, ":")
		for _, n := range namings {
			k.key(n.grade, n.name, n.number)
			if a.Unit != "" {
				k.key(n.unitGrade(a.Unit), n.name, n.number, "/", a.Block, "/", a.Unit)
			}
		}
		if a.POBox != "" {
			k.key(Unit, "box:", a.POBox)
		}
		if len(namings) == 0 && a.POBox == "" {
			a.spots(&k)
		}
		if detail != Sure && len(a.Numbers) > 0 {
			a.signatures(&k, within, detail)
		}
	}
}

// signatures name an address by its names and all of its numbers: what is left
// in common by writings without commas, or in another order, the parts of
// which may be read in different ways.
func (a *Address) signatures(k *keyer, within string, detail Detail) {
	grade := Building
	if len(a.Numbers) == 1 && len(a.Numbers[0]) < 2 {
		grade = Spot
	}
	k.start("sig:", a.Country, ":", within, ":")
	for i, n := range a.Numbers {
		if i > 0 {
			k.add(",")
		}
		k.add(n)
	}
	k.add(":")
	k.base = len(k.text)
	for _, names := range [...][]string{a.Roads, a.Buildings, a.Spots} {
		for _, name := range names {
			k.key(grade, name)
		}
	}
	if detail == Guesses {
		for _, name := range a.pieces {
			k.key(grade, name)
		}
	}
}

// A keyer writes keys that begin alike into one place.
type keyer struct {
	text []byte
	base int
	f    func([]byte, Grade)
}

func (k *keyer) start(parts ...string) {
	k.text = k.text[:0]
	k.add(parts...)
	k.base = len(k.text)
}

func (k *keyer) add(parts ...string) {
	for _, s := range parts {
		k.text = append(k.text, s...)
	}
}

func (k *keyer) key(grade Grade, parts ...string) {
	k.text = k.text[:k.base]
	k.add(parts...)
	k.f(k.text, grade)
}

// areas are the names within which a road or building is looked for.
func (a *Address) areas() []string {
	if a.Country == "HK" || a.Country == "MO" {
		return []string{""} // one city
	}
	var out []string
	for _, name := range [...]string{a.City, a.District} {
		if name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	if len(out) == 0 && a.Postcode != "" {
		out = append(out, a.Postcode)
	}
	return out
}

// A naming is one way to name a building. Its name alone is less sure than
// road and number: towns have several of one name.
type naming struct {
	name, number string
	grade        Grade
}

// buildings are the ways to name the building itself.
func (a *Address) buildings() []naming {
	var out []naming
	if a.Number != "" {
		names := a.Roads
		if len(names) == 0 {
			names = a.Spots
		}
		for _, name := range names {
			out = append(out, naming{name, ":" + a.Number, Building})
		}
	}
	for _, name := range a.Buildings {
		if len(name) >= 4 {
			out = append(out, naming{"b:", name, Spot})
		}
	}
	return out
}

// unitGrade is that of a unit in the building. A letter alone tells a unit
// of a house, but not of any building with that name.
func (n naming) unitGrade(unit string) Grade {
	if n.grade == Spot && !strings.ContainsAny(unit, "0123456789") {
		return Spot
	}
	return n.grade + 1
}

// spots are the ways to name the surroundings of an address without a number.
func (a *Address) spots(k *keyer) {
	for _, road := range a.Roads {
		k.key(Spot, "r:", road)
	}
	for _, spot := range a.Spots {
		k.key(Spot, "l:", spot)
		if a.Unit != "" {
			k.key(Spot, "l:", spot, "/", a.Unit)
		}
	}
}
