package names

import "strings"

// A piece is a word in Latin letters on its way to become a token.
type piece struct {
	word
	others []string
	phrase *phrase // already known, from Han
}

// A depth says how much of a word is read.
type depth uint8

const (
	everyReading depth = iota
	firstReading       // all that telling a phrase takes
)

// latinise reads every word in Latin letters and takes apart those written
// without spaces. It appends the pieces to out.
func (l *tables) latinise(out []piece, words []word, kind Kind, how depth) []piece {
	for _, w := range words {
		switch w.script {
		case latin:
			if kind != Person {
				first, last, glued := l.unglue(w)
				if glued {
					out = append(out, l.latinPiece(first))
				}
				w = last
			}
			out = append(out, l.latinPiece(w))
		case han:
			out = l.hanPieces(out, w, kind, len(words) == 1, how)
		case hangul:
			out = l.hangulPieces(out, w, kind)
		case arabic:
			out = l.arabicPieces(out, w, how)
		default:
			out = append(out, l.spelt(w, how))
		}
	}
	return out
}

// latinPiece also reads digits that stand for letters: m0hammed.
func (l *tables) latinPiece(w word) piece {
	p := piece{word: w}
	digits := 0
	for i := range len(w.text) {
		if w.text[i] <= '9' {
			digits++
		}
	}
	if digits == 0 {
		p.others = germanSlavic(w.text)
		return p
	}
	if len(w.text) < 4 || digits > 2 || len(w.text)-digits < 3 {
		return p
	}
	letters := []byte(w.text)
	second := []byte(w.text)
	const shapes, seconds = "oizeasgtbg", "olzeasgtbg"
	for i, c := range letters {
		if c <= '9' {
			letters[i], second[i] = shapes[c-'0'], seconds[c-'0']
		}
	}
	p.text = string(letters)
	p.others = appendNew(appendNew(nil, string(second)), w.text)
	return p
}

// germanSlavic respells a Slavic name that German has spelt, if it is one:
// Kowaltschuk is Kovalchuk, Gorbatschow Gorbachov.
func germanSlavic(word string) []string {
	if len(word) < longWord || !strings.Contains(word, "w") {
		return nil
	}
	slavic := strings.Contains(word, "tsch")
	for _, end := range [...]string{"ow", "ew", "owa", "ewa", "owski", "ewski", "owskij", "ewskij", "owsky", "ewsky", "owitsch", "ewitsch"} {
		slavic = slavic || strings.HasSuffix(word, end)
	}
	if !slavic {
		return nil
	}
	return []string{germanSpelling.Replace(word)}
}

var germanSpelling = strings.NewReplacer("tsch", "ch", "sch", "sh", "w", "v")

// hanPieces parts a run of Han: a person's into surname and given name,
// another into places, business words, legal forms and what remains.
func (l *tables) hanPieces(out []piece, w word, kind Kind, alone bool, how depth) []piece {
	runes := l.han.simplify(w.text)
	offset := 0
	piecesOf := func(n int, others []string, p *phrase) {
		part := word{script: han, tight: w.tight || offset > 0, span: Span{w.span.Start + offset, w.span.Start + offset + n}}
		if offset+n == len(runes) {
			part.span.End, part.dotted, part.comma = w.span.End, w.dotted, w.comma
		}
		if p != nil {
			part.text = p.han
		} else {
			part.text, others = others[0], others[1:]
		}
		if part.text == "" { // nobody knows how it is read: compared as it is written
			part.text = string(runes[offset : offset+n])
		}
		out = append(out, piece{word: part, others: others, phrase: p})
		offset += n
	}
	if kind == Person || kind == Unknown && alone && len(runes) <= longestPersonal {
		if n, family, given := l.personalHan(w.text, runes); n > 0 {
			piecesOf(n, family, nil)
			piecesOf(len(runes)-n, given, nil)
			return out
		}
	}
	unclaimed := func(end int) {
		for offset < end {
			n := wordOf(end - offset)
			word := runes[offset : offset+n]
			piecesOf(n, append(l.han.readings(word, how), l.hanMeanings[string(word)]...), nil)
		}
	}
	for i := 0; i < len(runes); {
		p, n := l.hanPhrase(runes, i)
		if k := districtAt(runes, i); k > n && i == offset && len(out) > 0 && out[len(out)-1].phrase != nil && out[len(out)-1].phrase.role == Place {
			name := l.han.pinyin(string(runes[i : i+k-1]))
			p, n = &phrase{role: Place, form: name, han: name}, k
		}
		if n == 0 {
			i++
			continue
		}
		unclaimed(i)
		piecesOf(n, nil, p)
		i += n
	}
	unclaimed(len(runes))
	return out
}

// longestPersonal bounds a whole name in Han that may be a person's where
// nobody says so, in characters.
const longestPersonal = 4

// personalHan parts a person's name in Han, as written and simplified, into
// family and given name: how many characters the former has, and how both may
// be read, in Chinese and, where the two are known names, in Japanese. Where the
// languages part it at different places, the Chinese one counts.
func (l *tables) personalHan(text string, runes []rune) (n int, family, given []string) {
	n, family = l.han.surname(runes)
	if n > 0 && len(runes)-n <= 2 {
		given = l.han.readings(runes[n:], everyReading)
	} else {
		n, family = 0, nil
	}
	if len(runes) < 2 || len(runes) > 6 {
		return n, family, given
	}
	at, first, second := l.japanese([]rune(text))
	if n == 0 {
		return at, first, second
	}
	for _, r := range first {
		family = addReading(family, r)
	}
	for _, r := range second {
		given = addReading(given, r)
	}
	return n, family, given
}

// districtAt counts the characters of a district or county that starts at i:
// two or three of a name, and its kind.
func districtAt(runes []rune, i int) int {
	for n := 2; n <= 3 && i+n < len(runes); n++ {
		if strings.ContainsRune("区县镇", runes[i+n]) {
			return n + 1
		}
	}
	return 0
}

// hanPhrase finds the longest phrase that starts at i. Single characters are
// too ambiguous, save 厂 (works) at the end.
func (l *tables) hanPhrase(runes []rune, i int) (*phrase, int) {
	for n := min(l.longestFrom(runes[i]), len(runes)-i); n > 0; n-- {
		if n == 1 && (i+1 < len(runes) || runes[i] != '厂') {
			break
		}
		if p, ok := l.hanWords[string(runes[i:i+n])]; ok {
			return &p, n
		}
	}
	return nil, 0
}

// longestFrom is the length of the longest phrase that starts with a character.
func (l *tables) longestFrom(r rune) int {
	if r < firstHan || r > lastHan {
		return l.longest
	}
	return int(l.longestHan[r-firstHan])
}

// arabicPieces splits the article off.
func (l *tables) arabicPieces(out []piece, w word, how depth) []piece {
	runes := []rune(w.text)
	if len(runes) > 4 && runes[0] == 'ا' && runes[1] == 'ل' {
		article, rest := w, w
		article.text, article.span.End = "al", w.span.Start+2
		rest.text, rest.span.Start, rest.tight = string(runes[2:]), w.span.Start+2, true
		whole := l.spelt(rest, how)
		if how == everyReading {
			whole.others = appendNew(whole.others, l.spell(w))
		}
		return append(out, piece{word: article}, whole)
	}
	return append(out, l.spelt(w, how))
}
