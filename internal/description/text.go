package description

import (
	"unicode/utf8"

	"github.com/tidewaiter/tidewaiter/internal/textsearch"
)

// A word is a part of a text between separators, or a run of letters of a
// script that has none.
type word struct {
	from, to   int   // in the text's buf
	start, end int32 // in the text, in code points
	gap        textsearch.Gap
	han        bool
	letters    int
	digits     int
	class      class // 0: informative
	known      known
	named      bool // part of a phrase that names goods
	joins      bool // a conjunction
	heads      bool // a noun that stands before what describes it
}

// A text is a description in words, with scratch space.
type text struct {
	letters []textsearch.Letter
	buf     []byte // the words in normal form, one blank between them
	words   []word
	covered []int32
}

// phrase returns words i to j, exclusive, in normal form.
func (t *text) phrase(i, j int) []byte { return t.buf[t.words[i].from:t.words[j-1].to] }

// read parts s into words.
func (t *text) read(n *textsearch.Normaliser, s string) {
	t.letters = n.Normalise(t.letters[:0], s)
	t.buf, t.words = t.buf[:0], t.words[:0]
	for i := range t.letters {
		l := &t.letters[i]
		if i == 0 || l.Gap != textsearch.NoGap || l.Han() != t.letters[i-1].Han() {
			if i > 0 {
				t.buf = append(t.buf, ' ')
			}
			t.words = append(t.words, word{from: len(t.buf), start: l.Pos, gap: l.Gap, han: l.Han()})
		}
		w := &t.words[len(t.words)-1]
		t.buf = utf8.AppendRune(t.buf, l.Rune)
		w.to, w.end = len(t.buf), l.Pos+1
		if l.Digit() {
			w.digits++
		} else {
			w.letters++
		}
	}
}

// normal returns the normal form of a phrase of a table.
func normal(n *textsearch.Normaliser, phrase string) (form string, words int) {
	var t text
	t.read(n, phrase)
	return string(t.buf), len(t.words)
}
