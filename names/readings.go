package names

import (
	"strings"
	"unicode"
)

// A Reading is a part of a text that may be a whole name.
type Reading struct {
	Text  string
	Start int // in code points of the text it is part of
}

// aliasMarks stand between two names of one party, in lower case.
var aliasMarks = [...]string{
	" a/k/a ", " aka ", " a.k.a. ", " a.k.a ", " alias ", " also known as ", " f/k/a ", " fka ", " formerly known as ", " formerly ",
	" n/k/a ", " d/b/a ", " dba ", " doing business as ", " trading as ", " t/a ", " c/o ", " attn ", " attn: ", " attention: ",
}

// joinMarks stand between two parties where either is more than one word. A sign
// for "and" is none of them: it is part of too many names, as "Gifts & Home Co."
var joinMarks = [...]string{" / ", "；", ";", "／"}

// Readings lists the names that a text may hold: the text itself, then its
// parts where it names a party twice, as in "X a/k/a Y", "X (Y)" or a name in
// Latin letters followed by the same in Han, or two parties, as in "X x / Y y".
func Readings(text string) []Reading {
	out := []Reading{{Text: text}}
	var runes []rune
	ascii := isASCII(text)
	for _, c := range [...]struct {
		may bool // there is something to part the text at
		cut func([]rune) []Span
	}{
		{hasMark(text), atMarks},
		{strings.ContainsAny(text, "/;") || !ascii && strings.ContainsAny(text, "；／"), atJoins},
		{strings.ContainsAny(text, "([") || !ascii && strings.ContainsAny(text, "（【"), atBrackets},
		{!ascii && strings.ContainsFunc(text, func(r rune) bool { return r >= firstEastAsian }), atScripts},
	} {
		if !c.may {
			continue
		}
		if runes == nil {
			runes = []rune(text)
		}
		if parts := c.cut(runes); len(parts) > 1 {
			for _, p := range parts {
				out = appendReading(out, runes, p)
			}
		}
	}
	return out
}

// firstEastAsian comes before all Han, kana and Hangul.
const firstEastAsian = 0x3000

func hasMark(text string) bool {
	low := text
	if !isASCII(text) {
		low = strings.ToLower(text)
	}
	for i := range len(low) {
		if low[i] != ' ' {
			continue
		}
		for _, mark := range aliasMarks {
			if rest := low[i:]; len(rest) >= len(mark) && rest[1]|0x20 == mark[1] && strings.EqualFold(rest[:len(mark)], mark) {
				return true
			}
		}
	}
	return false
}

// appendReading adds a part that is long enough for a name.
func appendReading(out []Reading, runes []rune, p Span) []Reading {
	for p.Start < p.End && !isNameRune(runes[p.Start]) {
		p.Start++
	}
	for p.Start < p.End && unicode.IsSpace(runes[p.End-1]) {
		p.End--
	}
	if p.End-p.Start < 2 {
		return out
	}
	return append(out, Reading{Text: string(runes[p.Start:p.End]), Start: p.Start})
}

func isNameRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// atMarks parts a text at the first alias mark.
func atMarks(runes []rune) []Span {
	low := make([]rune, len(runes))
	for i, r := range runes {
		low[i] = unicode.ToLower(r)
	}
	for i := range low {
		if low[i] != ' ' {
			continue
		}
		for _, mark := range aliasMarks {
			if strings.HasPrefix(string(low[i:min(i+len(mark), len(low))]), mark) {
				return []Span{{0, i}, {i + len(mark), len(runes)}}
			}
		}
	}
	return nil
}

// atJoins parts a text at the first mark that joins two parties.
func atJoins(runes []rune) []Span {
	for i := range runes {
		for _, mark := range joinMarks {
			end := i + len([]rune(mark))
			if end < len(runes) && string(runes[i:end]) == mark && twoWords(runes[:i]) && twoWords(runes[end:]) {
				return []Span{{0, i}, {end, len(runes)}}
			}
		}
	}
	return nil
}

// twoWords reports whether there are two words in a text, or Han, which has no
// blanks.
func twoWords(runes []rune) bool {
	words := 0
	for i, r := range runes {
		if isNameRune(r) && (i == 0 || !isNameRune(runes[i-1])) {
			words++
		}
		if words > 1 || scriptOf(r) == han {
			return true
		}
	}
	return false
}

// atBrackets parts a text into what stands before and inside brackets.
func atBrackets(runes []rune) []Span {
	open := -1
	for i, r := range runes {
		switch r {
		case '(', '（', '[', '【':
			open = i
		case ')', '）', ']', '】':
			if open > 1 && i-open > 5 {
				return []Span{{0, open}, {open + 1, i}}
			}
		}
	}
	return nil
}

// atScripts parts a text where Han and other letters meet.
func atScripts(runes []rune) []Span {
	var out []Span
	start, last := 0, none
	for i, r := range runes {
		if !isNameRune(r) || unicode.IsDigit(r) {
			continue
		}
		sc := latin
		if s := scriptOf(r); s == han || s == kana || s == hangul {
			sc = s
		}
		if last != none && sc != last && (sc == latin || last == latin) {
			out = append(out, Span{start, i})
			start = i
		}
		last = sc
	}
	if len(out) == 0 {
		return nil
	}
	return append(out, Span{start, len(runes)})
}
