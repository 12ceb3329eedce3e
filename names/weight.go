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
			l.common[form] = float32(w)
		}
	}
}

// finish fills what follows from a token's forms.
func (l *tables) finish(t *Token) {
	if t.Role == Part {
		t.Form = servant(t.Form)
	}
	t.sound = sound(t.Form)
	if len(t.others) > 0 {
		t.otherSounds = make([]string, len(t.others))
		for i, o := range t.others {
			t.otherSounds[i] = sound(o)
		}
	}
	t.number = isDigits(t.Form)
	t.letters = letters(t.Form)
	t.groups = l.groups[t.Form]
	information, known := l.common[t.Form]
	if !known {
		information = rareWeight
	}
	t.known = known || l.han.isPinyin(t.Form)
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
