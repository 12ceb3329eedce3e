// Package address takes postal addresses apart, well enough to tell whether
// two writings mean one building and one unit. Lines as people write them go
// in: Chinese in Han or pinyin, in either order, with words and abbreviations
// of English and other languages. Parts, keys and comparisons come out. It
// does not validate addresses and knows no map.
package address

import (
	"slices"
	"strings"
	"sync"
)

// Raw is an address as declared. Lines may hold all of it.
type Raw struct {
	Lines    []string
	City     string
	Region   string
	Postcode string
	Country  string // ISO 3166-1 alpha-2
}

// String is the address as a person reads it, in one line.
func (r Raw) String() string {
	parts := slices.Clone(r.Lines)
	for _, s := range [...]string{r.City, r.Region, r.Postcode, r.Country} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
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
	p := newParser(raw)
	defer parsers.Put(p)
	p.addr.Country = strings.ToUpper(raw.Country)
	p.addr.Postcode = Postcode(raw.Postcode)
	for _, line := range raw.Lines {
		p.read(line)
	}
	p.cityAt = len(p.places)
	p.read(raw.City)
	p.read(raw.Region)
	p.finish()
	return p.addr
}

// beyondMainland reports that the address says it is in Hong Kong, Macau or
// Taiwan. A road of a mainland city may have the name of one there: 南京街.
func (p *parser) beyondMainland() bool {
	if !p.asked {
		p.asked = true
		switch strings.ToUpper(p.raw.Country) {
		case "HK", "MO", "TW":
			p.beyond = true
		default:
			p.beyond = saysBeyond(p.raw.City) || saysBeyond(p.raw.Region) ||
				slices.ContainsFunc(p.raw.Lines, func(s string) bool { return !isASCII(s) && saysBeyond(s) })
		}
	}
	return p.beyond
}

// saysBeyond looks for names of places there.
func saysBeyond(s string) bool {
	names := latinBeyond
	if !isASCII(s) {
		names = hanBeyond
	}
	s = strings.ToLower(s)
	return slices.ContainsFunc(names, func(name string) bool { return strings.Contains(s, name) })
}

var (
	latinBeyond = []string{"hong kong", "hongkong", "kowloon", "new territories", "macau", "macao", "taiwan", "taipei"}
	hanBeyond   = []string{
		"香港", "九龍", "九龙", "新界", "澳門", "澳门", "高雄", "新竹", "hong kong", "hongkong", "kowloon",
		"臺灣", "臺湾", "臺北", "臺中", "臺南", "台灣", "台湾", "台北", "台中", "台南",
	}
)

// parsers are used again: what one needs while it reads is larger than what
// comes out, and was half of the time (BenchmarkParse).
var parsers = sync.Pool{New: func() any { return new(parser) }}

func newParser(raw Raw) *parser {
	p := parsers.Get().(*parser)
	*p = parser{raw: raw, words: tables().words, toks: p.toks[:0], names: p.names[:0], places: p.places[:0], spots: p.spots[:0]}
	return p
}

// read parses one line, whatever its script.
func (p *parser) read(line string) {
	switch {
	case isASCII(line) || strings.IndexFunc(line, isHan) < 0:
		p.latin(line)
	default:
		p.mixed(line)
	}
}

// mixed parses a line with Chinese characters, in which words of Latin letters
// may stand: "Room 1203, 185 Xincun Road, 深圳".
func (p *parser) mixed(line string) {
	start, latin := 0, false
	for i, r := range line {
		switch {
		case isHan(r) && latin:
			p.latin(line[start:i])
			start, latin = i, false
		case !latin && isWord(line[i:]):
			if i > start {
				p.han(line[start:i])
			}
			start, latin = i, true
		}
	}
	if latin {
		p.latin(line[start:])
		return
	}
	p.han(line[start:])
}

// isWord reports that a text starts with two Latin letters. One alone names a
// block or unit: "A座".
func isWord(s string) bool { return len(s) > 1 && isLatin(s[0]) && isLatin(s[1]) }

func isLatin(c byte) bool { c |= 0x20; return c >= 'a' && c <= 'z' }

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func isHan(r rune) bool { return r >= 0x3400 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF }

// Postcode is a post code as it is compared: digits and small letters.
func Postcode(s string) string { return plain(s) }

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
