package description

import (
	"fmt"
	"strings"

	"github.com/tidewaiter/tidewaiter/pack"
)

// readIdle reads idle.tsv: words that name no thing, and things that look like
// a form of one.
func (r *Reader) readIdle(p *pack.Pack) error {
	return p.EachRow("idle.tsv", 3, func(f []string) error {
		if f[0] != "idle" && f[0] != "thing" {
			return fmt.Errorf("unknown kind %q", f[0])
		}
		for _, word := range strings.Split(f[2], ",") {
			form, _ := normal(r.norm, word)
			r.idle[form] = f[0] == "idle"
			k := r.words[form]
			if k.idle = isThing; r.idle[form] {
				k.idle = isIdle
			}
			r.words[form] = k
		}
		return nil
	})
}

// An idleness says whether a word is known to name a thing or none.
type idleness uint8

const (
	notKnown idleness = iota
	isIdle
	isThing
)

// namesNothing reports whether a word is known and names no thing.
func (r *Reader) namesNothing(t *text, w *word) bool {
	if w.known.idle != notKnown {
		return w.known.idle == isIdle
	}
	return HasStem(t.buf[w.from:w.to], r.idle)
}

// longestForm bounds the words whose stem is looked for, in bytes.
const longestForm = 32

// HasStem reports whether a stem of an English word is known and true: the word
// without an ending of the plural, the past or the progressive.
func HasStem(word []byte, known map[string]bool) bool {
	if len(word) > longestForm {
		return false
	}
	var buf [longestForm + 1]byte
	for _, end := range [...]string{"s", "es", "d", "ed", "ing"} {
		n := len(word) - len(end)
		if n < 3 || string(word[n:]) != end {
			continue
		}
		stem := append(buf[:0], word[:n]...)
		if known[string(stem)] {
			return true
		}
		if string(stem[n-2:]) == "ie" && known[string(append(stem[:n-2], 'y'))] {
			return true // carries
		}
		if end != "ed" && end != "ing" {
			continue
		}
		stem = append(buf[:0], word[:n]...)
		if known[string(append(stem, 'e'))] || n > 3 && stem[n-1] == stem[n-2] && known[string(stem[:n-1])] {
			return true // purchased, stopped
		}
	}
	return false
}
