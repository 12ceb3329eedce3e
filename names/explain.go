package names

// explain turns measures into features: a pair of tokens each, then what is
// left over and what differs.
func explain(al *alignment, a, b *Name, ta, tb []*Token, c *coefficients, e *evidence) []Feature {
	out := []Feature{{Name: priorFeature, Evidence: c[mBias]}}
	for _, p := range al.pairs {
		x, y := ta[p.a], tb[p.b]
		f := Feature{Name: p.like.String(), ASpan: x.Span, BSpan: y.Span}
		if p.overA {
			f.ASpan = f.ASpan.with(ta[p.a+1].Span)
		}
		if p.overB {
			f.BSpan = f.BSpan.with(tb[p.b+1].Span)
		}
		if p.like == acronymic && p.lastOfA {
			f.ASpan = f.ASpan.with(ta[p.last].Span)
		} else if p.like == acronymic {
			f.BSpan = f.BSpan.with(tb[p.last].Span)
		}
		f.A, f.B = slice(a.Text, f.ASpan), slice(b.Text, f.BSpan)
		wa, wb := pairWeights(p, ta, tb)
		f.Evidence = c.evidence(p.like, (wa+wb)/2)
		if p.like == acronymic {
			f.Evidence = c[mAcronym] * p.acronymLetters(ta, tb)
		}
		out = append(out, f)
	}
	out = append(out, leftFeatures(al, a, b, ta, tb, c, e)...)
	for m := mDisorder; m < measures; m++ {
		if e.x[m] != 0 && c[m] != 0 {
			out = append(out, Feature{Name: measureNames[m], Evidence: c[m] * e.x[m]})
		}
	}
	return out
}

// leftFeatures shares out the cost of what is left over among its tokens.
func leftFeatures(al *alignment, a, b *Name, ta, tb []*Token, c *coefficients, e *evidence) []Feature {
	cost := c[mLeft]*e.x[mLeft] + c[mBoth]*e.x[mBoth] + c[mLeftShare]*e.x[mLeftShare] + c[mBothShare]*e.x[mBothShare]
	leftA, _ := leftOver(ta, al.takenA[:], al.cutA)
	leftB, _ := leftOver(tb, al.takenB[:], al.cutB)
	left := leftA + leftB
	if left == 0 {
		return nil
	}
	var out []Feature
	for i, t := range ta[:al.cutA] {
		if !al.takenA[i] && t.weight > 0 {
			out = append(out, Feature{Name: "left over", A: slice(a.Text, t.Span), ASpan: t.Span, Evidence: cost * float64(t.weight) / left})
		}
	}
	for j, t := range tb[:al.cutB] {
		if !al.takenB[j] && t.weight > 0 {
			out = append(out, Feature{Name: "left over", B: slice(b.Text, t.Span), BSpan: t.Span, Evidence: cost * float64(t.weight) / left})
		}
	}
	return out
}

// slice cuts a span out of a text.
func slice(text string, s Span) string {
	if isASCII(text) {
		return text[s.Start:s.End]
	}
	return string([]rune(text)[s.Start:s.End])
}
