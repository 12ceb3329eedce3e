package names

import (
	"slices"
	"strings"
)

// person gives the words of a person's name their roles, given names before
// the family name where a comma tells them apart. It appends the tokens to out.
func (l *tables) person(out []Token, pieces []piece) []Token {
	pieces = l.naturalOrder(pieces)
	var ats [16]int
	joined, at := join(pieces, ats[:0])
	out = slices.Grow(out, len(pieces))
	for i := 0; i < len(pieces); {
		role, n := l.personalRole(pieces, joined, at, i, len(out) == 0)
		if whole := l.compound(pieces[i:]); whole > 1 && role != Noise {
			role, n = Part, whole
		}
		out = append(out, newToken(pieces[i:i+n], joined[at[i]:at[i+n]], role))
		if last := len(out) - 1; role == Part && last > 1 && out[last-1].Role == Particle && out[last-2].Role == Particle {
			out[last].others = append(slices.Clip(out[last].others), out[last-2].Form+out[last-1].Form+out[last].Form) // De La Cruz is Delacruz
		}
		i += n
	}
	return out
}

// naturalOrder moves what stands before a single comma to the end: LAST, First.
func (l *tables) naturalOrder(pieces []piece) []piece {
	at := -1
	for i := range pieces {
		if pieces[i].comma && i+1 < len(pieces) {
			if at >= 0 {
				return pieces
			}
			at = i + 1
		}
	}
	if at < 0 || len(pieces)-at == 1 && l.personal[pieces[at].text] == Noise {
		return pieces
	}
	return append(append(make([]piece, 0, len(pieces)), pieces[at:]...), pieces[:at]...)
}

// addressNoise are concepts of words.tsv that also stand around people's names.
var addressNoise = map[string]bool{"attn": true, "room": true, "department": true}

// personalRole says what the word at i does, and how many words it covers.
func (l *tables) personalRole(pieces []piece, joined string, at []int, i int, first bool) (Role, int) {
	if careOf(pieces[i:]) {
		return Noise, 2
	}
	text := pieces[i].text
	if isNumberNoise(text) || hasDigit(text) && len(pieces) > 2 || i > 0 && text[0] <= '9' && l.phrases[pieces[i-1].text].form == "room" {
		return Noise, 1
	}
	role, ok := l.personal[text]
	if len(text) == 1 && (pieces[i].dotted || first) { // an initial, not the particle y or e
		return Part, 1
	}
	if ok && (role != Particle || i+1 < len(pieces)) && len(pieces) > 1 {
		return role, 1
	}
	for n := min(4, len(pieces)-i); n > 0; n-- {
		p, ok := l.phrase(joined[at[i]:at[i+n]])
		if !ok || p.role != Noise || !addressNoise[p.form] {
			continue
		}
		if p.form != "room" || i+n < len(pieces) && pieces[i+n].text[0] <= '9' {
			return Noise, n
		}
	}
	return Part, 1
}

// compound joins the parts of one name that are written apart as often as
// together: Abd al-Rahman, Abdul Rahman, Nur al-Din, Hibat Allah, Abu Bakr.
func (l *tables) compound(pieces []piece) int {
	return max(l.compoundServant(pieces), ofTheFaith(pieces))
}

func (l *tables) compoundServant(pieces []piece) int {
	switch pieces[0].text {
	case "abd", "abdul", "abdel", "abdal", "abdol", "abdoul", "abdur", "abdus":
	default:
		return 1
	}
	n := 1
	if len(pieces) > 2 && pieces[0].text == "abd" && l.personal[pieces[1].text] == Particle {
		n++
	}
	if n < len(pieces) && len(pieces[n].text) > 2 && !pieces[n-1].comma {
		return n + 1
	}
	return 1
}

// ofTheFaith counts the words of a name that ends in Din or Allah.
func ofTheFaith(pieces []piece) int {
	if len(pieces) < 2 || len(pieces[0].text) < 2 || pieces[0].comma {
		return 1
	}
	switch pieces[1].text {
	case "uddin", "eddin", "eddine", "addin", "aldin", "aldeen", "uddeen", "allah", "ullah", "ollah", "allh":
		return 2
	case "bakr", "bakar", "baker", "bkr":
		switch pieces[0].text {
		case "abu", "abou", "abo", "abw":
			return 2
		}
	}
	if len(pieces) < 3 || pieces[1].comma {
		return 1
	}
	switch pieces[1].text {
	case "al", "el", "ud", "ed", "ad", "ul":
		switch pieces[2].text {
		case "din", "deen", "dine", "dyn":
			return 3
		}
	}
	return 1
}

// servant spells what is the same name alike: the article inside a compound with
// Abd (abdelrahman, abdurrahman and abdalrahman are abdulrahman) and before Din
// (nuraldin and nureddine are nuruddin), and the first letter of Allah.
func servant(s string) string {
	if len(s) < 6 {
		return s
	}
	if last := s[len(s)-1]; last != 'n' && last != 'e' && last != 'h' {
		return servantOf(s)
	}
	for _, end := range [...][2]string{
		{"eddine", "uddin"},
		{"uddeen", "uddin"},
		{"aldeen", "uddin"},
		{"eddeen", "uddin"},
		{"aldine", "uddin"},
		{"eldine", "uddin"},
		{"uddine", "uddin"},
		{"eddin", "uddin"},
		{"addin", "uddin"},
		{"aldin", "uddin"},
		{"eldin", "uddin"},
		{"uldin", "uddin"},
		{"aldyn", "uddin"},
		{"allah", "ullah"},
		{"ollah", "ullah"},
		{"allh", "ullah"},
	} {
		if stem, ok := strings.CutSuffix(s, end[0]); ok && len(stem) > 2 {
			return stem + end[1]
		}
	}
	return servantOf(s)
}

// servantOf spells the article inside a compound with Abd alike.
func servantOf(s string) string {
	if !strings.HasPrefix(s, "abd") || len(s) < 8 {
		return s
	}
	rest := s[3:]
	if strings.IndexByte("aeou", rest[0]) >= 0 {
		rest = rest[1:]
		if rest[0] == 'l' {
			return "abdul" + rest[1:]
		}
		if rest[0] == rest[1] { // the article's l follows the next letter: abdurrahman
			return "abdul" + rest[1:]
		}
	}
	return s
}

// hasDigit tells codes from words: no part of a person's name has a digit.
func hasDigit(s string) bool {
	for i := range len(s) {
		if '0' <= s[i] && s[i] <= '9' {
			return true
		}
	}
	return false
}
