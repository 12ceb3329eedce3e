package names

import (
	"math/bits"
	"strings"
	"sync"
	"unicode"
)

// Why a match is thin, in words that complete "the names share no more than".
const (
	thinInitial   = "an initial and a family name that many bear"
	thinForm      = "a family name that many bear, and two forms of a given name"
	thinOrdinary  = "ordinary words that any company may choose"
	thinGiven     = "one name, and another one that is a name of its own"
	thinShort     = "one short word"
	thinForenames = "words that people are called by, and one of them is an organisation"
	thinCompany   = "a part of a person's name, and one of them is an organisation"
	thinShip      = "one word, and one of them is a ship"
)

const (
	// rareFamily is the information from which a family name is rare enough to
	// tell with an initial: that of the rarest. One that is only alike must be
	// as long as longFamily, too.
	rareFamily = rareWeight
	longFamily = 7
	// shortWord is below how many letters a single word that is only alike tells
	// nothing: most short words have a neighbour on a long list.
	shortWord = 5
	longShort = 7 // the same abroad
	// fewWords is how many ordinary words and lines of business together are
	// still no evidence beside words that differ.
	fewWords = 2
	// mostForenames is how many words a person's name has at most to be taken
	// for one where nothing else tells.
	mostForenames = 3
)

// corporate are the business words that any company may have and leave out.
var corporate = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for _, row := range rows("corporate.tsv") {
		words[row[0]] = true
	}
	return words
})

// Thin says what little a party's name and a listed one share, where that is
// no reason to trouble a person, whatever the score: scores are calibrated on
// strangers' names as they come, but names made of what everybody uses meet
// each other far more often. It is empty where the match has more to it, and
// means nothing for equal names. If it is abroad only, the match is thin where
// the two are of different countries, and not where that is not known.
func Thin(party, listed Name) (why string, abroad bool) {
	var m matcher
	ta, tb := pointers(m.ta[:0], party.Tokens), pointers(m.tb[:0], listed.Tokens)
	kind := kindOf(&party, &listed)
	whole := cutsOf(&party, &listed)
	if whole.letters {
		return "", false
	}
	m.evidence(ta, tb, whole, kind, likenessOf(ta, tb))
	s := inCommon(&m.al, ta, tb, kind)
	if kind == Person && listed.Kind != Craft {
		return s.thinPerson()
	}
	if party.Kind == Organisation && listed.Kind == Person && (s.listed.parts >= s.full() || s.full() < 2) {
		return thinCompany, false
	}
	if party.Kind != Organisation && listed.Kind == Organisation {
		if (s.party.parts+s.listed.all() > 0 || s.alike+s.variant > 0) && forenames(ta) {
			return thinForenames, false
		}
		if s.party.parts > 0 && s.full() == 1 {
			return thinForenames, true
		}
	}
	if listed.Kind == Craft && s.full() == 1 && (s.party.parts+s.listed.parts > 0 || party.Kind == Organisation) {
		return thinShip, false
	}
	return s.thinOrganisation()
}

// Exchanged reports that two equal names of people have the same words the other
// way round: 杨帆 is Yang by family and Fan by given name, "FAN, Yang" is not. It
// does so only where both tell which is which: a name in Han, kana or Hangul,
// where the family comes first, and a listed one with a comma.
func Exchanged(party, listed Name) bool {
	if listed.Kind != Person || !strings.Contains(listed.Text, ",") || len(party.Tokens) != 2 || len(listed.Tokens) != 2 {
		return false
	}
	family, given := &party.Tokens[0], &party.Tokens[1]
	return family.read && given.read && strings.IndexFunc(party.Text, familyFirst) >= 0 &&
		family.Form == listed.Tokens[0].Form && family.Form != given.Form // what stands before the comma is moved to the end
}

// familyFirst reports a character of a script in which the family comes first.
func familyFirst(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
}

// common is what a party's name and a listed one have in common, in words.
type common struct {
	rare     int // parts written the same that are no ordinary words
	ordinary int // parts that are
	alike    int // parts that are alike, written otherwise
	variant  int // of those written the same, other spellings by table
	// otherForm is how many of these look unlike: Bob and Robert, Cathy and Katarzyna.
	otherForm int
	stray     int     // ordinary words, and names that people bear, that are alike to another word
	initials  int     // initials that fit
	line      int     // lines of business and places
	weak      int     // corporate words
	meant     int     // other words of the same meaning
	rarest    float32 // information of the rarest part written the same, in nats; of words that nobody knows
	nearest   float32 // the same of one that is only alike
	shortest  int     // letters of the shortest part that is no ordinary word
	sameForm  bool    // of a company
	party     rest
	listed    rest
}

// A rest is what of a name matches nothing.
type rest struct {
	parts int
	lines int // of business
	weak  int // corporate words and places
	front int // lines of business that the name begins with
}

// full is how many parts match by more than an initial.
func (c *common) full() int { return c.rare + c.ordinary + c.alike }

func (r rest) all() int { return r.parts + r.lines + r.weak }

func inCommon(al *alignment, party, listed []*Token, kind Kind) common {
	c := common{shortest: 1 << 10}
	for _, p := range al.pairs {
		c.add(p, party, listed, kind)
	}
	_, same := legalForms(party, listed)
	c.sameForm = same > 0
	c.party = restOf(party, al.takenA[:], al.cutA)
	c.listed = restOf(listed, al.takenB[:], al.cutB)
	return c
}

// add counts one pair.
func (c *common) add(p pair, party, listed []*Token, kind Kind) {
	x, y := party[p.a], listed[p.b]
	least := min(x.weight, y.weight)
	switch {
	case p.like == initial:
		c.initials++
	case p.like == meaning && !sameLetters(written(x), written(y)):
		c.meant++
	case x.Role == Place && y.Role != Part, x.Role == Business && y.Role != Part && !corporate()[x.Form]:
		c.line++
	case x.Role != Part && y.Role != Part:
		if x.Role == Business {
			c.weak++
		}
	case p.like == meaning: // words for one thing are words of any language
		c.ordinary++
	case p.like == exact || p.like == variant || p.like == cutOff || p.like == glued:
		if p.like == variant && otherForm(x.Form, y.Form) {
			c.otherForm++
		} else if !inSyllables(x) {
			c.rarest = max(c.rarest, least)
		}
		c.shortest = min(c.shortest, len(x.Form), len(y.Form))
		if p.like == variant {
			c.variant++
		}
		if ordinary(x.Form) && (!p.overA || ordinary(party[p.a+1].Form)) || ordinary(y.Form) && (!p.overB || ordinary(listed[p.b+1].Form)) {
			c.ordinary++
		} else {
			c.rare++
		}
	case kind != Person && ordinary(x.Form) && (x.Form+"s" == y.Form || y.Form+"s" == x.Form):
		c.ordinary++
	case kind != Person && ordinary(x.Form): // a word spelt as it should be is no slip of another
		c.stray++
	case kind != Person && ordinary(y.Form):
		c.ordinary++
	case kind == Person && p.like == far && x.known: // nor is a name that people bear, with two
		c.stray++
	default:
		c.alike++
		if !inSyllables(x) {
			c.nearest = max(c.nearest, least)
		}
		c.shortest = min(c.shortest, len(x.Form), len(y.Form))
	}
}

// sameLetters reports that two words for one thing have nearly the same letters,
// as trade and traders, or a word and a slip of it, and unlike trade and commerce.
func sameLetters(a, b string) bool {
	x, y := letters(a), letters(b)
	return 10*bits.OnesCount32(x&y) >= 7*bits.OnesCount32(x|y)
}

// otherForm reports two spellings of a name by table that begin otherwise and
// share less than half of their letters.
func otherForm(a, b string) bool {
	x, y := letters(a), letters(b)
	return a[0] != b[0] && 2*bits.OnesCount32(x&y) < bits.OnesCount32(x|y)
}

// inSyllables reports a word that several family names are written as, so that its
// own rarity tells nothing: Qu may be any of four.
func inSyllables(t *Token) bool { return lexicon().han.isPinyin(t.Form) }

func restOf(tokens []*Token, taken []bool, cut int) (r rest) {
	for i, t := range tokens[:cut] {
		switch {
		case taken[i]:
		case t.Role == Part:
			r.parts++
		case t.Role == Place, t.Role == Business && corporate()[t.Form]:
			r.weak++
		case t.Role == Business:
			r.lines++
			if i == 0 {
				r.front++
			}
		}
	}
	return r
}

// thinPerson: people whose given names are initials, and single short words.
func (c *common) thinPerson() (why string, abroad bool) {
	switch {
	case c.full() == 2 && c.otherForm == 1 && c.rarest < rareFamily:
		return thinForm, true
	case c.full() > 1:
	case c.initials > 0:
		return thinInitial, c.rarest >= rareFamily || c.nearest >= rareFamily && c.shortest >= longFamily
	case c.full() == 1 && c.stray > 0:
		return thinGiven, false
	case c.alike == 1 && c.shortest < longShort:
		return thinShort, c.shortest >= shortWord
	}
	return "", false
}

// thinOrganisation: a single short word that is only alike, or stands beside
// others; ordinary words, no more than two with lines of business, beside which
// something differs.
func (c *common) thinOrganisation() (why string, abroad bool) {
	left := c.party.all() + c.listed.all()
	words := c.ordinary + c.line + c.weak/2
	switch {
	case c.full() == 1 && c.alike == 1 && c.line+c.weak == 0 && c.shortest < longShort:
		if c.shortest >= shortWord && c.sameForm {
			return "", false
		}
		return thinShort, c.shortest >= shortWord
	case c.full() == 1 && c.rare == 1 && c.line == 0 && c.shortest < shortWord && left > 0:
		return thinShort, true
	case c.rare+c.alike > 0 || words > fewWords:
		return "", false
	case c.differs(words):
		return thinOrdinary, false
	case left > 0 || words < fewWords && (!c.sameForm || c.meant > 0):
		return thinOrdinary, true
	}
	return "", false
}

// differs reports that there is something else on both sides, or a further part
// or a word in front on one, or a line of business beside a single word.
func (c *common) differs(words int) bool {
	return c.party.all() > 0 && c.listed.all() > 0 || c.party.parts+c.listed.parts+c.party.front+c.listed.front > 0 ||
		words < fewWords && c.party.lines+c.listed.lines+c.stray > 0
}

// forenames reports whether a name is nothing but a few words that people are
// called by, or read from a script that does not tell.
func forenames(tokens []*Token) bool {
	n := 0
	for _, t := range tokens {
		if t.Role != Part {
			continue
		}
		if n++; n > mostForenames || !t.known && !t.read {
			return false
		}
	}
	return n > 0
}
