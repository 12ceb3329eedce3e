package substance

import (
	"fmt"

	"github.com/tidewaiter/tidewaiter/identifier"
	"github.com/tidewaiter/tidewaiter/internal/textsearch"
	"github.com/tidewaiter/tidewaiter/pack"
)

// A number names an entry.
type number struct {
	kind       Relation
	text       string // in canonical form
	entry      *Entry
	unverified bool // not read beside the name in a public list
}

// readNumbers reads numbers.tsv: kind, number, substance, source, verified.
func (c *Catalogue) readNumbers(p *pack.Pack) error {
	return p.EachRow("numbers.tsv", 5, func(f []string) error {
		n := &number{kind: Relation(f[0]), text: f[1], entry: c.byID[f[2]], unverified: f[4] != "true"}
		switch {
		case n.entry == nil:
			return fmt.Errorf("numbers.tsv: %s: no entry is called %q", f[1], f[2])
		case n.kind == ByUN && len(n.text) == 4:
			n.text = "UN " + n.text
			c.byUN[f[1]] = n
		case n.kind == ByEC && ecChecks(n.text):
			c.byEC[digitsOf(n.text)] = n
		default:
			return fmt.Errorf("numbers.tsv: %q is no %s number", f[1], f[0])
		}
		return nil
	})
}

// ecChecks reports whether a number of the European inventory has its form,
// 200-662-2, and its check digit: the digits weighed 1 to 6, modulo 11.
func ecChecks(text string) bool {
	d := digitsOf(text)
	if len(d) != 7 || len(text) != 9 {
		return false
	}
	sum := 0
	for i := range 6 {
		sum += (i + 1) * int(d[i]-'0')
	}
	return sum%11 == int(d[6]-'0')
}

func digitsOf(s string) string {
	var d []byte
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			d = append(d, s[i])
		}
	}
	return string(d)
}

// appendNumbers adds the listed numbers in a text.
func (c *Catalogue) appendNumbers(s *scratch) {
	letters := s.letters
	for i := 0; i < len(letters); i++ {
		if !letters[i].Digit() || i > 0 && letters[i-1].Digit() && letters[i].Gap == textsearch.NoGap {
			continue
		}
		for _, read := range [...]func([]textsearch.Letter, int) (int, int, *number){c.readCAS, c.readEC, c.readUN} {
			if start, end, n := read(letters, i); n != nil {
				s.found = append(s.found, candidate{start: start, end: end, listed: n})
				i = end - 1
				break
			}
		}
	}
}

// readCAS reads the listed registry number that starts at letter i: three
// groups with any separators, all digits in one, or all apart.
func (c *Catalogue) readCAS(letters []textsearch.Letter, i int) (start, end int, listed *number) {
	var digits [10]byte
	var groups [10]int
	n, g := 0, 0
	for end = i; ; end++ {
		last := end == len(letters) || !letters[end].Digit()
		if last || end > i && letters[end].Gap != textsearch.NoGap {
			if cas := casOf(digits[:n], groups[:g+1]); cas != "" {
				if listed = c.byCAS[cas]; listed != nil {
					return i, end, listed
				}
			}
			g++
		}
		if last || n == len(digits) || g == len(groups) {
			return i, i, nil
		}
		digits[n] = byte(letters[end].Rune)
		groups[g]++
		n++
	}
}

// casOf reads digits in groups of the given lengths as a registry number, or
// returns an empty one.
func casOf(digits []byte, groups []int) identifier.CAS {
	whole := len(groups) == 1
	usual := len(groups) == 3 && groups[1] == 2 && groups[2] == 1
	apart := len(groups) == len(digits)
	if len(digits) < 5 || !whole && !usual && !apart {
		return ""
	}
	cas, err := identifier.CASFromDigits(digits, "")
	if err != nil {
		return ""
	}
	return cas
}

// readEC reads the listed number of the European inventory that starts at
// letter i: three digits, three and one, with any separators.
func (c *Catalogue) readEC(letters []textsearch.Letter, i int) (start, end int, listed *number) {
	var digits [7]byte
	if end = i + len(digits); !readDigits(digits[:], letters, i, 1<<3|1<<6) {
		return i, i, nil
	}
	return i, end, c.byEC[string(digits[:])]
}

// readDigits fills dst with digits from letter i on, if there are just so many
// and what stands between them is where the set apart says so.
func readDigits(dst []byte, letters []textsearch.Letter, i int, apart uint) bool {
	end := i + len(dst)
	if end > len(letters) || end < len(letters) && letters[end].Digit() && letters[end].Gap == textsearch.NoGap {
		return false
	}
	for k := range dst {
		l := letters[i+k]
		if !l.Digit() || k > 0 && (l.Gap != textsearch.NoGap) != (apart>>k&1 == 1) {
			return false
		}
		dst[k] = byte(l.Rune)
	}
	return true
}

// readUN reads the listed number of dangerous goods at letter i, which needs UN
// in capitals before it: UN 1090, UN1090, UN No. 1090.
func (c *Catalogue) readUN(letters []textsearch.Letter, i int) (start, end int, listed *number) {
	var digits [4]byte
	if end = i + len(digits); !readDigits(digits[:], letters, i, 0) {
		return i, i, nil
	}
	start = i
	if start >= 4 && letters[start-2].Rune == 'n' && (letters[start-1].Rune == 'o' || letters[start-1].Rune == 'r') {
		start -= 2 // No., Nr.
	}
	start -= 2
	if start < 0 || letters[start].Rune != 'u' || letters[start+1].Rune != 'n' || letters[start].Marks&letters[start+1].Marks&textsearch.Upper == 0 ||
		letters[start+1].Gap != textsearch.NoGap || !textsearch.StartsWord(letters, start) {
		return i, i, nil
	}
	return start, end, c.byUN[string(digits[:])]
}
