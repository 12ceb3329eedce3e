package listing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/own"
	"github.com/tidewaiter/tidewaiter/pack"
)

// Unexpired leaves out the entries of an in-house list whose last day has
// passed on a day (2006-01-02). The pack it gives has a digest and a note of
// its own, so that answers tell what was left out; a pack of which nothing has
// expired comes back as it is.
func Unexpired(p *pack.Pack, day string) (*pack.Pack, error) {
	if inHouse, _ := ofSource("own"); p.Manifest.Publisher != inHouse.name {
		return p, nil
	}
	l, err := watchlist.Open(p)
	if err != nil {
		return nil, err
	}
	before := len(l.Entries)
	l.Entries = slices.DeleteFunc(l.Entries, func(e watchlist.Entry) bool { return expired(&e, day) })
	gone := before - len(l.Entries)
	if gone == 0 {
		return p, nil
	}
	m := p.Manifest
	m.Note = strings.TrimPrefix(fmt.Sprintf("%s; %d entries had expired on %s", m.Note, gone, day), "; ")
	return Compile(l, m)
}

func expired(e *watchlist.Entry, day string) bool {
	return slices.ContainsFunc(e.Dates, func(d watchlist.Date) bool { return d.Kind == own.Expires && cmp.Less(d.From, day) })
}
