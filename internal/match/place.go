package match

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/tidewaiter/tidewaiter/internal/address"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/names"
)

// What it tells that a party's address is a listed one's, in log-odds beyond
// those of the country. Set by hand, like the rest of what stands beside a name.
//
// A city tells the more, the fewer of the country's listed entries are in it:
// nothing from a twelfth of them on, as in Moscow, Dubai or Hong Kong, and most
// in a town that has one of some thousand. It tells a fifth of what that share
// would say by itself, for lists do not tell how many strangers live in a place:
// Tokyo has eight listed entries. A post code is a narrower place, and tells
// something sooner. Every place is counted in the same way, in every country.
// Another city of the same country tells nothing: parties move, and have several
// addresses; cities have several names.
const (
	cityShare     = 0.2
	commonCity    = 2.5 // nothing from a twelfth of the country's entries on
	mostCity      = 0.8
	postcodeShare = 0.2
	mostPostcode  = 1.2
	leastSpot     = 0.1 // what would tell less is left out
	elsewhere     = 10  // entries thought to be in other places, where few are listed at all
	sameHouse     = 2.0 // road and number, or post box
	sameUnit      = 3.0 // and the room
	crowdedHouse  = 0.5 // less for each time that entries there are e times as many
	leastHouse    = 0.5
)

// Features of an address that fits.
const (
	cityName     = "city"
	postcodeName = "postcode"
	addressName  = "address"
)

// leastToExcuse is the evidence of an address that makes up for thin names: few
// entries are in the house.
const leastToExcuse = 1.0

// A Place is where a party is, as far as that tells it from others: lists have
// few entries there.
type Place struct {
	raw      address.Raw
	city     spot
	postcode spot
	houses   []house
	most     float64 // the evidence that it gives for an entry, at most
}

// A spot is a city or post code in which lists have entries; number 0 is none.
type spot struct {
	number   uint32
	evidence float64
}

// A house is an entry's that is found by a key of the address.
type house struct {
	sum         uint64 // of the key
	list, entry uint32
	address     uint16  // of the entry
	unit        bool    // the key names the room too
	evidence    float64 // set when asked for
}

// A placeIndex knows the places of all lists' entries.
type placeIndex struct {
	spots  map[string]spot // by area, or by country and post code
	starts [][]uint32      // by list and entry: where its places begin
	at     []placed
	houses []house // by sum, list and entry
	// marks are of the cities and post codes, and of the house numbers of each
	// city: an address with none of these is in none of the houses, which spares
	// most parties the reading of theirs.
	marks [markBits / 64]uint64
	known cityMemo
}

// placed is a place of an entry.
type placed struct {
	number  uint32 // of the spot
	address uint16 // of the entry
}

// markBits is the size of the set of marks: those of twenty thousand addresses
// fill a fiftieth of it.
const markBits = 1 << 19

// mark notes a hash, and has reports whether it was noted, or another one like it.
func (x *placeIndex) mark(sum uint64) { x.marks[sum%markBits/64] |= 1 << (sum % 64) }

func (x *placeIndex) has(sum uint64) bool { return x.marks[sum%markBits/64]>>(sum%64)&1 == 1 }

func newPlaceIndex(lists []*watchlist.List) *placeIndex {
	x := &placeIndex{spots: map[string]spot{}}
	count := newPlaceCount()
	for li, l := range lists {
		keys, n := watchlist.KeysOf(l), 0
		starts := make([]uint32, 0, len(l.Entries)+1)
		for ei := range l.Entries {
			first := len(x.at)
			starts = append(starts, uint32(first))
			for ai := range l.Entries[ei].Addresses {
				a := &l.Entries[ei].Addresses[ai]
				x.addSpot(count, keys.Area(n), first, uint16(ai))
				x.addSpot(count, string(appendPostcode(nil, a.Country, keys.Postcode(n))), first, uint16(ai))
				x.addHouses(keys.Area(n), keys.Address(n), house{list: uint32(li), entry: uint32(ei), address: uint16(ai)})
				n++
			}
			count.entry(x.at[first:])
		}
		x.starts = append(x.starts, append(starts, uint32(len(x.at))))
	}
	for key, s := range x.spots {
		s.evidence = count.evidence(s.number)
		x.spots[key] = s
	}
	slices.SortFunc(x.houses, compareHouses)
	x.houses = slices.Compact(x.houses)
	return x
}

func compareHouses(a, b house) int {
	return cmp.Or(cmp.Compare(a.sum, b.sum), cmp.Compare(a.list, b.list), cmp.Compare(a.entry, b.entry), cmp.Compare(a.address, b.address))
}

// addSpot notes a city or post code of the entry whose places begin at first.
func (x *placeIndex) addSpot(count *placeCount, key string, first int, address uint16) {
	if key == "" || key[0] == ':' {
		return // of no country
	}
	s, known := x.spots[key]
	if !known {
		s.number = count.add(key)
		x.spots[key] = s
		x.mark(fnv(fnvStart, key))
	}
	if !slices.ContainsFunc(x.at[first:], func(p placed) bool { return p.number == s.number }) {
		x.at = append(x.at, placed{s.number, address})
	}
}

// addHouses notes the keys of an address that name a house by a number.
func (x *placeIndex) addHouses(area string, keys []watchlist.AddressKey, at house) {
	if area == "" || area[0] == ':' {
		return
	}
	for _, k := range keys {
		number := lastNumber(k.Text)
		if k.Grade < address.Building || number == "" || !strings.HasPrefix(k.Text, houseKey) {
			continue
		}
		at.sum, at.unit = fnv(fnvStart, k.Text), k.Grade == address.Unit
		x.houses = append(x.houses, at)
		if k.Grade == address.Building || strings.Contains(k.Text, boxKey) { // a room's house has a key of its own
			x.mark(fnv(fnv(fnvStart, area), number))
		}
	}
}

// houseKey begins the keys of houses, among those of an address; boxKey is in
// those of post boxes.
const (
	houseKey = "addr:"
	boxKey   = ":box:"
)

// lastNumber is the last number in a key: that of the room, if it names one, or
// else of the house.
func lastNumber(key string) string {
	end := strings.LastIndexAny(key, digits) + 1
	start := end
	for start > 0 && isDigit(key[start-1]) {
		start--
	}
	return key[start:end]
}

const (
	digits      = "0123456789"
	otherDigits = "０１２３４５６７８９〇零一二三四五六七八九十百" // of house numbers, as they may be written
)

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// appendPostcode appends the key of a post code, or nothing where it is none:
// too short, or one character again and again.
func appendPostcode(dst []byte, country, postcode string) []byte {
	code := address.Postcode(postcode)
	if len(code) < 3 || country == "" || strings.Trim(code, code[:1]) == "" {
		return dst
	}
	return append(append(append(dst, strings.ToUpper(country)...), '='), code...)
}

// A placeCount counts the entries of each city and post code, and of all of each
// country.
type placeCount struct {
	spots     []spotCount // by number
	countries map[spotKind]float64
}

type spotCount struct {
	kind    spotKind
	entries float64
}

// A spotKind is that of the cities, or post codes, of a country.
type spotKind struct {
	country  string
	postcode bool
}

func newPlaceCount() *placeCount {
	return &placeCount{spots: make([]spotCount, 1), countries: map[spotKind]float64{}}
}

// add gives a number to a city or post code.
func (c *placeCount) add(key string) uint32 {
	i := strings.IndexAny(key, ":=")
	c.spots = append(c.spots, spotCount{kind: spotKind{key[:i], key[i] == '='}})
	return uint32(len(c.spots) - 1)
}

// entry counts an entry at each of its places.
func (c *placeCount) entry(at []placed) {
	for i, p := range at {
		s := &c.spots[p.number]
		s.entries++
		if !slices.ContainsFunc(at[:i], func(o placed) bool { return c.spots[o.number].kind == s.kind }) {
			c.countries[s.kind]++
		}
	}
}

// evidence is what sharing a city or post code tells.
func (c *placeCount) evidence(number uint32) float64 {
	s := c.spots[number]
	rarity := math.Log((c.countries[s.kind] + elsewhere) / s.entries)
	evidence := min(cityShare*(rarity-commonCity), mostCity)
	if s.kind.postcode {
		evidence = min(postcodeShare*rarity, mostPostcode)
	}
	if evidence < leastSpot {
		return 0
	}
	return evidence
}

// Place finds what the lists have where a party is, for queries of this Matcher;
// nil if it tells nothing.
func (m *Matcher) Place(raw address.Raw) *Place {
	x := m.places
	raw.Country = strings.ToUpper(raw.Country)
	city := x.cityOf(raw)
	var postcode spot
	if raw.Postcode != "" {
		var room [64]byte
		if key := appendPostcode(room[:0], raw.Country, raw.Postcode); x.has(fnv(fnvStart, key)) {
			postcode = x.spots[string(key)]
		}
	}
	most := max(city.evidence, postcode.evidence)
	var houses []house
	if city.number != 0 && x.mayHouse(city.area, raw.Lines) {
		houses = x.housesOf(raw)
		for i := range houses {
			most = max(most, houses[i].evidence)
		}
	}
	if most == 0 {
		return nil
	}
	return &Place{raw, city.spot, postcode, houses, most}
}

// A city is one that a party may be in: the area of its addresses, and what lists
// have there.
type city struct {
	spot
	area string // empty where lists have nothing
}

// cityOf finds the city of an address.
func (x *placeIndex) cityOf(raw address.Raw) city {
	written := cityText{raw.City, raw.Region, raw.Country}
	if c, ok := x.known.get(written); ok {
		return c
	}
	var room [128]byte
	area, ok := address.City(room[:0], raw.City, raw.Region, raw.Country)
	if !ok && len(raw.Lines) > 0 {
		a := address.Parse(raw)
		area = a.AppendArea(room[:0])
	}
	var c city
	if c.spot = x.spots[string(area)]; c.number != 0 {
		c.area = string(area)
	}
	if ok {
		x.known.put(written, c)
	}
	return c
}

// A cityMemo remembers the cities of addresses by what they write, for most write
// one of a few. What it gives is what reading anew would.
type cityMemo [1 << 12]atomic.Pointer[writtenCity] // by hash; the last one stays

type writtenCity struct {
	cityText
	city
}

type cityText struct{ name, region, country string }

// longestCity is how long texts may be that are remembered.
const longestCity = 64

func (m *cityMemo) at(t *cityText) *atomic.Pointer[writtenCity] {
	return &m[fnv(fnv(fnv(fnvStart, t.name), t.region), t.country)%uint64(len(m))]
}

func (m *cityMemo) get(t cityText) (city, bool) {
	if c := m.at(&t).Load(); c != nil && c.cityText == t {
		return c.city, true
	}
	return city{}, false
}

func (m *cityMemo) put(t cityText, c city) {
	if len(t.name)+len(t.region)+len(t.country) > longestCity {
		return
	}
	m.at(&t).Store(&writtenCity{cityText{strings.Clone(t.name), strings.Clone(t.region), strings.Clone(t.country)}, c})
}

// mayHouse reports whether lines hold a number of a house that an entry has in
// the city, or may hold one in other digits.
func (x *placeIndex) mayHouse(area string, lines []string) bool {
	inCity := fnv(fnvStart, area)
	for _, line := range lines {
		han := false
		for i := 0; i < len(line); i++ {
			if !isDigit(line[i]) {
				han = han || line[i] >= 0xE3 // where Han and characters of full width begin
				continue
			}
			start := i
			for i+1 < len(line) && isDigit(line[i+1]) {
				i++
			}
			if x.has(fnv(inCity, line[start:i+1])) {
				return true
			}
		}
		if han && strings.ContainsAny(line, otherDigits) {
			return true
		}
	}
	return false
}

// housesOf finds the entries that have the house, each once, with the most that
// this tells.
func (x *placeIndex) housesOf(raw address.Raw) []house {
	var out []house
	parsed := address.Parse(raw)
	parsed.Keys(address.Sure, func(key []byte, _ address.Grade) {
		sum := fnv(fnvStart, key)
		from, found := slices.BinarySearchFunc(x.houses, sum, func(h house, sum uint64) int { return cmp.Compare(h.sum, sum) })
		if !found {
			return
		}
		to := from
		for to < len(x.houses) && x.houses[to].sum == sum {
			to++
		}
		evidence := sameHouse
		if x.houses[from].unit {
			evidence = sameUnit
		}
		evidence = max(leastHouse, evidence-crowdedHouse*math.Log(float64(entriesOf(x.houses[from:to]))))
		for _, h := range x.houses[from:to] {
			h.evidence = evidence
			i := slices.IndexFunc(out, func(o house) bool { return o.list == h.list && o.entry == h.entry })
			switch {
			case i < 0:
				out = append(out, h)
			case h.evidence > out[i].evidence:
				out[i] = h
			}
		}
	})
	return out
}

// entriesOf counts the entries in a house.
func entriesOf(houses []house) int {
	n := 0
	for i := range houses {
		if i == 0 || houses[i].list != houses[i-1].list || houses[i].entry != houses[i-1].entry {
			n++
		}
	}
	return n
}

// comparePlace looks for the narrowest place that a party shares with an entry.
func (m *Matcher) comparePlace(p *Place, own owner, e *watchlist.Entry) (names.Feature, bool) {
	if p == nil {
		return names.Feature{}, false
	}
	best := names.Feature{}
	better := func(f names.Feature) {
		if f.Evidence > best.Evidence {
			best = f
		}
	}
	starts := m.places.starts[own.list]
	for _, at := range m.places.at[starts[own.entry]:starts[own.entry+1]] {
		theirs := &e.Addresses[at.address]
		switch at.number {
		case p.postcode.number:
			better(names.Feature{Name: postcodeName, A: p.raw.Postcode, B: cmp.Or(theirs.Postcode, theirs.City, theirs.Raw().String()), Evidence: p.postcode.evidence})
		case p.city.number:
			better(names.Feature{Name: cityName, A: cmp.Or(p.raw.City, p.raw.String()), B: cmp.Or(theirs.City, theirs.Raw().String()), Evidence: p.city.evidence})
		}
	}
	for _, h := range p.houses {
		if h.list == own.list && h.entry == own.entry {
			better(names.Feature{Name: addressName, A: p.raw.String(), B: e.Addresses[h.address].Raw().String(), Evidence: h.evidence})
		}
	}
	return best, best.Evidence > 0
}
