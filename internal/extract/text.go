package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A text knows which code point each of its bytes belongs to.
type text struct {
	s      string
	points []int32 // of each byte, and of the end
}

func newText(s string) *text {
	t := &text{s: s, points: make([]int32, len(s)+1)}
	n, from := int32(0), 0
	for i := range s {
		for k := from; k < i; k++ {
			t.points[k] = n - 1
		}
		t.points[i] = n
		n, from = n+1, i+1
	}
	for k := from; k < len(s); k++ {
		t.points[k] = n - 1
	}
	t.points[len(s)] = n
	return t
}

// seen makes a Seen of bytes from to to.
func (t *text) seen(k Kind, typ, value string, from, to int) Seen {
	return Seen{Kind: k, Type: typ, Value: value, Text: t.s[from:to], Start: int(t.points[from]), End: int(t.points[to])}
}

// cut returns code points start to end.
func (t *text) cut(start, end int) string {
	from, _ := slices.BinarySearch(t.points, int32(start))
	to, _ := slices.BinarySearch(t.points, int32(end))
	return t.s[from:to]
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
