package textsearch

import (
	"math/bits"
	"slices"
)

// A Speller knows long words and finds those that a text may mean in spite of
// one slip: a letter too many, missing, wrong, or two exchanged. It compares
// keys, with repeated ones counted once. It is immutable.
type Speller struct {
	words  [][]rune
	filter []uint64 // two bits for the hash of each word and of each word less one letter
	mask   uint64
	forms  []form  // by hash, each chain starting in first
	first  []int32 // index+1 into forms by the last bits of the hash; 0 for none
	minLen int
}

// A form is a word, or a word less one letter.
type form struct {
	hash uint64
	word int32
	next int32 // index+1 of the form before it in its chain
}

// hashBase is an odd constant for polynomial hashes modulo 2^64.
const hashBase = 0x9E3779B97F4A7C15

// NewSpeller indexes words as Collapse returns them; shorter ones than minLen
// are left out.
func NewSpeller(words [][]rune, minLen int) *Speller {
	letters := 0
	for _, w := range words {
		letters += len(w) + 1
	}
	s := &Speller{words: words, minLen: minLen, forms: make([]form, 0, letters)}
	size := powerOfTwo(1024 + letters*16)
	s.filter, s.mask = make([]uint64, size/64), uint64(size-1)
	s.first = make([]int32, powerOfTwo(letters))
	var hashes []uint64
	for i, w := range slices.Backward(words) { // chains go from the first word on
		if len(w) < minLen {
			continue
		}
		hashes = shortened(hashes[:0], w)
		for _, h := range hashes {
			at := &s.first[h&uint64(len(s.first)-1)]
			s.forms = append(s.forms, form{hash: h, word: int32(i), next: *at})
			*at = int32(len(s.forms))
			s.filter[(h&s.mask)/64] |= 1 << (h & 63)
			s.filter[(h>>32&s.mask)/64] |= 1 << (h >> 32 & 63)
		}
	}
	return s
}

// powerOfTwo rounds up.
func powerOfTwo(n int) int {
	return 1 << bits.Len(uint(max(n, 1)-1))
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
		if s.filter[(h&s.mask)/64]&(1<<(h&63)) == 0 || s.filter[(h>>32&s.mask)/64]&(1<<(h>>32&63)) == 0 {
			continue
		}
		dst = s.appendSlipped(dst, h, w)
	}
	return dst, hashes
}

// appendSlipped appends the words with a form of that hash that are one slip
// away from w.
func (s *Speller) appendSlipped(dst []int32, hash uint64, w []rune) []int32 {
	for at := s.first[hash&uint64(len(s.first)-1)]; at != 0; at = s.forms[at-1].next {
		f := &s.forms[at-1]
		if f.hash == hash && oneSlip(s.words[f.word], w) && !slices.Contains(dst, f.word) {
			dst = append(dst, f.word)
		}
	}
	return dst
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
