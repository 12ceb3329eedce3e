package substance

import (
	"cmp"
	"slices"

	"github.com/tidewaiter/tidewaiter/internal/textsearch"
)

// scratch is the working memory of one Find.
type scratch struct {
	letters []textsearch.Letter
	hits    []textsearch.Hit
	found   []candidate
	word    []rune
	hashes  []uint64
	window  []textsearch.Letter
	text    []rune
}

// A candidate is an accepted occurrence of a pattern, or of a CAS number.
type candidate struct {
	start, end int // letters
	pattern    *pattern
	marks      textsearch.Marks
	prefixed   bool // a stem with another prefix than any listed name
	misspelt   bool
	salt       bool
	cas        *Entry
	casText    string
}

// disguise is the set of marks that make a name disguised. Width and accents
// alone are ordinary in many languages.
const disguise = textsearch.Hidden | textsearch.Symbol | textsearch.LookAlike | textsearch.Leet | textsearch.Doubled | textsearch.Spread | textsearch.Wide

// Find returns what a text names, in order of the text.
func (c *Catalogue) Find(text string, f Facts) []Mention {
	s := c.scratch.Get().(*scratch)
	defer c.scratch.Put(s)
	c.collect(s, text)
	if len(s.found) == 0 {
		return nil
	}
	var out []Mention
	var w *words
	for i := range s.found {
		if s.found[i].pattern != nil && s.found[i].pattern.entry == nil && s.found[i].pattern.class == "" {
			continue // a decoy
		}
		if w == nil {
			w = &words{tables: &c.context, letters: s.letters, buf: s.text, facts: f}
		}
		if m, ok := w.mention(&s.found[i]); ok {
			out = append(out, m)
		}
	}
	if w != nil {
		s.text = w.buf
	}
	return out
}

// collect leaves the candidates of a text in s.found, in order, none of them
// overlapping another.
func (c *Catalogue) collect(s *scratch, text string) {
	s.letters = c.norm.Normalise(s.letters[:0], text)
	s.hits = c.search.AppendHits(s.hits[:0], s.letters)
	s.found = s.found[:0]
	for _, h := range s.hits {
		if cand, ok := accept(&c.patterns[h.Pattern], s.letters, h); ok {
			s.found = append(s.found, cand)
		}
	}
	c.appendCAS(s)
	s.found = longest(s.found)
	c.respell(s)
}

// longest keeps of overlapping candidates the longest, of equally long ones
// the one that needs the fewest excuses.
func longest(found []candidate) []candidate {
	if len(found) < 2 {
		return found
	}
	slices.SortStableFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end), cmp.Compare(a.marks, b.marks))
	})
	kept := found[:1]
	for _, f := range found[1:] {
		last := &kept[len(kept)-1]
		switch {
		case f.start >= last.end:
			kept = append(kept, f)
		case f.end-f.start > last.end-last.start:
			*last = f
		}
	}
	return kept
}

// respell looks for names with a slip in the long words that no name covers,
// and in those of which a candidate only explains the end.
func (c *Catalogue) respell(s *scratch) {
	next, known := 0, len(s.found)
	for start := 0; start < len(s.letters); {
		end := wordEnd(s.letters, start)
		for next < known && s.found[next].end <= start {
			next++
		}
		free := next >= known || s.found[next].start >= end || s.found[next].start > start
		if free && !s.letters[start].Han() {
			c.respellWord(s, start, end)
			if textsearch.Alone(s.letters, start) {
				// In "1 x f e n t ..." the letters in front are not of the word.
				c.respellWord(s, start+1, end)
				c.respellWord(s, start+2, end)
			}
			if named := next < known && s.found[next].start == end; !named && end-start < minSpelt {
				c.respellBroken(s, start, end)
			}
		}
		start = end
	}
	if len(s.found) > known {
		s.found = longest(s.found)
	}
}

// wordEnd returns the end of the word that starts at a letter. Letters that
// each stand alone make one word.
func wordEnd(letters []textsearch.Letter, start int) int {
	end := start + 1
	alone := textsearch.Alone(letters, start)
	for end < len(letters) && !letters[end].Han() {
		gap := letters[end].Gap
		if gap != textsearch.NoGap && (!alone || !textsearch.Alone(letters, end) || end > start+1 && gap != letters[end-1].Gap) {
			break
		}
		end++
	}
	return end
}

// windowLetters is how far around a misspelt word its name is looked for.
const windowLetters = 48

// respellWord looks for the word that letters start to end were meant to be.
func (c *Catalogue) respellWord(s *scratch, start, end int) {
	if end-start < minSpelt-1 || end-start > 64 {
		return
	}
	s.word = s.word[:0]
	for _, l := range s.letters[start:end] {
		if n := len(s.word); n == 0 || s.word[n-1] != l.Key {
			s.word = append(s.word, l.Key)
		}
	}
	w, hashes, ok := c.speller.Near(s.word, s.hashes)
	if !ok && len(s.word) < end-start {
		s.word = rawKeys(s.word[:0], s.letters[start:end])
		w, hashes, ok = c.speller.Near(s.word, hashes)
	}
	s.hashes = hashes
	if ok {
		c.searchRespelt(s, start, end, c.spelt[w])
	}
}

// respellBroken looks for a word that was broken in two at letter end.
func (c *Catalogue) respellBroken(s *scratch, start, end int) {
	if end < len(s.letters) && s.letters[end].Gap != textsearch.Boundary && !s.letters[end].Han() {
		c.respellWord(s, start, wordEnd(s.letters, end))
	}
}

// searchRespelt puts the word that was meant in the place of letters start to
// end and searches around it.
func (c *Catalogue) searchRespelt(s *scratch, start, end int, meant []textsearch.Letter) {
	from, to := max(0, start-windowLetters), min(len(s.letters), end+windowLetters)
	s.window = append(s.window[:0], s.letters[from:start]...)
	s.window = append(s.window, meant...)
	s.window[start-from].Gap = s.letters[start].Gap
	s.window = append(s.window, s.letters[end:to]...)
	left, right, shift := start-from, start-from+len(meant), end-start-len(meant)
	s.hits = c.search.AppendHits(s.hits[:0], s.window)
	for _, h := range s.hits {
		p := &c.patterns[h.Pattern]
		if int(h.Start) > left || int(h.End) < right || len(p.letters) < minSpelt {
			continue
		}
		if cand, ok := accept(p, s.window, h); ok {
			cand.start += from
			cand.end += from + shift
			cand.misspelt = true
			s.found = append(s.found, cand)
		}
	}
}
