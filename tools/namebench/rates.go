package main

import (
	"math"
	"slices"
)

// limitAt is the score above which no more than a share of scores lie.
func limitAt(scores []float64, share float64) float64 {
	if len(scores) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(scores))
	return sorted[len(sorted)-1-int(share*float64(len(sorted)))]
}

func percentAbove(scores []float64, at float64) float64 {
	return percent(scores, func(s float64) bool { return s > at })
}

func percentFrom(scores []float64, at float64) float64 {
	return percent(scores, func(s float64) bool { return s >= at })
}

func percent(scores []float64, is func(float64) bool) float64 {
	n := 0
	for _, s := range scores {
		if is(s) {
			n++
		}
	}
	return 100 * float64(n) / float64(max(len(scores), 1))
}

// interval is the 95 % interval of a share of n by Wilson.
func interval(hits, n int) (low, high float64) {
	const z = 1.96
	if n == 0 {
		return 0, 1
	}
	p, m := float64(hits)/float64(n), float64(n)
	mid := (p + z*z/(2*m)) / (1 + z*z/m)
	half := z / (1 + z*z/m) * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return mid - half, mid + half
}
