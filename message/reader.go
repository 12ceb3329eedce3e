package message

import (
	"errors"
	"io"

	"github.com/tidewaiter/tidewaiter/parcel"
)

// DefaultMaxRecord is the size in bytes above which a record is not read. An
// ordinary parcel has about a thousand bytes; 999 content lines with long
// texts stay below it.
const DefaultMaxRecord = 1 << 20

// Options say how to read a file. The zero value detects everything.
type Options struct {
	MaxRecord int      // limit of one record in bytes; 0: DefaultMaxRecord
	Mapping   *Mapping // names of the columns of a CSV; nil: canonical names
}

// A Reader reads the records of one file. It is for one goroutine; the Raws
// it returns may be decoded on any.
type Reader struct {
	file   string
	split  splitter
	decode decoder
	number int
	notes  []string
	err    error // what ended the file
}

// A splitter cuts a file into records. Its errors end the file: io.EOF, or
// an *Error.
type splitter interface {
	next() (chunk, error)
}

// A decoder turns one record's bytes into a parcel.
type decoder func(data []byte) (*parcel.Parcel, *Error)

// A chunk is one record's bytes, or the reason why they are not there.
type chunk struct {
	data   []byte
	offset int64
	fault  *Error
}

// Open starts to read a file; name is what its errors call it. The error is
// an *Error where the file as a whole cannot be read.
func Open(name string, r io.Reader, opt Options) (*Reader, error) {
	if opt.MaxRecord <= 0 {
		opt.MaxRecord = DefaultMaxRecord
	}
	rd := &Reader{file: name}
	if err := rd.open(r, opt); err != nil {
		return nil, rd.fault(chunk{}, fileError(err))
	}
	return rd, nil
}

func (r *Reader) open(in io.Reader, opt Options) error {
	text, bom, err := openText(in, opt.Mapping.charset())
	if err != nil {
		return err
	}
	src := newSource(text, opt.MaxRecord)
	src.offset = bom
	format, err := detectFormat(src)
	if err != nil {
		return err
	}
	switch format {
	case formatLines:
		r.split, r.decode = &lineSplitter{src: src}, decode
	case formatArray:
		r.split, r.decode = &valueSplitter{src: src, array: true}, decode
	case formatObjects:
		r.split, r.decode = &valueSplitter{src: src}, decode
	case formatCSV:
		table, err := openTable(src, opt.Mapping)
		if err != nil {
			return err
		}
		r.split, r.decode, r.notes = table, table.columns.decode, table.columns.notes
	}
	return nil
}

// Notes are remarks on the file as a whole that stop nothing, for the person
// at the terminal: for example a column without a home.
func (r *Reader) Notes() []string { return r.notes }

// A Raw is one record before it is decoded.
type Raw struct {
	Number int    // counted from 1
	Offset int64  // where it starts, in bytes of the decompressed text
	Data   []byte // as it stands in the file; nil if it is over the limit

	file   string
	fault  *Error
	decode decoder
}

// A Record is one record of a file: a parcel, or the reason why there is none.
type Record struct {
	Number int
	Offset int64
	Parcel *parcel.Parcel // nil where Err is not
	Err    *Error
}

// NextRaw returns the next record undecoded. Its error ends the file: io.EOF
// after the last record, else an *Error; everything readable came before.
func (r *Reader) NextRaw() (Raw, error) {
	if r.err != nil {
		return Raw{}, r.err
	}
	c, err := r.split.next()
	if err == io.EOF {
		r.err = err
		return Raw{}, err
	}
	r.number++
	if err != nil {
		r.err = r.fault(c, fileError(err))
		return Raw{}, r.err
	}
	return Raw{Number: r.number, Offset: c.offset, Data: c.data, file: r.file, fault: c.fault, decode: r.decode}, nil
}

// Next returns the next record. Its error ends the file, as for NextRaw.
func (r *Reader) Next() (Record, error) {
	raw, err := r.NextRaw()
	if err != nil {
		return Record{}, err
	}
	return raw.Decode(), nil
}

// Skip passes over n records without decoding them, to go on where an earlier
// run stopped. It returns the error of the first that is not there.
func (r *Reader) Skip(n int) error {
	for range n {
		if _, err := r.NextRaw(); err != nil {
			return err
		}
	}
	return nil
}

// Decode reads the record's parcel. It is pure and safe on any goroutine.
func (raw Raw) Decode() Record {
	rec := Record{Number: raw.Number, Offset: raw.Offset, Err: raw.fault}
	if rec.Err == nil {
		rec.Parcel, rec.Err = raw.decode(raw.Data)
	}
	if rec.Err != nil {
		rec.Err.File, rec.Err.Record, rec.Err.Offset = raw.file, raw.Number, raw.Offset
	}
	return rec
}

// fault completes an error that ends the file.
func (r *Reader) fault(c chunk, err *Error) *Error {
	err.File, err.Record, err.Offset = r.file, r.number, c.offset
	if err.ID == "" {
		err.ID = scanID(c.data)
	}
	return err
}

// fileError gives words to an error of the stream itself.
func fileError(err error) *Error {
	var fault *Error
	switch {
	case errors.As(err, &fault):
		return fault
	case errors.Is(err, io.ErrUnexpectedEOF):
		return &Error{Reason: "the file ends in the middle", Hint: "it was cut short on its way: send it again; what stood before was read", cause: err}
	default:
		return &Error{Reason: "reading stopped: " + err.Error(), Hint: "see whether the file is whole; what stood before was read", cause: err}
	}
}
