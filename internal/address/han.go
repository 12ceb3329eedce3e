package address

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// han parses a line with Chinese characters. It walks from one word that says
// what a name is ("路", "号", "室") to the next.
func (p *parser) han(line string) {
	runes := []rune(strings.Map(foldRune, line))
	var waiting []rune
	within := "" // code of the last place
	for i := 0; i < len(runes); {
		if name, ok := p.localNameAt(runes[i:]); ok {
			p.hanRest(waiting)
			p.localName(name)
			waiting, i = nil, i+len(name.han)
			continue
		}
		if len(waiting) == 0 {
			if code, n := placeAt(runes[i:], within, i == 0); n > 0 {
				p.places = append(p.places, mention{han: string(runes[i : i+n])})
				within, i = code, i+n
				continue
			}
		}
		if g, n := hanWordAt(runes[i:]); n > 0 && len(waiting) >= shortest(g) {
			p.hanPart(g, waiting)
			waiting, i = nil, i+n
			continue
		}
		if !unicode.IsLetter(runes[i]) && !unicode.IsDigit(runes[i]) && runes[i] != '-' {
			p.hanRest(waiting)
			waiting = nil
		} else {
			waiting = append(waiting, runes[i])
		}
		i++
	}
	p.hanRest(waiting)
}

// localNameAt recognises a road or place with an English name of its own,
// unless it begins the name of another road: 香港中路. Roads count only where
// the address is beyond the mainland.
func (p *parser) localNameAt(runes []rune) (localName, bool) {
	for _, n := range tables().local[runes[0]] {
		if len(n.han) <= len(runes) && slices.Equal(runes[:len(n.han)], n.han) && (n.road && p.beyondMainland() || !n.road && namesRemain(runes[len(n.han):])) {
			return n, true
		}
	}
	return localName{}, false
}

func (p *parser) localName(n localName) {
	if n.road {
		p.addr.Roads = append(p.addr.Roads, n.english)
		return
	}
	p.places = append(p.places, mention{name: n.english})
}

// hanWords are the words that close a part, the longer before those within.
var hanWords = [...]struct{ text, class string }{
	{"特别行政区", "province"},
	{"自治区", "province"},
	{"省", "province"},
	{"自治州", "city"},
	{"地区", "city"},
	{"市", "city"},
	{"开发区", "zone"},
	{"新区", "district"},
	{"园区", "zone"},
	{"小区", "building"},
	{"社区", "village"},
	{"自治县", "district"},
	{"区", "district"},
	{"县", "district"},
	{"街道", "town"},
	{"镇", "town"},
	{"乡", "town"},
	{"村", "village"},
	{"屯", "village"},
	{"大道", "road"},
	{"大街", "road"},
	{"马路", "road"},
	{"公路", "road"},
	{"胡同", "road"},
	{"路", "road"},
	{"街", "road"},
	{"巷", "road"},
	{"弄", "lane"},
	{"号楼", "block"},
	{"号院", "number"},
	{"单元", "entrance"},
	{"栋", "block"},
	{"幢", "block"},
	{"座", "block"},
	{"大厦", "building"},
	{"大楼", "building"},
	{"广场", "building"},
	{"中心", "building"},
	{"花园", "building"},
	{"公寓", "building"},
	{"酒店", "building"},
	{"商场", "building"},
	{"市场", "building"},
	{"工业园", "building"},
	{"产业园", "building"},
	{"科技园", "building"},
	{"楼", "floor"},
	{"层", "floor"},
	{"室", "unit"},
	{"房", "unit"},
	{"铺", "unit"},
	{"号", "number"},
	{"樓", "floor"},
	{"層", "floor"},
	{"號", "number"},
	{"號樓", "block"},
	{"棟", "block"},
	{"大廈", "building"},
	{"縣", "district"},
	{"區", "district"},
}

// shortest is how many characters a name has at least: "新村西路" is a road,
// no village called 新.
func shortest(class string) int {
	switch class {
	case "village", "town", "city", "district", "building":
		return 2
	}
	return 1
}

// hanWordAt finds the longest closing word that runes begin with.
func hanWordAt(runes []rune) (class string, n int) {
	if len(runes) == 0 {
		return "", 0
	}
	for _, w := range hanWordsBy()[runes[0]] {
		if len(w.runes) <= len(runes) && len(w.runes) > n && slices.Equal(runes[:len(w.runes)], w.runes) {
			class, n = w.class, len(w.runes)
		}
	}
	return class, n
}

type hanWord struct {
	runes []rune
	class string
}

// hanWordsBy has the closing words by their first character.
var hanWordsBy = sync.OnceValue(func() map[rune][]hanWord {
	by := map[rune][]hanWord{}
	for _, w := range hanWords {
		r := []rune(w.text)
		by[r[0]] = append(by[r[0]], hanWord{r, w.class})
	}
	return by
})

// hanPart files what stands before a closing word.
func (p *parser) hanPart(class string, waiting []rune) {
	name, tail := splitTail(waiting)
	if class != "floor" && class != "road" {
		p.keepNumber(tail)
	}
	switch class {
	case "province", "city", "district":
		p.places = append(p.places, mention{han: string(waiting), name: firstReading(waiting), kind: class})
	case "town", "village":
		p.spots = append(p.spots, firstReading(waiting))
	case "road":
		if name == nil { // the number belongs to the name: 科技6路
			break
		}
		p.addr.Roads = append(p.addr.Roads, readings(append(name, []rune(numeral(tail))...))...)
	case "lane":
		if tail != "" {
			p.addr.Number = tail
		}
	case "number":
		p.hanNumber(name, tail)
	case "building":
		p.addr.Buildings = append(p.addr.Buildings, firstReading(waiting))
	case "block":
		p.keepName(name)
		p.addr.Block += tail
	case "floor":
		p.keepName(name)
		p.addr.Floor = tail
	case "unit":
		p.keepName(name)
		p.setUnit(tail)
	}
}

func (p *parser) hanNumber(name []rune, tail string) {
	p.keepName(name)
	if p.addr.Number == "" {
		p.addr.Number = tail
	}
}

// keepName files a name that stands before a number without a word of its own.
func (p *parser) keepName(name []rune) {
	if len(name) > 1 {
		p.addr.Buildings = append(p.addr.Buildings, firstReading(name))
	}
}

// hanRest files what the end of a clause leaves.
func (p *parser) hanRest(waiting []rune) {
	if len(waiting) == 0 {
		return
	}
	if strings.IndexFunc(string(waiting), isHan) < 0 {
		p.latin(string(waiting))
		return
	}
	name, tail := splitTail(waiting)
	if len(name) > 1 {
		p.places = append(p.places, mention{han: string(name), name: firstReading(name)})
		p.spots = append(p.spots, firstReading(name))
	}
	if tail != "" {
		p.number = tail
	}
}

// splitTail parts a name from the number or letter at its end.
func splitTail(runes []rune) (name []rune, tail string) {
	cut := len(runes)
	for cut > 0 && (runes[cut-1] < 0x80 || hanDigit(runes[cut-1]) >= 0) {
		cut--
	}
	var b strings.Builder
	for _, r := range runes[cut:] {
		if d := hanDigit(r); d >= 0 {
			r = rune('0' + d)
		}
		b.WriteRune(r)
	}
	return runes[:cut], strings.Trim(b.String(), "-")
}

// hanDigit reads the numerals up to nine; ten and above are written in digits
// where it matters.
func hanDigit(r rune) int {
	for i, n := range [...]rune{'零', '一', '二', '三', '四', '五', '六', '七', '八', '九'} {
		if n == r {
			return i
		}
	}
	return -1
}

// placeAt recognises a place at the start of a text: by its full name always,
// by its short name at the start or within the last place, unless what is left
// would be no name for the road that follows ("中山东路").
func placeAt(runes []rune, within string, start bool) (code string, n int) {
	t := tables()
	for n = min(len(runes), 12, t.begin[runes[0]]+1); n >= 2; n-- {
		for _, code := range t.han[string(runes[:n])] {
			if !strings.HasPrefix(code, within) {
				continue
			}
			if g, _ := hanWordAt(runes[n:]); g == "city" || g == "district" || g == "province" {
				continue // the longer, full name is read by its closing word
			}
			last := runes[n-1]
			full := last == '市' || last == '区' || last == '县' || last == '省' || last == '州' || last == '旗'
			if full || (start || within != "") && namesRemain(runes[n:]) {
				return code, n
			}
		}
	}
	return "", 0
}

// namesRemain reports that at least two characters stand before the next
// closing word, so that taking the place away leaves a name.
func namesRemain(runes []rune) bool {
	for i := range runes {
		if _, n := hanWordAt(runes[i:]); n > 0 {
			return i >= 2
		}
	}
	return true
}
