package names

// The measures of an aligned pair of names, in the order of model.tsv. What is
// left over never weighs less when a name gets a further token without a
// partner, so with coefficients that do not reward differences a wrong token
// never raises a score; the index relies on it too (bound.go).
const (
	mBias = iota
	mSame // information of tokens that match, by likeness
	mMeaning
	mSpelling
	mSound
	mSlip
	mShortSlip
	mFar
	mKin
	mSibling
	mMeanings // number of such tokens
	mSpellings
	mSounds
	mSlips
	mShortSlips
	mFars
	mKins
	mSiblings
	mInitial // number of initials that fit
	mCutOff
	mGlued
	mAcronym   // letters of acronyms, beyond the first three
	mLeft      // information left over on the side with more of it
	mBoth      // the same on the side with less: what stands against it
	mLeftShare // what is left over as a share of its name: the greater share
	mBothShare // the lesser share
	mDisorder  // matching parts stand in another order
	mPlace     // both name places, and other ones
	mBusiness  // both name lines of business, and other ones
	mLegal     // both have legal forms, and other ones
	mLegalSame // both have the same legal form
	mSingle    // one part alone matches
	mCommon    // how common those words are that look or sound alike, yet are both known
	mFirst     // first parts, of either name, that match nothing
	mLast      // the same of last parts
	mClash     // both names have parts that match nothing
	mNoPart    // no part matches
	mNothing   // the names have nothing in common
	mLetters   // the names differ by where words begin, letter by letter
	mBegins    // what a field cut off is the beginning of the other name, letter by letter
	mNumber    // both have a number, and another one: Plant 9, Plant 6
	measures
)

var measureNames = [measures]string{
	"prior", "same", "meaning", "spelling", "sound", "slip", "short_slip", "two_slips", "kin", "sibling",
	"meanings", "spellings", "sounds", "slips", "short_slips", "two_slips_each", "kins", "siblings", "initial", "cut_off", "glued", "acronym",
	"left", "both", "left_share", "both_share", "order", "place", "business", "legal", "same_legal", "single", "common",
	"first", "last", "clash", "no_part", "nothing", "letters", "begins", "number",
}

// evidence holds the measures of one pair.
type evidence struct {
	x      [measures]float64
	tokens int // tokens that carry information, on both sides
}

// likenessMeasure maps a likeness to the measure of its information.
var likenessMeasure = [...]int{
	exact: mSame, meaning: mMeaning, variant: mSpelling, sounds: mSound, typo: mSlip, nearTypo: mShortSlip, far: mFar, kin: mKin, sibling: mSibling,
	initial: mInitial, cutOff: mCutOff, glued: mGlued, acronymic: mAcronym,
}

// likenessCount maps a likeness to the measure of how often it occurs: what is
// not quite the same costs something, whatever it tells. 0: none.
var likenessCount = [...]int{
	meaning: mMeanings, variant: mSpellings, sounds: mSounds, typo: mSlips, nearTypo: mShortSlips, far: mFars, kin: mKins, sibling: mSiblings, acronymic: 0,
}

// acronymLetters is how many letters an acronym has, beyond the first three.
func (p pair) acronymLetters(a, b []*Token) float64 {
	short := a[p.a]
	if p.lastOfA {
		short = b[p.b]
	}
	return float64(len(short.Form) - shortestAcronym)
}

// evidence is what a pair of tokens tells, given the mean of their information.
func (c *coefficients) evidence(l likeness, w float64) float64 {
	if l == initial {
		return c[mInitial]
	}
	z := c[likenessMeasure[l]] * w
	if m := likenessCount[l]; m > 0 {
		z += c[m]
	}
	return z
}

// measure counts what an alignment says.
func measure(al *alignment, a, b []*Token, cut cuts) evidence {
	e := evidence{}
	e.x[mBias] = 1
	var matchedA, matchedB float64
	parts := 0
	for _, p := range al.pairs {
		wa, wb := pairWeights(p, a, b)
		matchedA, matchedB = matchedA+wa, matchedB+wb
		switch p.like {
		case initial:
			e.x[mInitial]++
			continue
		case acronymic:
			e.x[mAcronym] += p.acronymLetters(a, b)
			parts++
			continue
		}
		e.x[likenessMeasure[p.like]] += (wa + wb) / 2
		if m := likenessCount[p.like]; m > 0 {
			e.x[m]++
		}
		if p.like == kin || p.like == sibling {
			e.x[mCommon] += rareWeight - max(wa, wb)
		}
		if a[p.a].Role == Part || b[p.b].Role == Part {
			parts++
		}
	}
	leftA, rolesA := leftOver(a, al.takenA[:], al.cutA)
	leftB, rolesB := leftOver(b, al.takenB[:], al.cutB)
	e.tokens = len(a) + len(b)
	e.x[mLeft], e.x[mBoth] = max(leftA, leftB), min(leftA, leftB)
	shareA, shareB := share(leftA, matchedA), share(leftB, matchedB)
	e.x[mLeftShare], e.x[mBothShare] = max(shareA, shareB), min(shareA, shareB)
	e.x[mDisorder] = disorder(al.pairs, a, b)
	both := rolesA & rolesB
	e.x[mPlace] = bit(both, Place)
	e.x[mBusiness] = bit(both, Business)
	e.x[mLegal], e.x[mLegalSame] = legalForms(a, b)
	firstA, lastA, clashA := leftParts(a, al.takenA[:], al.cutA)
	firstB, lastB, clashB := leftParts(b, al.takenB[:], al.cutB)
	e.x[mFirst], e.x[mLast] = firstA+firstB, lastA+lastB
	if clashA && clashB {
		e.x[mClash] = 1
	}
	if cut.letters {
		e.x[mLetters] = 1
	} else if parts == 0 {
		e.x[mNoPart] = 1
	}
	if len(al.pairs) == 0 && !cut.beginsA && !cut.beginsB && !cut.letters {
		e.x[mNothing] = 1
	}
	if parts == 1 && !cut.letters && (len(a) > 1 || len(b) > 1) {
		e.x[mSingle] = 1
	}
	if cut.beginsA || cut.beginsB {
		e.x[mBegins] = 1
	}
	if leftNumber(a, al.takenA[:], al.cutA) && leftNumber(b, al.takenB[:], al.cutB) {
		e.x[mNumber] = 1
	}
	return e
}

// leftNumber reports whether a name has a number that matches nothing.
func leftNumber(tokens []*Token, taken []bool, cut int) bool {
	for i, t := range tokens[:cut] {
		if t.number && !taken[i] {
			return true
		}
	}
	return false
}

// leftParts says whether the first part of a name matches nothing, and the
// last, and any.
func leftParts(tokens []*Token, taken []bool, cut int) (first, last float64, some bool) {
	parts := 0
	for i, t := range tokens[:cut] {
		if t.Role != Part {
			continue
		}
		last = 0
		if !taken[i] {
			last, some = 1, true
			if parts == 0 {
				first = 1
			}
		}
		parts++
	}
	return first, last, some
}

// share is what is left over of a name, given what matches.
func share(left, matched float64) float64 {
	if left == 0 {
		return 0
	}
	return left / (left + matched)
}

// pairWeights is the information of the tokens on either side of a pair.
func pairWeights(p pair, a, b []*Token) (wa, wb float64) {
	wa, wb = float64(a[p.a].weight), float64(b[p.b].weight)
	if a[p.a].read || b[p.b].read { // what one leaves open, the other cannot tell
		wa = min(wa, wb)
		wb = wa
	}
	if p.overA {
		wa = min(wa+float64(a[p.a+1].weight), rareWeight)
	}
	if p.overB {
		wb = min(wb+float64(b[p.b+1].weight), rareWeight)
	}
	return wa, wb
}

// leftOver sums the information of tokens without a partner and says which
// roles they have, as bits.
func leftOver(tokens []*Token, taken []bool, cut int) (left float64, roles uint) {
	for i := range tokens[:cut] {
		if !taken[i] {
			left += float64(tokens[i].weight)
			roles |= 1 << tokens[i].Role
		}
	}
	return left, roles
}

func bit(roles uint, r Role) float64 { return float64(roles >> r & 1) }

// legalForms is 1 for other if both names have legal forms and share none, and
// 1 for same if they share one.
func legalForms(a, b []*Token) (other, same float64) {
	for _, x := range a {
		if x.Role != Legal {
			continue
		}
		for _, y := range b {
			if y.Role != Legal {
				continue
			}
			if x.concept == y.concept {
				return 0, 1
			}
			other = 1
		}
	}
	return other, 0
}

// disorder is the share of matching tokens that stand in another order. Order
// tells nothing where one name is translated or read from another script: scripts differ in
// which part of a name comes first, and so do those who read them.
func disorder(pairs []pair, a, b []*Token) float64 {
	n, crossed := 0, 0
	for i, p := range pairs {
		for _, q := range pairs[:i] {
			n++
			if p.like == meaning || q.like == meaning {
				continue
			}
			if a[p.a].read != b[p.b].read || a[q.a].read != b[q.b].read {
				continue
			}
			if (p.a < q.a) != (p.b < q.b) {
				crossed++
			}
		}
	}
	if n == 0 {
		return 0
	}
	return float64(crossed) / float64(n)
}

// Measures are what the model weighs of two names, and the kind whose
// coefficients it weighs them with. Tools fit the model on them.
func Measures(a, b Name) ([]float64, Kind) {
	var m matcher
	ta, tb := pointers(m.ta[:0], a.Tokens), pointers(m.tb[:0], b.Tokens)
	kind := kindOf(&a, &b)
	e := m.evidence(ta, tb, cutsOf(&a, &b), kind, likenessOf(ta, tb))
	return e.x[:], kind
}

// MeasureNames names the measures, in their order.
func MeasureNames() []string { return append([]string{}, measureNames[:]...) }
