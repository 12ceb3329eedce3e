package cli

import (
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"
)

// Line widths where standard output is no terminal and COLUMNS is not set.
const (
	defaultWidth = 100
	wideWidth    = 160
)

// plain makes a declared text safe to print on a terminal: control characters
// and marks that reorder text become a middle dot, so that no parcel can move
// the cursor or hide a word.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case unicode.IsControl(r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == unicode.ReplacementChar:
			return '·'
		}
		return r
	}, s)
}

// textWidth is the number of terminal columns that s takes.
func textWidth(s string) int {
	width, escape := 0, false
	for _, r := range s {
		switch {
		case r == '\x1b':
			escape = true
		case escape:
			escape = r != 'm'
		default:
			width += runewidth.RuneWidth(r)
		}
	}
	return width
}

// cut shortens s to a width, with an ellipsis.
func cut(s string, width int) string {
	if textWidth(s) <= width {
		return s
	}
	return runewidth.Truncate(s, width, "…")
}

// wrap breaks s into lines of at most width columns, at blanks where it can
// and between wide characters anywhere.
func wrap(s string, width int) []string {
	if width < 8 {
		width = 8
	}
	var lines []string
	line, used := "", 0
	flush := func() {
		lines = append(lines, strings.TrimRight(line, " "))
		line, used = "", 0
	}
	for _, word := range pieces(s) {
		w := textWidth(word)
		if used > 0 && used+textWidth(strings.TrimRight(word, " ")) > width {
			flush()
		}
		for w > width {
			head := runewidth.Truncate(word, width, "")
			lines = append(lines, head)
			word = word[len(head):]
			w = textWidth(word)
		}
		line += word
		used += w
	}
	if line != "" || len(lines) == 0 {
		flush()
	}
	return lines
}

// pieces parts s where a line may be broken: after blanks, before the slashes
// of a pointer, and around each wide character.
func pieces(s string) []string {
	var out []string
	start := 0
	for i, r := range s {
		if (runewidth.RuneWidth(r) == 2 || r == '/') && i > start {
			out = append(out, s[start:i])
			start = i
		}
		if r == ' ' {
			out = append(out, s[start:i+1])
			start = i + 1
		}
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}

// rightToLeft reports whether s holds letters that are written from the
// right. Such a cell is put in isolates, so that its neighbours keep their
// place.
func rightToLeft(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana)
	})
}

const (
	isolate    = "\u2068"
	isolateEnd = "\u2069"
)
