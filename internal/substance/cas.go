package substance

import (
	"github.com/tidewaiter/tidewaiter/identifier"
	"github.com/tidewaiter/tidewaiter/internal/textsearch"
)

// appendCAS adds the listed registry numbers in a text: three groups with any
// separators, all digits in one, or all apart.
func (c *Catalogue) appendCAS(s *scratch) {
	letters := s.letters
	for i := 0; i < len(letters); i++ {
		if !letters[i].Digit() || i > 0 && letters[i-1].Digit() && letters[i].Gap == textsearch.NoGap {
			continue
		}
		if end, cas := c.readCAS(letters, i); cas != "" {
			s.found = append(s.found, candidate{start: i, end: end, cas: &c.entries[c.byCAS[cas]], casText: string(cas)})
			i = end - 1
		}
	}
}

// readCAS reads the listed registry number that starts at letter i.
func (c *Catalogue) readCAS(letters []textsearch.Letter, i int) (end int, cas identifier.CAS) {
	var digits [10]byte
	var groups [10]int
	n, g := 0, 0
	for end = i; ; end++ {
		last := end == len(letters) || !letters[end].Digit()
		if last || end > i && letters[end].Gap != textsearch.NoGap {
			if cas = casOf(digits[:n], groups[:g+1]); cas != "" {
				if _, listed := c.byCAS[cas]; listed {
					return end, cas
				}
			}
			g++
		}
		if last || n == len(digits) || g == len(groups) {
			return i, ""
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
