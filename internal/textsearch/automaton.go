package textsearch

// An Automaton finds many patterns in one pass over a text (Aho and Corasick
// 1975). It is a trie in double-array form: the child of state s for symbol c
// stands at base[s]+c and names s as its parent in check. It is immutable.
type Automaton struct {
	alphabet alphabet
	root     []int32 // the root's children by symbol; 0 where there is none
	states   []state
	outputs  []output
	lengths  []int32 // of each pattern, in keys
}

type state struct {
	base   int32
	check  int32 // parent + 1, 0 for an empty slot
	fail   int32 // the longest proper suffix that is a state
	output int32 // first entry in outputs + 1, 0 for none
}

// An output is one pattern that ends in a state; next chains the shorter ones.
type output struct {
	pattern int32
	next    int32 // index + 1
}

// A Hit is one occurrence of a pattern: letters Start to End, exclusive.
type Hit struct {
	Pattern    int32
	Start, End int32
}

// maxRun is how often in a row a letter may stand for one letter of a pattern.
const maxRun = 4

// AppendHits appends every occurrence of every pattern to dst, by where they
// end, longest first. A letter that repeats the key before it counts once.
func (a *Automaton) AppendHits(dst []Hit, letters []Letter) []Hit {
	s, last := int32(0), rune(-1)
	for i := range letters {
		key := letters[i].Key
		if key == last {
			continue
		}
		last = key
		c := a.alphabet.symbol(key)
		if c == 0 {
			s = 0
			continue
		}
		s = a.step(s, c)
		if out := a.states[s].output; out != 0 {
			dst = a.collect(dst, letters, i, out)
		}
	}
	return dst
}

func (a *Automaton) step(s, c int32) int32 {
	for s != 0 {
		if t := a.states[s].base + c; a.states[t].check == s+1 {
			return t
		}
		s = a.states[s].fail
	}
	return a.root[c]
}

// collect turns the outputs of a state that was reached at letter i into hits.
func (a *Automaton) collect(dst []Hit, letters []Letter, i int, out int32) []Hit {
	end := i + 1
	for end < len(letters) && letters[end].Key == letters[i].Key && end-i < maxRun && sameWord(letters, end) {
		end++
	}
	for out != 0 {
		o := a.outputs[out-1]
		if start := runsBack(letters, i, int(a.lengths[o.pattern])); start >= 0 {
			dst = append(dst, Hit{Pattern: o.pattern, Start: int32(start), End: int32(end)})
		}
		out = o.next
	}
	return dst
}

// runsBack returns where the run of equal keys starts that stands n-1 runs
// before the one starting at letter i, or -1 if a run is too long on the way.
func runsBack(letters []Letter, i, n int) int {
	for n--; n > 0; n-- {
		i--
		for run := 1; i > 0 && letters[i-1].Key == letters[i].Key; run++ {
			if n == 1 && !sameWord(letters, i) {
				return i
			}
			if run == maxRun {
				return -1
			}
			i--
		}
	}
	return i
}

// sameWord reports whether letter i goes on with the word before it. Letters
// that each stand alone, as in "f e n t a n y l", make one word.
func sameWord(letters []Letter, i int) bool {
	return letters[i].Gap == NoGap || Alone(letters, i) && Alone(letters, i-1)
}

// Alone reports whether letter i has separators on both sides.
func Alone(letters []Letter, i int) bool {
	return letters[i].Gap != NoGap && (i+1 == len(letters) || letters[i+1].Gap != NoGap)
}

// Collapse returns the keys of letters, a key that repeats counted once: what
// NewAutomaton takes as a pattern.
func Collapse(letters []Letter) []rune {
	keys := make([]rune, 0, len(letters))
	for _, l := range letters {
		if len(keys) == 0 || keys[len(keys)-1] != l.Key {
			keys = append(keys, l.Key)
		}
	}
	return keys
}
