package textsearch

// Compare reports how text, an occurrence of the pattern, is written: the
// marks of all deviations, and how many separators it has inside where the
// pattern has none; between digits and letters separators are free. It reports false when the two do not agree after all: a
// number differs, or a letter is missing.
func Compare(pattern, text []Letter) (m Marks, extraGaps int, ok bool) {
	i := 0
	for p := 0; p < len(pattern); {
		runEnd := run(pattern, p)
		textEnd := run(text, i)
		if i == len(text) || pattern[p].Key != text[i].Key {
			return 0, 0, false
		}
		extra := textEnd - i - (runEnd - p)
		if extra != 0 && (!alphabetic(pattern[p]) || hasDigit(text[i:textEnd])) {
			return 0, 0, false
		}
		switch {
		case extra > 0:
			m |= Doubled
		case extra < 0:
			m |= Missing
		}
		for k := i; k < textEnd; k++ {
			q := min(p+k-i, runEnd-1)
			marks, same := deviation(pattern[q], text[k])
			if !same {
				return 0, 0, false
			}
			m |= marks
			if k > 0 && text[k].Gap != NoGap && (p+k-i >= runEnd || pattern[q].Gap == NoGap) && text[k].Digit() == text[k-1].Digit() {
				extraGaps++
			}
		}
		p, i = runEnd, textEnd
	}
	if extraGaps > 0 {
		m |= Spread
	}
	return m, extraGaps, i == len(text)
}

// run returns the end of the run of equal keys that starts at i.
func run(letters []Letter, i int) int {
	end := i
	for end < len(letters) && letters[end].Key == letters[i].Key {
		end++
	}
	return end
}

func alphabetic(l Letter) bool { return !l.Digit() && !l.Han() }

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
	if t.Marks&Accent != 0 && p.Marks&Accent == 0 {
		m |= Accent
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
