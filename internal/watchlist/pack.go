package watchlist

import (
	"fmt"
	"sync"

	"github.com/tidewaiter/tidewaiter/pack"
)

// CompiledFile is the name of the compiled list in a pack.
const CompiledFile = "list.bin"

// NamesFile is the name of the list's names taken apart in a pack. A pack may
// lack it.
const NamesFile = "names.bin"

// KeysFile is the name of the list's keys in a pack. A pack may lack it.
const KeysFile = "keys.bin"

// Open opens the list of a watchlist pack.
func Open(p *pack.Pack) (*List, error) {
	if p.Manifest.Kind != pack.Watchlist {
		return nil, fmt.Errorf("open list: pack %s is of kind %q, not a watchlist", p.Manifest.Name, p.Manifest.Kind)
	}
	data, err := p.File(CompiledFile)
	if err != nil {
		return nil, fmt.Errorf("open list: %w", err)
	}
	l, err := Decode(data)
	if err != nil {
		return nil, fmt.Errorf("open list of pack %s: %w", p.Manifest.Name, err)
	}
	if _, stored := p.Manifest.Files[NamesFile]; stored {
		if l.Parsed, err = p.File(NamesFile); err != nil {
			return nil, fmt.Errorf("open list: %w", err)
		}
	}
	var keys []byte
	if _, stored := p.Manifest.Files[KeysFile]; stored {
		if keys, err = p.File(KeysFile); err != nil {
			return nil, fmt.Errorf("open list: %w", err)
		}
	}
	l.Keys = sync.OnceValue(func() *Keys {
		if k, err := decodeKeys(keys, l); err == nil {
			return k
		}
		return readKeys(l) // not stored, or by another version
	})
	return l, nil
}

// OpenAll opens the lists of every watchlist pack of a set, sorted by name.
func OpenAll(set pack.Set) ([]*List, error) {
	var lists []*List
	for _, p := range set.Kind(pack.Watchlist) {
		l, err := Open(p)
		if err != nil {
			return nil, err
		}
		lists = append(lists, l)
	}
	return lists, nil
}
