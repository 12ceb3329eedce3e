package names

import "math/bits"

// A keyTable leads from a hashed key to the shapes that bear it. Keys of equal
// hash lie in one row of memory, with what maySlip needs of each shape, so that
// going through those that only look like a token costs little. A key may also
// lead to shapes of another key: what it leads to is compared in any case.
type keyTable struct {
	at    []uint32 // where the bearers of each bucket start
	rows  []bearer
	shift uint8 // from a hash to its bucket
}

// A bearer is a shape that bears a key by one of its forms.
type bearer struct {
	shape uint32
	spelling
	tag uint16 // further bits of the key's hash
}

// A spelling is what maySlip needs of a form.
type spelling struct {
	letters uint32
	length  uint8
	bare    bool
}

func spellingOf(form string, bare bool) spelling {
	return spelling{letters(form), uint8(min(len(form), 255)), bare}
}

// maySlip is a cheap test that rules most pairs out before alike, by the most
// slips that alike forgives: each changes at most two of the letters a word is
// made of, and one of its length.
func (f *spelling) maySlip(g *spelling, l lead) bool {
	if l == anything || f.bare || g.bare {
		return true
	}
	long, slips := max(f.length, g.length), uint8(1)
	if long >= twoSlips {
		slips++
	}
	if l == sameSound && long > oneSlip {
		slips++
	}
	return long-min(f.length, g.length) <= slips && bits.OnesCount32(f.letters^g.letters) <= 2*int(slips)
}

// newKeyTable files bearers by the hashes of their keys.
func newKeyTable(hashes []uint64, bearers []bearer) keyTable {
	const perBucket = 2 // binary digits
	width := max(bits.Len(uint(len(hashes)))-perBucket, 1)
	t := keyTable{at: make([]uint32, 1<<width+1), rows: make([]bearer, len(hashes)), shift: uint8(64 - width)}
	for _, h := range hashes {
		t.at[h>>t.shift+1]++
	}
	for i := range t.at[1:] {
		t.at[i+1] += t.at[i]
	}
	next := append([]uint32(nil), t.at...)
	for i, h := range hashes {
		b := bearers[i]
		b.tag = uint16(h)
		t.rows[next[h>>t.shift]] = b
		next[h>>t.shift]++
	}
	return t
}

// bucket holds all bearers of a key, among others; those of the key have its
// hash as their tag.
func (t *keyTable) bucket(h uint64) []bearer {
	if len(t.rows) == 0 {
		return nil
	}
	return t.rows[t.at[h>>t.shift]:t.at[h>>t.shift+1]]
}

// hash is FNV-1a over a key's kind and text, mixed at the end.
func hash[T string | []byte](kind byte, s T) uint64 {
	h := newRolling(kind)
	for i := range len(s) {
		h = h.with(s[i])
	}
	return h.sum()
}

// hashWithout is the hash of a text with one letter dropped.
func hashWithout[T string | []byte](kind byte, s T, drop int) uint64 {
	h := newRolling(kind)
	for i := range len(s) {
		if i != drop {
			h = h.with(s[i])
		}
	}
	return h.sum()
}

const (
	offset64 = 14695981039346656037
	prime64  = 1099511628211
)

func mixed64(h uint64) uint64 {
	h ^= h >> 32
	h *= 0x9E3779B97F4A7C15
	return h ^ h>>29
}

// A tokenKey is a key of one form of a token.
type tokenKey struct {
	hash uint64
	form int
	lead lead
}

// A lead says what a key can lead to.
type lead uint8

const (
	anything lead = iota
	sameSound
	oneSlipAway // with one consonant more, less or other; those of the same sound have sameSound too
)

// visitKeys visits the keys that a token shares with every token that alike
// could match it with, initials apart.
func visitKeys(t *Token, visit func(tokenKey)) {
	if t.Role == Legal || t.Role == Noise {
		return
	}
	if t.concept != 0 {
		visit(tokenKey{hash: hash('c', []byte{byte(t.concept), byte(t.concept >> 8)})})
	}
	for _, g := range t.groups {
		visit(tokenKey{hash: hash('g', []byte{byte(g), byte(g >> 8)})})
	}
	var buf [64]byte
	for i := range t.forms() {
		form := t.form(i)
		visit(tokenKey{hash: hash('f', appendMisread(buf[:0], form)), form: i})
		if t.number {
			continue
		}
		s := t.soundOf(i)
		visit(tokenKey{hash('s', s), i, sameSound})
		if len(form) < 3 && !t.bare { // too short for a slip, yet the same consonants may stand without vowels
			continue
		}
		bones := appendSkeleton(buf[:0], form)
		visit(tokenKey{hash('b', bones), i, oneSlipAway})
		for k := range bones {
			if k == 0 || bones[k] != bones[k-1] {
				visit(tokenKey{hashWithout('b', bones, k), i, oneSlipAway})
			}
		}
	}
}
