package names

import "math/bits"

// A filter tells most words that are not in a set by one bit each, so that
// looking for a phrase at every word of a name, or for a slip at every letter,
// seldom goes to the tables.
type filter struct {
	bits  []uint64
	shift uint8 // from a hash to its bit
}

// newFilter makes room for so many words, some sixteen bits each.
func newFilter(words int) filter {
	width := max(bits.Len(uint(words))+4, 6)
	return filter{make([]uint64, 1<<(width-6)), uint8(64 - width)}
}

func (f *filter) add(h uint64) {
	at := h >> f.shift
	f.bits[at>>6] |= 1 << (at & 63)
}

// mayHave reports whether a word of this hash may be in the set.
func (f *filter) mayHave(h uint64) bool {
	at := h >> f.shift
	return f.bits[at>>6]>>(at&63)&1 == 1
}

// A rolling hash is that of a growing text, the same as hash makes of the whole.
type rolling uint64

func newRolling(kind byte) rolling { return rolling((offset64 ^ uint64(kind)) * prime64) }

func (r rolling) with(c byte) rolling { return (r ^ rolling(c)) * prime64 }

func (r rolling) withWord(s string) rolling {
	for i := range len(s) {
		r = r.with(s[i])
	}
	return r
}

func (r rolling) sum() uint64 { return mixed64(uint64(r)) }
