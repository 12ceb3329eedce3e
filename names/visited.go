package names

// A visited remembers which of many numbers were come by, a bit each, so that
// what it holds of a million fits where memory is quick. The zero value has room
// for none.
type visited struct {
	bits []uint64
	at   []uint32 // the words of bits that are not zero
}

func newVisited(n int) visited { return visited{bits: make([]uint64, (n+63)/64)} }

// add notes a number and reports whether it is new.
func (v *visited) add(n uint32) bool {
	word, bit := &v.bits[n/64], uint64(1)<<(n%64)
	if *word&bit != 0 {
		return false
	}
	if *word == 0 {
		v.at = append(v.at, n/64)
	}
	*word |= bit
	return true
}

// forget makes all numbers new.
func (v *visited) forget() {
	for _, at := range v.at {
		v.bits[at] = 0
	}
	v.at = v.at[:0]
}

// A distances remembers how far forms are from one word, a byte each: keys lead
// to most of them more than once.
type distances struct {
	of []uint8  // 1 more than the slips; 0: not known
	at []uint32 // the forms that are known
}

// done stands for the distance of a form that was compared whole.
const done = 200

func (d *distances) slips(form uint32) (n int, known bool) {
	return int(d.of[form]) - 1, d.of[form] != 0
}

func (d *distances) learn(form uint32, slips int) {
	if d.of[form] == 0 {
		d.at = append(d.at, form)
	}
	d.of[form] = uint8(min(slips, done) + 1)
}

// forget makes all forms unknown.
func (d *distances) forget() {
	for _, form := range d.at {
		d.of[form] = 0
	}
	d.at = d.at[:0]
}
