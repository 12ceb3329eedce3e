package textsearch

import "slices"

// A Speller knows long words and finds those that a text may mean in spite of
// one slip: a letter too many, missing, wrong, or two exchanged. It compares
// keys, with repeated ones counted once. It is immutable.
type Speller struct {
	words  [][]rune
	filter []uint64           // one bit for the hash of each word and of each word less one letter
	byHash map[uint64][]int32 // the same hashes to words
	mask   uint64
	minLen int
}

// hashBase is an odd constant for polynomial hashes modulo 2^64.
const hashBase = 0x9E3779B97F4A7C15

// NewSpeller indexes words as Collapse returns them; shorter ones than minLen
// are left out.
func NewSpeller(words [][]rune, minLen int) *Speller {
	s := &Speller{words: words, byHash: map[uint64][]int32{}, minLen: minLen}
	bits := 1024
	for _, w := range words {
		bits += len(w) * 16
	}
	size := 1
	for size < bits {
		size *= 2
	}
	s.filter, s.mask = make([]uint64, size/64), uint64(size-1)
	for i, w := range words {
		if len(w) < minLen {
			continue
		}
		for _, h := range shortened(nil, w) {
			if !slices.Contains(s.byHash[h], int32(i)) {
				s.byHash[h] = append(s.byHash[h], int32(i))
			}
			s.filter[(h&s.mask)/64] |= 1 << (h & 63)
		}
	}
	return s
}

// shortened appends the hash of w and of w without each letter in turn.
func shortened(dst []uint64, w []rune) []uint64 {
	var whole uint64
	for _, r := range w {
		whole = whole*hashBase + uint64(r)
	}
	dst = append(dst, mix(whole))
	// Take letters from the right: tail is the hash of what follows, power the
	// weight of the letter before it.
	head, tail, power := whole, uint64(0), uint64(1)
	for i := len(w) - 1; i >= 0; i-- {
		head = (head - uint64(w[i])) * inverseBase
		dst = append(dst, mix(head*power+tail))
		tail += uint64(w[i]) * power
		power *= hashBase
	}
	return dst
}

// inverseBase undoes a multiplication by hashBase modulo 2^64.
const inverseBase = 0xF1DE83E19937733D

func mix(h uint64) uint64 {
	h ^= h >> 32
	h *= 0xD6E8FEB86659FD93
	return h ^ h>>32
}

// AppendNear appends the words that are one slip away from w. hashes is scratch
// space that is returned for the next call.
func (s *Speller) AppendNear(dst []int32, w []rune, hashes []uint64) (near []int32, scratch []uint64) {
	if len(w) < s.minLen-1 {
		return dst, hashes
	}
	hashes = shortened(hashes[:0], w)
	for _, h := range hashes {
		if s.filter[(h&s.mask)/64]&(1<<(h&63)) == 0 {
			continue
		}
		for _, i := range s.byHash[h] {
			if oneSlip(s.words[i], w) && !slices.Contains(dst, i) {
				dst = append(dst, i)
			}
		}
	}
	return dst, hashes
}

// oneSlip reports whether a and b differ by exactly one insertion, deletion,
// substitution or exchange of neighbours.
func oneSlip(a, b []rune) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(b) && a[i] == b[i] {
		i++
	}
	switch {
	case len(a) == len(b)+1:
		return slices.Equal(a[i+1:], b[i:])
	case len(a) != len(b) || i == len(b):
		return false
	case slices.Equal(a[i+1:], b[i+1:]):
		return true
	}
	return i+1 < len(b) && a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
}
