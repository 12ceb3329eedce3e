package address

import "strings"

// A parser gathers the parts of one address over its lines.
type parser struct {
	raw   Raw
	words map[string]word
	addr  Address

	toks   []token
	at     int
	names  []string // words waiting for the word that says what they name
	front  string   // a direction before the name: "West Xinhua"
	number string   // a number waiting for a road or a unit
	marked bool     // the number had "No." before it
	loose  bool     // a clause ended after the number
	places []mention
	spots  []string // names that nothing explains
	cityAt int      // number of mentions before the city's own field
	asked  bool     // beyondMainland was asked
	beyond bool     // what it said
}

// A mention is a name that may be a place.
type mention struct {
	name string // glued
	han  string
	kind string // class of the word after it; may be empty
}

// latin parses a line of words.
func (p *parser) latin(line string) {
	p.toks, p.at = tokenize(p.toks[:0], line, p.words), 0
	p.count()
	for p.at < len(p.toks) {
		t := p.toks[p.at]
		p.at++
		p.step(t)
	}
}

// count keeps the numbers of a line, whatever they will turn out to be.
func (p *parser) count() {
	for i, t := range p.toks {
		if t.class != classNumber {
			continue
		}
		next, before := classEnd, classEnd
		if i+1 < len(p.toks) {
			next = p.toks[i+1].class
		}
		if i > 0 {
			before = p.toks[i-1].class
		}
		_, floor := floorNumber(t.text)
		floor = floor || next == "floor" || before == "floor" && (i < 2 || p.toks[i-2].class != classNumber && p.toks[i-2].class != "ordinal")
		ofRoad := (next == "road" || next == "lane") && before == ""
		if !floor && !ofRoad {
			p.keepNumber(t.text)
		}
	}
}

// keepNumber adds a number that is too short for a postcode.
func (p *parser) keepNumber(n string) {
	n = strings.Trim(n, "-/")
	if n != "" && (len(n) < 5 || strings.Trim(n, "0123456789") != "") && len(p.addr.Numbers) < maxNumbers {
		p.addr.Numbers = append(p.addr.Numbers, n)
	}
}

// maxNumbers bounds the numbers kept of an address.
const maxNumbers = 12

// keepPieces remembers the beginnings and ends of a long run of names, given
// apart and glued.
func (p *parser) keepPieces(names []string, glued string) {
	for n := 1; n < len(names) && n <= 4; n++ {
		head, tail := 0, len(glued)
		for i := range n {
			head, tail = head+len(names[i]), tail-len(names[len(names)-1-i])
		}
		for _, piece := range [...]string{glued[tail:], glued[:head]} {
			if len(piece) >= 4 && len(p.addr.pieces) < maxPieces {
				p.addr.pieces = append(p.addr.pieces, piece)
			}
		}
	}
}

// keepEnds remembers the ends of a road's name; a direction alone is none, and
// a beginning would be another road.
func (p *parser) keepEnds(names []string, glued string) {
	at := len(glued)
	for n := 1; n < len(names) && n <= 4; n++ {
		at -= len(names[len(names)-n])
		if piece := glued[at:]; len(piece) >= 4 && !isDirection(piece) && len(p.addr.pieces) < maxPieces {
			p.addr.pieces = append(p.addr.pieces, piece)
		}
	}
}

// maxPieces bounds the pieces kept of an address.
const maxPieces = 16

func (p *parser) step(t token) {
	switch t.class {
	case classEnd:
		p.clauseEnd()
	case classNumber:
		p.digits(t.text)
	case "number":
		p.numberMark(t)
	case "road", "lane":
		p.road(t)
	case "building":
		p.building(t)
	case "block":
		p.block(t)
	case "unit":
		p.unit(t)
	case "floor":
		p.floor(t)
	case "city", "district", "county", "province", "town", "village":
		p.area(t)
	case "direction":
		p.direction(t)
	case "ordinal":
		p.ordinal(t)
	case "pobox":
		p.poBox(t)
	case "zone", "noise":
		if len(p.names) > 0 && t.class == "zone" {
			p.spot()
		}
	default:
		if stem, ok := gluedRoad(t.text); ok && len(p.names) == 0 {
			p.names = append(p.names, stem)
			p.road(token{text: t.text, class: "road"})
			return
		}
		p.names = append(p.names, t.text)
	}
}

// gluedRoad parts the word for a street from a name as Germanic and Nordic
// languages join them.
func gluedRoad(s string) (stem string, ok bool) {
	if len(s) < 7 {
		return s, false
	}
	for _, suffix := range [...]string{"strasse", "str", "gasse", "weg", "platz", "allee", "straat", "laan", "gatan", "vagen", "gade", "vej", "katu", "ulitsa"} {
		if stem, ok := strings.CutSuffix(s, suffix); ok && len(stem) > 3 {
			return stem, true
		}
	}
	return s, false
}

// peek returns the token n places ahead.
func (p *parser) peek(n int) token {
	if i := p.at + n; i < len(p.toks) {
		return p.toks[i]
	}
	return token{class: classEnd}
}

// clauseEnd settles what waits: a name nothing explains may be a place.
func (p *parser) clauseEnd() {
	p.spot()
	p.front = ""
	if p.number != "" && len(p.number) > 4 && strings.Trim(p.number, "0123456789") == "" && !p.marked {
		if p.addr.Postcode == "" {
			p.addr.Postcode = p.number
		}
		p.number = ""
	}
	p.loose = p.number != ""
}

// spot keeps the waiting names as a mention of a place or a spot.
func (p *parser) spot() {
	if len(p.names) == 0 {
		return
	}
	if len(p.names) > 1 {
		p.keepPieces(p.names, glue(p.names))
	}
	for p.lastPlace() { // "Wan Chai Hong Kong", "Dalian Liaoning" without commas
	}
	name := glue(p.names)
	p.places = append(p.places, mention{name: name})
	p.spots = append(p.spots, name)
	p.names = p.names[:0]
}

// lastPlace takes the name of a place from the end of the waiting names, if
// others stay before it. A place of several words must be a city or more.
func (p *parser) lastPlace() bool {
	for n := min(3, len(p.names)-1); n > 0; n-- {
		cut := len(p.names) - n
		name := glue(p.names[cut:])
		codes := tables().latin[name]
		if len(codes) == 0 || n > 1 && len(codes[0]) > 4 {
			continue
		}
		p.places = append(p.places, mention{name: name})
		p.names = p.names[:cut]
		return true
	}
	return false
}

func (p *parser) digits(n string) {
	if country, code, ok := strings.Cut(n, "-"); ok && len(country) <= 2 && strings.Trim(country, "abcdefghijklmnopqrstuvwxyz") == "" && len(code) >= 4 {
		p.addr.Postcode = code // CH-8022
		return
	}
	if f, ok := floorNumber(n); ok {
		p.addr.Floor = f
		return
	}
	next := p.peek(0).class
	switch {
	case len(p.names) > 0 && (next == "road" || next == "lane"):
		p.names = append(p.names, numeral(n)) // Keji 6 Road
		return
	case next == "unit" || next == "floor" || next == "block" || next == "ordinal":
		p.settleNumber()
		p.number = n
		return
	}
	if p.toks[p.at-1].class == classNumber && p.addr.Roads != nil && p.addr.Number == "" && len(n) < 6 && p.afterRoad() {
		p.addr.Number = n
		return
	}
	p.settleNumber()
	p.number, p.marked, p.loose = n, false, false
}

// afterRoad reports that the number follows the road at once.
func (p *parser) afterRoad() bool {
	for i := p.at - 2; i >= 0; i-- {
		switch p.toks[i].class {
		case "road", "lane":
			return true
		case "direction", "number":
		default:
			return false
		}
	}
	return false
}

// settleNumber finds a use for a number that another one follows.
func (p *parser) settleNumber() {
	switch {
	case p.number == "":
	case p.marked && p.addr.Number == "" && p.addr.Roads != nil:
		p.addr.Number = p.number
	case p.addr.Unit == "":
		p.addr.Unit = p.number
	case p.addr.Number == "":
		p.addr.Number = p.number
	}
	p.number, p.marked = "", false
}

// settleLoose takes a number alone in its clause, before a building or block,
// for the unit in it: "502, Block B".
func (p *parser) settleLoose() {
	if p.loose && !p.marked {
		p.settleNumber()
		p.loose = false
	}
}

// numberMark reads "No. 5", "5 Hao", "#5".
func (p *parser) numberMark(t token) {
	next := p.peek(0)
	if next.class == classNumber {
		after := p.peek(1).class
		if len(p.names) > 0 && (after == "road" || after == "lane") && !p.numberedHouse() {
			return // Keji No. 6 Road: the number belongs to the name
		}
		p.at++
		p.spot()
		if after == "building" || after == "block" {
			p.addr.Block = next.text
			p.at++
			return
		}
		if p.addr.Roads != nil && p.addr.Number == "" && p.number == "" {
			p.addr.Number = next.text
			return
		}
		p.settleNumber()
		p.number, p.marked = next.text, true
		return
	}
	if t.text == "hao" && p.number != "" {
		p.marked = true
		if p.addr.Roads != nil && p.addr.Number == "" {
			p.addr.Number, p.number = p.number, ""
		}
	}
}

// numberedHouse reports that a house number stands before the waiting names.
func (p *parser) numberedHouse() bool { return p.number != "" && p.marked }

// road closes a road name: "Xinhua West Road", "West Xinhua Rd", "Calle 5".
func (p *parser) road(t token) {
	if len(p.names) == 0 && p.front == "" {
		if t.text == "dong" || p.peek(0).class == classEnd {
			return
		}
		p.names = append(p.names, p.roadAfter()...)
		if len(p.names) == 0 {
			return
		}
	}
	names := p.dropPlaces(p.names)
	for p.peek(0).class == "direction" && p.peek(0).value != "" {
		p.front = p.peek(0).value
		p.at++
	}
	if len(names) > 1 && isDirection(names[0]) && len(glue(names[1:])) >= 6 { // Bei Zhang Yang Lu
		names, p.front = names[1:], names[0]
	}
	if p.front != "" {
		names = append(names, p.front)
	}
	name := glue(names)
	p.keepEnds(names, name)
	p.names, p.front = p.names[:0], ""
	if t.class == "lane" || len(p.addr.Roads) > 0 {
		p.secondRoad(name, t)
		return
	}
	p.addr.Roads = []string{name}
	p.loose = false
	if p.addr.Number == "" && p.number != "" {
		p.addr.Number, p.number, p.marked = p.number, "", false
	}
}

func isDirection(s string) bool {
	return s == "dong" || s == "xi" || s == "nan" || s == "bei" || s == "zhong"
}

// roadAfter takes the name that follows in "Calle Mayor 5", "rue de Rivoli".
func (p *parser) roadAfter() []string {
	var names []string
	for p.peek(0).class == "" || p.peek(0).class == "noise" && len(names) == 0 {
		if p.peek(0).class == "" {
			names = append(names, p.peek(0).text)
		}
		p.at++
	}
	return names
}

// secondRoad keeps the lane of a road, or the first road of a crossing.
func (p *parser) secondRoad(name string, t token) {
	if t.class == "lane" && name == "" {
		return
	}
	if t.class != "lane" {
		p.addr.Roads = append(p.addr.Roads, name)
	}
}

// building reads "Building 3", "No. 3 Building" and "Trend Centre".
func (p *parser) building(t token) {
	next := p.peek(0)
	p.settleLoose()
	switch {
	case len(p.names) > 0:
		names := p.dropPlaces(p.names)
		name := glue(names)
		p.keepPieces(names, name)
		p.names = p.names[:0]
		p.addr.Buildings = append(p.addr.Buildings, name)
		for p.peek(0).class == "building" { // Commercial Centre Tower
			p.at++
		}
		if n := p.peek(0); n.class == classNumber && len(n.text) < 4 && isTower(t.text) {
			p.addr.Block = n.text
			p.at++
		}
	case next.class == classNumber, next.class == "" && len(next.text) == 1, next.class == "direction" && len(next.text) == 1:
		p.addr.Block = next.text
		p.at++
	case next.class == "number" && p.peek(1).class == classNumber:
		p.addr.Block = p.peek(1).text
		p.at += 2
	case p.number != "" && p.addr.Block == "":
		p.addr.Block, p.number, p.marked = p.number, "", false
	}
}

func isTower(s string) bool { return s == "tower" || s == "building" || s == "bldg" || s == "phase" }

func (p *parser) block(t token) {
	next := p.peek(0)
	p.settleLoose()
	if t.text == "dong" && (p.number == "" || next.class == "road") {
		p.names = append(p.names, t.text) // east, or a syllable of a name
		return
	}
	switch {
	case p.number != "" && (t.text == "dong" || t.text == "zuo" || t.text == "haolou" || t.text == "danyuan"):
		p.addr.Block, p.number, p.marked = p.addr.Block+p.number, "", false
	case next.class == classNumber || len(next.text) == 1:
		p.addr.Block += next.text
		p.at++
	case len(p.names) > 0 && len(p.names[len(p.names)-1]) == 1: // A Zuo
		p.addr.Block += p.names[len(p.names)-1]
		p.names = p.names[:len(p.names)-1]
	}
}

func (p *parser) unit(t token) {
	next := p.peek(0)
	if t.text == "shi" && p.number == "" && len(p.names) > 0 {
		p.area(token{text: t.text, class: "city"})
		return
	}
	for next.class == "number" || next.class == "unit" {
		p.at++
		next = p.peek(0)
	}
	switch {
	case next.class == classNumber:
		if _, ok := floorNumber(next.text); ok {
			return
		}
		p.setUnit(next.text)
		p.at++
	case next.class != classEnd && len(next.text) <= 2 && next.text != "" && (next.class == "" || next.class == "direction"):
		p.setUnit(next.text)
		p.at++
	case p.number != "":
		p.setUnit(p.number)
		p.number, p.marked = "", false
	}
}

// setUnit keeps the innermost of several: "Unit 2, Room 1203".
func (p *parser) setUnit(s string) {
	s = strings.Trim(plain(s), "-")
	if p.addr.Unit != "" && p.addr.Unit != s {
		if len(p.addr.Unit) > len(s) {
			return
		}
	}
	p.addr.Unit = s
}

func (p *parser) floor(t token) {
	next := p.peek(0)
	switch {
	case p.number != "":
		p.addr.Floor, p.number, p.marked = strings.TrimRight(p.number, "stndrh"), "", false
	case next.class == classNumber:
		p.addr.Floor = next.text
		p.at++
	}
}

// floorNumber reads 8/F, 8F, 8th/F, B1.
func floorNumber(s string) (string, bool) {
	body, ok := strings.CutSuffix(s, "f")
	if body = strings.TrimSuffix(body, "/"); !ok || body == "" || strings.Trim(body, "0123456789-") != "" {
		return "", false
	}
	return body, true
}

// area closes the name of a city, district, town and so on.
func (p *parser) area(t token) {
	if len(p.names) == 0 {
		return
	}
	name := glue(p.names)
	p.areaPieces(p.names, name, t)
	p.names, p.front = p.names[:0], ""
	p.places = append(p.places, mention{name: name, kind: t.class})
	if t.class == "town" || t.class == "village" {
		p.spots = append(p.spots, name)
	}
}

// areaPieces finds the place at the end of a run of names that no comma parts:
// "Oriental Kenzo Dongcheng District".
func (p *parser) areaPieces(names []string, glued string, t token) {
	p.keepPieces(names, glued)
	at := len(glued)
	for n := 1; n <= 3 && n < len(names); n++ {
		at -= len(names[len(names)-n])
		if piece := glued[at:]; len(tables().latin[piece]) > 0 {
			p.places = append(p.places, mention{name: piece, kind: t.class})
		}
	}
}

// direction waits for the road that it belongs to.
func (p *parser) direction(t token) {
	if len(p.names) == 0 {
		p.front = t.value
		return
	}
	p.names = append(p.names, t.value)
}

// ordinal reads "First Road" and "8th Floor".
func (p *parser) ordinal(t token) {
	if p.peek(0).class == "floor" {
		p.addr.Floor = strings.TrimRight(t.text, "stndrh")
		p.at++
		return
	}
	p.names = append(p.names, t.value)
}

func (p *parser) poBox(t token) {
	if next := p.peek(0); next.class == classNumber {
		p.addr.POBox = next.text
		p.at++
	}
}

// dropPlaces takes names of cities from the front of a longer name, which an
// address without commas glues to it: "Shenzhen Xinhua Road".
func (p *parser) dropPlaces(names []string) []string {
	for len(names) > 1 {
		codes := tables().latin[umlaut(names[0])]
		if rest := glue(names[1:]); len(codes) == 0 || len(rest) < 5 || isDirection(rest) || !strings.Contains("2 4", string(rune('0'+len(codes[0])))) {
			break
		}
		p.places = append(p.places, mention{name: names[0]})
		names = names[1:]
	}
	return names
}

// glue joins the syllables of a name, which people write apart or together.
func glue(names []string) string { return umlaut(strings.Join(names, "")) }

// numeral writes a number within a road name as pinyin does.
func numeral(n string) string {
	syllables := [...]string{"", "yi", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu", "shi"}
	for i, s := range syllables {
		if i > 0 && strings.TrimRight(n, "stndrh") == string("0123456789"[i%10]) || i == 10 && strings.TrimRight(n, "th") == "10" {
			return s
		}
	}
	return n
}
