package listing

import (
	"fmt"

	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/pack"
)

// Compile makes a pack of a list. The manifest gives name, title, version,
// date, publisher and licence; the list gives its name to neither.
func Compile(l *watchlist.List, m pack.Manifest) (*pack.Pack, error) {
	l.Name = m.Name
	data, err := watchlist.Encode(l)
	if err != nil {
		return nil, err
	}
	apart, err := match.StoredNames(l)
	if err != nil {
		return nil, err
	}
	keys, err := watchlist.EncodeKeys(l)
	if err != nil {
		return nil, err
	}
	m.Kind = pack.Watchlist
	m.MadeFrom = origins(l)
	p, err := pack.New(m, map[string][]byte{watchlist.CompiledFile: data, watchlist.NamesFile: apart, watchlist.KeysFile: keys})
	if err != nil {
		return nil, fmt.Errorf("compile list %s: %w", m.Name, err)
	}
	return p, nil
}

// origins names the files the list was read from.
func origins(l *watchlist.List) []pack.Origin {
	made := make([]pack.Origin, 0, len(l.Sources))
	for _, f := range l.Sources {
		made = append(made, pack.Origin{
			File:   f.Name,
			SHA256: f.SHA256,
			Note:   fmt.Sprintf("%d rows", f.Rows),
		})
	}
	return made
}
