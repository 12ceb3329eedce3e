package names

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Counting slips a bit for each letter is the same as counting them in a
// table, for words that a word of memory holds.
func TestPatternCountsSlips(t *testing.T) {
	word := rapid.StringMatching(`[abcde]{0,12}|[a-o]{60,70}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		var p pattern
		p.set(a)
		want := distance(a, b, 100)
		if len(a) > 64 {
			want = 0 // unknown: nothing is ruled out
		}
		if got := p.slips(b); len(a) > 0 && len(b) <= 32 && got != want {
			t.Fatalf("slips between %q and %q: %d, want %d", a, b, got, want)
		}
	})
}

// Tokens that are alike share a key, and the cheap tests let the pair pass:
// else the index would not find it.
func TestAlikeTokensShareAKey(t *testing.T) {
	names := rapid.SampledFrom([]string{
		"mohammed", "muhamad", "محمد", "ul", "ال", "alexander", "aleksandr", "Александр", "rn", "m", "clark", "dark", "王伟", "wang wei",
		"chemical", "chemicals", "2000", "20a0", "abcdefghijkl", "shanghai", "constantinople", "konstantinopol", "ivanov", "maria", "sauda", "ivanoff", "김철수",
	})
	rapid.Check(t, func(t *rapid.T) {
		for range 50 {
			a := names.Draw(t, "a")
			b := a
			for range rapid.IntRange(0, 3).Draw(t, "slips") {
				b = slipIn(t, b)
			}
			if rapid.IntRange(0, 4).Draw(t, "other") == 0 {
				b = names.Draw(t, "b")
			}
			kind := rapid.SampledFrom([]Kind{Person, Organisation}).Draw(t, "kind")
			x, y := Parse(a, kind), Parse(b, kind)
			for i := range x.Tokens {
				for j := range y.Tokens {
					p, q := &x.Tokens[i], &y.Tokens[j]
					if l := alike(p, q); l < unlike && l != initial && !shareKey(p, q) {
						t.Fatalf("%q and %q are alike (%v), but no key leads from one to the other", p.Form, q.Form, l)
					}
				}
			}
		}
	})
}

// slipIn writes, leaves out or adds a letter, most often a vowel.
func slipIn(t *rapid.T, s string) string {
	r := []rune(s)
	letter := []rune(rapid.StringMatching(`[aeiou]|[a-z0-9]?`).Draw(t, "letter"))
	at := rapid.IntRange(0, len(r)).Draw(t, "at")
	drop := rapid.IntRange(0, min(1, len(r)-at)).Draw(t, "drop")
	return string(slices.Concat(r[:at], letter, r[at+drop:]))
}

// shareKey reports whether a search for p would compare it with q.
func shareKey(p, q *Token) bool {
	bearers := map[string]bool{}
	visitKeys(q, func(k tokenKey) { bearers[fmt.Sprint(k.hash, k.form)] = true })
	found := false
	visitKeys(p, func(k tokenKey) {
		ours := spellingOf(p.form(k.form), p.bare)
		for f := range q.forms() {
			theirs := spellingOf(q.form(f), q.bare)
			if !bearers[fmt.Sprint(k.hash, f)] || !ours.maySlip(theirs, k.lead) {
				continue
			}
			var word pattern
			word.set(p.form(k.form))
			most, bounded := ours.slips(theirs, k.lead)
			found = found || !bounded || word.slips(q.form(f)) <= most
		}
	})
	return found
}
