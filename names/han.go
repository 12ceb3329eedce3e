package names

import "strings"

// firstHan and lastHan bound the characters that the tables know.
const firstHan, lastHan = 0x4E00, 0x9FFF

// hanTables read Han characters aloud.
type hanTables struct {
	syllables  []string
	mandarin   []uint16 // by character: 1 + index of its first reading
	cantonese  []uint16
	further    map[rune][]uint16 // more Mandarin readings
	simplified map[rune]rune
	surnames   map[string][]string // readings, the likeliest first
	isSyllable map[string]bool     // of pinyin
	likely     filter              // of isSyllable
}

func readHan(table, surnames [][]string) hanTables {
	h := hanTables{
		syllables: []string{""}, mandarin: make([]uint16, lastHan-firstHan+1), cantonese: make([]uint16, lastHan-firstHan+1),
		further: map[rune][]uint16{}, simplified: map[rune]rune{}, surnames: map[string][]string{}, isSyllable: map[string]bool{},
	}
	for _, row := range table {
		id := uint16(len(h.syllables))
		h.syllables = append(h.syllables, strings.ReplaceAll(row[1], "v", "u"))
		switch row[0] {
		case "py":
			h.isSyllable[h.syllables[id]] = true
			fill(h.mandarin, row[2], id)
		case "ct":
			fill(h.cantonese, row[2], id)
		case "alt":
			for _, r := range row[2] {
				h.further[r] = append(h.further[r], id)
			}
		case "simp":
			pairs := []rune(row[2])
			for i := 0; i+1 < len(pairs); i += 2 {
				h.simplified[pairs[i]] = pairs[i+1]
			}
		}
	}
	h.likely = newFilter(len(h.isSyllable))
	for s := range h.isSyllable {
		h.likely.add(hash(0, s))
	}
	for _, row := range surnames {
		if len(row) < 2 {
			for _, r := range strings.TrimSpace(row[0]) {
				h.surnames[string(r)] = nil
			}
			continue
		}
		h.surnames[row[0]] = strings.Split(row[1], ",")
	}
	return h
}

func fill(table []uint16, characters string, id uint16) {
	for _, r := range characters {
		table[r-firstHan] = id
	}
}

// simplify writes traditional characters in their simplified form.
func (h *hanTables) simplify(s string) []rune {
	runes := []rune(s)
	for i, r := range runes {
		if simple, ok := h.simplified[r]; ok {
			runes[i] = simple
		}
		if r == '々' && i > 0 {
			runes[i] = runes[i-1]
		}
	}
	return runes
}

// pinyin reads characters by their first readings.
func (h *hanTables) pinyin(s string) string { return h.read(h.mandarin, []rune(s)) }

func (h *hanTables) read(table []uint16, runes []rune) string {
	var b strings.Builder
	for _, r := range runes {
		if r >= firstHan && r <= lastHan {
			b.WriteString(h.syllables[table[r-firstHan]])
		} else {
			b.WriteString(transliterate(string(r)))
		}
	}
	return b.String()
}

// maxReadings bounds the romanisations kept of one word.
const maxReadings = 8

// readings lists how a word may be spelt in Latin letters: pinyin with the
// usual reading first, further readings of one character at a time, then
// Wade-Giles and Cantonese.
func (h *hanTables) readings(runes []rune, how depth) []string {
	out := []string{h.read(h.mandarin, runes)}
	if how == firstReading {
		return out
	}
	for i, r := range runes {
		for _, id := range h.further[r] {
			before, after := h.read(h.mandarin, runes[:i]), h.read(h.mandarin, runes[i+1:])
			out = appendNew(out, before+h.syllables[id]+after)
		}
	}
	var wade strings.Builder
	for _, r := range runes {
		wade.WriteString(wadeGiles(h.read(h.mandarin, []rune{r})))
	}
	out = appendNew(appendNew(out, wade.String()), h.read(h.cantonese, runes))
	return appendNew(out, h.hongKong(runes))
}

// hongKong spells characters in the other way that is usual in Hong Kong: ee
// for i, wah for wa, chun for chan.
func (h *hanTables) hongKong(runes []rune) string {
	var b strings.Builder
	for _, r := range runes {
		s := h.read(h.cantonese, []rune{r})
		if n := len(s) - 1; n > 0 && s[n] == 'i' && !strings.ContainsAny(s[n-1:n], "aeou") {
			s = s[:n] + "ee"
		} else if s == "wa" || s == "kwa" || s == "fa" {
			s += "h"
		} else if s == "lei" {
			s = "lee"
		} else if s == "chan" {
			s = "chun"
		}
		b.WriteString(s)
	}
	return b.String()
}

func appendNew(list []string, s string) []string {
	for _, have := range list {
		if have == s {
			return list
		}
	}
	if s == "" || len(list) >= maxReadings {
		return list
	}
	return append(list, s)
}

// surname reports how many characters at the start are a surname, and its
// readings; 0 if the text does not start with one.
func (h *hanTables) surname(runes []rune) (int, []string) {
	for n := min(2, len(runes)-1); n > 0; n-- {
		own, ok := h.surnames[string(runes[:n])]
		if !ok {
			continue
		}
		out := append([]string{}, own...)
		for _, reading := range h.readings(runes[:n], everyReading) {
			out = appendNew(out, reading)
		}
		return n, out
	}
	return 0, nil
}

// wadeGiles spells a pinyin syllable the older way, without apostrophes.
func wadeGiles(py string) string {
	initials := [...][2]string{
		{"zh", "ch"},
		{"ch", "ch"},
		{"sh", "sh"},
		{"j", "ch"},
		{"q", "ch"},
		{"x", "hs"},
		{"z", "ts"},
		{"c", "ts"},
		{"b", "p"},
		{"d", "t"},
		{"g", "k"},
		{"r", "j"},
	}
	start, rest := "", py
	for _, in := range initials {
		if after, ok := strings.CutPrefix(py, in[0]); ok {
			start, rest = in[1], after
			break
		}
	}
	switch {
	case rest == "i" && strings.Contains("zh ch sh r", py[:len(py)-1]):
		return start + "ih"
	case py == "zi" || py == "ci":
		return "tzu"
	case py == "si":
		return "ssu"
	case py == "e" || py == "ge" || py == "ke" || py == "he":
		return strings.TrimSuffix(start+rest, "e") + "o"
	}
	changes := [...][2]string{
		{"iong", "iung"},
		{"ong", "ung"},
		{"ian", "ien"},
		{"yan", "yen"},
		{"ie", "ieh"},
		{"ye", "yeh"},
		{"yue", "yueh"},
		{"ue", "ueh"},
		{"you", "yu"},
		{"yi", "i"},
		{"er", "erh"},
	}
	full := start + rest
	for _, c := range changes {
		if strings.HasSuffix(full, c[0]) {
			return strings.TrimSuffix(full, c[0]) + c[1]
		}
	}
	if strings.HasSuffix(full, "uo") && !strings.Contains("guo kuo huo shuo", py) {
		return strings.TrimSuffix(full, "uo") + "o"
	}
	return full
}

// isPinyin reports whether a word is a row of pinyin syllables. In such words
// one other letter is more likely another word than a slip.
func (h *hanTables) isPinyin(s string) bool {
	if len(s) > 24 {
		return false
	}
	ends := uint32(1) // bit i: s[:i] is a row of syllables
	for i := 0; i < len(s) && ends>>i != 0; i++ {
		if ends>>i&1 == 0 {
			continue
		}
		syllable := newRolling(0)
		for n := 1; n <= min(6, len(s)-i); n++ {
			syllable = syllable.with(s[i+n-1])
			if h.likely.mayHave(syllable.sum()) && h.isSyllable[s[i:i+n]] {
				ends |= 1 << (i + n)
			}
		}
	}
	return s != "" && ends>>len(s)&1 == 1
}
