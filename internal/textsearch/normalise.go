package textsearch

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

//go:embed lookalikes.txt
var lookalikeTable string

//go:embed han.txt
var hanTable string

// A Normaliser turns texts into letters. It is immutable.
type Normaliser struct {
	ascii      [128]asciiClass
	lookalikes map[rune]rune
	simplified []rune // of the Han block from 4E00 on, 0 for itself
}

type asciiClass struct {
	key  rune // 0: not a letter
	gap  Gap
	kind asciiKind
}

type asciiKind uint8

const (
	separator asciiKind = iota
	lower
	upper
	digit
	symbol
)

const (
	hanFirst = 0x4E00
	hanLast  = 0x9FFF
)

// leet lists what stands for which letter, in pairs; i and l share a key
// because 1 stands for both.
const leet = "0o1ili2z3e4a5s6g7t8b9g@a$s€e!i|i"

// NewNormaliser prepares the tables.
func NewNormaliser() *Normaliser {
	n := &Normaliser{lookalikes: map[rune]rune{}, simplified: make([]rune, hanLast-hanFirst+1)}
	n.fillASCII()
	for line := range strings.Lines(lookalikeTable) {
		to, from, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			continue // a comment
		}
		for _, r := range from {
			n.lookalikes[r] = rune(to[0])
		}
	}
	for line := range strings.Lines(hanTable) {
		pairs := []rune(strings.TrimSpace(line))
		for i := 0; pairs[0] != '#' && i+1 < len(pairs); i += 2 {
			if t := pairs[i]; t >= hanFirst && t <= hanLast {
				n.simplified[t-hanFirst] = pairs[i+1]
			}
		}
	}
	return n
}

func (n *Normaliser) fillASCII() {
	for c := range n.ascii {
		n.ascii[c] = asciiClass{gap: Joint}
	}
	for c := range rune(26) {
		n.ascii['a'+c] = asciiClass{key: 'a' + c, kind: lower}
		n.ascii['A'+c] = asciiClass{key: 'a' + c, kind: upper}
	}
	for c := '0'; c <= '9'; c++ {
		n.ascii[c] = asciiClass{key: c, kind: digit}
	}
	for _, c := range " \t\n\r\v\f" {
		n.ascii[c].gap = Space
	}
	for _, c := range ",;:?&\"" {
		n.ascii[c].gap = Boundary
	}
	pairs := []rune(leet)
	for i := 0; i < len(pairs); i += 2 {
		if c := pairs[i]; c < 128 {
			n.ascii[c].key = pairs[i+1]
			if n.ascii[c].kind == separator {
				n.ascii[c].kind = symbol
			}
		}
	}
	n.ascii['L'].key = 'i'
}

// Normalise appends the letters of a text to dst.
func (n *Normaliser) Normalise(dst []Letter, text string) []Letter {
	gap, hidden := Boundary, Marks(0)
	pos := int32(0)
	for i := 0; i < len(text); pos++ {
		c := text[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(text[i:])
			dst, gap, hidden = n.other(dst, text, i, r, size, pos, gap, hidden)
			i += size
			continue
		}
		class := n.ascii[c]
		letter := Letter{Key: class.key, Rune: rune(c), Pos: pos, Gap: gap, Marks: hidden}
		switch class.kind {
		case separator:
			gap = max(gap, class.gap)
			i++
			continue
		case upper:
			letter.Rune |= 0x20
			letter.Marks |= Upper
		case symbol:
			if !standsForLetter(text, i, 1, gap) {
				gap = max(gap, class.gap)
				i++
				continue
			}
			letter.Marks |= Symbol
		}
		dst = append(dst, letter)
		gap, hidden = NoGap, 0
		i++
	}
	return dst
}

// standsForLetter reports whether the symbol at text[i] is read as a letter:
// it stands inside a word, begins one, or, unless it is a mark of punctuation,
// ends one.
func standsForLetter(text string, i, size int, gap Gap) bool {
	next, n := utf8.DecodeRuneInString(text[i+size:])
	after := unicode.IsLetter(next)
	if next >= '0' && next <= '9' { // a price unless letters follow
		next, _ = utf8.DecodeRuneInString(text[i+size+n:])
		after = unicode.IsLetter(next)
	}
	if gap != NoGap {
		return after && text[i] != '!' && text[i] != '|'
	}
	return after || endsLikeWord(text[:i]) && text[i] != '!' && text[i] != '|'
}

// endsLikeWord reports whether a text ends in a letter, or in a digit or
// symbol that may stand for one because a letter is in front of it.
func endsLikeWord(text string) bool {
	for range 3 {
		r, size := utf8.DecodeLastRuneInString(text)
		if unicode.IsLetter(r) {
			return true
		}
		if size == 0 || !strings.ContainsRune(leet, r) {
			return false
		}
		text = text[:len(text)-size]
	}
	return false
}

// other appends what one code point outside ASCII stands for.
func (n *Normaliser) other(dst []Letter, text string, i int, r rune, size int, pos int32, gap Gap, hidden Marks) ([]Letter, Gap, Marks) {
	switch {
	case r >= hanFirst && r <= hanLast:
		key := r
		if s := n.simplified[r-hanFirst]; s != 0 {
			key = s
		}
		return append(dst, Letter{Key: key, Rune: key, Pos: pos, Gap: gap, Marks: hidden}), NoGap, 0
	case r == '€' && standsForLetter(text, i, size, gap):
		return append(dst, Letter{Key: 'e', Rune: r, Pos: pos, Gap: gap, Marks: hidden | Symbol}), NoGap, 0
	case n.lookalikes[r] != 0:
		low := unicode.ToLower(r)
		l := Letter{Key: n.key(r), Rune: low, Pos: pos, Gap: gap, Marks: hidden}
		if low != r {
			l.Marks |= Upper
		}
		return append(dst, l), NoGap, 0
	case invisible(r):
		return dst, gap, Hidden
	case unicode.Is(unicode.Mn, r):
		if gap == NoGap && len(dst) > 0 {
			dst[len(dst)-1].Marks |= Accent
		}
		return dst, gap, hidden
	case !unicode.IsLetter(r) && !unicode.IsDigit(r) && !hasLetters(text[i:i+size]):
		return dst, max(gap, separatorGap(r)), hidden
	}
	return n.decompose(dst, text[i:i+size], r, pos, gap, hidden)
}

// decompose appends the letters of the compatibility decomposition of r.
func (n *Normaliser) decompose(dst []Letter, s string, r rune, pos int32, gap Gap, hidden Marks) ([]Letter, Gap, Marks) {
	var buf [utf8.UTFMax]byte
	parts := norm.NFKD.PropertiesString(s).Decomposition()
	mark := Accent
	if parts == nil {
		parts, mark = buf[:utf8.EncodeRune(buf[:], r)], 0
	} else if first, _ := utf8.DecodeRune(parts); len(parts) == utf8.RuneLen(first) || norm.NFD.PropertiesString(s).Decomposition() == nil {
		mark = Wide
	}
	for len(parts) > 0 {
		p, size := utf8.DecodeRune(parts)
		parts = parts[size:]
		if !unicode.IsLetter(p) && !unicode.IsDigit(p) {
			continue
		}
		l := Letter{Rune: unicode.ToLower(p), Pos: pos, Gap: gap, Marks: hidden | mark}
		if unicode.IsUpper(p) {
			l.Marks |= Upper
		}
		l.Key = n.key(l.Rune)
		if spelt := expansion(l.Rune); spelt != "" {
			for k := range len(spelt) {
				dst = append(dst, Letter{Key: n.key(rune(spelt[k])), Rune: rune(spelt[k]), Pos: pos, Gap: gap, Marks: l.Marks})
				gap = NoGap
			}
			hidden = 0
			continue
		}
		dst = append(dst, l)
		gap, hidden = NoGap, 0
	}
	return dst, gap, hidden
}

// key returns what a lower-case letter is searched as.
func (n *Normaliser) key(r rune) rune {
	if to, ok := n.lookalikes[r]; ok {
		r = to
	}
	switch {
	case r < 128:
		if k := n.ascii[r].key; k != 0 {
			return k
		}
	case r >= hanFirst && r <= hanLast:
		if s := n.simplified[r-hanFirst]; s != 0 {
			return s
		}
	}
	return r
}

// expansion spells letters that stand for two.
func expansion(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	}
	return ""
}

// invisible reports whether a code point shows nothing and separates nothing.
func invisible(r rune) bool {
	return r == 0xAD || r == 0x34F || r == 0x61C || r == 0x115F || r == 0x1160 || r == 0x17B4 || r == 0x17B5 ||
		r >= 0x180B && r <= 0x180F || r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E ||
		r >= 0x2060 && r <= 0x206F || r == 0x3164 || r >= 0xFE00 && r <= 0xFE0F || r == 0xFEFF || r == 0xFFA0 ||
		r >= 0xE0000 && r <= 0xE0FFF
}

func hasLetters(s string) bool {
	parts := norm.NFKD.PropertiesString(s).Decomposition()
	for len(parts) > 0 {
		r, size := utf8.DecodeRune(parts)
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
		parts = parts[size:]
	}
	return false
}

func separatorGap(r rune) Gap {
	switch {
	case unicode.IsSpace(r):
		return Space
	case r == '、' || r == '，' || r == '；' || r == '：' || r == '。':
		return Boundary
	}
	return Joint
}
