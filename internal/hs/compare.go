package hs

// A Relation says how a text and a code go together.
type Relation uint8

// How a text and a code go together.
const (
	CannotTell Relation = iota
	Agrees
	Disagrees
)

// String names the relation.
func (r Relation) String() string {
	switch r {
	case Agrees:
		return "agrees"
	case Disagrees:
		return "disagrees"
	case CannotTell:
		return "cannot tell"
	}
	return "unknown relation"
}

// An Agreement is the answer of Compare.
type Agreement struct {
	Relation   Relation
	Confidence float32    // in the relation, from 0 to 1
	Proposals  []Proposal // three subheadings for the text when it disagrees
}

// agreeing is the share of a declared chapter from which it fits the text.
const agreeing = 0.1

// Compare tells whether text and code speak of the same chapter of goods. When
// it is not sure it cannot tell; goods of one chapter never disagree.
func (x *Index) Compare(text, code string) Agreement {
	chapter := chapterOf(digits(code))
	if chapter < 1 || chapter > maxChapter {
		return Agreement{}
	}
	var buf [maxFeatures]int32
	features := x.model.known(buf[:0], text)
	if len(features) == 0 {
		return Agreement{}
	}
	var shares [maxChapter + 1]float32
	x.model.chapterShares(&shares, features)
	switch share := shares[chapter]; {
	case share < x.model.doubt:
		return Agreement{Disagrees, 1 - share, x.propose(features, &shares, 3)}
	case share >= agreeing:
		return Agreement{Agrees, share, nil}
	}
	return Agreement{}
}

// Chapters gives the share of each chapter of the nomenclature for a text, by
// its number; ok is false when the model knows nothing in the text.
func (x *Index) Chapters(text string) (shares [maxChapter + 1]float32, ok bool) {
	var buf [maxFeatures]int32
	features := x.model.known(buf[:0], text)
	if len(features) > 0 {
		x.model.chapterShares(&shares, features)
	}
	return shares, len(features) > 0
}

// chapterOf reads the first two digits of a code; 0 when there are none.
func chapterOf(code string) int {
	if len(code) < 2 || code[0] < '0' || code[0] > '9' || code[1] < '0' || code[1] > '9' {
		return 0
	}
	return int(code[0]-'0')*10 + int(code[1]-'0')
}
