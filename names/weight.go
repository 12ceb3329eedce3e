package names

import "strconv"

// Information of a token nobody has seen, and the least of any, in nats.
const (
	rareWeight  = 8
	leastWeight = 0.5
)

// roleWeight lowers what a token that seldom identifies is worth.
var roleWeight = [...]float32{Part: 1, Business: 0.45, Place: 0.5, Legal: 0, Title: 0.3, Particle: 0.25, Noise: 0}

func (l *tables) readCommonness() {
	for _, row := range rows("commonness.tsv") {
		w, err := strconv.ParseFloat(row[0], 32)
		if err != nil {
			panic(err) // embedded at build time
		}
		for _, form := range row[1:] {
			facts := l.words[form]
			facts.information, facts.known = float32(w), true
			l.words[form] = facts
		}
	}
}

// finish fills what follows from the tokens' forms.
func (l *tables) finish(tokens []Token) {
	var buf [96]byte
	var ends [16]int
	sounds, at := buf[:0], ends[:0]
	for i := range tokens {
		t := &tokens[i]
		if t.Role == Part {
			t.Form = servant(t.Form)
		}
		sounds = appendSound(sounds, t.Form)
		at = append(at, len(sounds))
	}
	all, from := string(sounds), 0
	for i := range tokens {
		tokens[i].sound = all[from:at[i]]
		from = at[i]
		l.finishToken(&tokens[i])
	}
}

func (l *tables) finishToken(t *Token) {
	if len(t.others) > 0 {
		t.otherSounds = make([]string, len(t.others))
		for i, o := range t.others {
			t.otherSounds[i] = sound(o)
		}
	}
	t.number = isDigits(t.Form)
	t.letters = letters(t.Form)
	facts := l.words[t.Form]
	t.groups = l.groups[facts.groups]
	information := facts.information
	if !facts.known {
		information = rareWeight
	}
	t.known = facts.known || l.han.isPinyin(t.Form)
	if len(t.Form) < 2 {
		information = 1.5
	} else if t.number {
		information = 2
	}
	t.weight = max(information, leastWeight) * roleWeight[t.Role]
}

// letters has a bit for each letter of s, digits sharing theirs with letters.
func letters(s string) uint32 {
	set := uint32(0)
	for i := range len(s) {
		set |= 1 << (s[i] & 31)
	}
	return set
}
