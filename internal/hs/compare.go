package hs

import (
	"unicode"
	"unicode/utf8"
)

// A Relation says how a text and a code go together.
type Relation uint8

// How a text and a code go together.
const (
	CannotTell Relation = iota
	Agrees
	Disagrees
)

// An Agreement is the answer of Compare.
type Agreement struct {
	Relation   Relation
	Grave      bool       // it disagrees so much that few true codes do; see graveDoubt
	Confidence float32    // in the relation, from 0 to 1
	Proposals  []Proposal // three subheadings for the text when it disagrees
}

// agreeing is the share of a declared chapter from which it fits the text.
const agreeing = 0.1

// graveDoubt is the share of the limit of doubt below which a doubt is grave,
// unless the text may belong to another chapter of the declared one's section:
// which of two neighbours is right, machine or electric machine, sender and model
// know too little to quarrel about.
const graveDoubt = 0.8

// lastOfSection are the last chapters of the nomenclature's sections.
var lastOfSection = [...]int{5, 14, 15, 24, 27, 38, 40, 43, 46, 49, 63, 67, 70, 71, 83, 85, 89, 92, 93, 96, Chapters - 1}

// sectionShare is the share of all chapters of a chapter's section.
func sectionShare(shares *[Chapters]float32, chapter int) float32 {
	first := 1
	for _, last := range lastOfSection {
		if chapter > last {
			first = last + 1
			continue
		}
		sum := float32(0)
		for _, s := range shares[first : last+1] {
			sum += s
		}
		return sum
	}
	return 0
}

// Compare tells whether text and code speak of the same chapter of goods. When
// it is not sure it cannot tell; goods of one chapter never disagree.
func (x *Index) Compare(text, code string) Agreement {
	chapter := chapterOf(digits(code))
	if chapter < 1 || chapter >= Chapters {
		return Agreement{}
	}
	var buf [maxFeatures]uint32
	known := x.known(buf[:0], text)
	if len(known) == 0 {
		return Agreement{}
	}
	var shares [Chapters]float32
	x.model.shares(&shares, known)
	share := shares[chapter]
	switch trust := x.model.trust(&shares, chapter); {
	case trust < x.model.doubt && x.reads(text):
		grave := trust < graveDoubt*x.model.doubt && sectionShare(&shares, chapter) < agreeing
		return Agreement{Disagrees, grave, 1 - share, x.propose(known, &shares, 3)}
	case share >= agreeing:
		return Agreement{Relation: Agrees, Confidence: share}
	}
	return Agreement{}
}

// known appends to dst what the model knows of a text.
func (x *Index) known(dst []uint32, text string) []uint32 {
	var buf [maxFeatures]Feature
	return x.model.known(dst, Features(buf[:0], text))
}

// otherLetters is how many letters of another script make a text one that the
// model cannot read; a Greek letter alone stands in formulas.
const otherLetters = 3

// reads reports whether a text is in letters that the model was fitted to:
// Latin, and Han of which it knows half of all pairs. Of another text it would
// judge by what little stands beside the goods, as in "футболка, gift".
func (x *Index) reads(text string) bool {
	others, pairs, known := 0, 0, 0
	var before rune
	for _, r := range text {
		switch {
		case isHan(r):
			if before != 0 {
				pairs++
				pair := [1]Feature{step(step(hanKind, before), r) &^ 1}
				var buf [1]uint32
				known += len(x.model.known(buf[:0], pair[:]))
			}
			before = r
			continue
		case r >= utf8.RuneSelf && unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r):
			others++
		}
		before = 0
	}
	return others < otherLetters && 2*known >= pairs
}

// A Reading is what the model makes of a text, for measuring it.
type Reading struct {
	Shares [Chapters]float32 // of its belief, by chapter
	Trust  [Chapters]float32 // in each chapter, were it declared
}

// Read shows how the model reads a text; ok is false when it knows nothing in
// the text.
func (x *Index) Read(text string) (r Reading, ok bool) {
	known := x.known(nil, text)
	if len(known) == 0 {
		return r, false
	}
	x.model.shares(&r.Shares, known)
	for c := range r.Trust {
		r.Trust[c] = x.model.trust(&r.Shares, c)
	}
	return r, true
}

// chapterOf reads the first two digits of a code; 0 when there are none.
func chapterOf(code string) int {
	if len(code) < 2 || code[0] < '0' || code[0] > '9' || code[1] < '0' || code[1] > '9' {
		return 0
	}
	return int(code[0]-'0')*10 + int(code[1]-'0')
}
