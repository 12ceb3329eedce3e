package address

import (
	"slices"
	"strings"
)

// finish settles what waits and resolves the places.
func (p *parser) finish() {
	p.clauseEnd()
	a := &p.addr
	if p.number != "" && a.Number == "" && a.Roads != nil {
		a.Number, p.number = p.number, ""
	}
	p.settleNumber()
	a.Number = strings.Trim(a.Number, "-")
	slices.Sort(a.Numbers)
	a.Numbers = slices.Compact(a.Numbers)
	if p.chinese() {
		p.resolve()
	} else if p.cityAt < len(p.places) {
		a.City = p.places[p.cityAt].name
	} else if n := len(p.places); n > 0 {
		a.City = p.places[n-1].name
	}
	for _, s := range p.spots {
		known := s == a.City || s == a.District || s == a.Region || len(codesOf(mention{name: s})) > 0
		if len(s) >= 4 && len(a.Spots) < maxSpots && !known && !slices.Contains(a.Spots, s) {
			a.Spots = append(a.Spots, s)
		}
	}
}

// maxSpots bounds the names kept of a spot.
const maxSpots = 4

// chinese reports that the tables of places apply.
func (p *parser) chinese() bool {
	switch p.addr.Country {
	case "CN", "HK", "MO", "TW":
		return true
	case "":
		return slices.ContainsFunc(p.places, func(m mention) bool { return m.han != "" || len(codesOf(m)) > 0 })
	}
	return false
}

// codesOf looks a mention up.
func codesOf(m mention) []string {
	t := tables()
	if codes := t.han[m.han]; m.han != "" && len(codes) > 0 {
		return codes
	}
	if codes := t.latin[m.name]; len(codes) > 0 || m.name == "" {
		return codes
	}
	for _, suffix := range [...]string{"shi", "sheng", "qu", "xinqu", "xian"} { // glued on by copyists
		if stem, ok := strings.CutSuffix(m.name, suffix); ok && len(stem) > 3 && len(t.latin[stem]) > 0 {
			return t.latin[stem]
		}
	}
	return nil
}

// resolve names province, city and district from the mentions, which come in
// any order and do not always say what they are.
func (p *parser) resolve() {
	a := &p.addr
	province := p.pick(2, "", func(m mention) bool { return m.kind == "" || m.kind == "province" || m.kind == "city" })
	city := p.pick(4, province, func(m mention) bool { return m.kind == "" || m.kind == "city" || m.kind == "county" })
	if city == "" && municipality(province) {
		city = province + "01"
	}
	within := city
	if within == "" {
		within = province
	}
	district := p.pick(6, within, func(m mention) bool { return m.kind != "province" })
	if district == "" && within == "" {
		district = p.only(6)
	}
	if district != "" && city == "" {
		city = district[:4]
	}
	if province == "" && len(city) >= 2 {
		province = city[:2]
	}
	t := tables()
	a.Region, a.City, a.District = t.places[province].pinyin, t.places[city].pinyin, t.places[district].pinyin
	if municipality(province) {
		a.City = a.Region
	}
	if province == "81" {
		a.Region, a.City, a.District = "hongkong", "hongkong", ""
	}
	a.Country = countryOf(province, a.Country)
	p.unknownPlaces()
}

// pick returns the first code of a length within another place.
func (p *parser) pick(length int, within string, fits func(mention) bool) string {
	for _, m := range p.places {
		if !fits(m) {
			continue
		}
		for _, code := range codesOf(m) {
			if len(code) == length && strings.HasPrefix(code, within) {
				return code
			}
		}
	}
	return ""
}

// only returns the code of a length if the mentions know just one.
func (p *parser) only(length int) string {
	found := ""
	for _, m := range p.places {
		for _, code := range codesOf(m) {
			if len(code) != length || m.kind == "" {
				continue
			}
			if found != "" && found != code {
				return ""
			}
			found = code
		}
	}
	return found
}

// unknownPlaces keeps names said to be a city or district that the table does
// not have.
func (p *parser) unknownPlaces() {
	a := &p.addr
	for _, m := range p.places {
		switch {
		case len(codesOf(m)) > 0:
		case m.kind == "city" && a.City == "":
			a.City = m.name
		case (m.kind == "district" || m.kind == "county") && a.District == "":
			a.District = m.name
		}
	}
}

// municipality reports provinces that are one city.
func municipality(code string) bool {
	switch code {
	case "11", "12", "31", "50", "81", "82":
		return true
	}
	return false
}

func countryOf(province, country string) string {
	switch province {
	case "81":
		return "HK"
	case "82":
		return "MO"
	case "71":
		return "TW"
	case "":
		return country
	}
	return "CN"
}
