package main

import (
	"math/rand/v2"
	"strings"
	"unicode"
)

// A disguise rewrites a name so that a reader still sees it. It reports false
// if it does not apply to the name.
type disguise struct {
	name  string
	apply func(r *rand.Rand, s string) (string, bool)
}

func disguises() []disguise {
	return []disguise{
		{"spaces", func(_ *rand.Rand, s string) (string, bool) { return between(s, " ", 1) }},
		{"dots", func(_ *rand.Rand, s string) (string, bool) { return between(s, ".", 1) }},
		{"hyphens", func(_ *rand.Rand, s string) (string, bool) { return between(s, "-", 1) }},
		{"some hyphens", func(r *rand.Rand, s string) (string, bool) { return somewhere(r, s, "-", 8) }},
		{"line break", func(r *rand.Rand, s string) (string, bool) { return somewhere(r, s, "\n", 8) }},
		{"look-alikes", lookalike},
		{"leet", leet},
		{"full width", fullWidth},
		{"zero width", func(_ *rand.Rand, s string) (string, bool) { return between(s, "\u200b", 2) }},
		{"soft hyphen", func(r *rand.Rand, s string) (string, bool) { return somewhere(r, s, "\u00ad", 4) }},
		{"pipes", func(_ *rand.Rand, s string) (string, bool) { return between(s, "|", 1) }},
		{"styled", styled},
		{"small capitals", smallCapitals},
		{"accents", accents},
		{"combining", combining},
		{"doubled", doubled},
		{"slip", slip},
	}
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// between puts sep after every nth letter.
func between(s, sep string, nth int) (string, bool) {
	if letters(s) < 4 || letters(s) > 40 {
		return s, false
	}
	var b strings.Builder
	rs := []rune(s)
	for i, r := range rs {
		b.WriteRune(r)
		if i+1 < len(rs) && (i+1)%nth == 0 && inWord(rs, i) {
			b.WriteString(sep)
		}
	}
	return b.String(), true
}

func inWord(rs []rune, i int) bool {
	return (unicode.IsLetter(rs[i]) || unicode.IsDigit(rs[i])) && (unicode.IsLetter(rs[i+1]) || unicode.IsDigit(rs[i+1]))
}

// somewhere puts sep once inside a long word.
func somewhere(r *rand.Rand, s, sep string, least int) (string, bool) {
	rs := []rune(s)
	if letters(s) < least {
		return s, false
	}
	for range 20 {
		i := 1 + r.IntN(len(rs)-2)
		if inWord(rs, i) && inWord(rs, i-1) && unicode.IsLetter(rs[i]) && unicode.IsLetter(rs[i+1]) {
			return string(rs[:i+1]) + sep + string(rs[i+1:]), true
		}
	}
	return s, false
}

func replaceSome(r *rand.Rand, s string, table map[rune]string) (string, bool) {
	if letters(s) < 5 {
		return s, false
	}
	var b strings.Builder
	changed := false
	for _, c := range s {
		options := []rune(table[unicode.ToLower(c)])
		if len(options) > 0 && (r.IntN(2) == 0 || !changed) {
			b.WriteRune(options[r.IntN(len(options))])
			changed = true
			continue
		}
		b.WriteRune(c)
	}
	return b.String(), changed
}

func lookalike(r *rand.Rand, s string) (string, bool) {
	return replaceSome(r, s, map[rune]string{'a': "аα", 'c': "сϲ", 'e': "еҽ", 'i': "іι", 'o': "оο", 'p': "рρ", 's': "ѕ", 'x': "хχ", 'y': "уγ", 'n': "ո", 'h': "һ", 'd': "ԁ", 'm': "м", 't': "т", 'k': "к", 'б': "6", 'о': "o", 'е': "e", 'а': "a", 'с': "c", 'р': "p", 'х': "x"})
}

func leet(r *rand.Rand, s string) (string, bool) {
	return replaceSome(r, s, map[rune]string{'a': "4@", 'e': "3€", 'i': "1", 'l': "1", 'o': "0", 's': "5$", 't': "7"})
}

func fullWidth(_ *rand.Rand, s string) (string, bool) {
	changed := false
	out := strings.Map(func(c rune) rune {
		if c > ' ' && c < 0x7F {
			changed = true
			return c - 0x20 + 0xFF00
		}
		return c
	}, s)
	return out, changed
}

func accents(r *rand.Rand, s string) (string, bool) {
	return replaceSome(r, s, map[rune]string{'a': "áàäâãå", 'e': "éèëê", 'i': "íìïî", 'o': "óòöô", 'u': "úùüû", 'n': "ñ", 'c': "ç", 'y': "ý"})
}

// styled writes letters of the mathematical alphabets.
func styled(_ *rand.Rand, s string) (string, bool) {
	changed := false
	out := strings.Map(func(c rune) rune {
		switch {
		case c >= 'a' && c <= 'z':
			changed = true
			return c - 'a' + 0x1D41A
		case c >= 'A' && c <= 'Z':
			changed = true
			return c - 'A' + 0x1D400
		}
		return c
	}, s)
	return out, changed
}

func smallCapitals(_ *rand.Rand, s string) (string, bool) {
	changed := false
	forms := []rune("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡxʏᴢ")
	out := strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' && c != 'x' {
			changed = true
			return forms[c-'a']
		}
		return c
	}, s)
	return out, changed
}

// combining puts marks over letters.
func combining(r *rand.Rand, s string) (string, bool) {
	var b strings.Builder
	for _, c := range s {
		b.WriteRune(c)
		if unicode.IsLetter(c) && c < 0x500 && r.IntN(3) == 0 {
			b.WriteRune([]rune("\u0301\u0308\u0323\u0336")[r.IntN(4)])
		}
	}
	return b.String(), b.Len() > len(s)
}

func doubled(r *rand.Rand, s string) (string, bool) {
	rs := []rune(s)
	if letters(s) < 5 {
		return s, false
	}
	for range 20 {
		i := r.IntN(len(rs))
		if unicode.IsLetter(rs[i]) && !unicode.Is(unicode.Han, rs[i]) {
			return string(rs[:i+1]) + string(rs[i:]), true
		}
	}
	return s, false
}

// slip makes one typing mistake in a word of nine letters or more.
func slip(r *rand.Rand, s string) (string, bool) {
	rs := []rune(s)
	start, best := 0, [2]int{}
	for i := 0; i <= len(rs); i++ {
		if i == len(rs) || !unicode.IsLetter(rs[i]) {
			if i-start > best[1]-best[0] {
				best = [2]int{start, i}
			}
			start = i + 1
		}
	}
	if best[1]-best[0] < 9 || unicode.Is(unicode.Han, rs[best[0]]) {
		return s, false
	}
	i := best[0] + 1 + r.IntN(best[1]-best[0]-2)
	switch r.IntN(4) {
	case 0:
		rs = append(rs[:i:i], rs[i+1:]...)
	case 1:
		rs = append(rs[:i:i], append([]rune{rs[best[0]+r.IntN(best[1]-best[0])]}, rs[i:]...)...)
	case 2:
		rs[i] = rs[best[0]+r.IntN(best[1]-best[0])]
	default:
		rs[i], rs[i+1] = rs[i+1], rs[i]
	}
	return string(rs), string(rs) != s
}
