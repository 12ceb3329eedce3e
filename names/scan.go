package names

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A word is a run of letters of one script, folded: lower case, compatibility
// forms resolved, Latin without marks.
type word struct {
	text   string
	span   Span
	script script
	dotted bool // a full stop follows: an initial or an abbreviation
	comma  bool // a comma follows
	tight  bool // no space between it and the word before
}

// scan parts a text into words and reports its length in code points.
// Apostrophes, zero-width and bidirectional marks vanish; everything else that
// is no letter or digit parts words.
func (l *tables) scan(text string) ([]word, int) {
	s := scanner{tables: l, words: make([]word, 0, 8), buf: make([]byte, 0, 32), tight: true}
	if isASCII(text) {
		for i := range len(text) {
			s.ascii(text[i], i)
		}
		s.flush()
		return s.words, len(text)
	}
	var it norm.Iter
	it.InitString(norm.NFKC, text)
	at := 0
	for !it.Done() {
		from := it.Pos()
		segment := it.Next()
		width := utf8.RuneCountInString(text[from:it.Pos()])
		for _, r := range string(segment) {
			s.rune(r, at, at+width)
		}
		at += width
	}
	s.flush()
	return s.words, at
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// A scanner builds the words of one text.
type scanner struct {
	tables     *tables
	words      []word
	buf        []byte
	start      int
	end        int
	apostrophe int // letters before the last one
	script     script
	tight      bool
}

func (s *scanner) ascii(c byte, at int) {
	switch {
	case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
		s.put(latin, at, at+1, c)
	case 'A' <= c && c <= 'Z':
		s.put(latin, at, at+1, c+('a'-'A'))
	case c == '\'' || c == '`':
		s.apostrophe = len(s.buf)
	default:
		s.separate(rune(c))
	}
}

func (s *scanner) rune(r rune, start, end int) {
	if r < utf8.RuneSelf {
		s.ascii(byte(r), start)
		if len(s.buf) > 0 {
			s.end = max(s.end, end)
		}
		return
	}
	sc := scriptOf(r)
	switch {
	case vanishes(r, sc):
		s.apostrophe = len(s.buf)
	case sc == none:
		s.separate(r)
	case sc == latin:
		s.put(latin, start, end, []byte(s.tables.foldLatin(r))...)
	default:
		var b [utf8.UTFMax]byte
		n := utf8.EncodeRune(b[:], unicode.ToLower(r))
		s.put(sc, start, end, b[:n]...)
	}
}

// put adds a letter to the word at hand, after a change of script to a new one.
// Latin, Cyrillic and Greek letters stay together: mixing them is a disguise.
func (s *scanner) put(sc script, start, end int, letters ...byte) {
	if len(s.buf) > 0 && sc != s.script {
		if s.script.alphabet() && sc.alphabet() {
			sc = mixed
		} else {
			s.flush()
		}
	}
	if len(s.buf) == 0 {
		s.start = start
	}
	s.buf, s.end, s.script = append(s.buf, letters...), end, sc
}

func (s *scanner) separate(r rune) {
	s.flush()
	if n := len(s.words); n > 0 && !s.tight {
		return
	} else if n > 0 {
		s.words[n-1].dotted = s.words[n-1].dotted || r == '.'
		s.words[n-1].comma = s.words[n-1].comma || r == ',' || r == '،' || r == '、'
	}
	s.tight = s.tight && !unicode.IsSpace(r)
}

func (s *scanner) flush() {
	if len(s.buf) == 0 {
		return
	}
	if last := len(s.buf) - 1; s.apostrophe == last && last > 2 && s.buf[last] == 's' { // Smith's
		s.buf, s.end = s.buf[:last], s.end-1
	}
	s.apostrophe = 0
	s.words = append(s.words, word{
		text: string(s.buf), span: Span{s.start, s.end}, script: s.script, tight: s.tight && len(s.words) > 0,
	})
	s.buf, s.tight = s.buf[:0], true
}

// foldLatin takes the marks off a letter: é is e, ß is ss.
func (l *tables) foldLatin(r rune) string {
	r = unicode.ToLower(r)
	if spelt, ok := l.letters[latin][string(r)]; ok {
		return spelt
	}
	plain := make([]byte, 0, 4)
	for _, d := range norm.NFKD.String(string(r)) {
		if d < utf8.RuneSelf && unicode.IsLetter(d) {
			plain = append(plain, byte(unicode.ToLower(d)))
		}
	}
	if len(plain) == 0 {
		return transliterate(string(r))
	}
	return string(plain)
}

// vanishes reports whether a character is left out without parting a word.
func vanishes(r rune, sc script) bool {
	switch r {
	case '’', '‘', 'ʼ', 'ʻ', 'ʿ', 'ʾ', 'ʹ', 'ʺ', '´', '′', '״', '׳', '＇', '\u0640', '\u200c':
		return true
	}
	if unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) {
		return true
	}
	return unicode.Is(unicode.Mn, r) && sc != other && sc != abugida
}
