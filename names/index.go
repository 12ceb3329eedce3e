package names

import (
	"slices"
	"sync"
)

// An Index finds the names of a list that are like a given one without
// comparing them all. It is immutable and safe for concurrent use.
//
// Each distinct token of the list is a shape. Keys lead from what a query token
// may look like (its forms, its spelling groups, its letters or consonants with
// one dropped) to the shapes that alike could match with it; postings lead from
// a shape to the names that hold it. Search looks for shapes only of as many
// query tokens as a name must have one of, goes through the postings of the
// rarest first and stops when what is left cannot reach the score asked for, so
// it loses nothing that comparing all names would find.
type Index struct {
	shapes     []Token
	weights    []float32 // of each shape
	firsts     []byte    // first letter of each shape
	keys       keyTable
	initials   map[byte][]uint32 // shapes of one letter
	tokens     []uint32          // shapes of all names, name by name
	nameAt     []uint32          // where each name's tokens start
	names      []outline
	postings   []uint32 // names by shape
	postAt     []uint32 // where each shape's names start
	equal      keyTable // names by their key
	beginnings beginnings
	scratch    *sync.Pool
}

// An outline is what search needs of a name to rule it out.
type outline struct {
	weight       float32 // of all its tokens
	organisation bool
}

// Len is the number of names in the index.
func (ix *Index) Len() int { return len(ix.names) }

// A Builder collects the names of an index. The zero value is ready for use.
type Builder struct {
	ix    Index
	ids   map[string]uint32
	buf   []byte
	keys  keyList // of shapes
	equal keyList // of names
}

// Add puts a name in the index; the first one is number 0.
func (b *Builder) Add(n Name) {
	if b.ids == nil {
		b.ids = map[string]uint32{}
		b.ix.nameAt = []uint32{0}
		b.ix.initials = map[byte][]uint32{}
	}
	count := 0
	o := outline{organisation: n.Kind == Organisation}
	for i := range n.Tokens {
		if n.Tokens[i].Role == Noise || count == maxTokens {
			continue
		}
		b.ix.tokens = append(b.ix.tokens, b.shape(&n.Tokens[i]))
		o.weight += n.Tokens[i].weight
		count++
	}
	b.ix.names = append(b.ix.names, o)
	b.ix.beginnings.add(&n)
	b.equal.add(hash('=', n.key), bearer{shape: uint32(len(b.ix.names) - 1)})
	b.ix.nameAt = append(b.ix.nameAt, uint32(len(b.ix.tokens)))
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
	b.ix.firsts = append(b.ix.firsts, firstByte(t.Form))
	if len(t.Form) == 1 {
		b.ix.initials[t.Form[0]] = append(b.ix.initials[t.Form[0]], id)
	}
	visitKeys(t, func(k tokenKey) {
		b.keys.add(k.hash, bearer{shape: id, spelling: spellingOf(t.form(k.form), t.bare), form: uint8(k.form)})
	})
	return id
}

func firstByte(s string) byte {
	if s == "" {
		return 0
	}
	return s[0]
}

// Index finishes the index. The builder must not be used afterwards.
func (b *Builder) Index() *Index {
	ix := b.ix
	if ix.nameAt == nil {
		ix.nameAt = []uint32{0}
	}
	ix.keys, ix.equal = b.keys.table(), b.equal.table()
	ix.beginnings.finish()
	ix.post()
	shapes, names := len(ix.shapes), len(ix.names)
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
	for n := range ix.names {
		for _, s := range ix.shapesOf(uint32(n)) {
			ix.postings[next[s]] = uint32(n)
			next[s]++
		}
	}
}

// shapesOf lists the shapes of a name.
func (ix *Index) shapesOf(name uint32) []uint32 {
	return ix.tokens[ix.nameAt[name]:ix.nameAt[name+1]]
}

// namesOf lists the names that hold a shape.
func (ix *Index) namesOf(shape uint32) []uint32 {
	return ix.postings[ix.postAt[shape]:ix.postAt[shape+1]]
}
