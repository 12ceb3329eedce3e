package names

// A likeness says how one token matches another; a lower value is the
// stronger evidence.
type likeness uint8

const (
	exact     likeness = iota // the same normal form
	meaning                   // another word for the same thing
	variant                   // spellings of one name, by table
	sounds                    // the same consonants, little else differs
	typo                      // one slip in a long word
	nearTypo                  // one slip in a short word
	far                       // two slips in a long word
	kin                       // the same consonants, but both are ordinary words
	sibling                   // as close as a slip, but both are ordinary words
	initial                   // a letter for a name that starts with it
	cutOff                    // the start of a word, where the field ends
	glued                     // two words written as one
	acronymic                 // the first letters of several words
	unlike                    // no match
)

var likenessNames = [...]string{
	"same", "meaning", "spelling", "sound", "slip", "slip in a short word", "two slips", "known word of that sound", "other known word", "initial", "cut off", "written together", "acronym", "none",
}

func (l likeness) String() string { return likenessNames[l] }

// alike compares two tokens by all their forms. It is symmetric.
func alike(a, b *Token) likeness {
	if a.Role == Noise || b.Role == Noise || a.Role == Legal || b.Role == Legal {
		return unlike
	}
	if a.concept != 0 && b.concept != 0 {
		switch {
		case a.concept != b.concept:
			return unlike
		case a.read || b.read || a.others[0] == b.others[0]:
			return exact
		}
		return meaning
	}
	if a.Form == b.Form {
		return exact
	}
	if a.number && b.number {
		return sameNumber(a, b)
	}
	if len(a.Form) == 1 || len(b.Form) == 1 {
		return asInitial(a, b)
	}
	for i := range a.forms() {
		for j := range b.forms() {
			if a.form(i) == b.form(j) {
				if (i == 0 || a.read) && (j == 0 || b.read) {
					return exact
				}
				return variant
			}
		}
	}
	if like := shareGroup(a.groups, b.groups); like < unlike {
		return like
	}
	best := slip(a, b)
	if best == unlike && (len(a.others) > 0 || len(b.others) > 0) {
		best = slipInOther(a, b)
	}
	if a.known && b.known && !a.bare && !b.bare && best < unlike {
		switch {
		case best != sounds:
			return sibling
		case samePlain(a.Form, b.Form):
			return variant
		}
		return kin
	}
	return best
}

func (t *Token) forms() int { return 1 + len(t.others) }

func (t *Token) form(i int) string {
	if i == 0 {
		return t.Form
	}
	return t.others[i-1]
}

// soundOf is the consonant skeleton of form i.
func (t *Token) soundOf(i int) string {
	if i == 0 {
		return t.sound
	}
	return t.otherSounds[i-1]
}

// sameNumber compares numbers, which may be Roman.
func sameNumber(a, b *Token) likeness {
	if a.form(a.forms()-1) == b.form(b.forms()-1) {
		return variant
	}
	return unlike
}

func asInitial(a, b *Token) likeness {
	if a.Role <= Title && b.Role <= Title && a.Form != "" && b.Form != "" && a.Form[0] == b.Form[0] {
		return initial
	}
	return unlike
}

// shareGroup says whether two words are spellings of one name, or words for one
// thing.
func shareGroup(a, b []uint16) likeness {
	for _, x := range a {
		for _, y := range b {
			switch {
			case x != y:
			case x < lexicon().firstMeaning:
				return variant
			default:
				return meaning
			}
		}
	}
	return unlike
}

// Words shorter than these are too short for so many slips.
const (
	shortestSlip = 3 // the shorter one
	oneSlip      = 4 // the longer one
	longWord     = 6
	twoSlips     = 8
	otherVowels  = 2 // of words that sound the same
	mostSlips    = 3 // of words that sound the same; also the most that their lengths differ
)

// slip compares the usual forms of two tokens letter by letter.
func slip(a, b *Token) likeness {
	if a.number || b.number {
		return unlike
	}
	if (a.bare || b.bare) && a.sound == b.sound && len(a.sound) > 1 {
		return vowelsOf(a.Form, b.Form, a.bare, b.bare)
	}
	if a.concept != 0 || b.concept != 0 { // a concept's name is no word that somebody wrote
		x, y := written(a), written(b)
		return slipBetween(x, y, sound(x), sound(y))
	}
	like := slipBetween(a.Form, b.Form, a.sound, b.sound)
	if like < unlike && !a.bare && !b.bare && otherAcronym(a, b, like) {
		return unlike
	}
	if like == nearTypo && (a.bare || b.bare) && !sameSkeleton(a.Form, b.Form) { // too little is written to tell a slip
		return unlike
	}
	return like
}

// otherAcronym reports whether two words are alike only as acronyms seem to be
// like other words: STC is no slip of STPC, nor does FRD sound like Freddy.
func otherAcronym(a, b *Token, like likeness) bool {
	x, y := voweled(a.Form), voweled(b.Form)
	switch {
	case x != y:
		return like == sounds || like == far
	case !x:
		return max(len(a.Form), len(b.Form)) < longWord
	}
	return false
}

func voweled(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			return true
		}
	}
	return false
}

func slipBetween(a, b, aSound, bSound string) likeness {
	long, short := max(len(a), len(b)), min(len(a), len(b))
	if long < oneSlip || short < shortestSlip || long-short > mostSlips {
		return unlike
	}
	d := distance(a, b, mostSlips)
	switch {
	case aSound == bSound && d <= 1+long/4 && long > oneSlip:
		if d > otherVowels {
			return far // Grishin, Garshin
		}
		return sounds
	case d == 1 && long >= longWord:
		return typo
	case d == 1:
		return nearTypo
	case d == 2 && misread(a) == misread(b):
		return typo
	case d == 2 && long >= twoSlips && (aSound == bSound || skeletonsWithinOne(a, b)):
		return far
	}
	return unlike
}

func sameSkeleton(a, b string) bool {
	var x, y [64]byte
	return string(appendSkeleton(x[:0], a)) == string(appendSkeleton(y[:0], b))
}

// skeletonsWithinOne reports whether one insertion, deletion, substitution or
// swap turns the consonants of a into those of b.
func skeletonsWithinOne(a, b string) bool {
	var x, y [64]byte
	return withinOne(string(appendSkeleton(x[:0], a)), string(appendSkeleton(y[:0], b)))
}

// slipInOther compares further forms; a slip in one of them is weaker.
func slipInOther(a, b *Token) likeness {
	for i := range a.forms() {
		for j := range b.forms() {
			if i+j == 0 || i == 0 && a.concept != 0 || j == 0 && b.concept != 0 {
				continue
			}
			if (a.bare || b.bare) && a.soundOf(i) == b.soundOf(j) && len(a.soundOf(i)) > 1 {
				if l := vowelsOf(a.form(i), b.form(j), a.bare, b.bare); l < unlike {
					return l
				}
				continue
			}
			l := slipBetween(a.form(i), b.form(j), a.soundOf(i), b.soundOf(j))
			if l < nearTypo || l < unlike && (!a.bare && !b.bare || sameSkeleton(a.form(i), b.form(j))) {
				return max(l, nearTypo)
			}
		}
	}
	return unlike
}

// withinOne reports whether one insertion, deletion, substitution or swap of
// neighbours turns a into b.
func withinOne(a, b string) bool { return distance(a, b, 1) <= 1 }

// distance is the number of insertions, deletions, substitutions and swaps of
// neighbours between a and b, or limit+1 if there are more than limit.
func distance(a, b string, limit int) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 || len(b) == 0 {
		return min(len(a)+len(b), limit+1)
	}
	const most = 32
	if len(a)-len(b) > limit || len(b)-len(a) > limit || len(b) > most {
		return limit + 1
	}
	var rows [3][most + 1]int
	before, last, now := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		now[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
			least = min(least, now[j])
		}
		if least > limit {
			return limit + 1
		}
		before, last, now = last, now, before
	}
	return min(last[len(b)], limit+1)
}

// A pattern is a word made ready to be compared with many others.
type pattern struct {
	at   [32]uint64 // where each letter stands, a bit each; digits share with letters
	size int        // 0: too long
}

func (p *pattern) set(word string) {
	*p = pattern{size: len(word)}
	if p.size > 64 {
		p.size = 0
	}
	for i := range p.size {
		p.at[word[i]&31] |= 1 << i
	}
}

// slips is at most the distance to a word. All letters of the pattern are
// compared at once, a bit each: H. Hyyro, A bit-vector algorithm for computing
// Levenshtein and Damerau edit distances, 2003.
func (p *pattern) slips(word string) int {
	if p.size == 0 {
		return 0
	}
	c := counter{up: ^uint64(0), distance: p.size, end: uint64(1) << (p.size - 1)}
	for i := range len(word) {
		c.next(p.at[word[i]&31])
	}
	return c.distance
}

// slipsPacked is slips for letters of five binary digits each.
func (p *pattern) slipsPacked(letters uint64, length int) int {
	if p.size == 0 {
		return 0
	}
	c := counter{up: ^uint64(0), distance: p.size, end: uint64(1) << (p.size - 1)}
	for range length {
		c.next(p.at[letters&31])
		letters >>= 5
	}
	return c.distance
}

// A counter counts the slips of a pattern, letter by letter of a word.
type counter struct {
	up, down, diagonal, last uint64
	end                      uint64 // the bit of the pattern's last letter
	distance                 int
}

// next takes the next letter of the word: at is where the pattern has it.
func (c *counter) next(at uint64) {
	swapped := (^c.diagonal & at) << 1 & c.last
	c.diagonal = (at&c.up + c.up) ^ c.up | at | c.down | swapped
	right, left := c.down|^(c.diagonal|c.up), c.diagonal&c.up
	if right&c.end != 0 {
		c.distance++
	} else if left&c.end != 0 {
		c.distance--
	}
	right = right<<1 | 1
	c.up, c.down = left<<1|^(c.diagonal|right), right&c.diagonal
	c.last = at
}

// misread folds letter pairs that scanners take for one letter.
func misread(s string) string { return string(appendMisread(nil, s)) }

func appendMisread[T string | []byte](b []byte, s T) []byte {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if i+1 < len(s) {
			if folded := pairAsOne(c, s[i+1]); folded != 0 {
				c = folded
				i++
			}
		}
		b = append(b, c)
	}
	return b
}

func pairAsOne(a, b byte) byte {
	switch {
	case a == 'r' && b == 'n':
		return 'm'
	case a == 'c' && b == 'l':
		return 'd'
	case a == 'v' && b == 'v':
		return 'w'
	}
	return 0
}
