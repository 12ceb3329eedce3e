package watchlist

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// ErrCompiled reports bytes that are not a compiled list of this version.
var ErrCompiled = errors.New("not a compiled watchlist of this version")

// maxPlain bounds the decompressed size of a compiled list.
const maxPlain = 1 << 30

// Decode opens a compiled list. Its texts share one block of memory and its
// parts a few more, so that opening costs a handful of allocations.
func Decode(data []byte) (*List, error) {
	compressed, ok := strings.CutPrefix(string(data[:min(len(data), len(magic))]), magic)
	if !ok || compressed != "" {
		return nil, fmt.Errorf("decode list: %w", ErrCompiled)
	}
	expander, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxPlain))
	if err != nil {
		return nil, fmt.Errorf("decode list: %w", err)
	}
	defer expander.Close()
	plain, err := expander.DecodeAll(data[len(magic):], nil)
	if err != nil {
		return nil, fmt.Errorf("decode list: %w", err)
	}
	l, err := fromPlain(plain)
	if err != nil {
		return nil, fmt.Errorf("decode list: %w", err)
	}
	return l, nil
}

func fromPlain(plain []byte) (*List, error) {
	r := &reader{rest: plain}
	var n parts
	for _, field := range n.fields() {
		*field = r.length()
	}
	r.readTable()
	if r.err != nil {
		return nil, r.err
	}
	if n.total() > len(r.rest) {
		return nil, fmt.Errorf("%w: more parts than bytes", ErrCompiled)
	}
	l := new(List)
	(&layout{visitor: r, slabs: newSlabs(n)}).list(l)
	if r.err == nil && len(r.rest) > 0 {
		r.err = fmt.Errorf("%w: bytes left over", ErrCompiled)
	}
	return l, r.err
}

// A reader is the visitor that decodes. After the first fault it gives zero
// values.
type reader struct {
	rest  []byte
	table []string
	err   error
}

func (r *reader) decoding() bool { return true }

func (r *reader) within(string) {}

func (r *reader) str(s *string) {
	// The common numbers take one to three bytes; this is the hot path.
	n, size := binary.Uvarint(r.rest)
	if size <= 0 || n >= uint64(len(r.table)) {
		r.fail()
		return
	}
	r.rest = r.rest[size:]
	*s = r.table[n]
}

func (r *reader) flag(b *bool) {
	*b = r.length() != 0
}

func (r *reader) count(int) int { return r.length() }

// length reads a number of things that each take at least a byte of what is
// left to read.
func (r *reader) length() int {
	var n int
	r.number(&n)
	if n > len(r.rest) {
		r.fail()
		return 0
	}
	return n
}

func (r *reader) number(n *int) {
	v, size := binary.Uvarint(r.rest)
	if size <= 0 || v > maxPlain {
		r.fail()
		return
	}
	r.rest = r.rest[size:]
	*n = int(v)
}

// readTable reads the string table: all texts become parts of one string.
func (r *reader) readTable() {
	texts, size := r.length(), 0
	r.number(&size)
	if r.err != nil {
		return
	}
	type place struct{ at, end int }
	places := make([]place, texts)
	next := 0 // where the next text that was not met before begins
	for i := range places {
		var word, back int
		r.number(&word)
		length := word >> 1
		if word&1 == 0 {
			places[i] = place{next, next + length}
			next += length
			continue
		}
		r.number(&back)
		at := next - back
		places[i] = place{at, at + length}
	}
	if r.err != nil || next != size || size > len(r.rest) {
		r.fail()
		return
	}
	block := string(r.rest[:size])
	r.rest = r.rest[size:]
	r.table = make([]string, texts)
	for i, p := range places {
		if p.at < 0 || p.end > size {
			r.fail()
			return
		}
		r.table[i] = block[p.at:p.end]
	}
}

func (r *reader) fail() {
	if r.err == nil {
		r.err = fmt.Errorf("%w: it is cut off or damaged", ErrCompiled)
	}
	r.rest = nil
}
