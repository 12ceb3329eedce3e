package names

import "math/bits"

// A keyTable leads from a hashed key to what bears it. Keys of equal hash lie in
// one row of memory. A key may also lead to bearers of another key: what it
// leads to is compared in any case.
type keyTable[T any] struct {
	at    []uint32 // where the bearers of each bucket start
	tags  []uint16 // further bits of the keys' hashes, apart from the rest: most searches look no further
	rows  []T
	shift uint8 // from a hash to its bucket
}

// A bearer is a form of a shape that bears a key, with what maySlip needs of it,
// so that going through those that only look like a token costs little.
type bearer struct {
	form uint32 // its number
	spelling
}

// A form is one of a shape's forms, with its letters: comparing it need not look
// for the shape.
type form struct {
	letters uint64 // five binary digits each, if they are not more than packedLetters
	shape   uint32
	which   uint8
	length  uint8
}

const packedLetters = 12

func formOf(text string, shape uint32, which int) form {
	f := form{shape: shape, which: uint8(which), length: uint8(min(len(text), packedLetters+1))}
	if len(text) <= packedLetters {
		for i := range len(text) {
			f.letters |= uint64(text[i]&31) << (5 * i)
		}
	}
	return f
}

// A spelling is what maySlip needs of a form.
type spelling struct {
	letters uint32
	more    uint16 // letters that come again
	length  uint8  // the highest bit: written without vowels
}

const bareSpelling = 1 << 7

func spellingOf(form string, bare bool) spelling {
	s := spelling{letters(form), again(form), uint8(min(len(form), bareSpelling-1))}
	if bare {
		s.length |= bareSpelling
	}
	return s
}

// again has a bit for each vowel that comes twice, one for each that comes three
// times, and one for each of some consonants that comes twice.
func again(form string) uint16 {
	const vowels, consonants = "aeiou", "nrlstm"
	var counts [32]uint8
	for i := range len(form) {
		counts[form[i]&31]++
	}
	set, bit := uint16(0), 0
	note := func(there bool) {
		if there {
			set |= 1 << bit
		}
		bit++
	}
	for i := range len(vowels) {
		note(counts[vowels[i]&31] > 1)
		note(counts[vowels[i]&31] > 2)
	}
	for i := range len(consonants) {
		note(counts[consonants[i]&31] > 1)
	}
	return set
}

// maySlip is a cheap test that rules most pairs out before alike, by the slips
// that alike forgives two words which share a key: each changes how often at
// most two letters come, by one, and the length by one.
func (f spelling) maySlip(g spelling, l lead) bool {
	x, y := f.length&^bareSpelling, g.length&^bareSpelling
	long := max(x, y)
	apart := long - min(x, y)
	slips := uint8(1)
	switch l {
	case anything:
		return true
	case nearSkeleton:
		if slips = 2; long < twoSlips {
			return false
		}
	case sameSound:
		if (f.length|g.length)&bareSpelling != 0 {
			return true
		}
		if slips = 1 + long/4; long <= oneSlip {
			return false
		}
		if slips > mostSlips { // any number of them
			return apart <= mostSlips
		}
	}
	return apart <= slips && bits.OnesCount32(f.letters^g.letters)+bits.OnesCount16(f.more^g.more) <= 2*int(slips)
}

// slips is the most letters in which words that a key leads to may differ, where
// there is a bound.
func (f spelling) slips(g spelling, l lead) (most int, bounded bool) {
	if l != sameSound {
		return int(l-oneEdit) + 1, l >= oneEdit
	}
	most = 1 + int(max(f.length, g.length))/4
	return most, (f.length|g.length)&bareSpelling == 0 && most <= mostSlips
}

// newKeyTable files bearers by their keys. It visits them twice, in any order.
func newKeyTable[T any](size int, bearers func(file func(hash uint64, b T))) keyTable[T] {
	const perBucket = 2 // binary digits
	width := max(bits.Len(uint(size))-perBucket, 1)
	t := keyTable[T]{at: make([]uint32, 1<<width+2), tags: make([]uint16, size), rows: make([]T, size), shift: uint8(64 - width)}
	bearers(func(hash uint64, _ T) { t.at[hash>>t.shift+2]++ })
	for i := range t.at[1:] {
		t.at[i+1] += t.at[i]
	}
	bearers(func(hash uint64, b T) { // the start of the next bucket grows to the end of this one
		to := &t.at[hash>>t.shift+1]
		t.tags[*to], t.rows[*to] = uint16(hash), b
		*to++
	})
	return t
}

// bearers visits the bearers of a key, and of others that look like it.
func (t *keyTable[T]) bearers(h uint64, visit func(*T)) {
	if len(t.rows) == 0 {
		return
	}
	start, end := t.at[h>>t.shift], t.at[h>>t.shift+1]
	for i, tag := range t.tags[start:end] {
		if tag == uint16(h) {
			visit(&t.rows[int(start)+i])
		}
	}
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

// A lead says how alike the words are that a key leads to, at best.
type lead uint8

const (
	anything     lead = iota // they share a form, a meaning or a spelling group
	sameSound                // they sound the same
	oneEdit                  // they differ by one letter or a swap
	nearSkeleton             // two slips in a long word, their consonants differ by one
)

// visitKeys visits the keys of a token. Two tokens that are alike share one,
// initials apart: each way in which alike pairs words has its key here.
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
		visit(tokenKey{hash: formKey(form), form: i})
		visit(tokenKey{hash('s', t.soundOf(i)), i, sameSound})
		if len(form) >= shortestSlip {
			visitWithout('e', form, func(h uint64) { visit(tokenKey{h, i, oneEdit}) })
		}
		if len(form) >= twoSlips-2 {
			visitWithout('n', appendSkeleton(buf[:0], form), func(h uint64) { visit(tokenKey{h, i, nearSkeleton}) })
		}
	}
}

// formKey is the key of a form.
func formKey[T string | []byte](form T) uint64 {
	var buf [64]byte
	return hash('f', appendMisread(buf[:0], form))
}

// visitWithout visits the hashes of a text and of all that it is with one
// letter dropped: texts that differ by one letter, or a swap of neighbours,
// share one of theirs.
func visitWithout[T string | []byte](kind byte, s T, visit func(h uint64)) {
	before := newRolling(kind)
	for i := range len(s) {
		if i == 0 || s[i] != s[i-1] { // dropping either of a double letter is the same
			h := before
			for k := i + 1; k < len(s); k++ {
				h = h.with(s[k])
			}
			visit(h.sum())
		}
		before = before.with(s[i])
	}
	visit(before.sum())
}
