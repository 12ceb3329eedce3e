package names

import "strings"

// sound reduces a Latin word to its consonants, folding spellings of one
// sound: Mohammed, Muhamad and mhmd are one; so are Ivanov and Ivanoff. An
// initial vowel stays as "a". Words that sound alike are candidates, not equals.
func sound(s string) string {
	var buf [32]byte
	return string(appendSound(buf[:0], s))
}

// appendSound appends the sound of a word.
func appendSound(b []byte, s string) []byte {
	from := len(b)
	for i := 0; i < len(s); i++ {
		c, skip := consonant(s, i)
		i += skip
		if c == 0 || len(b) > from && b[len(b)-1] == c {
			continue
		}
		b = append(b, c)
	}
	if n := len(b); n > from+1 && b[n-1] == 'h' {
		b = b[:n-1]
	}
	return b
}

// appendSkeleton appends the consonants of a word letter by letter, those of
// one sound folded, and "a" for a vowel that it begins with. Words that differ
// by one letter have skeletons that differ by one at most.
func appendSkeleton[T string | []byte](b []byte, s T) []byte {
	for i := range len(s) {
		c := s[i]
		switch c {
		case 'a', 'e', 'i', 'o', 'u':
			if i > 0 {
				continue
			}
			c = 'a'
		case 'y', 'w', 'h':
			if i > 0 {
				continue
			}
		case 'c', 'q', 'g':
			c = 'k'
		case 'v':
			c = 'f'
		case 'x', 'z':
			c = 's'
		}
		b = append(b, c)
	}
	return b
}

// consonant reads the sound at s[i]: its letter, 0 for a vowel inside a word,
// and how many further letters belong to it.
func consonant(s string, i int) (c byte, skip int) {
	next := byte(0)
	if i+1 < len(s) {
		next = s[i+1]
	}
	switch s[i] {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		if i == 0 {
			return 'a', 0
		}
		return 0, 0
	case 'w':
		if i == 0 {
			return 'v', 0
		}
		return 0, 0
	case 'f', 'v':
		return 'v', 0
	case 'p':
		if next == 'h' {
			return 'v', 1
		}
	case 'k', 'q':
		switch next {
		case 'h':
			return 'h', 1
		case 's': // x: Aleksandr, Teksler, Lakshmi
			if strings.HasPrefix(s[i:], "ksh") {
				return 's', 2
			}
			return 's', 1
		}
		return 'k', 0
	case 'g':
		if next == 'h' {
			return 'g', 1
		}
	case 'c':
		return soundOfC(next)
	case 's':
		if strings.HasPrefix(s[i:], "sch") {
			return 's', 2
		}
		if next == 'h' || next == 'z' {
			return 's', 1
		}
	case 'x':
		return 's', 0
	case 'z':
		if next == 'h' {
			return 'j', 1
		}
	case 'd':
		return soundOfD(s[i:], next)
	case 'j':
		if i > 0 && i+1 == len(s) && (s[i-1] == 'i' || s[i-1] == 'y') { // Gorkij
			return 0, 0
		}
	case 't':
		switch {
		case strings.HasPrefix(s[i:], "tsch"):
			return 'c', 3
		case strings.HasPrefix(s[i:], "tch"):
			return 'c', 2
		case next == 'h':
			return 't', 1
		case next == 's' || next == 'z':
			return 's', 1
		}
	}
	return s[i], 0
}

func soundOfC(next byte) (byte, int) {
	switch next {
	case 'h':
		return 'c', 1
	case 'k':
		return 'k', 1
	case 'e', 'i', 'y':
		return 's', 0
	}
	return 'k', 0
}

func soundOfD(rest string, next byte) (byte, int) {
	switch {
	case strings.HasPrefix(rest, "dzh"):
		return 'j', 2
	case next == 'j':
		return 'j', 1
	case next == 'h':
		return 'd', 1
	}
	return 'd', 0
}

// samePlain reports whether two words differ only in how Latin letters are
// used for one sound: doubled letters, y for i, k for c, a silent h at the end.
func samePlain(a, b string) bool {
	var x, y [64]byte
	return string(appendPlain(x[:0], a)) == string(appendPlain(y[:0], b))
}

func appendPlain(b []byte, s string) []byte {
	for i := range len(s) {
		c := s[i]
		switch c {
		case 'y', 'j':
			if i > 0 || c == 'y' {
				c = 'i'
			}
		case 'q':
			c = 'k'
		case 'c':
			if i+1 == len(s) || s[i+1] != 'h' {
				c = 'k'
			}
		case 'w':
			c = 'u'
		case 'e':
			if i+1 < len(s) && s[i+1] == 'e' {
				c = 'i'
			} else if i > 0 && s[i-1] == 'e' {
				continue
			}
		case 'o':
			if i+1 < len(s) && (s[i+1] == 'u' || s[i+1] == 'o') {
				c = 'u'
			} else if i > 0 && s[i-1] == 'o' {
				continue
			}
		case 'h':
			if i+1 == len(s) {
				continue
			}
		}
		if len(b) == 0 || b[len(b)-1] != c {
			b = append(b, c)
		}
	}
	return b
}
