package message

import (
	"bytes"
	"io"
)

// A valueSplitter takes each JSON object as a record, however it is broken
// over lines: the elements of an array, or objects one after another.
type valueSplitter struct {
	src    *source
	array  bool
	begun  bool // the opening bracket was read
	mended int  // how often a broken record was cut off at a line
}

// maxMended bounds the work on a file that is broken throughout: each cut
// reads up to one record's limit again.
const maxMended = 100

func (v *valueSplitter) next() (chunk, error) {
	if err := v.seek(); err != nil {
		return chunk{offset: v.src.offset}, err
	}
	c := chunk{offset: v.src.offset}
	scanner := valueScanner{}
	for scanner.state == valueOpen {
		window, err := v.window()
		switch {
		case err == io.EOF && v.cutAtLine(&c):
			return c, nil
		case err == io.EOF:
			return c, io.ErrUnexpectedEOF
		case err != nil:
			return c, err
		}
		n := scanner.scan(window)
		v.keep(&c, window[:n])
		v.advance(n)
		if c.fault != nil && v.cutAtLine(&c) {
			return c, nil
		}
	}
	if scanner.state == valueBroken {
		v.cutAtLine(&c)
	}
	c.data = bytes.TrimSpace(c.data)
	return c, nil
}

// keep adds to the record what its limit allows.
func (v *valueSplitter) keep(c *chunk, text []byte) {
	if c.fault != nil {
		return
	}
	c.data = append(c.data, text...)
	if len(c.data) > v.src.limit {
		c.fault = v.src.oversized(c.data)
	}
}

// seek moves to the start of the next record, or returns io.EOF behind the
// last one.
func (v *valueSplitter) seek() error {
	if v.array && !v.begun {
		v.begun = true
		if _, err := v.src.skip(blanks); err != nil {
			return err
		}
		v.advance(1)
	}
	b, err := v.src.skip(blanks + ",")
	switch {
	case !v.array:
		return err
	case err == io.EOF:
		return &Error{Reason: "the list is not closed by ]", Hint: "the file may be cut short: send it again; what stood before was read", cause: io.ErrUnexpectedEOF}
	case err != nil || b != ']':
		return err
	}
	v.advance(1)
	if _, err := v.src.skip(blanks); err != nil {
		return err
	}
	return &Error{Reason: "something stands behind the ] that closes the list", Hint: "write one list, or one record a line without the list"}
}

// window returns the bytes at hand, at least one.
func (v *valueSplitter) window() ([]byte, error) {
	if _, err := v.src.r.Peek(1); err != nil {
		return nil, err
	}
	return v.src.r.Peek(v.src.r.Buffered())
}

func (v *valueSplitter) advance(n int) {
	v.src.r.Discard(n) //nolint:errcheck // the bytes were peeked
	v.src.offset += int64(n)
}

// cutAtLine mends a record whose end was not found. A quote or brace too few
// swallows the records after it; where a later line looks like the start of a
// record, the broken one ends there and reading goes on.
func (v *valueSplitter) cutAtLine(c *chunk) bool {
	at := bytes.Index(c.data, []byte("\n{"))
	swallowed := v.src.offset - c.offset - int64(len(c.data)) // not kept: cannot be read again
	if at < 0 || v.mended == maxMended || swallowed > 0 {
		return false
	}
	v.mended++
	v.src.unread(c.data[at+1:])
	c.data = bytes.TrimRight(c.data[:at], ", \t\r\n")
	c.fault = nil
	return true
}

// A valueScanner finds the end of a JSON value without checking more of it
// than its brackets and quotes.
type valueScanner struct {
	state   valueState
	open    []byte // the brackets that are open
	quoted  bool
	escaped bool
	scalar  bool // a number, word or text stands where an object should
}

type valueState int

const (
	valueOpen   valueState = iota // more is to come
	valueDone                     // the value ended
	valueBroken                   // a bracket closes another kind of bracket
)

// scan reads text and returns how much of it belongs to the value.
func (s *valueScanner) scan(text []byte) int {
	for i := 0; i < len(text); i++ {
		if s.quoted {
			i += s.skipQuoted(text[i:])
			continue
		}
		switch b := text[i]; b {
		case '"':
			s.quoted = true
			s.scalar = s.scalar || len(s.open) == 0
		case '{', '[':
			s.open = append(s.open, b+2) // in ASCII the closing one is two further
		case '}', ']':
			if n := s.close(b); s.state != valueOpen {
				return i + n
			}
		case ',', '\n':
			if len(s.open) == 0 && s.scalar {
				s.state = valueDone
				return i
			}
		default:
			s.scalar = s.scalar || len(s.open) == 0
		}
	}
	return len(text)
}

// close reads a closing bracket and returns 1 if it belongs to the value.
func (s *valueScanner) close(b byte) int {
	last := len(s.open) - 1
	switch {
	case last < 0 && s.scalar:
		s.state = valueDone // the bracket is that of the list around
		return 0
	case last < 0: // a bracket too many, taken as a broken record
		s.state = valueDone
		return 1
	case s.open[last] != b:
		s.state = valueBroken
		return 0
	}
	if s.open = s.open[:last]; last == 0 {
		s.state = valueDone
	}
	return 1
}

// skipQuoted returns the index of the last byte of text that it has dealt
// with, inside a string or at its end. A raw line end cannot stand in a
// string, so it ends one that lacks its quote.
func (s *valueScanner) skipQuoted(text []byte) int {
	if s.escaped {
		s.escaped = false
		return 0
	}
	for i, b := range text { // strings are short: a search by machine word costs more
		switch b {
		case '\\':
			s.escaped = true
			return i
		case '"', '\n':
			s.quoted = false
			return i
		}
	}
	return len(text) - 1
}
