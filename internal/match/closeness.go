package match

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
)

// inOrder puts candidates in order, best first. Scores often tie where names
// are cut or differ in words of one meaning: then the entry comes first whose
// name goes on from the party's, character by character, then one whose name
// reads most like it, then one that is found by its first name.
func inOrder(kept []*candidate, asked string) {
	slices.SortFunc(kept, func(a, b *candidate) int { return cmp.Or(cmp.Compare(b.Score, a.Score), a.byList(b)) })
	for i := 0; i < len(kept); {
		j := i + 1
		for j < len(kept) && math.Abs(kept[i].Score-kept[j].Score) < tied {
			j++
		}
		if j > i+1 {
			breakTies(kept[i:j], asked)
		}
		i = j
	}
}

// tied is a difference of scores that only the order of adding up makes.
const tied = 1e-9

func breakTies(equals []*candidate, asked string) {
	letters := pairsOfLetters(asked)
	for _, c := range equals {
		if c.Name == nil {
			continue
		}
		c.closeness = closeness(letters, pairsOfLetters(c.Name.Text))
		if len(c.Name.Text) >= len(asked) && strings.EqualFold(c.Name.Text[:len(asked)], asked) {
			c.closeness++
		}
	}
	slices.SortFunc(equals, func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(b.closeness, a.closeness), cmp.Compare(a.rank(), b.rank()), a.byList(b))
	})
}

// byList orders candidates by where they are listed.
func (c *candidate) byList(o *candidate) int {
	return cmp.Or(cmp.Compare(c.List, o.List), cmp.Compare(c.Entry.Source, o.Entry.Source), cmp.Compare(c.Entry.ID, o.Entry.ID))
}

// rank is 0 for an entry found by the name its publisher puts first.
func (c *candidate) rank() int {
	if c.Name != nil && len(c.Entry.Names) > 0 && c.Name == &c.Entry.Names[0] {
		return 0
	}
	return 1
}

// pairsOfLetters counts the neighbours of letters and digits inside words.
func pairsOfLetters(text string) map[[2]rune]int {
	out := map[[2]rune]int{}
	last := ' '
	for _, r := range strings.ToLower(text) + " " {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			r = ' '
		}
		if r != ' ' || last != ' ' {
			out[[2]rune{last, r}]++
		}
		last = r
	}
	return out
}

// closeness is the share of pairs of letters that two texts have in common.
func closeness(a, b map[[2]rune]int) float64 {
	shared, all := 0, 0
	for p, n := range a {
		shared += min(n, b[p])
		all += n
	}
	for _, n := range b {
		all += n
	}
	return 2 * float64(shared) / float64(max(all, 1))
}
