package address

import (
	"bytes"
	"strings"
)

// Area appends to dst the area that all keys of an address name, if city and
// country alone tell it: most addresses lie where nobody asks about, and need
// not be taken apart. In China a city's field may hold anything, and so may one
// with more than names in it; ok is then false.
func Area(dst []byte, city, country string) (area []byte, ok bool) {
	country = strings.ToUpper(country)
	switch country {
	case "", "CN", "HK", "MO", "TW":
		return dst, false
	}
	if strings.Contains(country, ":") || strings.IndexFunc(city, isHan) >= 0 {
		return dst, false
	}
	p := newParser(Raw{})
	defer parsers.Put(p)
	p.toks = tokenize(p.toks, city, p.words)
	for _, t := range p.toks {
		if t.class != "" && t.class != classEnd {
			return dst, false
		}
	}
	for p.at < len(p.toks) {
		p.at++
		p.step(p.toks[p.at-1])
	}
	if len(p.places) == 0 {
		return dst, false
	}
	a := Address{Country: country, City: p.places[0].name}
	return a.AppendArea(dst), true
}

// City appends to dst the area of the city that the fields for city and region
// name, in the form of Area. Where they name none, the lines may; ok is then
// false.
func City(dst []byte, city, region, country string) (area []byte, ok bool) {
	if city == "" {
		return dst, false
	}
	if area, ok := Area(dst, city, country); ok {
		return area, true
	}
	a := Parse(Raw{City: city, Region: region, Country: country})
	return a.AppendArea(dst), a.City != ""
}

// AppendArea appends the area of the address's city, in the form of Area, unless
// the city is not known.
func (a *Address) AppendArea(dst []byte) []byte {
	if a.City == "" {
		return dst
	}
	for _, s := range [...]string{a.Country, ":", a.City, ":"} {
		dst = append(dst, s...)
	}
	return dst
}

// AreaOf is the part of a key that names its area.
func AreaOf(key []byte) []byte {
	_, rest, _ := bytes.Cut(key, []byte{':'})
	country, within, _ := bytes.Cut(rest, []byte{':'})
	return rest[:len(country)+1+bytes.IndexByte(within, ':')+1]
}
