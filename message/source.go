package message

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"
)

// A source is the decompressed text of a file, with the place we stand at and
// the limit of one record.
type source struct {
	r      *bufio.Reader
	offset int64 // of the next byte
	limit  int
}

const bufferSize = 64 << 10

func newSource(r io.Reader, limit int) *source {
	return &source{r: bufio.NewReaderSize(r, bufferSize), limit: limit}
}

// line reads one line with its end. Of a line over the limit it keeps the
// beginning, passes over the rest and reports tooLong. At the end of the file
// it returns io.EOF without data; another error comes with what was read of
// the line before.
func (s *source) line() (line []byte, tooLong bool, err error) {
	for {
		part, err := s.r.ReadSlice('\n')
		s.offset += int64(len(part))
		if room := s.limit - len(line); len(part) > room {
			tooLong = true
			line = append(line, part[:room]...)
		} else {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && len(line) > 0:
			return line, tooLong, nil
		default:
			return line, tooLong, err
		}
	}
}

// unread puts text back in front of what is still to come.
func (s *source) unread(text []byte) {
	s.offset -= int64(len(text))
	s.r = bufio.NewReaderSize(io.MultiReader(bytes.NewReader(text), s.r), bufferSize)
}

// skip passes over bytes of the cutset; it returns the first other byte
// without reading it.
func (s *source) skip(cutset string) (byte, error) {
	for {
		b, err := s.r.ReadByte()
		if err != nil {
			return 0, err
		}
		if strings.IndexByte(cutset, b) < 0 {
			return b, s.r.UnreadByte()
		}
		s.offset++
	}
}

// blanks are the characters that may stand between JSON records.
const blanks = " \t\r\n"

// oversized is the fault of a record over the limit; head is its beginning.
func (s *source) oversized(head []byte) *Error {
	return &Error{
		ID:     scanID(head),
		Reason: fmt.Sprintf("the record is larger than %d bytes", s.limit),
		Hint:   "split it, or look for a missing line end or quote",
	}
}
