package ownership

import (
	"cmp"
	"slices"
)

// join finds which rows speak of one party. An id decides; a row without one
// is the party of its name and country; a row without country is the only
// party of its name, if there is only one. Mentions that tell more come first,
// so that the order of the rows does not matter.
func join(rows []row) ([]Party, []Stake) {
	mentions := make([]*Party, 0, 2*len(rows))
	for i := range rows {
		mentions = append(mentions, &rows[i].owner, &rows[i].company)
	}
	j := &joiner{byID: map[string]int{}, byName: map[string][]int{}}
	numbers := make([]int, len(mentions))
	for pass := range vague + 1 {
		for i, m := range mentions {
			if vagueness(m) == pass {
				numbers[i] = j.number(m)
			}
		}
	}
	stakes := make([]Stake, len(rows))
	for i := range rows {
		stakes[i] = rows[i].stake
		stakes[i].Owner, stakes[i].Company = numbers[2*i], numbers[2*i+1]
	}
	for i := range j.parties {
		j.parties[i].settle()
	}
	return j.parties, stakes
}

// vague is the vagueness of a bare name.
const vague = 4

// vagueness says how little a mention tells of its party.
func vagueness(p *Party) int {
	switch {
	case p.ID != "":
		return 0
	case p.Country != "" && p.Type != "":
		return 1
	case p.Country != "":
		return 2
	case p.Type != "":
		return 3
	}
	return vague
}

// A joiner numbers parties.
type joiner struct {
	parties []Party
	byID    map[string]int
	byName  map[string][]int // parties of a name key
}

// number gives the party that is mentioned, new or known.
func (j *joiner) number(m *Party) int {
	key := nameKey(m.Name)
	n, known := j.find(m, key)
	if !known {
		n = len(j.parties)
		j.parties = append(j.parties, Party{ID: m.ID, Type: m.Type, Country: m.Country, Source: m.Source})
		if m.ID != "" {
			j.byID[m.ID] = n
		}
	}
	if !slices.Contains(j.byName[key], n) {
		j.byName[key] = append(j.byName[key], n)
	}
	j.parties[n].learn(m)
	return n
}

func (j *joiner) find(m *Party, key string) (int, bool) {
	if m.ID != "" {
		n, ok := j.byID[m.ID]
		return n, ok
	}
	var fit []int
	for _, n := range j.byName[key] {
		p := &j.parties[n]
		if compatible(p.Type, m.Type) && (p.Country == m.Country || p.Country == "" || m.Country == "") {
			fit = append(fit, n)
		}
	}
	if len(fit) == 1 {
		return fit[0], true
	}
	for _, n := range fit { // several of one name: only that of the same country will do
		if j.parties[n].ID == "" && j.parties[n].Country == m.Country {
			return n, true
		}
	}
	return 0, false
}

// learn adds what a row says of a party. What a row without id says of type
// and country was compared when the party was found, and tells no more.
func (p *Party) learn(m *Party) {
	if !slices.Contains(p.Aliases, m.Name) {
		p.Aliases = append(p.Aliases, m.Name)
	}
	if m.ID != "" {
		p.Type = earlier(p.Type, m.Type)
		p.Country = earlier(p.Country, m.Country)
	}
}

// earlier is the first in the alphabet of the texts that are not empty.
func earlier[T ~string](a, b T) T {
	if a == "" || b == "" {
		return cmp.Or(a, b)
	}
	return min(a, b)
}

// settle takes the first spelling in the alphabet as the name, so that the
// order of rows does not matter.
func (p *Party) settle() {
	slices.Sort(p.Aliases)
	p.Name, p.Aliases = p.Aliases[0], p.Aliases[1:]
}
