package names

import (
	"maps"
	"math"
	"slices"
)

// A word tells less where many of the listed parties bear it. The table of
// common tokens (commonness.tsv) counts those of one list; commoner says which
// words are more common than that in the lists that an index was made from.
type commoner struct {
	words map[string]float32 // information, in nats
	// skeletons holds, by consonants, how much more share the words have than in
	// the table, for tokens that are written without vowels.
	skeletons map[string]float64
}

const (
	// populationOfTable and partiesOfTable are what counts stand against in the
	// table, as tools/namedata makes it: information is ln(populationOfTable /
	// count), counted on a list of partiesOfTable. A longer list is scaled to that; a shorter one is not, since
	// thirty parties are thirty however few others there are.
	populationOfTable = 30_000
	partiesOfTable    = 13_821
	// clearlyLess is how much less information counts, in nats: the table is in
	// steps of half a nat.
	clearlyLess = 0.5
)

// Parties says whose each of the names is that were added, by number, those of
// one party in a row: then words weigh by how many of these parties bear them,
// where that is more than in names at large, and Weigh must prepare each name
// that is searched for. Without it words weigh as Parse weighs them.
func (b *Builder) Parties(of []uint32) { b.parties = of }

// weigh finds the words that are more common among the parties than the table
// says, and weighs the shapes and names that have them anew.
func (b *Builder) weigh() {
	if len(b.parties) != len(b.ix.names) || len(b.parties) == 0 {
		return
	}
	bearers, parties := b.countBearers()
	scale := min(1, float64(partiesOfTable)/float64(parties))
	most := populationOfTable * math.Exp(clearlyLess-rareWeight) // fewer are never clearly common
	l, c := lexicon(), &commoner{map[string]float32{}, map[string]float64{}}
	for word, by := range bearers {
		n, was := float64(by)*scale, l.rarity(word)
		if is := float32(math.Log(populationOfTable / n)); n >= most && is <= was-clearlyLess {
			c.words[word] = is
		}
	}
	if len(c.words) == 0 {
		return
	}
	for _, word := range slices.Sorted(maps.Keys(c.words)) { // sums in one order
		more := math.Exp(-float64(c.words[word]))
		if l.words[word].known {
			more -= math.Exp(-float64(l.rarity(word)))
		}
		c.skeletons[sound(word)] += more
	}
	b.ix.commoner = c
	b.weighAnew()
}

// countBearers counts the parties that bear each word, however they write it and
// in however many of their names, and all parties. Numbers and single letters are
// no words.
func (b *Builder) countBearers() (bearers map[string]int, parties int) {
	const none = -1
	bearers = make(map[string]int, len(b.ix.shapes)) // the number of each word at first; several shapes may be of one
	words := make([]int, len(b.ix.shapes))           // of the shapes
	for i := range b.ix.shapes {
		t := &b.ix.shapes[i]
		if words[i] = none; len(t.Form) < 2 || t.number {
			continue
		}
		n, ok := bearers[t.Form]
		if !ok {
			n = len(bearers)
			bearers[t.Form] = n
		}
		words[i] = n
	}
	counts, last := make([]int, len(bearers)), make([]int, len(bearers)) // last: the party that was counted last, from 1
	for name, party := range b.parties {
		if name == 0 || party != b.parties[name-1] {
			parties++
		}
		for _, shape := range b.ix.shapesOf(uint32(name)) {
			if w := words[shape]; w != none && last[w] != parties {
				last[w] = parties
				counts[w]++
			}
		}
	}
	for word, n := range bearers {
		bearers[word] = counts[n]
	}
	return bearers, parties
}

// weighAnew gives shapes their weights among the parties, and names those of
// their shapes.
func (b *Builder) weighAnew() {
	for i := range b.ix.shapes {
		t := &b.ix.shapes[i]
		b.ix.commoner.weigh(t)
		b.ix.about[i].weight = t.weight
	}
	for name := range b.ix.names {
		weight := float32(0)
		for _, shape := range b.ix.shapesOf(uint32(name)) {
			weight += b.ix.about[shape].weight
		}
		b.ix.names[name].weight = weight
	}
}

// Weigh gives the tokens of a name the weights that they have among the parties
// of the index, if Builder.Parties told them. Names that are searched for, or
// compared with listed ones for the same score, need it; other names do not.
func (ix *Index) Weigh(n *Name) {
	if ix.commoner == nil {
		return
	}
	for i := range n.Tokens {
		ix.commoner.weigh(&n.Tokens[i])
	}
}

// weigh gives a token its weight, where a word it may stand for is more common.
func (c *commoner) weigh(t *Token) {
	if !c.concerns(t) {
		return
	}
	t.weight = max(lexicon().information(t, c), leastWeight) * roleWeight[t.Role]
}

func (c *commoner) concerns(t *Token) bool {
	for i := range t.forms() {
		if _, is := c.words[t.form(i)]; is {
			return true
		}
		if t.bare {
			if _, is := c.skeletons[t.soundOf(i)]; is {
				return true
			}
		}
	}
	return false
}
