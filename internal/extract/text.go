package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A text is read in a plain form that has a code point for each of the text as
// given: ASCII for full width, simplified Chinese for traditional. It knows
// which code point each byte of either form belongs to.
type text struct {
	s      string // plain
	points []int32
	given  string
	places []int32 // of given
}

func newText(given string, simplified func(rune) rune) *text {
	plain := strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～': // full width
			return r - '！' + '!'
		case r == '\u3000':
			return ' '
		}
		return simplified(r)
	}, given)
	return &text{s: plain, points: pointsOf(plain), given: given, places: pointsOf(given)}
}

// pointsOf returns the code point of each byte of a string, and of its end.
func pointsOf(s string) []int32 {
	points := make([]int32, len(s)+1)
	n, from := int32(0), 0
	for i := range s {
		for k := from; k < i; k++ {
			points[k] = n - 1
		}
		points[i] = n
		n, from = n+1, i+1
	}
	for k := from; k < len(s); k++ {
		points[k] = n - 1
	}
	points[len(s)] = n
	return points
}

// seen makes a Seen of bytes from to to; without a value it is the text.
func (t *text) seen(k Kind, typ, value string, from, to int) Seen {
	s := Seen{Kind: k, Type: typ, Value: value, Start: int(t.points[from]), End: int(t.points[to])}
	if s.Text = t.cut(s.Start, s.End); value == "" {
		s.Value = s.Text
	}
	return s
}

// cut returns code points start to end as they were given.
func (t *text) cut(start, end int) string {
	from, _ := slices.BinarySearch(t.places, int32(start))
	to, _ := slices.BinarySearch(t.places, int32(end))
	return t.given[from:to]
}

// byteOf returns where a code point starts in the plain form.
func (t *text) byteOf(point int) int {
	i, _ := slices.BinarySearch(t.points, int32(point))
	return i
}

// appendApart appends what overlaps none of the first n of dst.
func (t *text) appendApart(dst []Seen, n int, more []Seen) []Seen {
	taken := dst[:n]
	for _, m := range more {
		if !slices.ContainsFunc(taken, func(s Seen) bool { return s.Start < m.End && m.Start < s.End }) {
			dst = append(dst, m)
		}
	}
	return dst
}

// wordBefore reports whether a letter or digit of a script with spaces touches
// byte i from the left, wordAfter from the right.
func (t *text) wordBefore(i int) bool {
	r, _ := utf8.DecodeLastRuneInString(t.s[:i])
	return isWord(r)
}

func (t *text) wordAfter(i int) bool {
	r, _ := utf8.DecodeRuneInString(t.s[i:])
	return isWord(r)
}

func isWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.Is(unicode.Han, r)
}

// words splits a field of a table at its commas.
func words(field string) []string { return strings.Split(field, ",") }

// anyOf returns a pattern for one of several words, the longest first. Blanks
// stand for any, and for none where loose.
func anyOf(list []string, blank string) string {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b string) int { return len(b) - len(a) })
	for i, w := range list {
		list[i] = strings.ReplaceAll(regexp.QuoteMeta(w), " ", blank)
	}
	return "(?:" + strings.Join(list, "|") + ")"
}
