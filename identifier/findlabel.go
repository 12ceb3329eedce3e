package identifier

import (
	"slices"
	"strings"
)

// labelled reads what a label announces: "WeChat: abc", "Tel 0755-1234567",
// "passport no. E12345678".
func (f *finder) labelled() {
	for i := 0; i < len(f.lower); i++ {
		if f.taken[i] || i > 0 && isWordRune(f.lower[i]) && isWordRune(f.lower[i-1]) {
			continue
		}
		l, end := labelAt(f.lower, i)
		if end == 0 || end >= len(f.text) {
			continue
		}
		if f.labelledValue(l, i, end) {
			i = end - 1
		}
	}
}

// labelledValue reads the value after a label that stands from start to end.
func (f *finder) labelledValue(l label, start, end int) bool {
	if l.typ == Phone || l.service == "whatsapp" || l.service == "signal" || l.service == "viber" {
		if s, e := f.phoneAt(end); e > 0 {
			return f.add(s, e, parsePhone(string(f.text[s:e]), f.country))
		}
		return false
	}
	stop := end
	if rest := f.lower[end:]; l.service == "skype" && strings.HasPrefix(string(rest[:min(5, len(rest))]), "live:") {
		stop += len("live:")
	}
	for stop < len(f.text) && isValueRune(f.text[stop]) {
		stop++
	}
	for stop > end && strings.ContainsRune(".-/", f.text[stop-1]) {
		stop--
	}
	value := string(f.text[end:stop])
	if l.typ == Handle {
		if !hasSeparator(f.text[start:end]) && !strings.ContainsAny(value, "0123456789_") {
			return false
		}
		return f.add(end, stop, handleID(l.service, value))
	}
	if l.typ == IBAN || l.typ == LEI {
		stop = f.grouped(stop)
		value = string(f.text[end:stop])
	}
	if len(digits(value)) < 3 && l.typ != SWIFT {
		return false
	}
	ids := parseAs(l.typ, value, f.country)
	if l.typ == USCC && len(ids) == 0 {
		ids = parseNumber(Registration, value, f.country)
	}
	return f.add(end, stop, ids)
}

// grouped extends a value over further groups of two to four characters.
func (f *finder) grouped(end int) int {
	for end+1 < len(f.text) && f.text[end] == ' ' {
		stop := end + 1
		for stop < len(f.text) && (isDigit(f.text[stop]) || f.text[stop] >= 'A' && f.text[stop] <= 'Z') {
			stop++
		}
		if n := stop - end - 1; n == 0 || n > 4 {
			break
		}
		end = stop
	}
	return end
}

// labelAt returns the label at a position of lower-case text and where its
// value starts, after colons and linking words; 0 when there is none.
func labelAt(lower []rune, i int) (label, int) {
	for _, l := range tables().labels[lower[i]] {
		end := i + len(l.text)
		if end > len(lower) || !slices.Equal(lower[i:end], l.text) {
			continue
		}
		last := l.text[len(l.text)-1]
		if end < len(lower) && isWordRune(last) && (isLetter(lower[end]) || isDigit(lower[end]) && len(l.text) < 3) {
			continue
		}
		return l, skipLinking(lower, end)
	}
	return label{}, 0
}

// maxLinking bounds what may stand between a label and its value.
const maxLinking = 60

// skipLinking steps over what stands between a label and its value.
func skipLinking(lower []rune, i int) int {
	words := [...]string{"number", "no.", "no", "id", "code", "account", "address", "号码", "號碼", "号", "號", "is", "是", "为", "為"}
	for limit := min(len(lower), i+maxLinking); i < limit; {
		if strings.ContainsRune(" :：=#@.-—/|,(（\t", lower[i]) {
			i++
			continue
		}
		step := 0
		for _, w := range words {
			r := []rune(w)
			end := i + len(r)
			if end < len(lower) && slices.Equal(lower[i:end], r) && (isCJK(r[0]) || !isWordRune(lower[end])) {
				step = len(r)
				break
			}
		}
		if step == 0 {
			if l, n := chainedLabel(lower, i); n > 0 && l.typ != "" {
				i += n
				continue
			}
			return i
		}
		i += step
	}
	return i
}

// chainedLabel steps over a second label: "WhatsApp / WeChat: ...".
func chainedLabel(lower []rune, i int) (label, int) {
	if i == 0 || !strings.ContainsRune("/&, ", lower[i-1]) {
		return label{}, 0
	}
	for _, l := range tables().labels[lower[i]] {
		end := i + len(l.text)
		if (l.typ == Handle || l.typ == Phone) && end < len(lower) && slices.Equal(lower[i:end], l.text) && strings.ContainsRune(":： /", lower[end]) {
			return l, len(l.text)
		}
	}
	return label{}, 0
}

func hasSeparator(runes []rune) bool {
	return slices.ContainsFunc(runes, func(r rune) bool { return strings.ContainsRune(":：@=#", r) || isCJK(r) }) ||
		strings.HasSuffix(strings.TrimSpace(strings.ToLower(string(runes))), "id")
}

func isWordRune(r rune) bool { return isLetter(r) || isDigit(r) || r >= 0xC0 && !isCJK(r) }

func isValueRune(r rune) bool {
	return isLetter(r) || isDigit(r) || strings.ContainsRune("_-./", r) || r >= 0x400 && r < 0x530
}
