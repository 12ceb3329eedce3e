package hs

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
)

// magic begins a model file.
const magic = "tidewaiter hs model 2\n"

var errCut = errors.New("the model ends early or is damaged: build the pack again")

// Weights is a model as the trainer hands it over.
type Weights struct {
	Features []Feature // sorted, each once
	Row      []int     // of a feature, among Rows
	Rows     []Row
	Usual    [Chapters]float32 // what a feature weighs for a chapter it says nothing of
	Bias     [Chapters]float32
	Unit     float32 // what a weight of one is worth

	// Suspect[c] weighs the shares of all chapters when c is declared: their
	// sum is the trust in c. Below Doubt it is contradicted.
	Suspect [Chapters][Chapters]float32
	Doubt   float32

	Codes       []string // of the subheadings, six digits, sorted
	Subheadings Layer    // class c is Codes[c]
}

// A Row holds the chapter weights that several features may share.
type Row struct {
	Usual   uint8 // how many times the usual weight they stand beside
	Chapter []uint8
	Weight  []int8
}

// A Layer holds, for feature n, the classes and weights from Start[n] to
// Start[n+1], ordered by class.
type Layer struct {
	Start  []uint32
	Class  []uint16
	Weight []int8
	Bias   []float32
	Unit   float32 // what a weight of one is worth
}

// Encode writes the model file.
func Encode(w Weights) []byte {
	out := []byte(magic)
	out = appendFloats(out, w.Doubt, w.Unit)
	out = appendFloats(out, w.Usual[:]...)
	out = appendFloats(out, w.Bias[:]...)
	for _, s := range w.Suspect {
		out = appendFloats(out, s[:]...)
	}
	out = binary.AppendUvarint(out, uint64(len(w.Codes)))
	for _, code := range w.Codes {
		out = append(out, code...)
	}
	var rows []byte
	offsets := make([]int, len(w.Rows))
	for i, r := range w.Rows {
		offsets[i] = len(rows)
		rows = append(rows, byte(len(r.Chapter)), r.Usual)
		for k, c := range r.Chapter {
			rows = append(rows, c, byte(r.Weight[k]))
		}
	}
	out = binary.AppendUvarint(out, uint64(len(rows)))
	out = append(out, rows...)
	out = binary.AppendUvarint(out, uint64(len(w.Features)))
	var before Feature
	for i, f := range w.Features {
		out = binary.AppendUvarint(out, uint64(f-before))
		out = binary.AppendUvarint(out, uint64(offsets[w.Row[i]]))
		before = f
	}
	return appendLayer(out, w.Subheadings)
}

func appendLayer(out []byte, l Layer) []byte {
	out = appendFloats(out, l.Unit)
	out = binary.AppendUvarint(out, uint64(len(l.Bias)))
	out = appendFloats(out, l.Bias...)
	out = binary.AppendUvarint(out, uint64(len(l.Class)))
	for f := range len(l.Start) - 1 {
		from, to := l.Start[f], l.Start[f+1]
		out = binary.AppendUvarint(out, uint64(to-from))
		var before uint16
		for i := from; i < to; i++ {
			out = binary.AppendUvarint(out, uint64(l.Class[i]-before))
			out = append(out, byte(l.Weight[i]))
			before = l.Class[i]
		}
	}
	return out
}

func appendFloats(out []byte, values ...float32) []byte {
	for _, v := range values {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(v))
	}
	return out
}

func (x *Index) readModel(data []byte) error {
	d := decoder{data: data}
	if string(d.next(len(magic))) != magic {
		return fmt.Errorf("not a model of this version: build the pack again with tools/buildhs")
	}
	m := &x.model
	m.doubt, m.unit = d.float(), d.float()
	d.floats(m.usual[:])
	d.floats(m.bias[:])
	for c := range m.suspect {
		d.floats(m.suspect[c][:])
	}
	m.codes = make([]string, d.count())
	for i := range m.codes {
		m.codes[i] = string(d.next(6))
	}
	m.rows = slices.Clone(d.next(d.count())) // the rest of the file may go
	m.within = d.layer(m.readFeatures(&d))
	if d.bad || len(m.within.bias) != len(m.codes) {
		return errCut
	}
	return m.setSpans()
}

// readFeatures fills the slots; a slot points to a whole row. It gives how many
// features there are.
func (m *model) readFeatures(d *decoder) int {
	features := d.count()
	size := 1
	for 2*size < 3*features+2 {
		size *= 2
	}
	m.slots, m.numbers = make([]slot, size), make([]uint32, size)
	var f Feature
	for i := range features {
		f += Feature(d.uvarint())
		row := d.uvarint()
		if row+2 > uint64(len(m.rows)) || row+2+2*uint64(m.rows[row]) > uint64(len(m.rows)) {
			d.bad = true
			return 0
		}
		at := home(f, size-1)
		for m.slots[at].row != 0 {
			at = (at + 1) & (size - 1)
		}
		m.slots[at], m.numbers[at] = slot{feature: f, row: uint32(row + 1)}, uint32(i)
	}
	return features
}

// setSpans finds where the subheadings of each chapter stand.
func (m *model) setSpans() error {
	for i, code := range m.codes {
		if i > 0 && code <= m.codes[i-1] {
			return errCut
		}
		c := chapterOf(code)
		if c < 1 || c >= Chapters {
			return errCut
		}
		if m.spans[c].last == 0 {
			m.spans[c].first = int32(i)
		}
		m.spans[c].last = int32(i + 1)
		if m.spans[c].last-m.spans[c].first > maxSubheadings {
			return errCut
		}
	}
	return nil
}

// A decoder reads a model file; it remembers the first thing amiss.
type decoder struct {
	data []byte
	bad  bool
}

func (d *decoder) next(n int) []byte {
	if n > len(d.data) {
		d.bad, n = true, len(d.data)
	}
	out := d.data[:n]
	d.data = d.data[n:]
	return out
}

func (d *decoder) uvarint() uint64 {
	v, n := binary.Uvarint(d.data)
	if n <= 0 {
		d.bad, d.data = true, nil
		return 0
	}
	d.data = d.data[n:]
	return v
}

// count reads a number of things, each of which takes at least one byte.
func (d *decoder) count() int {
	v := d.uvarint()
	if v > uint64(len(d.data)) {
		d.bad = true
		return 0
	}
	return int(v)
}

func (d *decoder) float() float32 {
	raw := d.next(4)
	if len(raw) < 4 {
		return 0
	}
	return math.Float32frombits(binary.LittleEndian.Uint32(raw))
}

func (d *decoder) floats(dst []float32) {
	for i := range dst {
		dst[i] = d.float()
	}
}

func (d *decoder) layer(features int) layer {
	l := layer{unit: d.float(), bias: make([]float32, d.count())}
	d.floats(l.bias)
	pairs := d.count()
	l.start = make([]uint32, features+1)
	l.class = make([]uint16, 0, pairs)
	l.weight = make([]int8, 0, pairs)
	for f := range features {
		var class uint64
		for range d.count() {
			class += d.uvarint()
			w := d.next(1)
			if len(w) == 0 || class >= uint64(len(l.bias)) {
				d.bad = true
				return layer{}
			}
			l.class = append(l.class, uint16(class))
			l.weight = append(l.weight, int8(w[0]))
		}
		l.start[f+1] = uint32(len(l.class))
	}
	return l
}
