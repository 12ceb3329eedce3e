package textsearch

import (
	"cmp"
	"slices"
)

// alphabet numbers the keys that occur in patterns from 1; 0 is any other.
type alphabet struct {
	ascii [128]int32
	pages [][]int32 // by key>>8
	size  int32
}

func (a *alphabet) symbol(key rune) int32 {
	if key < 128 {
		return a.ascii[key]
	}
	if p := int(key >> 8); p < len(a.pages) && a.pages[p] != nil {
		return a.pages[p][key&0xFF]
	}
	return 0
}

func (a *alphabet) add(key rune) {
	if a.symbol(key) != 0 {
		return
	}
	a.size++
	if key < 128 {
		a.ascii[key] = a.size
		return
	}
	p := int(key >> 8)
	for len(a.pages) <= p {
		a.pages = append(a.pages, nil)
	}
	if a.pages[p] == nil {
		a.pages[p] = make([]int32, 256)
	}
	a.pages[p][key&0xFF] = a.size
}

// NewAutomaton builds the automaton of patterns, each a sequence of keys as
// Collapse returns them. A hit's Pattern is the index into patterns; an empty
// pattern never occurs.
func NewAutomaton(patterns [][]rune) *Automaton {
	a := &Automaton{lengths: make([]int32, len(patterns))}
	for i, p := range patterns {
		a.lengths[i] = int32(len(p))
		for _, key := range p {
			a.alphabet.add(key)
		}
	}
	b := builder{automaton: a, free: 1}
	b.reserve(1)
	b.trie(patterns)
	a.root = make([]int32, a.alphabet.size+1)
	for _, e := range b.edges {
		if e.parent == 0 {
			a.root[e.symbol] = e.state
		}
	}
	b.failures()
	return a
}

// A builder places a trie in the double array, breadth first.
type builder struct {
	automaton *Automaton
	edges     []edge // in the order in which they were placed
	free      int32  // no slot before it is empty
	labels    []int32
}

// An edge leads from one state to another.
type edge struct{ parent, symbol, state int32 }

// A node is a trie node to be placed: the patterns[from:to] that share a
// prefix of the given depth.
type node struct {
	state, depth int32
	from, to     int
}

// trie places all nodes; the patterns are sorted so that those with a common
// prefix stand together.
func (b *builder) trie(patterns [][]rune) {
	size := 0
	for _, p := range patterns {
		size += len(p)
	}
	order := make([]int32, 0, len(patterns))
	symbols := make([][]int32, len(patterns))
	all := make([]int32, 0, size)
	for i, p := range patterns {
		if len(p) == 0 {
			continue
		}
		start := len(all)
		for _, key := range p {
			all = append(all, b.automaton.alphabet.symbol(key))
		}
		symbols[i] = all[start:]
		order = append(order, int32(i))
	}
	slices.SortFunc(order, func(x, y int32) int {
		return cmp.Or(slices.Compare(symbols[x], symbols[y]), cmp.Compare(x, y))
	})
	queue := []node{{to: len(order)}}
	for i := 0; i < len(queue); i++ {
		queue = b.expand(queue, queue[i], order, symbols)
	}
}

// expand notes the patterns that end at n, places its children and puts them
// into the queue.
func (b *builder) expand(queue []node, n node, order []int32, symbols [][]int32) []node {
	i := n.from
	for ; i < n.to && int32(len(symbols[order[i]])) == n.depth; i++ {
		b.output(n.state, order[i])
	}
	first := len(queue)
	b.labels = b.labels[:0]
	for i < n.to {
		c, from := symbols[order[i]][n.depth], i
		for i < n.to && symbols[order[i]][n.depth] == c {
			i++
		}
		b.labels = append(b.labels, c)
		queue = append(queue, node{depth: n.depth + 1, from: from, to: i})
	}
	if len(b.labels) == 0 {
		return queue
	}
	base := b.place(b.labels)
	a := b.automaton
	a.states[n.state].base = base
	for k, c := range b.labels {
		t := base + c
		a.states[t].check = n.state + 1
		queue[first+k].state = t
		b.edges = append(b.edges, edge{parent: n.state, symbol: c, state: t})
	}
	return queue
}

// place finds a base at which the slots of all labels are empty.
func (b *builder) place(labels []int32) int32 {
	for b.reserve(b.free); b.taken(b.free); b.free++ {
		b.reserve(b.free + 1)
	}
	for base := max(b.free-labels[0], 0); ; base++ {
		b.reserve(base + labels[len(labels)-1])
		if !slices.ContainsFunc(labels, func(c int32) bool { return b.taken(base + c) }) {
			return base
		}
	}
}

func (b *builder) taken(slot int32) bool {
	return slot == 0 || b.automaton.states[slot].check != 0
}

// reserve makes sure that the slot exists, and a full alphabet after it so
// that a step never leaves the array.
func (b *builder) reserve(slot int32) {
	a := b.automaton
	if need := int(slot + a.alphabet.size + 2); need > len(a.states) {
		a.states = append(a.states, make([]state, need-len(a.states))...)
	}
}

func (b *builder) output(s, pattern int32) {
	a := b.automaton
	a.outputs = append(a.outputs, output{pattern: pattern, next: a.states[s].output})
	a.states[s].output = int32(len(a.outputs))
}

// failures links each state to its longest suffix, and chains its outputs to
// the suffix's. Breadth first, a suffix is ready before who needs it.
func (b *builder) failures() {
	a := b.automaton
	for _, e := range b.edges {
		if e.parent == 0 {
			continue
		}
		f := a.step(a.states[e.parent].fail, e.symbol)
		a.states[e.state].fail = f
		b.chain(e.state, a.states[f].output)
	}
}

func (b *builder) chain(s, shorter int32) {
	a := b.automaton
	last := &a.states[s].output
	for *last != 0 {
		last = &a.outputs[*last-1].next
	}
	*last = shorter
}
