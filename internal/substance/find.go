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
	near    []int32
	window  []textsearch.Letter
	text    []rune
	looked  int // letters looked at: what the search costs
}

// A candidate is an accepted occurrence of a pattern, or of a listed number.
type candidate struct {
	start, end int // letters
	pattern    *pattern
	marks      textsearch.Marks
	odd        int  // letters that are written otherwise
	prefixed   bool // a stem with another prefix than any listed name
	misspelt   bool
	salt       bool
	listed     *number // by which a number names an entry, else nil
}

// disguise is the set of marks that make a name disguised. Width and accents
// alone are ordinary in many languages.
const disguise = textsearch.Hidden | textsearch.Symbol | textsearch.LookAlike | textsearch.Leet | textsearch.Doubled | textsearch.Spread | textsearch.Wide

// Find returns what a text names, in order of the text.
func (c *Catalogue) Find(text string, f Facts) []Mention {
	s := c.scratch.Get().(*scratch)
	defer c.scratch.Put(s)
	return c.find(s, text, f)
}

func (c *Catalogue) find(s *scratch, text string, f Facts) []Mention {
	found := c.read(s, text, f)
	for _, l := range s.letters {
		if l.Rune == '!' || l.Rune == '|' { // a letter, or between two
			looked := s.looked
			found = Merge(found, c.read(s, textsearch.Separated(text), f))
			s.looked += looked
			break
		}
	}
	return found
}

// Merge adds mentions of the same text, in its order; where two overlap the
// longer counts, of equal ones that of the former.
func Merge(found, more []Mention) []Mention {
	if len(more) == 0 {
		return found
	}
	all := slices.Concat(found, more)
	slices.SortStableFunc(all, func(a, b Mention) int { return cmp.Compare(a.Start, b.Start) })
	kept := all[:1]
	for _, m := range all[1:] {
		switch last := &kept[len(kept)-1]; {
		case m.Start >= last.End:
			kept = append(kept, m)
		case m.End-m.Start > last.End-last.Start:
			*last = m
		}
	}
	return kept
}

// read returns what a text names where symbols are read in one way.
func (c *Catalogue) read(s *scratch, text string, f Facts) []Mention {
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
		s.looked += w.looked
	}
	return out
}

// collect leaves the candidates of a text in s.found, in order, none of them
// overlapping another.
func (c *Catalogue) collect(s *scratch, text string) {
	s.letters = c.norm.Normalise(s.letters[:0], text)
	s.hits = c.search.AppendHits(s.hits[:0], s.letters)
	s.found = s.found[:0]
	s.looked = len(s.letters)
	for _, h := range s.hits {
		s.looked += int(h.End - h.Start)
		if cand, ok := accept(&c.patterns[h.Pattern], s.letters, h); ok {
			s.found = append(s.found, cand)
		}
	}
	c.appendNumbers(s)
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
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end), cmp.Compare(a.excuses(), b.excuses()), cmp.Compare(a.marks, b.marks))
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

// excuses counts what has to be explained away about a candidate; a slip that
// had to be supposed outweighs letters that can be seen, and so does a disguise
// of a word that is an ordinary one: nobody hides that.
func (f *candidate) excuses() int {
	n := f.odd
	if f.misspelt {
		n += 100
	}
	if f.marks&disguise != 0 && f.pattern != nil && (f.pattern.weak || f.pattern.entry == nil) {
		n += 50
	}
	return n
}

// respell looks for names with a slip in the long words that no name explains.
func (c *Catalogue) respell(s *scratch) {
	known := len(s.found)
	left := s.found // not yet passed
	var apart spread
	for start := 0; start < len(s.letters); {
		if start >= apart.end {
			apart = spreadAt(s.letters, start)
		}
		end := wordEnd(s.letters, start, apart)
		for len(left) > 0 && left[0].end <= start {
			left = left[1:]
		}
		slack := 0
		switch {
		case start < apart.end:
			slack = 2 // "1 x f e n t ..."
		case s.letters[end-1].Rune == 's':
			slack = 1
		}
		if !s.letters[start].Han() && (len(left) == 0 || !left[0].explains(start, end, slack)) {
			named := len(left) > 0 && left[0].start == end
			c.respellAt(s, start, end, start < apart.end, named)
		}
		start = end
	}
	if len(s.found) > known {
		s.found = longest(s.found)
	}
}

// explains reports whether a candidate is a good reason for letters start to
// end: it covers all but so many of them, and not by letters that are doubled
// or left out.
func (f *candidate) explains(start, end, slack int) bool {
	const strained = textsearch.Doubled | textsearch.Missing | textsearch.Swapped
	return max(f.start-start, 0)+max(end-f.end, 0) <= slack && f.marks&strained == 0
}

// respellAt looks for the name that the word of letters start to end was meant
// to be, alone or with what follows; named if a name follows.
func (c *Catalogue) respellAt(s *scratch, start, end int, apart, named bool) {
	c.respellWord(s, start, end)
	switch {
	case apart:
		// In "1 x f e n t ... 5 g" the letters around are not of the word.
		for skip := 1; skip <= maxAround; skip++ {
			c.respellWord(s, start+skip, end)
		}
		c.respellWord(s, start, end-1)
		c.respellWord(s, start, end-2)
	case !named && mayGoOn(s.letters, start, end):
		c.respellWord(s, start, wordEnd(s.letters, end, spread{}))
	}
}

// maxAround is how many letters may stand before a word in a spread.
const maxAround = 6

// mayGoOn reports whether the word of letters start to end may have been broken
// in two: by a hyphen or the end of a line, or, if short, by a space.
func mayGoOn(letters []textsearch.Letter, start, end int) bool {
	if end >= len(letters) || letters[end].Han() {
		return false
	}
	gap := letters[end].Gap
	return gap == textsearch.Joint || gap == textsearch.Break || gap == textsearch.Space && end-start < minSpelt
}

// A spread is a stretch of a text whose letters each stand alone, up to end.
// The separator that most of them have between them is no end of a word.
type spread struct {
	end int
	sep byte
}

// spreadAt returns the spread that starts at a letter; its end is start if
// there is none.
func spreadAt(letters []textsearch.Letter, start int) spread {
	s := spread{end: start}
	if !textsearch.Alone(letters, start) {
		return s
	}
	var count [256]int32
	for s.end < len(letters) && textsearch.Alone(letters, s.end) && !letters[s.end].Han() {
		if sep := letters[s.end].Sep; s.end > start {
			count[sep]++
			if count[sep] > count[s.sep] {
				s.sep = sep
			}
		}
		s.end++
	}
	return s
}

// wordEnd returns the end of the word that starts at a letter, given the
// spread around it, if any.
func wordEnd(letters []textsearch.Letter, start int, apart spread) int {
	end := start + 1
	if start < apart.end {
		for end < apart.end && letters[end].Sep == apart.sep {
			end++
		}
		return end
	}
	for end < len(letters) && !letters[end].Han() && letters[end].Gap == textsearch.NoGap {
		end++
	}
	return end
}

// windowLetters is how far around a misspelt word its name is looked for: the
// longest names are chemical ones.
const windowLetters = 128

// respellWord looks for the words that letters start to end may be meant to be.
func (c *Catalogue) respellWord(s *scratch, start, end int) {
	if end-start < minSpelt-1 || end-start > longestSpelt {
		return
	}
	s.looked += end - start
	s.word = s.word[:0]
	for _, l := range s.letters[start:end] {
		if n := len(s.word); n == 0 || s.word[n-1] != l.Key {
			s.word = append(s.word, l.Key)
		}
	}
	s.near, s.hashes = c.speller.AppendNear(s.near[:0], s.word, s.hashes)
	if len(s.word) < end-start {
		s.word = rawKeys(s.word[:0], s.letters[start:end])
		s.near, s.hashes = c.speller.AppendNear(s.near, s.word, s.hashes)
	}
	for _, w := range s.near {
		c.searchRespelt(s, start, end, c.spelt[w])
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
	s.looked += len(s.window)
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
