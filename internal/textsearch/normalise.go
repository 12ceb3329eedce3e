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
	for _, c := range " \t\v\f" {
		n.ascii[c].gap = Space
	}
	n.ascii['\n'].gap, n.ascii['\r'].gap = Break, Break
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
	next := Letter{Gap: Boundary} // what is known of the next letter
	for i := 0; i < len(text); next.Pos++ {
		c := text[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(text[i:])
			dst, next = n.other(dst, next, text, i, r, size)
			i += size
			continue
		}
		class := n.ascii[c]
		letter := next
		letter.Key, letter.Rune = class.key, rune(c)
		switch class.kind {
		case upper:
			letter.Rune |= 0x20
			letter.Marks |= Upper
		case symbol:
			if standsForLetter(text, i, 1) {
				letter.Marks |= Symbol
				break
			}
			fallthrough
		case separator:
			next.separate(class.gap, c)
			i++
			continue
		}
		dst = append(dst, letter)
		next = Letter{Pos: next.Pos}
		i++
	}
	return dst
}

// separate notes a separator in front of a letter that is yet to come.
func (l *Letter) separate(gap Gap, sep byte) {
	if gap > l.Gap || l.Sep == 0 {
		l.Sep = sep
	}
	l.Gap = max(l.Gap, gap)
}

// other appends what one code point outside ASCII stands for. next holds what
// is known of the letter to come.
func (n *Normaliser) other(dst []Letter, next Letter, text string, i int, r rune, size int) ([]Letter, Letter) {
	letter := next
	switch {
	case r >= hanFirst && r <= hanLast:
		r = n.Simplified(r)
		letter.Key, letter.Rune = r, r
	case wideSymbol(r) != 0 && standsForLetter(text, i, size):
		letter.Key, letter.Rune = wideSymbol(r), r
		letter.Marks |= Symbol
	case n.lookalikes[r] != 0:
		letter.Key, letter.Rune = n.key(r), unicode.ToLower(r)
		if letter.Rune != r {
			letter.Marks |= Upper
		}
	case emblem(r) != 0:
		letter.Rune = emblem(r)
		letter.Key = n.key(letter.Rune)
		letter.Marks |= Wide
	case invisible(r):
		next.Marks |= Hidden
		return dst, next
	case unicode.Is(unicode.Mn, r):
		if next.Gap == NoGap && len(dst) > 0 {
			dst[len(dst)-1].Marks |= Accent
		}
		return dst, next
	case !isWord(r) && !hasLetters(text[i:i+size]):
		next.separate(separatorGap(r), byte(r))
		return dst, next
	default:
		return n.decompose(dst, next, text[i:i+size], r)
	}
	return append(dst, letter), Letter{Pos: next.Pos}
}

// decompose appends the letters of the compatibility decomposition of r.
func (n *Normaliser) decompose(dst []Letter, next Letter, s string, r rune) ([]Letter, Letter) {
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
		if !isWord(p) {
			continue
		}
		l := next
		l.Rune = unicode.ToLower(p)
		l.Marks |= mark
		if l.Rune != p {
			l.Marks |= Upper
		}
		next = Letter{Pos: next.Pos}
		spelt := expansion(l.Rune)
		if spelt == "" {
			l.Key = n.key(l.Rune)
			dst = append(dst, l)
			continue
		}
		for _, part := range spelt {
			l.Key, l.Rune = n.key(part), part
			dst = append(dst, l)
			l.Gap, l.Sep = NoGap, 0
		}
	}
	return dst, next
}

// Simplified returns the simplified form of a traditional Chinese character,
// and any other code point as it is.
func (n *Normaliser) Simplified(r rune) rune {
	if r >= hanFirst && r <= hanLast {
		if s := n.simplified[r-hanFirst]; s != 0 {
			return s
		}
	}
	return r
}

// key returns what a lower-case letter is searched as.
func (n *Normaliser) key(r rune) rune {
	if to, ok := n.lookalikes[r]; ok {
		r = to
	}
	if r < 128 {
		if k := n.ascii[r].key; k != 0 {
			return k
		}
	}
	return n.Simplified(r)
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

// emblem returns the letter in a black circle or square, or 0; they have no
// decomposition.
func emblem(r rune) rune {
	for _, first := range [...]rune{0x1F150, 0x1F170} {
		if r >= first && r < first+26 {
			return 'a' + r - first
		}
	}
	return 0
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
	case r == 0x85 || r == 0x2028 || r == 0x2029:
		return Break
	case unicode.IsSpace(r):
		return Space
	case r == '、' || r == '，' || r == '；' || r == '：' || r == '。':
		return Boundary
	}
	return Joint
}
