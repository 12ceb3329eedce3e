package names

// The measures of an aligned pair of names, in the order of model.tsv. What is
// left over never weighs less when a name gets a further token without a
// partner, so with coefficients that do not reward differences a wrong token
// never raises a score; the index relies on it too (bound.go).
const (
	mBias = iota
	mSame // information of tokens that match, by likeness
	mSpelling
	mSound
	mSlip
	mShortSlip
	mFar
	mKin
	mSibling
	mInitial // number of initials that fit
	mCutOff
	mGlued
	mLeft      // information left over on the side with more of it
	mBoth      // the same on the side with less: what stands against it
	mLeftShare // what is left over as a share of its name: the greater share
	mBothShare // the lesser share
	mDisorder  // matching parts stand in another order
	mPlace     // both name places, and other ones
	mBusiness  // both name lines of business, and other ones
	mLegal     // both have legal forms, and other ones
	mSingle    // one part alone matches
	mCommon    // how common those words are that look or sound alike, yet are both known
	mEnds      // first and last parts, of either name, that match nothing
	mClash     // both names have parts that match nothing
	mNoPart    // no part matches
	mNothing   // the names have nothing in common
	mBegins    // what a field cut off is the beginning of the other name, letter by letter
	mNumber    // both have a number, and another one: Plant 9, Plant 6
	measures
)

var measureNames = [measures]string{
	"prior", "same", "spelling", "sound", "slip", "short_slip", "two_slips", "kin", "sibling", "initial", "cut_off", "glued",
	"left", "both", "left_share", "both_share", "order", "place", "business", "legal", "single", "common", "ends", "clash", "no_part", "nothing", "begins", "number",
}

// evidence holds the measures of one pair.
type evidence struct {
	x      [measures]float64
	tokens int // tokens that carry information, on both sides
}

// likenessMeasure maps a likeness to the measure that counts it.
var likenessMeasure = [...]int{
	exact: mSame, variant: mSpelling, sounds: mSound, typo: mSlip, nearTypo: mShortSlip, far: mFar, kin: mKin, sibling: mSibling,
	initial: mInitial, cutOff: mCutOff, glued: mGlued,
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
		if p.like == initial {
			e.x[mInitial]++
			continue
		}
		e.x[likenessMeasure[p.like]] += (wa + wb) / 2
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
	e.x[mLegal] = bit(legalForms(a, b), Legal)
	endsA, clashA := leftParts(a, al.takenA[:], al.cutA)
	endsB, clashB := leftParts(b, al.takenB[:], al.cutB)
	e.x[mEnds] = endsA + endsB
	if clashA && clashB {
		e.x[mClash] = 1
	}
	if parts == 0 {
		e.x[mNoPart] = 1
	}
	if len(al.pairs) == 0 && !cut.beginsA && !cut.beginsB {
		e.x[mNothing] = 1
	}
	if parts == 1 && (len(a) > 1 || len(b) > 1) {
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

// leftParts counts the first and the last part of a name that match nothing,
// and says whether any part does.
func leftParts(tokens []*Token, taken []bool, cut int) (ends float64, some bool) {
	first, last := true, false
	for i, t := range tokens[:cut] {
		if t.Role != Part {
			continue
		}
		last = !taken[i]
		if last && first {
			ends++
		}
		first, some = false, some || last
	}
	if last {
		ends++
	}
	return ends, some
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

// legalForms has the bit of Legal if both names have legal forms and share none.
func legalForms(a, b []*Token) uint {
	differ := uint(0)
	for _, x := range a {
		if x.Role != Legal {
			continue
		}
		for _, y := range b {
			if y.Role != Legal {
				continue
			}
			if x.concept == y.concept {
				return 0
			}
			differ = 1 << Legal
		}
	}
	return differ
}

// disorder is the share of matching tokens that stand in another order. Order
// tells nothing where one name is read from another script: scripts differ in
// which part of a name comes first, and so do those who read them.
func disorder(pairs []pair, a, b []*Token) float64 {
	n, crossed := 0, 0
	for i, p := range pairs {
		for _, q := range pairs[:i] {
			n++
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
