package message

import (
	"bytes"
	"io"
)

// A format says how a text is cut into records.
type format int

const (
	formatLines   format = iota // one JSON object a line
	formatArray                 // a JSON array of objects
	formatObjects               // JSON objects broken over lines
	formatCSV
)

// detectFormat looks at the first lines, as few as it needs: a live stream
// may have sent no more yet. It passes over blank space in front.
func detectFormat(src *source) (format, error) {
	first, err := src.skip(blanks)
	switch {
	case err == io.EOF:
		return 0, &Error{Reason: "the file holds nothing but white space", Hint: "see whether the program that writes it has finished"}
	case err != nil:
		return 0, err
	case first == '[':
		return formatArray, nil
	case first == '<':
		return 0, &Error{Reason: "the file is XML or HTML", Hint: "give JSON or CSV"}
	}
	line := peekLine(src, 0)
	if isObject(line) {
		return formatLines, nil
	}
	second := bytes.TrimLeft(peekLine(src, len(line)), blanks)
	switch {
	case bytes.HasPrefix(second, []byte("{")):
		return formatLines, nil // the first line is broken
	case first == '{':
		return formatObjects, nil
	case objectAhead(src):
		return formatLines, nil // the first lines are no records at all
	default:
		return formatCSV, nil
	}
}

// peekLine returns the line that starts at the index, with blank lines in
// front of it, as far as it fits the buffer. It reads nothing; an error of
// the stream comes again when the line is read.
func peekLine(src *source, from int) []byte {
	for {
		window, _ := src.r.Peek(src.r.Buffered())
		line := window[min(from, len(window)):]
		blank := len(line) - len(bytes.TrimLeft(line, blanks))
		if end := bytes.IndexByte(line[blank:], '\n'); end >= 0 {
			return line[:blank+end+1]
		}
		if _, err := src.r.Peek(len(window) + 1); err != nil {
			return line
		}
	}
}

// objectAhead reports whether one of the lines at hand is a JSON object. It
// waits for no more of them.
func objectAhead(src *source) bool {
	window, _ := src.r.Peek(src.r.Buffered())
	for line := range bytes.Lines(window) {
		line = bytes.TrimLeft(line, blanks)
		if len(line) > 0 && line[0] == '{' && isObject(line) {
			return true
		}
	}
	return false
}

// isObject reports whether a line is one JSON object as far as its brackets
// tell.
func isObject(line []byte) bool {
	var s valueScanner
	n := s.scan(line)
	return s.state == valueDone && !s.scalar && len(bytes.TrimSpace(line[n:])) == 0
}
