package names

// Acronyms: an organisation is called by the first letters of its words, or of
// those at the start or the end of its name: PTC for Printing Trade Center, FEE
// Bank for First East Export Bank.

// Lengths of acronyms that are read. Those of three letters meet by chance. Two letters stand for too much.
const (
	shortestAcronym = 3
	longestAcronym  = 8
)

// A run is some words of a name in a row, and their first letters.
type run struct {
	first, last int
	letters     string
}

// visitRuns visits the runs at either end of a name whose first letters may be
// an acronym of it. Legal forms have no part in them but for those that are
// words, which may have: Union Bank, Iranian Oil Company. Words that only join
// others have none.
func visitRuns(tokens []*Token, visit func(r run)) {
	visitRunsOf(tokens, false, visit)
	for _, t := range tokens {
		if t.legalWord() {
			visitRunsOf(tokens, true, visit)
			return
		}
	}
}

// legalWord reports whether a token is a legal form that is one long word.
func (t *Token) legalWord() bool {
	return t.Role == Legal && len(t.others) > 0 && len(t.others[0]) >= shortestLegalWord && lexicon().initials[t.others[0]] == ""
}

// shortestLegalWord is how many letters a legal form has that is no abbreviation.
const shortestLegalWord = 5

func visitRunsOf(tokens []*Token, withLegal bool, visit func(r run)) {
	var buf [longestAcronym * 2]byte
	var at, size [longestAcronym * 2]int8 // of each letter: its token, and how many letters that has
	n := 0
	words := 0
	for i, t := range tokens {
		if t.Role == Legal && !(withLegal && t.legalWord()) || t.joins() {
			continue
		}
		letters := t.firstLetters()
		if n+len(letters) > len(buf) || len(letters) == 0 {
			return
		}
		at[n], size[n] = int8(i), int8(len(letters))
		n += copy(buf[n:], letters)
		words++
	}
	if words < 2 || n < shortestAcronym {
		return
	}
	all := string(buf[:n])
	if n <= longestAcronym {
		visit(run{int(at[0]), len(tokens) - 1, all})
	}
	last := 0 // where the letters of the last token at hand begin
	for end := 0; end < n; end += int(size[end]) {
		if end >= shortestAcronym && end <= longestAcronym && end < n {
			visit(run{int(at[0]), int(at[last]), all[:end]})
		}
		if rest := n - end; end > 0 && rest >= shortestAcronym && rest <= longestAcronym {
			visit(run{int(at[end]), len(tokens) - 1, all[end:]})
		}
		last = end
	}
}

// joins reports whether a token has no letter in an acronym: de, of, al.
func (t *Token) joins() bool {
	switch t.Form {
	case "de", "del", "des", "di", "da", "do", "du", "la", "el", "le", "al", "of", "and", "for", "und", "et", "va", "ve", "wa", "i", "y", "e", "a", "o":
		return true
	}
	return t.Role == Noise
}

// firstLetters are those of the words that a token is written in.
func (t *Token) firstLetters() string {
	w := written(t)
	if t.concept != 0 {
		if letters := lexicon().initials[w]; letters != "" {
			return letters
		}
	}
	if w == "" || isDigits(w) {
		return ""
	}
	return w[:1]
}

// mayBeAcronym reports whether a token can be the first letters of other words.
func (t *Token) mayBeAcronym() bool {
	if t.Role != Part || t.read || len(t.Form) < shortestAcronym || len(t.Form) > longestAcronym {
		return false
	}
	for i := range len(t.Form) {
		if c := t.Form[i]; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// acronyms pairs a free token with a run of free ones that it is the first
// letters of.
func (al *alignment) acronyms(a, b []*Token, cut cuts) {
	if cut.runsB {
		al.acronymsOf(a, b, al.takenA[:], al.takenB[:], false)
	}
	if cut.runsA {
		al.acronymsOf(b, a, al.takenB[:], al.takenA[:], true)
	}
}

func (al *alignment) acronymsOf(short, long []*Token, takenShort, takenLong []bool, swapped bool) {
	for i, t := range short {
		if takenShort[i] || !t.mayBeAcronym() {
			continue
		}
		visitRuns(long, func(r run) {
			if takenShort[i] || r.letters != t.Form || anyTaken(long, takenLong, r) {
				return
			}
			p := pair{a: int8(i), b: int8(r.first), like: acronymic, last: int8(r.last)}
			if swapped {
				p.a, p.b, p.lastOfA = p.b, p.a, true
			}
			al.take(p)
			for j := r.first; j <= r.last; j++ {
				if long[j].Role != Legal {
					takenLong[j] = true
				}
			}
		})
	}
}

func anyTaken(tokens []*Token, taken []bool, r run) bool {
	for j := r.first; j <= r.last; j++ {
		if taken[j] && !tokens[j].joins() && tokens[j].Role != Legal {
			return true
		}
	}
	return false
}

// findAcronyms takes up the names that a word of the query is the first letters
// of, and those that are called by the first letters of the query.
func (s *search) findAcronyms() {
	if s.query.Kind == Organisation || len(s.tokens) == 1 {
		for _, t := range s.tokens {
			if !t.mayBeAcronym() {
				continue
			}
			s.ix.acronyms.bearers(hash('i', t.Form), func(name *uint32) { s.takeUp(*name) })
		}
	}
	if s.query.Kind != Organisation {
		return
	}
	visitRuns(s.tokens, func(r run) {
		var buf [longestAcronym]byte
		s.exactly(append(buf[:0], r.letters...), func(shape uint32) {
			if !s.ix.shapes[shape].mayBeAcronym() {
				return
			}
			for _, p := range s.ix.namesOf(shape) {
				name := p.name &^ crowdedName
				if p.organisation() || len(s.ix.shapesOf(name)) == 1 {
					s.takeUp(name)
				}
			}
		})
	})
}

// takeUp compares a name that was not seen yet; those that equal the query are
// found apart.
func (s *search) takeUp(name uint32) {
	if !s.isEqual(name) && s.seen.add(name) {
		s.compare(name, cuts{})
	}
}

// fileAcronyms files the names of organisations by the acronyms of their runs.
func (ix *Index) fileAcronyms() {
	var tokens [maxTokens]*Token
	visitAll := func(file func(hash uint64, name uint32)) {
		for name := range ix.names {
			if !ix.names[name].organisation {
				continue
			}
			all := tokens[:0]
			for _, id := range ix.shapesOf(uint32(name)) {
				all = append(all, &ix.shapes[id])
			}
			visitRuns(all, func(r run) { file(hash('i', r.letters), uint32(name)) })
		}
	}
	size := 0
	visitAll(func(uint64, uint32) { size++ })
	ix.acronyms = newKeyTable(size, func(file func(uint64, uint32)) {
		visitAll(file)
	})
}
