package names

import (
	"slices"
	"sort"
	"strings"
	"sync"
)

// beginnings finds the names of an index that a cut name is the beginning of,
// letter by letter: a field that holds no more than "JOINT STOCK COMPANY
// SCIENTIFIC AND" says which names do not begin so.
type beginnings struct {
	buf    []byte
	text   string          // the names, as literal has them
	at     []uint32        // where each starts
	sorted func() []uint32 // names in order of their letters, put in order at the first cut name
}

func (b *beginnings) add(n *Name) {
	b.at = append(b.at, uint32(len(b.buf)))
	for i := range n.Tokens {
		b.buf = append(b.buf, n.Tokens[i].literal()...)
	}
}

func (b *beginnings) finish() {
	text, at := string(b.buf), append(b.at, uint32(len(b.buf)))
	b.text, b.at, b.buf = text, at, nil
	b.sorted = sync.OnceValue(func() []uint32 {
		order := make([]uint32, len(at)-1)
		for i := range order {
			order[i] = uint32(i)
		}
		slices.SortFunc(order, func(x, y uint32) int { return strings.Compare(text[at[x]:at[x+1]], text[at[y]:at[y+1]]) })
		return order
	})
}

// of lists the names that begin with the letters of n.
func (b *beginnings) of(n *Name) []uint32 {
	order, start := b.sorted(), n.literal()
	name := func(i int) string { return b.text[b.at[order[i]]:b.at[order[i]+1]] }
	from := sort.Search(len(order), func(i int) bool { return name(i) >= start })
	to := from
	for to < len(order) && strings.HasPrefix(name(to), start) {
		to++
	}
	return order[from:to]
}

// literal is the name's words in their order, letters and digits alone.
func (n *Name) literal() string {
	var b strings.Builder
	for i := range n.Tokens {
		b.WriteString(n.Tokens[i].literal())
	}
	return b.String()
}

// literal is the token as it was written, in Latin letters.
func (t *Token) literal() string {
	if t.concept != 0 || t.Role == Place || t.Role == Noise && len(t.others) > 0 {
		return t.others[0]
	}
	return t.Form
}

// begins reports whether n was cut and other goes on from where it was.
func (n *Name) begins(other *Name) bool {
	if !n.cut {
		return false
	}
	start := n.literal()
	return start != "" && strings.HasPrefix(other.literal(), start)
}
