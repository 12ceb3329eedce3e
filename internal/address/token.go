package address

import (
	"strings"
	"unicode"
)

// A token is a word, a number, or the end of a clause.
type token struct {
	text  string // lower case; empty at the end of a clause
	class string // of words.tsv; number for what has a digit
	value string
}

const (
	classNumber = "digits"
	classEnd    = "end"
)

// tokenize splits a Latin line into words, numbers and clause ends, which it
// appends to out.
func tokenize(out []token, line string, words map[string]word) []token {
	line = foldLine(line)
	start := -1
	for i, r := range line {
		inside := isTokenRune(r)
		switch {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			out = appendToken(out, line[start:i], words)
			start = -1
		}
		if !inside && isClauseEnd(r) {
			out = append(out, token{class: classEnd})
		}
	}
	if start >= 0 {
		out = appendToken(out, line[start:], words)
	}
	return append(out, token{class: classEnd})
}

func isTokenRune(r rune) bool {
	switch {
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '/', r == '-', r == '&', r == '#':
		return true
	case r < 0x80:
		return false
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func isClauseEnd(r rune) bool {
	switch r {
	case ',', ';', '(', ')', '\n', '|', '、', '。':
		return true
	}
	return false
}

// appendToken classifies a word, parting "rm1305" and "no15".
func appendToken(out []token, s string, words map[string]word) []token {
	s = strings.Trim(s, "-/&")
	if s == "" {
		return out
	}
	if w, ok := words[s]; ok {
		return append(out, token{text: s, class: w.class, value: w.value})
	}
	if a, b, ok := strings.Cut(s, "/"); ok && words[a].class != "" && words[a].class == words[b].class {
		return append(out, token{text: a, class: words[a].class}) // Flat/Rm
	}
	if s[0] == '#' {
		out = append(out, token{text: "#", class: "number"})
		if s = s[1:]; s == "" {
			return out
		}
	}
	cut := strings.IndexAny(s, "0123456789")
	if cut < 0 {
		return appendHyphenated(out, s)
	}
	if cut > 1 {
		if w, ok := words[s[:cut]]; ok {
			out = append(out, token{text: s[:cut], class: w.class, value: w.value})
			s = s[cut:]
		}
	}
	if tail, ok := strings.CutSuffix(s, "#"); ok { // 88# is a house or block
		return append(out, token{text: "#", class: "number"}, token{text: tail, class: classNumber})
	}
	return append(out, token{text: s, class: classNumber})
}

// appendHyphenated adds a word; hyphens within names do not count.
func appendHyphenated(out []token, s string) []token {
	if strings.ContainsAny(s, "-/&#") {
		s = strings.Map(dropJoints, s)
	}
	return append(out, token{text: s})
}

func dropJoints(r rune) rune {
	switch r {
	case '-', '/', '&', '#':
		return -1
	}
	return r
}

// foldLine folds the characters of a line.
func foldLine(line string) string {
	var buf [256]byte
	if len(line) > len(buf) || !isASCII(line) {
		return strings.Map(foldWord, line)
	}
	out := buf[:0]
	for i := range len(line) {
		switch c := line[i]; {
		case c >= 'A' && c <= 'Z':
			out = append(out, c+'a'-'A')
		case c != '\'':
			out = append(out, c)
		}
	}
	return string(out)
}

// foldWord folds a character of a word; apostrophes do not count.
func foldWord(r rune) rune {
	if r == '\'' || r == '’' || r == '‘' {
		return -1
	}
	return foldRune(r)
}

// foldRune folds case, width and the accents of Latin letters.
func foldRune(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r < 0x80:
		return r
	case r >= 0xFF01 && r <= 0xFF5E:
		r -= 0xFEE0
	}
	r = unicode.ToLower(r)
	if r >= 0xE0 && r <= 0x17F {
		if i := strings.IndexRune(accented, r); i >= 0 {
			return rune(unaccented[len([]rune(accented[:i]))])
		}
	}
	return r
}

const (
	accented   = "àáâãäåāăąçćčèéêëēėęěìíîïīįıñńňòóôõöøōőùúûüūůűýÿžźżšśşğđťřľłß"
	unaccented = "aaaaaaaaaccceeeeeeeeiiiiiiinnnoooooooouuuuuuuyyzzzsssgdtrlls"
)
