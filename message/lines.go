package message

import "bytes"

// A lineSplitter takes each line that is not blank as a record.
type lineSplitter struct {
	src *source
}

func (l *lineSplitter) next() (chunk, error) {
	for {
		start := l.src.offset
		line, tooLong, err := l.src.line()
		switch {
		case err != nil:
			return chunk{offset: start, data: line}, err
		case tooLong:
			return chunk{offset: start, fault: l.src.oversized(line)}, nil
		}
		text := bytes.TrimSpace(line)
		if len(text) > 0 {
			return chunk{offset: start + int64(bytes.IndexByte(line, text[0])), data: text}, nil
		}
	}
}
