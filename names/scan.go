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

// scan parts a text into words and reports its length in code points. The words
// are good until the next scan.
// Apostrophes, zero-width and bidirectional marks vanish; everything else that
// is no letter or digit parts words.
func (s *scanner) scan(text string) ([]word, int) {
	s.words, s.buf, s.ends, s.from, s.apostrophe, s.tight = s.words[:0], s.buf[:0], s.ends[:0], 0, 0, true
	if isASCII(text) {
		for i := range len(text) {
			s.ascii(text[i], i)
		}
		return s.finish(), len(text)
	}
	s.iter.InitString(norm.NFKC, text)
	at := 0
	for !s.iter.Done() {
		from := s.iter.Pos()
		segment := s.iter.Next()
		width, start := utf8.RuneCountInString(text[from:s.iter.Pos()]), at
		if width == 0 && at > 0 { // a further part of the character before: ㉁ is (休)
			start--
		}
		for len(segment) > 0 {
			r, size := utf8.DecodeRune(segment)
			s.rune(r, start, at+width)
			segment = segment[size:]
		}
		at += width
	}
	return s.finish(), at
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// A scanner builds the words of one text after another.
type scanner struct {
	tables     *tables
	words      []word
	buf        []byte // of all words, one after another
	ends       []int  // where each word ends in it
	from       int    // where the word at hand starts in it
	start      int
	end        int
	apostrophe int // letters before the last one
	small      int // letters in lower case of the word at hand
	script     script
	tight      bool
	iter       norm.Iter
}

func (s *scanner) ascii(c byte, at int) {
	switch {
	case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
		s.begin(latin, at)
		s.buf, s.end = append(s.buf, c), at+1
		s.small++
	case 'A' <= c && c <= 'Z':
		if s.small > 2 { // MinjunLee
			s.flush()
		}
		s.begin(latin, at)
		s.buf, s.end = append(s.buf, c+('a'-'A')), at+1
	case c == '\'' || c == '`':
		s.apostrophe = len(s.buf) - s.from
	default:
		s.separate(rune(c))
	}
}

func (s *scanner) rune(r rune, start, end int) {
	if r < utf8.RuneSelf {
		s.ascii(byte(r), start)
		if s.inWord() {
			s.end = max(s.end, end)
		}
		return
	}
	sc := scriptOf(r)
	switch {
	case vanishes(r, sc):
		s.apostrophe = len(s.buf) - s.from
	case sc == none:
		s.separate(r)
	case sc == latin:
		s.begin(latin, start)
		s.buf, s.end = append(s.buf, s.tables.foldLatin(r)...), end
	default:
		s.begin(sc, start)
		s.buf, s.end = utf8.AppendRune(s.buf, unicode.ToLower(r)), end
	}
}

func (s *scanner) inWord() bool { return len(s.buf) > s.from }

// begin is called before each letter: it begins a word, after a change of
// script a new one. Latin, Cyrillic and Greek letters stay together: mixing
// them is a disguise.
func (s *scanner) begin(sc script, start int) {
	if s.inWord() && sc != s.script {
		if s.script.alphabet() && sc.alphabet() {
			sc = mixed
		} else {
			s.flush()
		}
	}
	if !s.inWord() {
		s.start = start
	}
	s.script = sc
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
	if !s.inWord() {
		return
	}
	if last := len(s.buf) - 1; s.apostrophe == last-s.from && s.apostrophe > 2 && s.buf[last] == 's' { // Smith's
		s.buf, s.end = s.buf[:last], s.end-1
	}
	s.apostrophe, s.small = 0, 0
	s.words = append(s.words, word{span: Span{s.start, s.end}, script: s.script, tight: s.tight && len(s.words) > 0})
	s.ends = append(s.ends, len(s.buf))
	s.from, s.tight = len(s.buf), true
}

// finish ends the last word and gives all of them their texts.
func (s *scanner) finish() []word {
	s.flush()
	all, from := string(s.buf), 0
	for i, end := range s.ends {
		s.words[i].text = all[from:end]
		from = end
	}
	return s.words
}

// foldLatin takes the marks off a letter: é is e, ß is ss.
func (l *tables) foldLatin(r rune) string {
	if r < rune(len(l.folded)) {
		return l.folded[r]
	}
	return l.fold(r)
}

// foldedLatin are the letters that are folded beforehand: Latin-1 and Latin
// Extended A and B.
const foldedLatin = 0x250

func (l *tables) fold(r rune) string {
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
	return unicode.Is(unicode.Mn, r) && sc != other && sc != indic && sc != abugida
}
