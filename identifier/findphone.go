package identifier

import "strings"

// phones reads numbers without a label: with a plus sign, as a Chinese mobile
// number, or grouped as people write national numbers.
func (f *finder) phones() {
	for i := 0; i < len(f.text); i++ {
		r := f.text[i]
		if f.taken[i] || r != '+' && r != '(' && !isDigit(r) || i > 0 && (isWordRune(f.text[i-1]) || strings.ContainsRune("-./#+", f.text[i-1])) {
			continue
		}
		start, end := f.phoneAt(i)
		if end == 0 || end < len(f.text) && (isLetter(f.text[end]) || f.text[end] == '@') {
			continue
		}
		s := string(f.text[start:end])
		if !looksLikePhone(s) {
			continue
		}
		if f.add(start, end, parsePhone(s, f.country)) {
			i = end
		}
	}
}

// phoneAt returns the span of the number that starts at i or just after it.
func (f *finder) phoneAt(i int) (start, end int) {
	for skip := 0; i < len(f.text) && skip < 3 && !isDigit(f.text[i]) && f.text[i] != '+' && f.text[i] != '('; skip++ {
		i++
	}
	if i >= len(f.text) || !isDigit(f.text[i]) && f.text[i] != '+' && f.text[i] != '(' {
		return 0, 0
	}
	for _, separators := range []string{" -.()", "-.()", ""} {
		if end, n := f.phoneRun(i, separators); n >= 7 && n <= 15 {
			return i, end
		}
	}
	return 0, 0
}

// phoneRun walks digits parted by at most three separators.
func (f *finder) phoneRun(i int, separators string) (end, count int) {
	gap := 0
	for j := i; j < len(f.text) && gap <= 3 && count <= 17; j++ {
		switch r := f.text[j]; {
		case isDigit(r):
			count++
			end, gap = j+1, 0
		case r == '+' && j == i, r == '(' && j == i, r == '+' && j == i+1:
		case r == '\n' || f.src[j] == '\n':
			return end, count
		case strings.ContainsRune(separators, r):
			gap++
		default:
			return end, count
		}
	}
	return end, count
}

// looksLikePhone keeps dates, prices and order numbers out.
func looksLikePhone(s string) bool {
	d := digits(s)
	switch {
	case strings.HasPrefix(s, "+"), strings.HasPrefix(s, "(+"):
		return len(d) >= 8
	case len(d) == 11 && d[0] == '1' && d[1] >= '3':
		return strings.Count(s, "-")+strings.Count(s, " ") <= 2
	case strings.HasPrefix(d, "86") && len(d) >= 11 && len(d) <= 13, strings.HasPrefix(d, "0086"):
		return true
	}
	if len(d) < 10 || len(d) > 12 {
		return false
	}
	return strings.HasPrefix(s, "(") || strings.HasPrefix(d, "0") && strings.ContainsAny(s, "-() ") || strings.Count(s, "-")+strings.Count(s, ".") == 2 && len(d) == 10
}
