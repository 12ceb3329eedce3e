// Package description judges declared goods descriptions: whether a text says
// what the goods are, and which stop lists it stands on. What goes in is the
// descriptions pack and a text; what comes out is a quality with reasons. It
// does not know what the goods are (see internal/hs, internal/substance).
package description

import (
	"fmt"
	"sync"

	"github.com/tidewaiter/tidewaiter/internal/textsearch"
	"github.com/tidewaiter/tidewaiter/pack"
)

// A Reader judges texts. It is immutable and safe for concurrent use.
type Reader struct {
	norm       *textsearch.Normaliser
	lexicon    map[string]entry // by phrase in normal form
	words      map[string]known // by word in normal form
	longestRun int              // code points of the longest phrase
	idle       map[string]bool  // words that name no thing: true; things that look so: false
	stops      map[string][]stop
	patterns   []pattern
	pool       sync.Pool
}

// A known is what is known of a word at one look; of most words it is nothing.
type known struct {
	longest int8 // words in the longest phrase of lexicon and stop lists that begins with it
	idle    idleness
}

// Open reads the descriptions pack.
func Open(p *pack.Pack) (*Reader, error) {
	r := &Reader{norm: textsearch.NewNormaliser(), lexicon: map[string]entry{}, words: map[string]known{}, idle: map[string]bool{}, stops: map[string][]stop{}}
	r.pool.New = func() any { return new(text) }
	if err := r.readLexicon(p); err != nil {
		return nil, fmt.Errorf("open descriptions: %w", err)
	}
	if err := r.readIdle(p); err != nil {
		return nil, fmt.Errorf("open descriptions: %w", err)
	}
	if err := r.readStops(p); err != nil {
		return nil, fmt.Errorf("open descriptions: %w", err)
	}
	return r, nil
}
