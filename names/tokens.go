package names

import "slices"

// A tokenTable numbers distinct tokens, which lie with whoever asks.
type tokenTable struct {
	slots  []uint32 // open addressing: number plus one; 0 is free
	hashes []uint32 // by number
}

// number finds the number of a token among those that were numbered so far, or
// gives it the next one.
func (t *tokenTable) number(token *Token, tokens []Token) (id uint32, known bool) {
	if 2*(len(t.hashes)+1) > len(t.slots) {
		t.enlarge(cap(t.hashes))
	}
	h := uint32(token.identity())
	at := t.slot(h, func(id uint32) bool { return t.hashes[id] == h && tokens[id].same(token) })
	if n := t.slots[at]; n != 0 {
		return n - 1, true
	}
	t.hashes = append(t.hashes, h)
	t.slots[at] = uint32(len(t.hashes))
	return uint32(len(t.hashes) - 1), false
}

// slot finds the slot of the number that is meant, or a free one.
func (t *tokenTable) slot(h uint32, meant func(id uint32) bool) int {
	mask := len(t.slots) - 1
	at := int(h) & mask
	for t.slots[at] != 0 && !meant(t.slots[at]-1) {
		at = (at + 1) & mask
	}
	return at
}

// enlarge makes room for twice as many tokens, and for so many at least.
func (t *tokenTable) enlarge(room int) {
	size := max(64, 2*len(t.slots))
	for size < 2*(room+1) {
		size *= 2
	}
	t.slots = make([]uint32, size)
	for id, h := range t.hashes {
		t.slots[t.slot(h, func(uint32) bool { return false })] = uint32(id) + 1
	}
}

// identity is a hash of what tells a token from all that are paired otherwise.
func (t *Token) identity() uint64 {
	flags := byte(t.Role)
	if t.read {
		flags |= 1 << 6
	}
	if t.bare {
		flags |= 1 << 7
	}
	h := newRolling(flags).with(byte(t.concept)).with(byte(t.concept >> 8))
	for i := range t.forms() {
		h = h.withWord(t.form(i)).with(' ')
	}
	return h.sum()
}

// same reports whether two tokens are one but for where they stand: all else
// follows from what is compared here.
func (t *Token) same(o *Token) bool {
	return t.Form == o.Form && t.Role == o.Role && t.concept == o.concept && t.bare == o.bare && t.read == o.read && slices.Equal(t.others, o.others)
}
