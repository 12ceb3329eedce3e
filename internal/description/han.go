package description

import "unicode/utf8"

// hanClass classifies a run of letters of a script without spaces: the class
// of its last word if words of the lexicon cover it whole, informative if not.
// It looks for the cover with the fewest letters left over.
func (r *Reader) hanClass(t *text, w *word) class {
	b := t.buf[w.from:w.to]
	left, last := r.cover(t, b)
	if left == 0 && (last == loose || last == holder || last == group) && r.told(t, b, last) {
		return informative // 运动鞋, sports shoes; 木制玩具, wooden toys
	}
	if left == 0 && last == device {
		return informative // 手机, and not 手机配件
	}
	if left == 0 {
		return last
	}
	// What stands before a word for "things" only names a field, if it is short.
	if last == thing && left <= 2 && utf8.RuneCount(b) <= 7 {
		return thing
	}
	return informative
}

// told reports whether the word before the last one of the cover just found
// tells which goods that names.
func (r *Reader) told(t *text, b []byte, last class) bool {
	n := len(b) + 1
	cost, ends := t.covered[:n], t.covered[n:2*n]
	for i := range b {
		if e, ok := r.lexicon[string(b[i:])]; ok && i > 0 && e.class == last && cost[i] == 0 && tells(last, class(ends[i])) {
			return true
		}
	}
	return false
}

// cover returns how many letters no word of the lexicon covers at best, and
// the class of the last word.
func (r *Reader) cover(t *text, b []byte) (left int, last class) {
	n := len(b) + 1
	if cap(t.covered) < 2*n {
		t.covered = make([]int32, 2*n)
	}
	cost, ends := t.covered[:n], t.covered[n:2*n]
	for i := range cost {
		cost[i], ends[i] = 1<<20, 0
	}
	cost[0] = 0
	for i := 0; i < len(b); {
		_, size := utf8.DecodeRune(b[i:])
		if cost[i]+1 < cost[i+size] {
			cost[i+size], ends[i+size] = cost[i]+1, int32(informative)
		}
		for j, k := i, 0; j < len(b) && k < r.longestRun; k++ {
			_, s := utf8.DecodeRune(b[j:])
			j += s
			e, ok := r.lexicon[string(b[i:j])]
			if ok && e.class != informative && cost[i] <= cost[j] {
				cost[j], ends[j] = cost[i], int32(e.class)
				if e.class == filler && i > 0 {
					ends[j] = ends[i] // 木製のおもちゃ: の joins
				}
			}
		}
		i += size
	}
	return int(cost[len(b)]), class(ends[len(b)])
}
