package party

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// careMarks announce a name anywhere in an address line, frontMarks at its
// beginning. Small letters; the longer of two before the one within it.
var (
	careMarks = [...]string{
		"c/o", "℅", "attn", "care of", "z.hd", "z. hd", "zhd", "zu händen", "p/a", "t.a.v", "a/a",
		"à l'attention de", "a l'attention de", "a la atención de", "a la atencion de", "attention", "alla c.a", "presso", "بعناية", "عناية", "收件人", "转交", "轉交",
	}
	frontMarks = [...]string{"to", "for", "für", "fuer", "för", "para", "pour", "chez", "per", "для", "att"}
)

// careOf returns what stands behind a mark that announces a name, and where it
// begins in the line, in bytes.
func careOf(line string) (rest string, at int, ok bool) {
	if !mayCare(line) {
		return "", 0, false
	}
	low := strings.ToLower(line)
	if len(low) != len(line) {
		low = line // a letter whose case changes its length: only what is written small is found
	}
	for _, mark := range careMarks {
		for from := 0; ; {
			i := strings.Index(low[from:], mark)
			if i < 0 {
				break
			}
			from += i + len(mark)
			if apart(low, from-len(mark), from) {
				return behind(line, from)
			}
		}
	}
	for _, mark := range frontMarks {
		if strings.HasPrefix(low, mark) && apart(low, 0, len(mark)) {
			return behind(line, len(mark))
		}
	}
	return "", 0, false
}

// mayCare tells most lines in plain letters that hold no mark.
func mayCare(line string) bool {
	apart := true
	for i := range len(line) {
		c := line[i]
		if c >= utf8.RuneSelf {
			return true
		}
		if apart && hasPrefixOf(line[i:], careMarks[:]) {
			return true
		}
		apart = !wordRune(rune(c))
	}
	return hasPrefixOf(line, frontMarks[:])
}

// hasPrefixOf reports whether a text begins with a mark, in any case.
func hasPrefixOf(text string, marks []string) bool {
	for _, mark := range marks {
		if text != "" && text[0]|0x20 == mark[0] && len(text) >= len(mark) && strings.EqualFold(text[:len(mark)], mark) {
			return true
		}
	}
	return false
}

// apart reports whether no letter of an alphabet adjoins a mark.
func apart(line string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(line[:start])
	after, _ := utf8.DecodeRuneInString(line[end:])
	return !wordRune(before) && !wordRune(after) || line[start] >= 0xE0 // Han and the like has no blanks
}

func wordRune(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// behind is what of a line stands behind a mark, without signs.
func behind(line string, end int) (rest string, at int, ok bool) {
	rest = strings.TrimLeftFunc(line[end:], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return rest, len(line) - len(rest), rest != ""
}
