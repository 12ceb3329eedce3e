package link

import "bytes"

// symbols numbers distinct texts from 0, in the order of their coming, in
// little more memory than the texts themselves. The zero value is empty.
type symbols struct {
	text  []byte
	ends  []uint64 // end of each text
	slots []uint32 // open addressing: number plus one; 0 is free
}

// intern returns the number of a text, which is new if it was not seen.
func (s *symbols) intern(text []byte) uint32 {
	if 4*(len(s.ends)+1) > 3*len(s.slots) {
		s.grow()
	}
	slot := s.find(text)
	if s.slots[slot] == 0 {
		s.text = append(s.text, text...)
		s.ends = append(s.ends, uint64(len(s.text)))
		s.slots[slot] = uint32(len(s.ends))
	}
	return s.slots[slot] - 1
}

// lookup returns the number of a text that was interned.
func (s *symbols) lookup(text []byte) (uint32, bool) {
	if len(s.slots) == 0 {
		return 0, false
	}
	n := s.slots[s.find(text)]
	return n - 1, n > 0
}

// at returns the text of a number; the caller must not change it.
func (s *symbols) at(n uint32) []byte {
	start := uint64(0)
	if n > 0 {
		start = s.ends[n-1]
	}
	return s.text[start:s.ends[n]]
}

func (s *symbols) len() int { return len(s.ends) }

// find returns the slot that holds a text or is free for it.
func (s *symbols) find(text []byte) int {
	mask := len(s.slots) - 1
	slot := int(hash(text)) & mask
	for s.slots[slot] != 0 && !bytes.Equal(s.at(s.slots[slot]-1), text) {
		slot = (slot + 1) & mask
	}
	return slot
}

func (s *symbols) grow() {
	s.slots = make([]uint32, max(16, 2*len(s.slots)))
	for n := range s.ends {
		s.slots[s.find(s.at(uint32(n)))] = uint32(n) + 1
	}
}

// hash is FNV-1a with a last mixing, enough to spread texts over slots.
func hash(text []byte) uint32 {
	h := uint64(14695981039346656037)
	for _, b := range text {
		h = (h ^ uint64(b)) * 1099511628211
	}
	h ^= h >> 32
	return uint32(h * 0x9E3779B97F4A7C15 >> 32)
}
