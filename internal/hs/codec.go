package hs

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// magic begins a model file.
const magic = "tidewaiter hs model 1\n"

var errCut = errors.New("the model ends early or is damaged: build the pack again")

// Weights is a model as the trainer hands it over.
type Weights struct {
	Features    []Feature // sorted, each once
	Chapters    Layer     // class c is chapter c
	Subheadings Layer     // class c is Codes[c]
	Codes       []string  // six digits, sorted
	Doubt       float32   // share below which a declared chapter is contradicted
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
	out = appendFloat(out, w.Doubt)
	out = binary.AppendUvarint(out, uint64(len(w.Codes)))
	for _, code := range w.Codes {
		out = append(out, code...)
	}
	out = binary.AppendUvarint(out, uint64(len(w.Features)))
	var before Feature
	for _, f := range w.Features {
		out = binary.AppendUvarint(out, uint64(f-before))
		before = f
	}
	out = appendLayer(out, w.Chapters)
	return appendLayer(out, w.Subheadings)
}

func appendLayer(out []byte, l Layer) []byte {
	out = appendFloat(out, l.Unit)
	out = binary.AppendUvarint(out, uint64(len(l.Bias)))
	for _, b := range l.Bias {
		out = appendFloat(out, b)
	}
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

func appendFloat(out []byte, v float32) []byte {
	return binary.LittleEndian.AppendUint32(out, math.Float32bits(v))
}

func (x *Index) readModel(data []byte) error {
	d := decoder{data: data}
	if string(d.next(len(magic))) != magic {
		return fmt.Errorf("not a model of this version: build the pack again with tools/buildhs")
	}
	m := &x.model
	m.doubt = d.float()
	m.codes = make([]string, d.count())
	for i := range m.codes {
		m.codes[i] = string(d.next(6))
	}
	m.readFeatures(&d)
	m.chapters = d.layer(len(m.features))
	m.subheadings = d.layer(len(m.features))
	if d.bad || len(m.chapters.bias) != maxChapter+1 || len(m.subheadings.bias) != len(m.codes) {
		return errCut
	}
	return m.setSpans()
}

// readFeatures fills the sorted features and their buckets.
func (m *model) readFeatures(d *decoder) {
	n := d.count()
	m.features = make([]Feature, n)
	m.buckets = make([]uint32, 1<<bucketBits+1)
	var f Feature
	next := 0
	for i := range n {
		f += Feature(d.uvarint())
		m.features[i] = f
		for ; next <= int(f>>bucketShift); next++ {
			m.buckets[next] = uint32(i)
		}
	}
	for ; next < len(m.buckets); next++ {
		m.buckets[next] = uint32(n)
	}
}

// setSpans finds where the subheadings of each chapter stand.
func (m *model) setSpans() error {
	for i, code := range m.codes {
		if i > 0 && code <= m.codes[i-1] {
			return errCut
		}
		c := chapterOf(code)
		if c < 1 || c > maxChapter {
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

// layer finds where the weights of each feature stand, and that each of them
// is one of a class that exists.
func (d *decoder) layer(features int) layer {
	l := layer{unit: d.float(), bias: make([]float32, d.count())}
	for c := range l.bias {
		l.bias[c] = d.float()
	}
	d.count() // of weights: the features' own counts say it again
	l.data = d.data
	l.start = make([]uint32, features)
	at := 0
	for f := range features {
		l.start[f] = uint32(at)
		if at = l.end(at); at < 0 {
			d.bad = true
			return layer{}
		}
	}
	d.data = d.data[at:]
	return l
}

// end finds where the weights of a feature end that begin at data[at]; it is
// negative when the file ends before them or a class does not exist.
func (l *layer) end(at int) int {
	count, n := binary.Uvarint(l.data[at:])
	if n <= 0 {
		return -1
	}
	at += n
	classes := uint64(len(l.bias))
	var class uint64
	for range count {
		if at+1 >= len(l.data) {
			return -1
		}
		distance, n := uint64(l.data[at]), 1
		if distance >= 0x80 {
			distance, n = binary.Uvarint(l.data[at:])
		}
		class += distance
		at += n + 1
		if class >= classes || n <= 0 || at > len(l.data) {
			return -1
		}
	}
	return at
}
