package textsearch

// A Writing says how a text writes a pattern.
type Writing struct {
	Marks Marks // all deviations
	Gaps  int   // separators where the pattern has none, between a digit and a letter not counted
	Odd   int   // letters that are written otherwise, or without the separator of the pattern
}

// Compare reports how text, an occurrence of the pattern, is written. It
// reports false when the two do not agree after all: a number differs, or a
// letter is missing.
func Compare(pattern, text []Letter) (w Writing, ok bool) {
	i := 0
	for p := 0; p < len(pattern); {
		if i == len(text) || pattern[p].Key != text[i].Key {
			return w, false
		}
		runEnd, textEnd := run(pattern, p), run(text, i)
		if !w.compareRuns(pattern[p:runEnd], text, i, textEnd) {
			return w, false
		}
		p, i = runEnd, textEnd
	}
	if w.Gaps > 0 {
		w.Marks |= Spread
	}
	return w, i == len(text)
}

// compareRuns compares letters that share one key: pattern with text[i:end].
// Letters may be repeated or, where the pattern repeats one, left out; digits
// of the pattern may not.
func (w *Writing) compareRuns(pattern, text []Letter, i, end int) bool {
	q := 0
	for k := i; k < end; k++ {
		gap := text[k].Gap
		if repeats(pattern, q, text, i, k, end) {
			if !alphabetic(pattern[q-1]) {
				return false
			}
			w.Marks |= Doubled
		} else {
			if !w.letter(pattern[q], text[k]) {
				return false
			}
			switch {
			case pattern[q].Gap == NoGap:
			case gap == NoGap && k > 0:
				w.Odd++
			default:
				gap = NoGap // the pattern has it too
			}
			q++
		}
		if k > 0 && gap != NoGap && text[k].Digit() == text[k-1].Digit() {
			w.Gaps++
		}
	}
	for ; q < len(pattern); q++ {
		if !alphabetic(pattern[q]) || !alphabetic(pattern[q-1]) || hasDigit(text[i:end]) {
			return false
		}
		w.Marks |= Missing
	}
	return true
}

// repeats reports whether text[k] is one letter too many of a run: it repeats
// the one before, and pattern[q] is another or none.
func repeats(pattern []Letter, q int, text []Letter, start, k, end int) bool {
	if k == start || end-k <= len(pattern)-q {
		return false
	}
	return q == len(pattern) || pattern[q].Rune != text[k].Rune && text[k].Rune == text[k-1].Rune
}

// letter compares letter t of a text with letter p of a pattern.
func (w *Writing) letter(p, t Letter) bool {
	m, same := deviation(p, t)
	w.Marks |= m
	if p.Rune != t.Rune {
		w.Odd++
	}
	return same
}

// run returns the end of the run of equal keys that starts at i.
func run(letters []Letter, i int) int {
	end := i
	for end < len(letters) && letters[end].Key == letters[i].Key {
		end++
	}
	return end
}

// alphabetic reports whether a letter may be repeated and still be the same
// word: no digit, no ideograph.
func alphabetic(l Letter) bool { return !l.Digit() && (!l.Han() || kana(l.Rune)) }

func kana(r rune) bool { return r >= 0x3041 && r <= 0x30FF }

func hasDigit(letters []Letter) bool {
	for _, l := range letters {
		if l.Digit() {
			return true
		}
	}
	return false
}

// deviation reports how letter t of a text differs from letter p of a pattern
// with the same key; false if it is not the same sign.
func deviation(p, t Letter) (Marks, bool) {
	m := t.Marks &^ (Upper | Accent)
	switch accent := p.Marks & Accent; {
	case accent < t.Marks&Accent:
		m |= Accent
	case accent > t.Marks&Accent:
		m |= Bare
	}
	switch {
	case p.Rune == t.Rune:
		return m, true
	case p.Digit() && t.Digit():
		return 0, false
	case p.Digit():
		// only the letters that look like the digit
		round, straight := t.Rune == 'o', t.Rune == 'l' || t.Rune == 'i'
		return m | LookAlike, p.Rune == '0' && round || p.Rune == '1' && straight
	case t.Digit(), t.Marks&Symbol != 0:
		return m | Leet, true
	case p.Rune < 128 && t.Rune < 128:
		if t.Marks&Upper != 0 { // capital I for l
			return m | LookAlike, true
		}
		return m | Swapped, true
	}
	return m | LookAlike, true
}
