package link

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// symbols numbers distinct texts from 0, in the order of their coming. Texts
// lie in blocks that never move, so that ten million of them can come one by
// one without being copied again. The zero value is empty.
type symbols struct {
	blocks [][]byte
	starts []uint32 // of each text's length, in the row of all blocks
	slots  []uint64 // open addressing: hash in the upper half, number plus one in the lower; 0 is free
}

const blockSize = 1 << 20

// intern returns the number of a text, which is new if it was not seen.
func (s *symbols) intern(text []byte) uint32 {
	if 4*(len(s.starts)+1) > 3*len(s.slots) {
		s.grow()
	}
	h := hash(text)
	slot := s.find(text, h)
	if s.slots[slot] == 0 {
		s.slots[slot] = uint64(h)<<32 | uint64(s.append(text)+1)
	}
	return uint32(s.slots[slot]) - 1
}

// append numbers a text without asking whether it was seen.
func (s *symbols) append(text []byte) uint32 {
	need := binary.MaxVarintLen32 + len(text)
	last := len(s.blocks) - 1
	if last < 0 || len(s.blocks[last])+need > blockSize {
		s.blocks = append(s.blocks, make([]byte, 0, max(need, blockSize)))
		last++
	}
	s.starts = append(s.starts, uint32(last*blockSize+len(s.blocks[last])))
	b := binary.AppendUvarint(s.blocks[last], uint64(len(text)))
	s.blocks[last] = append(b, text...)
	return uint32(len(s.starts) - 1)
}

// lookup returns the number of a text that was interned.
func (s *symbols) lookup(text []byte) (uint32, bool) {
	if len(s.slots) == 0 {
		return 0, false
	}
	n := uint32(s.slots[s.find(text, hash(text))])
	return n - 1, n > 0
}

// at returns the text of a number; the caller must not change it.
func (s *symbols) at(n uint32) []byte {
	start := s.starts[n]
	b := s.blocks[start/blockSize][start%blockSize:]
	size, width := binary.Uvarint(b)
	return b[width : width+int(size)]
}

func (s *symbols) len() int { return len(s.starts) }

// find returns the slot that holds a text or is free for it.
func (s *symbols) find(text []byte, h uint32) int {
	mask := len(s.slots) - 1
	slot := int(h) & mask
	for ; s.slots[slot] != 0; slot = (slot + 1) & mask {
		if v := s.slots[slot]; uint32(v>>32) == h && bytes.Equal(s.at(uint32(v)-1), text) {
			break
		}
	}
	return slot
}

// grow doubles the slots. The texts themselves are not looked at.
func (s *symbols) grow() {
	old := s.slots
	s.slots = make([]uint64, max(16, 2*len(old)))
	mask := len(s.slots) - 1
	for _, v := range old {
		if v == 0 {
			continue
		}
		slot := int(v>>32) & mask
		for s.slots[slot] != 0 {
			slot = (slot + 1) & mask
		}
		s.slots[slot] = v
	}
}

// hash mixes eight bytes at a time by long multiplication, enough to spread
// texts over slots.
func hash(text []byte) uint32 {
	const a, b = 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93
	h := uint64(len(text)) * a
	for ; len(text) >= 8; text = text[8:] {
		h = mix(h^binary.LittleEndian.Uint64(text), a)
	}
	var rest [8]byte
	copy(rest[:], text)
	h = mix(h^binary.LittleEndian.Uint64(rest[:]), b)
	return uint32(h ^ h>>32)
}

func mix(x, y uint64) uint64 {
	hi, lo := bits.Mul64(x, y)
	return hi ^ lo
}
