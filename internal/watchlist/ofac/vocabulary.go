package ofac

import "github.com/tidewaiter/tidewaiter/internal/watchlist"

// A Vocabulary knows what OFAC's labels mean, for the readers of other files
// that carry OFAC's words.
type Vocabulary struct{ glossary *glossary }

// NewVocabulary makes a vocabulary.
func NewVocabulary() Vocabulary { return Vocabulary{newGlossary()} }

// AddLabelled adds a labelled value to the part of e that it belongs to. If
// that is an identifier it gives it, so that the caller can add to it.
func (v Vocabulary) AddLabelled(e *watchlist.Entry, label, value, src string) (*watchlist.Identifier, bool) {
	return v.glossary.addLabelled(e, label, value, src)
}

// ReadRemarks takes the remarks of e apart.
func (v Vocabulary) ReadRemarks(e *watchlist.Entry, src string) {
	v.glossary.readRemarks(e, src)
}
