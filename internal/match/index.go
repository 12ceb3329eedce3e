package match

import (
	"fmt"
	"runtime"
	"sync"

	"github.com/klauspost/compress/zstd"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/names"
)

// StoredNames takes the names of a list apart and gives them in the form in
// which a pack stores them (watchlist.NamesFile), so that whoever opens it need
// not: zstd over names.Parsed. The same list gives the same bytes.
func StoredNames(l *watchlist.List) ([]byte, error) {
	m := newMatcher([]*watchlist.List{l})
	var p names.Parsed
	m.eachParsed(m.owners, p.Add)
	compressor, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBetterCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, fmt.Errorf("store the names of list %s: %w", l.Name, err)
	}
	defer compressor.Close()
	return compressor.EncodeAll(p.Encode(), nil), nil
}

// maxStored bounds the decompressed size of stored names.
const maxStored = 1 << 30

// openStored opens the names that a list's pack stores. It gives nil where there
// are none of this version, or others than the list's: then they are taken
// apart anew.
func openStored(l *watchlist.List, count int) *names.Parsed {
	if l.Parsed == nil {
		return nil
	}
	expander, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxStored))
	if err != nil {
		return nil
	}
	defer expander.Close()
	plain, err := expander.DecodeAll(l.Parsed, nil)
	if err != nil {
		return nil
	}
	p, err := names.DecodeParsed(plain)
	if err != nil || p.Len() != count {
		return nil
	}
	return p
}

// indexNames puts the names of all lists in one index, in their order: those
// that are stored taken apart as they are, all others after taking them apart.
func (m *Matcher) indexNames() *names.Index {
	stored := make([]*names.Parsed, len(m.lists))
	var all sync.WaitGroup
	for i, l := range m.lists {
		all.Go(func() { stored[i] = openStored(l, len(m.ownersOf(i))) })
	}
	all.Wait()
	var b names.Builder
	for i := range m.lists {
		if stored[i] != nil {
			b.AddParsed(stored[i])
			continue
		}
		m.eachParsed(m.ownersOf(i), b.Add)
	}
	b.Parties(m.parties())
	return b.Index()
}

// parties numbers the party of each name, in the order of the lists.
func (m *Matcher) parties() []uint32 {
	out := make([]uint32, len(m.owners))
	for i := 1; i < len(out); i++ {
		out[i] = out[i-1]
		if a, b := m.owners[i-1], m.owners[i]; a.list != b.list || a.entry != b.entry {
			out[i]++
		}
	}
	return out
}

// ownersOf lists the names of a list.
func (m *Matcher) ownersOf(list int) []owner { return m.owners[m.starts[list]:m.starts[list+1]] }

// eachParsed takes the names of owners apart on all cores, some batches ahead
// of the one that is taken up.
func (m *Matcher) eachParsed(owners []owner, takeUp func(names.Name)) {
	const batch = 512
	batches := (len(owners) + batch - 1) / batch
	ahead := 2 * runtime.GOMAXPROCS(0)
	parsed := make([]chan []names.Name, batches)
	for i := range batches + ahead {
		if i < batches {
			some, out := owners[i*batch:min((i+1)*batch, len(owners))], make(chan []names.Name, 1)
			parsed[i] = out
			go func() { out <- m.parse(some) }()
		}
		if done := i - ahead; done >= 0 && done < batches {
			for _, n := range <-parsed[done] {
				takeUp(n)
			}
		}
	}
}

// parse takes the names of owners apart.
func (m *Matcher) parse(owners []owner) []names.Name {
	out := make([]names.Name, len(owners))
	for i, o := range owners {
		e := &m.lists[o.list].Entries[o.entry]
		out[i] = names.Parse(e.Names[o.name].Text, KindOf(e.Type))
	}
	return out
}
