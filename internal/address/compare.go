package address

import "slices"

// A Comparison says which parts two addresses have in common.
type Comparison struct {
	Agree  []string // names of parts that both have and that are equal
	Differ []string // names of parts that both have and that are not
	// Confidence that both are one place, from 0 to 1: that of the narrowest
	// part that agrees, lowered by each that differs.
	Confidence float64
}

// A comparedPart is a part of an address and how narrow a place it names.
type comparedPart struct {
	name  string
	of    func(*Address) []string
	equal float64 // confidence when it is the narrowest part that agrees
	other float64 // factor when it differs
}

// comparedParts go from the widest part to the narrowest. The figures were set
// by judgement.
var comparedParts = [...]comparedPart{
	{"country", func(a *Address) []string { return one(a.Country) }, 0.01, 0.05},
	{"region", func(a *Address) []string { return one(a.Region) }, 0.02, 0.5},
	{"city", func(a *Address) []string { return one(a.City) }, 0.05, 0.15},
	{"district", func(a *Address) []string { return one(a.District) }, 0.1, 0.5},
	{"postcode", func(a *Address) []string { return one(a.Postcode) }, 0.1, 0.7},
	{"road", func(a *Address) []string { return slices.Concat(a.Roads, a.Spots) }, 0.3, 0.3},
	{"building", func(a *Address) []string { return a.Buildings }, 0.6, 0.7},
	{"number", func(a *Address) []string { return one(a.Number) }, 0.8, 0.2},
	{"block", func(a *Address) []string { return one(a.Block) }, 0.85, 0.4},
	{"unit", func(a *Address) []string { return one(a.Unit) }, 0.98, 0.4},
	{"post box", func(a *Address) []string { return one(a.POBox) }, 0.98, 0.2},
}

// Compare holds two addresses against each other. It is symmetric, and an
// address compared with itself differs in nothing.
func Compare(a, b Address) Comparison {
	var c Comparison
	for _, part := range comparedParts {
		ours, theirs := part.of(&a), part.of(&b)
		switch {
		case len(ours) == 0 || len(theirs) == 0:
		case slices.ContainsFunc(ours, func(s string) bool { return slices.Contains(theirs, s) }):
			c.Agree = append(c.Agree, part.name)
			if part.counts(c.Agree) {
				c.Confidence = max(c.Confidence, part.equal)
			}
		default:
			c.Differ = append(c.Differ, part.name)
		}
	}
	for _, part := range comparedParts {
		if slices.Contains(c.Differ, part.name) {
			c.Confidence *= part.other
		}
	}
	return c
}

// counts reports that a part tells something, given those that agree: the same
// house number on two roads does not, nor the same room in two houses.
func (p comparedPart) counts(agree []string) bool {
	house := slices.Contains(agree, "road") && (p.name == "number" || slices.Contains(agree, "number"))
	switch p.name {
	case "number":
		return house
	case "block", "unit":
		return house || slices.Contains(agree, "building")
	}
	return true
}

func one(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}
