package names

import (
	"encoding/binary"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// Parsed is many names taken apart, for an index to take up at once: taking
// them apart is most of what making an index costs. It can be stored, and is
// good for the version of this package that made it. The zero value is empty.
type Parsed struct {
	tokens []Token  // distinct ones, without their places
	rows   []uint32 // the tokens of all names, name by name
	heads  []uint32 // of each name: how many tokens it has, and whether it is an organisation's
	seen   tokenTable
}

// organisationHead is the lowest bit of a head.
const organisationHead = 1

// Len is the number of names.
func (p *Parsed) Len() int { return len(p.heads) }

// Add puts a name in; the first one is number 0.
func (p *Parsed) Add(n Name) {
	for i := range n.Tokens {
		id, ok := p.seen.number(&n.Tokens[i], p.tokens)
		if !ok {
			p.tokens = append(p.tokens, n.Tokens[i])
			p.tokens[id].Span = Span{}
		}
		p.rows = append(p.rows, id)
	}
	head := uint32(len(n.Tokens)) << 1
	if n.Kind == Organisation {
		head |= organisationHead
	}
	p.heads = append(p.heads, head)
}

//go:generate go run ../tools/storedversions

// ErrParsed reports bytes that are no names taken apart by this version of the
// package: they must be taken apart again.
var ErrParsed = errors.New("no names taken apart by this version")

// parsedMagic begins stored names; its last byte is the version of the layout.
const parsedMagic = "TWNAMES\x01"

// Flags of a stored token, above its role.
const (
	storedBare = 1 << (iota + 3)
	storedRead
	storedConcept
)

// Encode gives the stored form of the names: the same bytes for the same names.
// After the magic and Version come how many names, tokens and rows there are;
// the tokens by column (role and flags, concepts, how many forms, their
// lengths, their letters); and the names (heads, then rows). A row is 0 for a
// token that was not seen before, else how far back in the order of the tokens
// it is. Whatever else a token has follows from these.
func (p *Parsed) Encode() []byte {
	var flags, concepts, counts, lengths, letters []byte
	forms := 0
	for i := range p.tokens {
		t := &p.tokens[i]
		flag := byte(t.Role)
		if t.bare {
			flag |= storedBare
		}
		if t.read {
			flag |= storedRead
		}
		if t.concept != 0 {
			flag |= storedConcept
			concepts = binary.LittleEndian.AppendUint16(concepts, t.concept)
		}
		flags = append(flags, flag)
		counts = binary.AppendUvarint(counts, uint64(len(t.others)))
		for k := range t.forms() {
			lengths = binary.AppendUvarint(lengths, uint64(len(t.form(k))))
			letters = append(letters, t.form(k)...)
			forms++
		}
	}
	var heads, rows []byte
	for _, h := range p.heads {
		heads = binary.AppendUvarint(heads, uint64(h))
	}
	next := uint32(0)
	for _, id := range p.rows {
		if id == next {
			next++
			rows = append(rows, 0)
			continue
		}
		rows = binary.AppendUvarint(rows, uint64(next-id))
	}
	out := append([]byte(parsedMagic), Version...)
	for _, n := range [...]int{len(p.heads), len(p.tokens), len(p.rows), forms, len(letters)} {
		out = binary.AppendUvarint(out, uint64(n))
	}
	for _, column := range [...][]byte{flags, concepts, counts, lengths, letters, heads, rows} {
		out = append(out, column...)
	}
	return out
}

// DecodeParsed opens the stored form of names.
func DecodeParsed(data []byte) (*Parsed, error) {
	rest, ok := strings.CutPrefix(string(data), parsedMagic+Version)
	if !ok {
		return nil, ErrParsed
	}
	go lexicon() // reads its tables meanwhile
	d := parsedDecoder{rest: rest}
	var sizes [5]int
	for i := range sizes {
		sizes[i] = d.number()
		if sizes[i] > len(rest) { // each takes a byte at least
			d.fail()
		}
	}
	if d.failed {
		return nil, fmt.Errorf("%w: its sizes are damaged", ErrParsed)
	}
	p := &Parsed{heads: make([]uint32, sizes[0]), tokens: make([]Token, sizes[1]), rows: make([]uint32, sizes[2])}
	d.tokens(p.tokens, sizes[3], sizes[4])
	d.names(p)
	if d.failed || d.rest != "" {
		return nil, fmt.Errorf("%w: damaged", ErrParsed)
	}
	lex := lexicon()
	var all sync.WaitGroup
	for some := range slices.Chunk(p.tokens, len(p.tokens)/runtime.GOMAXPROCS(0)+1) {
		all.Go(func() { lex.finishStored(some) })
	}
	all.Wait()
	return p, nil
}

// A parsedDecoder reads what Encode wrote. After the first fault it reads zeros.
type parsedDecoder struct {
	rest   string
	failed bool
}

func (d *parsedDecoder) fail() { d.rest, d.failed = "", true }

// number reads a number, as binary.Uvarint does.
func (d *parsedDecoder) number() int {
	n := uint64(0)
	for i := 0; i < len(d.rest) && i < 5; i++ {
		c := d.rest[i]
		n |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			d.rest = d.rest[i+1:]
			return int(n)
		}
	}
	d.fail()
	return 0
}

// take cuts n bytes off.
func (d *parsedDecoder) take(n int) string {
	if n > len(d.rest) {
		d.fail()
		return ""
	}
	out := d.rest[:n]
	d.rest = d.rest[n:]
	return out
}

func (d *parsedDecoder) tokens(tokens []Token, forms, letters int) {
	flags := d.take(len(tokens))
	for i := range len(flags) {
		t := &tokens[i]
		t.Role, t.bare, t.read = Role(flags[i]&7), flags[i]&storedBare != 0, flags[i]&storedRead != 0
		if flags[i]&storedConcept != 0 {
			if c := d.take(2); len(c) == 2 {
				t.concept = uint16(c[0]) | uint16(c[1])<<8
			}
		}
	}
	others := make([]string, max(0, forms-len(tokens)))
	for i := range tokens {
		n := d.number()
		t := &tokens[i]
		if n > len(others) || t.Role > Noise || n == 0 && (t.concept != 0 || t.Role == Business || t.Role == Place) {
			d.fail() // a concept has a word
			return
		}
		if n > 0 {
			t.others, others = others[:n:n], others[n:]
		}
	}
	lengths := make([]uint32, forms)
	for i := range lengths {
		lengths[i] = uint32(d.number())
	}
	text := strings.Clone(d.take(letters)) // the rest may go
	cut := func() string {
		if len(lengths) == 0 || int(lengths[0]) > len(text) {
			d.fail()
			return ""
		}
		s := text[:lengths[0]]
		text, lengths = text[lengths[0]:], lengths[1:]
		return s
	}
	for i := range tokens {
		tokens[i].Form = cut()
		for k := range tokens[i].others {
			tokens[i].others[k] = cut()
		}
	}
}

func (d *parsedDecoder) names(p *Parsed) {
	total := 0
	for i := range p.heads {
		p.heads[i] = uint32(d.number())
		total += int(p.heads[i] >> 1)
	}
	if total != len(p.rows) {
		d.fail()
		return
	}
	next := 0
	for i := range p.rows {
		back := d.number()
		if back == 0 {
			next++
			back = 1
		}
		if back > next || next > len(p.tokens) {
			d.fail()
			return
		}
		p.rows[i] = uint32(next - back)
	}
}

// finishStored fills what follows from the tokens' forms, as finish does for
// those that were just taken apart.
func (l *tables) finishStored(tokens []Token) {
	var sounds []byte
	for i := range tokens {
		sounds = appendSound(sounds, tokens[i].Form)
	}
	all, buf := string(sounds), sounds[:0]
	for i := range tokens {
		n := len(appendSound(buf[:0], tokens[i].Form))
		tokens[i].sound, all = all[:n], all[n:]
		l.finishToken(&tokens[i])
	}
}

// AddParsed puts all names in the index, in their order.
func (b *Builder) AddParsed(p *Parsed) {
	const none = ^uint32(0)
	b.grow(len(p.heads), len(p.tokens), len(p.rows))
	shapes := make([]uint32, len(p.tokens))
	for i := range shapes {
		shapes[i] = none
	}
	rows := p.rows
	for _, head := range p.heads {
		name := rows[:head>>1]
		rows = rows[head>>1:]
		b.begin(head&organisationHead != 0)
		for _, id := range name {
			if !b.word(&p.tokens[id]) {
				continue
			}
			if shapes[id] == none {
				shapes[id] = b.shape(&p.tokens[id])
			}
			b.ix.tokens = append(b.ix.tokens, shapes[id])
		}
		b.end()
	}
}
