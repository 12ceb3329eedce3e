package names

import (
	"math"
	"strconv"
)

// Information of a token nobody has seen, and the least of any, in nats.
const (
	rareWeight  = 8
	leastWeight = 0.5
)

// roleWeight lowers what a token that seldom identifies is worth.
var roleWeight = [...]float32{Part: 1, Business: 0.45, Place: 0.5, Legal: 0, Title: 0.3, Particle: 0.25, Noise: 0}

func (l *tables) readCommonness() {
	var shares []float32 // by number of the consonants
	numbers := make(map[string]int, 1<<14)
	var buf []byte
	for _, row := range rows("commonness.tsv") {
		w, err := strconv.ParseFloat(row[0], 32)
		if err != nil {
			panic(err) // embedded at build time
		}
		share := float32(math.Exp(-w))
		for _, form := range row[1:] {
			facts := l.words[form]
			facts.information, facts.known = float32(w), true
			l.words[form] = facts
			buf = appendSound(buf[:0], form)
			n, ok := numbers[string(buf)]
			if !ok {
				n = len(shares)
				numbers[string(buf)], shares = n, append(shares, 0)
			}
			shares[n] += share
		}
	}
	l.skeletons = make(map[string]float32, len(numbers))
	for s, n := range numbers {
		l.skeletons[s] = float32(-math.Log(float64(shares[n])))
	}
}

// information is what sharing a token tells. One that is read from another
// script may stand for several words, so it tells as much less as there are
// such words and as they are common: those of each of its readings, or of its
// consonants where no vowels are written. Words may be more common than the
// tables say.
func (l *tables) information(t *Token, c *commoner) float32 {
	switch {
	case len(t.Form) < 2:
		return 1.5
	case t.number:
		return 2
	case !t.read:
		return l.rarityAmong(t.Form, c)
	case t.bare:
		return l.bareInformation(t, c)
	}
	share := 0.0
	for i := range t.forms() {
		share += math.Exp(-float64(l.rarityAmong(t.form(i), c)))
	}
	return float32(-math.Log(share))
}

// bareInformation is that of a token written without vowels, in all of its
// readings.
func (l *tables) bareInformation(t *Token, c *commoner) float32 {
	share := 0.0
	for i := range t.forms() {
		sound, seen := t.soundOf(i), false
		for j := range i {
			seen = seen || t.soundOf(j) == sound
		}
		if seen {
			continue
		}
		if shared, ok := l.skeletons[sound]; ok {
			share += math.Exp(-float64(shared))
		}
		if c != nil {
			share += c.skeletons[sound]
		}
	}
	if share == 0 {
		return rareWeight
	}
	return min(float32(-math.Log(share)), rareWeight)
}

// rarity is the information of a word.
func (l *tables) rarity(word string) float32 {
	if facts := l.words[word]; facts.known {
		return facts.information
	}
	return rareWeight
}

// rarityAmong is the same where words may be more common.
func (l *tables) rarityAmong(word string, c *commoner) float32 {
	if c != nil {
		if w, ok := c.words[word]; ok {
			return w
		}
	}
	return l.rarity(word)
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
	t.number = isDigits(t.Form) || len(t.others) == 1 && isDigits(t.others[0])
	t.letters = letters(t.Form)
	facts := l.words[t.Form]
	t.groups = l.groups[facts.groups]
	t.known = facts.known || l.han.isPinyin(t.Form)
	t.weight = max(l.information(t, nil), leastWeight) * roleWeight[t.Role]
}

// letters has a bit for each letter of s, digits sharing theirs with letters.
func letters(s string) uint32 {
	set := uint32(0)
	for i := range len(s) {
		set |= 1 << (s[i] & 31)
	}
	return set
}
