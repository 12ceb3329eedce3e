package substance

import "github.com/tidewaiter/tidewaiter/internal/textsearch"

// The shorter a name, the less may be changed about it before it is as likely
// another word. Letters of the name, not of the text.
const (
	minDisguised = 4 // look-alikes, digits for letters, doubled letters
	minSpreadAll = 4 // every letter apart
	minSpreadDot = 6 // some hyphens or dots inside
	minSpread    = 8 // some spaces inside
	minPart      = 5 // of a name in two words, each
	minPlural    = 7 // with an s after it
	minGlued     = 8 // stuck to another word
)

// accept decides whether an occurrence of a pattern in letters counts.
func accept(p *pattern, letters []textsearch.Letter, h textsearch.Hit) (candidate, bool) {
	start, end := fit(p.letters, letters, int(h.Start), int(h.End))
	cand := candidate{start: start, end: end, pattern: p}
	text := letters[start:end]
	writing, ok := textsearch.Compare(p.letters, text)
	if !ok {
		return cand, false
	}
	marks, gaps := writing.Marks, writing.Gaps
	cand.marks, cand.odd = marks, writing.Odd
	if p.han {
		return cand, acceptHan(p, letters, start, end, gaps)
	}
	const replaced = textsearch.Hidden | textsearch.LookAlike | textsearch.Leet | textsearch.Symbol
	if p.entry == nil && p.class == "" && marks&replaced != 0 {
		return cand, false // "héroïne 5" is not "heroines"
	}
	n := len(p.letters)
	if marks&(textsearch.Swapped|textsearch.Missing) != 0 {
		if p.telling < minSpelt-1 {
			return cand, false
		}
		cand.misspelt = true
	}
	if marks&(textsearch.LookAlike|textsearch.Leet|textsearch.Symbol|textsearch.Doubled) != 0 && !mayDisguise(p, text, marks) {
		return cand, false
	}
	if gaps > 0 && !maySpread(n, gaps, text) {
		return cand, false
	}
	if gaps == 1 && inWords(text) {
		cand.marks &^= textsearch.Spread // "fluoro fentanyl" hides nothing
	}
	if gaps == 0 && besideNumber(p.letters, text) {
		return cand, false
	}
	return cand, acceptEdges(&cand, letters, gaps)
}

// fit moves the edges of an occurrence to where the pattern has them. Letters
// that repeat the first or last one belong to it as far as the pattern repeats
// them, across words too, as in THF-F; digits and ideographs beyond that do not.
func fit(pattern, letters []textsearch.Letter, start, end int) (int, int) {
	last := pattern[len(pattern)-1]
	want, have := 1, 1
	for want < len(pattern) && pattern[len(pattern)-1-want].Key == last.Key {
		want++
	}
	for end-have > start && letters[end-have-1].Key == last.Key {
		have++
	}
	for ; have < want && end < len(letters) && letters[end].Key == last.Key; have++ {
		end++
	}
	for ; have > want && stranger(last, letters[end-1]); have-- {
		end--
	}
	want, have = 1, 1
	for want < len(pattern) && pattern[want].Key == pattern[0].Key {
		want++
	}
	for start+have < end && letters[start+have].Key == pattern[0].Key {
		have++
	}
	for ; have < want && start > 0 && letters[start-1].Key == pattern[0].Key; have++ {
		start--
	}
	for ; have > want && stranger(pattern[0], letters[start]); have-- {
		start++
	}
	return start, end
}

// stranger reports whether a letter beside a name does not just repeat the
// name's own.
func stranger(own, l textsearch.Letter) bool {
	return l.Han() || l.Digit() && !own.Digit()
}

// besideNumber reports whether the first or last letter of an occurrence is a
// number of its own: "heroin 3" is not "héroïne".
func besideNumber(pattern, text []textsearch.Letter) bool {
	if len(text) < 2 {
		return false
	}
	first, last := text[0], text[len(text)-1]
	return last.Digit() && last.Gap != textsearch.NoGap && !pattern[len(pattern)-1].Digit() ||
		first.Digit() && text[1].Gap != textsearch.NoGap && !pattern[0].Digit()
}

// mayDisguise reports whether a name is telling enough to be recognised with
// letters exchanged or doubled.
func mayDisguise(p *pattern, text []textsearch.Letter, marks textsearch.Marks) bool {
	n := len(p.letters)
	if n < minDisguised || p.digits && n < 5 {
		return false
	}
	if marks&textsearch.LookAlike == 0 {
		return n > minDisguised
	}
	// A word wholly in another script may be an ordinary word of that script.
	own := 0
	for i := range text {
		if text[i].Rune < 128 == (p.letters[0].Rune < 128) {
			own++
		}
	}
	return own > 0 || n > 5
}

// maySpread reports whether a name of n letters is telling enough to be
// recognised with so many separators inside.
func maySpread(n, gaps int, text []textsearch.Letter) bool {
	apart, spaces := gaps >= n-2, false
	inside := 0
	for _, l := range text[1:] {
		if l.Gap != textsearch.NoGap || l.Marks&textsearch.Hidden != 0 {
			inside++
		}
		spaces = spaces || l.Gap > textsearch.Break
	}
	switch {
	case apart || inside == len(text)-1:
		return n >= minSpreadAll
	case spaces:
		return n >= minSpread
	}
	return n >= minSpreadDot
}

// inWords reports whether a long name is written as two words, each long enough
// to be read.
func inWords(text []textsearch.Letter) bool {
	for i, l := range text {
		if l.Gap != textsearch.NoGap && l.Marks&textsearch.Hidden == 0 && i >= minPart && len(text)-i >= minPart {
			return true
		}
	}
	return false
}

// acceptHan decides about a name in a script without spaces.
func acceptHan(p *pattern, letters []textsearch.Letter, start, end, gaps int) bool {
	if gaps > 0 && len(p.letters) < 3 {
		return textsearch.Alone(letters, start) && textsearch.Alone(letters, end-1)
	}
	if !letters[start].Han() && !textsearch.StartsWord(letters, start) {
		return false
	}
	if !letters[end-1].Han() && !textsearch.StartsWord(letters, end) {
		return false
	}
	if !p.rule.alone {
		return true
	}
	before := start > 0 && letters[start].Gap == textsearch.NoGap && letters[start-1].Han()
	after := end < len(letters) && letters[end].Gap == textsearch.NoGap && letters[end].Han()
	return !before && !after
}

// acceptEdges decides about what touches a name in a script with spaces.
func acceptEdges(cand *candidate, letters []textsearch.Letter, gaps int) bool {
	p, n := cand.pattern, len(cand.pattern.letters)
	starts := startsName(letters, cand.start, n)
	ends := endsName(letters, cand.end, n)
	switch {
	case starts && ends:
		return true
	case p.weak || p.entry == nil && p.class == "" || gaps > 0:
		return false
	case !starts && p.class != "":
		cand.prefixed = true
		return ends || n >= minGlued
	case starts:
		return n >= minGlued || n >= minPlural && plural(letters, cand.end)
	}
	return n >= minGlued && p.entry.Kind != Precursor && p.entry.Kind != Equipment
}

// startsName reports whether a name may start at letter i: at a word, or
// after a number such as in "5mgfentanyl".
func startsName(letters []textsearch.Letter, i, n int) bool {
	return textsearch.StartsWord(letters, i) || n > 5 && letters[i-1].Digit() && !letters[i].Digit()
}

func endsName(letters []textsearch.Letter, i, n int) bool {
	return textsearch.StartsWord(letters, i) || n > 5 && letters[i].Digit() && !letters[i-1].Digit()
}

// plural reports whether only an s follows up to the end of the word.
func plural(letters []textsearch.Letter, i int) bool {
	return letters[i].Rune == 's' && textsearch.StartsWord(letters, i+1)
}
