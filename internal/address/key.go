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

// A Key is equal for two writings of one place.
type Key struct {
	Text  string
	Grade Grade
}

// Keys names the building and the unit of an address, in each way that it can
// be told: by road and number, by the building's name, within the city and
// within the district. An address without either gets keys of its spot.
func (a Address) Keys() []Key {
	var keys []Key
	for _, within := range a.areas() {
		for _, place := range a.buildings() {
			base := "addr:" + a.Country + ":" + within + ":" + place.text
			keys = append(keys, Key{base, place.grade})
			if a.Unit != "" {
				keys = append(keys, Key{base + "/" + a.Block + "/" + a.Unit, place.unitGrade(a.Unit)})
			}
		}
		if a.POBox != "" {
			keys = append(keys, Key{"addr:" + a.Country + ":" + within + ":box:" + a.POBox, Unit})
		}
		if len(keys) > 0 {
			continue
		}
		for _, spot := range a.spots() {
			keys = append(keys, Key{"addr:" + a.Country + ":" + within + ":" + spot, Spot})
		}
	}
	return keys
}

// Signatures names an address by its names and all of its numbers, whatever
// each of them is: what is left in common by writings without commas, or in
// another order, which Keys may read in different ways. With guesses, parts of
// long names count as names too; a listed address needs none.
func (a Address) Signatures(guesses bool) []Key {
	if len(a.Numbers) == 0 {
		return nil
	}
	numbers, grade := strings.Join(a.Numbers, ","), Building
	if len(a.Numbers) == 1 && len(numbers) < 2 {
		grade = Spot
	}
	names := slices.Concat(a.Roads, a.Buildings, a.Spots)
	if guesses {
		names = append(names, a.pieces...)
	}
	slices.Sort(names)
	var keys []Key
	for _, within := range a.areas() {
		for _, name := range slices.Compact(names) {
			keys = append(keys, Key{"sig:" + a.Country + ":" + within + ":" + name + ":" + numbers, grade})
		}
	}
	return keys
}

// areas are the names within which a road or building is looked for.
func (a Address) areas() []string {
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
	text  string
	grade Grade
}

// unitGrade is that of a unit in the building. A letter alone tells a unit
// of a house, but not of any building with that name.
func (n naming) unitGrade(unit string) Grade {
	if n.grade == Spot && !strings.ContainsAny(unit, "0123456789") {
		return Spot
	}
	return n.grade + 1
}

// buildings are the ways to name the building itself.
func (a Address) buildings() []naming {
	var out []naming
	if a.Number != "" {
		for _, road := range a.Roads {
			out = append(out, naming{road + ":" + a.Number, Building})
		}
		if len(a.Roads) == 0 {
			for _, spot := range a.Spots {
				out = append(out, naming{spot + ":" + a.Number, Building})
			}
		}
	}
	for _, name := range a.Buildings {
		if len(name) >= 4 {
			out = append(out, naming{"b:" + name, Spot})
		}
	}
	return out
}

// spots are the ways to name the surroundings of an address without a number.
func (a Address) spots() []string {
	var out []string
	for _, road := range a.Roads {
		out = append(out, "r:"+road)
	}
	for _, spot := range a.Spots {
		out = append(out, "l:"+spot)
		if a.Unit != "" {
			out = append(out, "l:"+spot+"/"+a.Unit)
		}
	}
	return out
}
