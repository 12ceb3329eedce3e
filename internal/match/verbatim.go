package match

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/tidewaiter/tidewaiter/names"
)

// A verbatimIndex finds listed names by their words as they are written. How a
// name is taken apart depends on what bears it, and whoever types one seldom
// says: "ADEMI, Xhevat" ends like a company's form, "MS-13" begins like a lady's
// style. Copied from the list, each must be found all the same.
type verbatimIndex struct {
	names  []verbatim // by sum, then by number of the name
	starts []uint32   // where those begin whose sums begin alike
}

// verbatimBits is how many bits of their sums names are parted by: a few names
// have the same ones.
const verbatimBits = 14

type verbatim struct {
	sum  uint64 // of the words
	name uint32 // number of the name in the index
}

func (m *Matcher) newVerbatimIndex() verbatimIndex {
	x := verbatimIndex{make([]verbatim, len(m.owners)), make([]uint32, 1<<verbatimBits+1)}
	var words []byte
	for i := range m.owners {
		words = appendWords(words[:0], m.nameText(i))
		sum := fnv(fnvStart, words)
		x.names[i] = verbatim{sum, uint32(i)}
		x.starts[sum>>(64-verbatimBits)+1]++
	}
	for i := range len(x.starts) - 1 {
		x.starts[i+1] += x.starts[i]
	}
	slices.SortFunc(x.names, func(a, b verbatim) int { return cmp.Or(cmp.Compare(a.sum, b.sum), cmp.Compare(a.name, b.name)) })
	return x
}

// of gives those that begin with a sum's first bits.
func (x *verbatimIndex) of(sum uint64) []verbatim {
	i := sum >> (64 - verbatimBits)
	return x.names[x.starts[i]:x.starts[i+1]]
}

// fnvStart begins a 64-bit FNV-1a hash, and fnv goes on with it.
const fnvStart = 14695981039346656037

func fnv[T string | []byte](sum uint64, text T) uint64 {
	for i := range len(text) {
		sum = (sum ^ uint64(text[i])) * 1099511628211
	}
	return sum
}

// nameText is the text of a listed name by its number.
func (m *Matcher) nameText(i int) string {
	o := m.owners[i]
	return m.lists[o.list].Entries[o.entry].Names[o.name].Text
}

// addVerbatim notes the entries of which a name has the same words as the
// party's, and nothing else.
func (m *Matcher) addVerbatim(found map[owner]*candidate, q Query) {
	var buf [64]byte
	words := appendWords(buf[:0], q.Name)
	if len(words) < 2 {
		return
	}
	sum := fnv(fnvStart, words)
	for _, v := range m.verbatim.of(sum) {
		i := int(v.name)
		if v.sum != sum || string(appendWords(nil, m.nameText(i))) != string(words) {
			continue
		}
		kind := KindOf(m.lists[m.owners[i].list].Entries[m.owners[i].entry].Type)
		parsed := names.Parse(q.Name, kind)
		m.index.Weigh(&parsed)
		m.addName(found, &q, &parsed, 0, names.Hit{Name: i, Score: 1}, 0)
	}
}

// appendWords appends the words of a text in small letters, a blank between two.
func appendWords(dst []byte, text string) []byte {
	apart := false
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			apart = len(dst) > 0
			continue
		}
		if apart {
			dst, apart = append(dst, ' '), false
		}
		dst = utf8.AppendRune(dst, unicode.ToLower(r))
	}
	return dst
}
