package placeholder

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// appendFolded appends text in small letters, full-width forms narrowed,
// invisible signs dropped, spaces and underscores made one space.
func appendFolded(dst []byte, text string) []byte {
	start := len(dst)
	for _, r := range text {
		switch r = narrow(r); {
		case unicode.IsSpace(r) || r == '_':
			if len(dst) > start && dst[len(dst)-1] != ' ' {
				dst = append(dst, ' ')
			}
		case invisible(r): // joiners, byte order marks
		case r == 'ς': // sigma at the end of a word, which capitals do not tell
			dst = utf8.AppendRune(dst, 'σ')
		default:
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
	}
	return bytes.TrimRight(dst, " ")
}

// narrow turns the full-width forms of ASCII into ASCII.
func narrow(r rune) rune {
	if r >= '！' && r <= '～' {
		return r - '！' + '!'
	}
	return r
}

// trimSigns drops what is neither letter nor digit from both ends.
func trimSigns(b []byte) []byte {
	return bytes.TrimFunc(b, func(r rune) bool { return !isWord(r) && !unicode.Is(unicode.N, r) })
}

// trimDigits drops digits and signs after a word: "test123", "customer".
func trimDigits(word []byte) []byte {
	return bytes.TrimRightFunc(word, func(r rune) bool { return !isWord(r) })
}

func isWord(r rune) bool { return r >= 'a' && r <= 'z' || unicode.In(r, unicode.L, unicode.M) }

// nextWord cuts the text before its first separator. A slash is none: n/a is
// one word.
func nextWord(b []byte) (word, rest []byte) {
	i := bytes.IndexAny(b, " ,;-()")
	if i < 0 {
		return b, nil
	}
	return b[:i], b[i+1:]
}
