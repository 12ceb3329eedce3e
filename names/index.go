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
	about      []aboutShape // the same, in short
	keys       keyTable[bearer]
	spelt      []form            // of all shapes, in order
	forms      filter            // the keys of forms among the keys
	initials   map[byte][]uint32 // shapes of one letter
	tokens     []uint32          // shapes of all names, name by name
	nameAt     []uint32          // where each name's tokens start
	names      []outline
	postings   []posting        // names by shape
	postAt     []uint32         // where each shape's names start
	equal      keyTable[uint32] // names by their key
	beginnings beginnings
	acronyms   keyTable[uint32] // names by what they may be called by the first letters of
	commoner   *commoner        // nil: words weigh as Parse weighs them
	memo       *memo
	scratch    *sync.Pool
}

// An aboutShape is what search needs of a shape to rule out names that hold it:
// of one after another, so that it lies together.
type aboutShape struct {
	weight float32
	first  byte // letter
	role   Role
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
	ix     Index
	seen   tokenTable
	keys   keyList  // of the shapes, one after another
	counts []uint16 // how many of each shape
	// spellings are those of the forms of all shapes.
	spellings []spelling
	equal     []uint64 // key of each name
	parties   []uint32 // whose each name is; nil if not told

	name  outline // the one at hand
	words int     // of it, as far as they are kept
	key   rolling
}

// Add puts a name in the index; the first one is number 0.
func (b *Builder) Add(n Name) {
	b.begin(n.Kind == Organisation)
	for i := range n.Tokens {
		if b.word(&n.Tokens[i]) {
			b.ix.tokens = append(b.ix.tokens, b.shape(&n.Tokens[i]))
		}
	}
	b.end()
}

// grow makes room for what is about to come, so that the index need not be
// copied on the way.
func (b *Builder) grow(names, shapes, tokens int) {
	b.ix.shapes, b.ix.about = slices.Grow(b.ix.shapes, shapes), slices.Grow(b.ix.about, shapes)
	b.counts, b.seen.hashes, b.spellings = slices.Grow(b.counts, shapes), slices.Grow(b.seen.hashes, shapes), slices.Grow(b.spellings, shapes)
	b.ix.names, b.ix.nameAt, b.equal = slices.Grow(b.ix.names, names), slices.Grow(b.ix.nameAt, names), slices.Grow(b.equal, names)
	b.ix.tokens = slices.Grow(b.ix.tokens, tokens)
}

// begin begins a name.
func (b *Builder) begin(organisation bool) {
	if b.ix.initials == nil {
		b.ix.nameAt, b.ix.initials = append(b.ix.nameAt, 0), map[byte][]uint32{}
	}
	b.name, b.words, b.key = outline{organisation: organisation}, 0, newRolling('=')
	b.ix.beginnings.begin()
}

// word takes up the next token of a name, but for its shape. It reports whether
// that is kept too.
func (b *Builder) word(t *Token) bool {
	b.ix.beginnings.add(t)
	if t.Role == Noise {
		return false
	}
	b.key = b.key.withWord(t.keyForm()).with(' ')
	if b.words == maxTokens {
		return false
	}
	b.words++
	b.name.weight += t.weight
	return true
}

// end ends a name.
func (b *Builder) end() {
	b.ix.names = append(b.ix.names, b.name)
	b.equal = append(b.equal, b.key.sum())
	b.ix.nameAt = append(b.ix.nameAt, uint32(len(b.ix.tokens)))
}

// shape finds or stores a token.
func (b *Builder) shape(t *Token) uint32 {
	id, ok := b.seen.number(t, b.ix.shapes)
	if ok {
		return id
	}
	stored := *t
	stored.Span = Span{}
	b.ix.shapes = append(b.ix.shapes, stored)
	b.ix.about = append(b.ix.about, aboutShape{t.weight, firstByte(t.Form), t.Role})
	if len(t.Form) == 1 {
		b.ix.initials[t.Form[0]] = append(b.ix.initials[t.Form[0]], id)
	}
	for i := range t.forms() {
		b.spellings = append(b.spellings, spellingOf(t.form(i), t.bare))
	}
	count := uint16(0)
	visitKeys(t, func(k tokenKey) {
		b.keys.add(k.hash&^(0xff<<formBits) | uint64(uint8(k.form))<<formBits)
		count++
	})
	b.counts = append(b.counts, count)
	return id
}

func firstByte(s string) byte {
	if s == "" {
		return 0
	}
	return s[0]
}

// A keyList holds hashed keys, each with the form that it is of instead of eight
// digits that nothing needs. It grows by blocks, so that a long list is never
// copied.
type keyList struct {
	blocks [][]uint64
	size   int
}

const formBits = 16 // where a key's form begins

func (l *keyList) add(key uint64) {
	const block = 1 << 13
	last := len(l.blocks) - 1
	if last < 0 || len(l.blocks[last]) == block {
		l.blocks = append(l.blocks, make([]uint64, 0, block))
		last++
	}
	l.blocks[last] = append(l.blocks[last], key)
	l.size++
}

// shapeKeys visits the keys of all shapes.
func (b *Builder) shapeKeys(file func(hash uint64, x bearer)) {
	shape, left, first, which := -1, uint16(0), uint32(0), uint8(0)
	var x bearer
	for _, block := range b.keys.blocks {
		for _, key := range block {
			for left == 0 {
				if shape >= 0 {
					first += uint32(b.ix.shapes[shape].forms())
				}
				shape++
				left, which = b.counts[shape], 0
				x = b.bearer(first + uint32(which))
			}
			left--
			if w := uint8(key >> formBits); w != which {
				which = w
				x = b.bearer(first + uint32(which))
			}
			file(key, x)
		}
	}
}

func (b *Builder) bearer(form uint32) bearer { return bearer{form, b.spellings[form]} }

// Index finishes the index. The builder must not be used afterwards.
func (b *Builder) Index() *Index {
	b.weigh()
	ix := b.ix
	if len(ix.nameAt) == 0 {
		ix.nameAt = []uint32{0}
	}
	var keys sync.WaitGroup // half of the work
	keys.Go(func() { ix.keys = newKeyTable(b.keys.size, b.shapeKeys) })
	ix.spellForms()
	ix.equal = newKeyTable(len(b.equal), func(file func(uint64, uint32)) {
		for n, hash := range b.equal {
			file(hash, uint32(n))
		}
	})
	ix.beginnings.finish()
	ix.post()
	ix.fileAcronyms()
	keys.Wait()
	ix.memo = new(memo)
	shapes, names := len(ix.shapes), len(ix.names)
	ix.scratch = &sync.Pool{New: func() any { return newSearch(shapes, len(ix.spelt), names) }}
	return &ix
}

// shapesOf lists the shapes of a name.
func (ix *Index) shapesOf(name uint32) []uint32 {
	return ix.tokens[ix.nameAt[name]:ix.nameAt[name+1]]
}

// spellForms lists the forms of all shapes.
func (ix *Index) spellForms() {
	size := 0
	for i := range ix.shapes {
		size += ix.shapes[i].forms()
	}
	ix.spelt, ix.forms = make([]form, 0, size), newFilter(size)
	for i := range ix.shapes {
		for f := range ix.shapes[i].forms() {
			text := ix.shapes[i].form(f)
			ix.spelt = append(ix.spelt, formOf(text, uint32(i), f))
			ix.forms.add(formKey(text))
		}
	}
}
