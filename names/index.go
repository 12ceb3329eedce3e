package names

import (
	"slices"
	"sync"
)

// An Index finds the names of a list that are like a given one without
// comparing them all. It is immutable and safe for concurrent use.
//
// Each distinct token of the list is a shape. Sorted keys lead from what a
// query token may look like (its forms, its spelling groups, its consonants
// with one dropped) to the shapes that alike could match with it; postings lead
// from a shape to the names that hold it. Search walks the postings of the
// rarest query tokens first and stops when what is left cannot reach the score
// asked for, so it loses nothing that comparing all names would find.
type Index struct {
	shapes   []Token
	forms    []spelling // of all shapes
	keys     []uint64   // hash of a key, then the form, sorted
	keyAt    []uint32   // where the keys of each leading bits start
	tokens   []uint32   // shapes of all names, name by name
	nameAt   []uint32   // where each name's tokens start
	kinds    []Kind
	weights  []float32 // of each shape
	names    []outline // of each name
	postings []uint32  // names by shape
	postAt   []uint32  // where each shape's names start
	equal    []uint64  // hash of a name's key, then the name, sorted
	equalAt  []uint32
	scratch  *sync.Pool
}

// An outline is what search needs of a name to rule it out.
type outline struct {
	weight   float32 // of all its tokens
	initials bool    // it has a token of one letter, which may stand for any word
}

// A spelling is one form of a shape, with what maySlip needs of it.
type spelling struct {
	shape   uint32
	letters uint32
	length  uint16
	bare    bool
}

// Len is the number of names in the index.
func (ix *Index) Len() int { return len(ix.kinds) }

// A Builder collects the names of an index. The zero value is ready for use.
type Builder struct {
	ix    Index
	ids   map[string]uint32
	buf   []byte
	equal []uint64
}

// Add puts a name in the index; the first one is number 0.
func (b *Builder) Add(n Name) {
	if b.ids == nil {
		b.ids = map[string]uint32{}
		b.ix.nameAt = []uint32{0}
	}
	count := 0
	var o outline
	for i := range n.Tokens {
		if n.Tokens[i].Role == Noise || count == maxTokens {
			continue
		}
		b.ix.tokens = append(b.ix.tokens, b.shape(&n.Tokens[i]))
		o.weight += n.Tokens[i].weight
		o.initials = o.initials || len(n.Tokens[i].Form) == 1
		count++
	}
	b.ix.names = append(b.ix.names, o)
	b.equal = append(b.equal, pack(hash('=', n.key), uint32(len(b.ix.kinds))))
	b.ix.nameAt = append(b.ix.nameAt, uint32(len(b.ix.tokens)))
	b.ix.kinds = append(b.ix.kinds, n.Kind)
}

// shape finds or stores a token.
func (b *Builder) shape(t *Token) uint32 {
	k := t.appendIdentity(b.buf[:0])
	b.buf = k
	if id, ok := b.ids[string(k)]; ok {
		return id
	}
	id := uint32(len(b.ix.shapes))
	b.ids[string(k)] = id
	stored := *t
	stored.Span = Span{}
	b.ix.shapes = append(b.ix.shapes, stored)
	b.ix.weights = append(b.ix.weights, t.weight)
	first := uint32(len(b.ix.forms))
	for i := range t.forms() {
		form := t.form(i)
		b.ix.forms = append(b.ix.forms, spelling{id, letters(form), uint16(len(form)), t.bare})
	}
	visitKeys(t, func(k tokenKey) { b.ix.keys = append(b.ix.keys, pack(k.hash, first+uint32(k.form))) })
	return id
}

// Index finishes the index. The builder must not be used afterwards.
func (b *Builder) Index() *Index {
	ix := b.ix
	if ix.nameAt == nil {
		ix.nameAt = []uint32{0}
	}
	slices.Sort(ix.keys)
	ix.keys = slices.Compact(ix.keys)
	ix.keyAt = directory(ix.keys)
	slices.Sort(b.equal)
	ix.equal, ix.equalAt = b.equal, directory(b.equal)
	ix.post()
	shapes, names := len(ix.shapes), len(ix.kinds)
	ix.scratch = &sync.Pool{New: func() any { return newSearch(shapes, names) }}
	return &ix
}

// post turns the names' shapes into the shapes' names. A name that holds a
// shape twice is listed twice; Search sees it once.
func (ix *Index) post() {
	ix.postAt = make([]uint32, len(ix.shapes)+1)
	for _, s := range ix.tokens {
		ix.postAt[s+1]++
	}
	for i := range ix.shapes {
		ix.postAt[i+1] += ix.postAt[i]
	}
	ix.postings = make([]uint32, len(ix.tokens))
	next := slices.Clone(ix.postAt)
	for n := range ix.kinds {
		for _, s := range ix.tokens[ix.nameAt[n]:ix.nameAt[n+1]] {
			ix.postings[next[s]] = uint32(n)
			next[s]++
		}
	}
}

// Bits of a packed key: the hash above, a number below.
const (
	numberBits = 24
	prefixBits = 16
)

func pack(h uint64, n uint32) uint64 { return h>>numberBits<<numberBits | uint64(n) }

// directory says where the keys of each leading prefixBits start.
func directory(keys []uint64) []uint32 {
	at := make([]uint32, 1<<prefixBits+1)
	for _, k := range keys {
		at[k>>(64-prefixBits)+1]++
	}
	for i := range at[1:] {
		at[i+1] += at[i]
	}
	return at
}

// lookup visits the numbers packed with a hash.
func lookup(keys []uint64, at []uint32, h uint64, visit func(n uint32)) {
	part := keys[at[h>>(64-prefixBits)]:at[h>>(64-prefixBits)+1]]
	want := h >> numberBits
	i, _ := slices.BinarySearch(part, want<<numberBits)
	for ; i < len(part) && part[i]>>numberBits == want; i++ {
		visit(uint32(part[i] & (1<<numberBits - 1)))
	}
}

// hash is FNV-1a over a key's kind and text, mixed at the end.
func hash(kind byte, s string) uint64 {
	h := uint64(14695981039346656037)
	h = (h ^ uint64(kind)) * 1099511628211
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
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
	nearSound // with one consonant more, less or other; those of the same sound have sameSound too
)

// visitKeys visits the keys that a token shares with every token that alike
// could match it with, initials apart.
func visitKeys(t *Token, visit func(tokenKey)) {
	if t.Role == Legal || t.Role == Noise {
		return
	}
	if t.concept != 0 {
		visit(tokenKey{hash: hash('c', string([]byte{byte(t.concept), byte(t.concept >> 8)}))})
	}
	for _, g := range t.groups {
		visit(tokenKey{hash: hash('g', string([]byte{byte(g), byte(g >> 8)}))})
	}
	for i := range t.forms() {
		form := t.form(i)
		visit(tokenKey{hash: hash('f', misread(form)), form: i})
		if t.number || len(form) < 3 && !t.bare {
			continue
		}
		s := t.sound
		if i > 0 {
			s = sound(form)
		}
		visit(tokenKey{hash('s', s), i, sameSound})
		for k := range s {
			if k == 0 || s[k] != s[k-1] {
				visit(tokenKey{hashWithout(s, k), i, nearSound})
			}
		}
	}
}

// hashWithout is the hash of a sound with one letter dropped.
func hashWithout(s string, k int) uint64 {
	var buf [40]byte
	b := append(append(buf[:0], s[:k]...), s[k+1:]...)
	return hash('s', string(b))
}
