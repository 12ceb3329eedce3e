// Package address takes postal addresses apart, well enough to tell whether
// two writings mean one building and one unit. Lines as people write them go
// in: Chinese in Han or pinyin, in either order, with words and abbreviations
// of English and other languages. Parts, keys and comparisons come out. It
// does not validate addresses and knows no map.
package address

import "strings"

// Raw is an address as declared. Lines may hold all of it.
type Raw struct {
	Lines    []string
	City     string
	Region   string
	Postcode string
	Country  string // ISO 3166-1 alpha-2
}

// An Address is a Raw taken apart. Names are lower-case Latin without spaces
// and without the word for what they are: "Xin Hua Rd." is "xinhua". A part
// that was not found is empty.
type Address struct {
	Country   string   // ISO 3166-1 alpha-2; HK, MO and TW where the text says so
	Region    string   // province or state
	City      string   // of China: prefecture or municipality
	District  string   // district, county or county-level city
	Spots     []string // towns, villages, estates: names that tell the spot without a road
	Postcode  string   // as digits and letters
	Roads     []string // usually one; two at a crossing, or where a character has two readings
	Number    string   // house number
	Buildings []string // names of buildings and compounds
	Block     string   // building within a compound
	Floor     string
	Unit      string // room, flat, shop
	POBox     string
	Numbers   []string // every number but postcodes, floors and those of road names, sorted

	pieces []string // parts of long names: an address without commas glues names together
}

// Parse takes an address apart.
func Parse(raw Raw) Address {
	p := parser{words: tables().words, toks: make([]token, 0, 32)}
	p.addr.Country = strings.ToUpper(raw.Country)
	p.addr.Postcode = plain(raw.Postcode)
	for _, line := range raw.Lines {
		p.read(line)
	}
	p.cityAt = len(p.places)
	p.read(raw.City)
	p.read(raw.Region)
	p.finish()
	return p.addr
}

// read parses one line, whatever its script.
func (p *parser) read(line string) {
	if strings.IndexFunc(line, isHan) >= 0 {
		p.han(line)
		return
	}
	p.latin(line)
}

func isHan(r rune) bool { return r >= 0x3400 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF }

// plain keeps letters and digits, in lower case.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch r = foldRune(r); {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r >= 0x80:
			return r
		}
		return -1
	}, s)
}
