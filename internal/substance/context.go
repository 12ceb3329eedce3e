package substance

import (
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/textsearch"
)

// words is one text with the words around its mentions.
type words struct {
	tables  *contextTables
	letters []textsearch.Letter
	facts   Facts
	buf     []rune
	looked  int // letters looked at
}

// contextLetters is how far around a mention amounts and telling words count.
const contextLetters = 240

// mention turns a candidate into a mention; false if the context makes it an
// ordinary word.
func (w *words) mention(f *candidate) (Mention, bool) {
	m := Mention{Weight: Named}
	switch {
	case f.listed != nil:
		m.Substance, m.Entry, m.Term, m.Relation = f.listed.entry.ID, f.listed.entry, f.listed.text, f.listed.kind
	case f.pattern.class != "" && (f.prefixed || f.pattern.entry == nil || w.chemicalPrefix(f)):
		w.extendToPrefix(f)
		m.Substance, m.Term, m.Relation = "class:"+f.pattern.class, f.pattern.term, Class
	default:
		w.extendOverSalts(f)
		m.Substance, m.Entry, m.Term, m.Relation = f.pattern.entry.ID, f.pattern.entry, f.pattern.term, relation(f)
	}
	m.Start, m.End = int(w.letters[f.start].Pos), int(w.letters[f.end-1].Pos)+1
	if kind := w.harmless(f); kind != "" {
		m.Weight, m.Reason = Noted, kind
		return m, true
	}
	return m, w.weigh(&m, f)
}

func relation(f *candidate) Relation {
	switch {
	case f.misspelt:
		return Misspelt
	case f.marks&disguise != 0:
		return Disguised
	case f.salt || f.pattern.salt:
		return Salt
	case f.pattern.primary:
		return Exact
	}
	return Synonym
}

// weigh applies the rule of an ambiguous term; false if it means nothing here.
func (w *words) weigh(m *Mention, f *candidate) bool {
	var r rule
	if f.listed != nil {
		r = w.tables.entries[f.listed.entry.ID]
	} else {
		r = f.pattern.rule
	}
	switch r.policy {
	case ask:
		m.Weight, m.Reason = Asked, r.ask
	case note:
		m.Weight, m.Reason = Noted, "an ordinary word or goods"
	case amount:
		m.Weight, m.Reason = Noted, "an ordinary chemical in household amounts"
		if w.mass(f) >= r.grams || w.anyCue(r.cues, f) {
			m.Weight, m.Reason = Asked, r.ask
		}
	case beside:
		if !w.anyCue(r.cues, f) {
			m.Weight, m.Reason = Noted, "an ordinary word unless a telling one stands beside it"
			if f.pattern.weakWord() {
				return false
			}
			if m.Entry.Kind != Equipment && m.Entry.Controlled() && f.pattern.tellsAlone() && w.saysNoMore(f) {
				m.Weight, m.Reason = Asked, "what the goods are: the text says no more"
			}
		}
	}
	if m.Weight == Named && m.Entry != nil && m.Entry.Kind == CuttingAgent && !m.Entry.Controlled() {
		m.Weight, m.Reason = Asked, "licence and end use"
	}
	if m.Weight == Named && f.listed != nil && f.listed.unverified {
		m.Weight, m.Reason = Asked, "the name of the substance: its number was not checked against the public list"
	}
	return true
}

// minAlone is how long an ambiguous name must be to mean the substance when it is
// all that a text says: "pap" is a dish before it is p-AP. One without a vowel is
// a code and no dish.
const minAlone = 5

func (p *pattern) tellsAlone() bool {
	vowel := func(l textsearch.Letter) bool { return strings.ContainsRune("aeiou", l.Rune) }
	return len(p.letters) >= minAlone || !slices.ContainsFunc(p.letters, vowel)
}

// saysNoMore reports whether a candidate and numbers with their units are all
// that a text says.
func (w *words) saysNoMore(f *candidate) bool {
	const unit = 2 // letters of a unit: mg, kg, ml
	in := 0
	for i, l := range w.letters {
		if i >= int(f.start) && i < int(f.end) {
			continue
		}
		if textsearch.StartsWord(w.letters, i) || i == int(f.end) {
			in = 0
		}
		if !l.Digit() {
			in++
		}
		if in > unit || l.Han() {
			return false
		}
	}
	return true
}

// weakWord reports whether a term is so ordinary that alone it is not even
// worth a note: it is no listed name but a word from the context table.
func (p *pattern) weakWord() bool {
	for _, name := range p.entry.Names {
		if strings.EqualFold(name.Text, p.term) {
			return false
		}
	}
	return true
}

// anyCue reports whether a word of some group stands near the mention.
func (w *words) anyCue(groups []string, f *candidate) bool {
	before, after := w.around(f, contextLetters)
	for _, g := range groups {
		for _, cue := range w.tables.cues[g] {
			if strings.Contains(before, cue) || strings.Contains(after, cue) {
				return true
			}
		}
	}
	return false
}

// harmless returns what kind of phrase beside a name makes it harmless, or "".
func (w *words) harmless(f *candidate) string {
	if len(w.letters) == f.end-f.start {
		return ""
	}
	before, after := w.around(f, 48)
	for _, h := range w.tables.harmless {
		if f.listed != nil && h.kind == "free" {
			continue // "CAS No. 76-99-3": the word means number
		}
		for _, phrase := range h.phrases {
			if h.before && strings.HasSuffix(before, phrase) || !h.before && strings.HasPrefix(after, phrase) {
				return h.kind
			}
		}
	}
	return ""
}

// around returns up to n letters on each side of a mention, spaced.
func (w *words) around(f *candidate, n int) (before, after string) {
	from, to := max(0, f.start-n), min(len(w.letters), f.end+n)
	w.buf = spaced(w.buf[:0], w.letters[from:f.start])
	before = string(w.buf)
	w.buf = spaced(w.buf[:0], w.letters[f.end:to])
	w.looked += to - from
	return before, string(w.buf)
}

// extendOverSalts takes salt words on both sides into the mention.
func (w *words) extendOverSalts(f *candidate) {
	for range 2 {
		if end := w.saltAfter(f.end); end > f.end {
			f.end, f.salt = end, true
		}
	}
	if start := w.saltBefore(f.start); start < f.start {
		f.start, f.salt = start, true
	}
}

// saltAfter returns the end of the longest salt word at letter i, or i.
func (w *words) saltAfter(i int) int {
	longest := i
	if i < len(w.letters) && w.letters[i].Gap != textsearch.Boundary {
		for end := i + 1; end <= min(len(w.letters), i+20); end++ {
			if textsearch.StartsWord(w.letters, end) && w.tables.salts[w.plain(i, end)] {
				longest = end
			}
		}
	}
	return longest
}

// connectors stand between a salt and its base in Romance languages.
var connectors = [...]string{"de", "d", "di", "da", "of", "du"}

// saltBefore returns the start of the salt word that ends before letter i, or i.
func (w *words) saltBefore(i int) int {
	if i < len(w.letters) && w.letters[i].Gap == textsearch.Boundary {
		return i
	}
	end := i
	if start := w.wordBefore(i); slices.Contains(connectors[:], w.plain(start, i)) {
		end = start
	}
	for start := end - 1; start >= max(0, end-20); start-- {
		if textsearch.StartsWord(w.letters, start) && w.tables.salts[w.plain(start, end)] {
			return start
		}
	}
	return i
}

// wordBefore returns the start of the word that ends before letter i, or of
// its last part if it is longer than any name.
func (w *words) wordBefore(i int) int {
	start := i
	for start > 0 && i-start < longestSpelt && (start == i || w.letters[start].Gap == textsearch.NoGap) {
		start--
	}
	w.looked += i - start
	return start
}

func (w *words) plain(start, end int) string {
	w.buf = w.buf[:0]
	for _, l := range w.letters[start:end] {
		w.buf = append(w.buf, l.Rune)
	}
	return string(w.buf)
}

// prefixEndings are the ends of words that name a part of a molecule.
var prefixEndings = [...]string{"yl", "oxy", "fluoro", "chloro", "bromo", "iodo", "nitro", "amino", "cyano", "thio", "aza", "oxa", "nor", "des", "酰", "基", "氟", "氯", "溴", "碘", "代", "氧"}

// chemicalPrefix reports whether the word before a listed name makes another
// substance of it.
func (w *words) chemicalPrefix(f *candidate) bool {
	if f.start == 0 || w.letters[f.start].Gap > textsearch.Space {
		return false
	}
	start := w.wordBefore(f.start)
	if w.letters[f.start-1].Han() {
		start = f.start - 1
	}
	word := w.plain(start, f.start)
	for _, end := range prefixEndings {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// extendToPrefix takes the word in front of a stem into the mention.
func (w *words) extendToPrefix(f *candidate) {
	start := w.wordBefore(f.start)
	if f.start > 0 && w.letters[f.start-1].Han() {
		for start = f.start; start > 0 && start > f.start-8 && w.letters[start-1].Han() && w.letters[start].Gap == textsearch.NoGap; start-- {
		}
	}
	f.start = start
}
