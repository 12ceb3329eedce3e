// Package history reads the user's own earlier parcels for the graph of
// links. A file of parcels in any form that package message reads goes in; its
// parcels come out in their order, decoded on all processors. It judges
// nothing; records that cannot be read are counted and left out.
package history

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"iter"

	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/message"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// A File is a file of parcels seen before, read once.
type File struct {
	ctx    context.Context // an iterator has no other way to be told
	name   string
	reader *message.Reader
	sum    hash.Hash // of what was read
	unread int
	err    error
}

// Open looks at the start of a file and finds its form. The context ends the
// reading.
func Open(ctx context.Context, name string, in io.Reader) (*File, error) {
	sum := sha256.New()
	reader, err := message.Open(name, io.TeeReader(in, sum), message.Options{})
	if err != nil {
		return nil, fmt.Errorf("history %s: %w", name, err)
	}
	return &File{ctx: ctx, name: name, reader: reader, sum: sum}, nil
}

// Digest names the content of files that were read to their end, in their
// order: as sha256:HEX.
func Digest(files []*File) string {
	all := sha256.New()
	for _, f := range files {
		all.Write(f.sum.Sum(nil))
	}
	return fmt.Sprintf("sha256:%x", all.Sum(nil))
}

// Unread is how many records could not be read, once Parcels has ended.
func (f *File) Unread() int { return f.unread }

// Err is what ended Parcels before the end of the file.
func (f *File) Err() error {
	if f.err != nil {
		return fmt.Errorf("history %s: %w", f.name, f.err)
	}
	return nil
}

// Parcels yields the parcels of the file, in its order.
func (f *File) Parcels(yield func(*parcel.Parcel) bool) {
	decode := func(raw message.Raw) *parcel.Parcel {
		if rec := raw.Decode(); rec.Err == nil {
			return rec.Parcel
		}
		return nil
	}
	for p := range inOrder(f.raws, decode) {
		if p == nil {
			f.unread++
			continue
		}
		if !yield(p) {
			return
		}
	}
}

// raws yields the records of the file until its end, a fault of the file or
// the end of the context.
func (f *File) raws(yield func(message.Raw) bool) {
	for {
		raw, err := f.reader.NextRaw()
		if errors.Is(err, io.EOF) {
			return
		}
		if f.err = cmp.Or(err, f.ctx.Err()); f.err != nil || !yield(raw) {
			return
		}
	}
}

// Add enters parcels into a graph. Taking addresses and numbers apart is the
// slow part; it goes on all processors.
func Add(b *link.Builder, parcels iter.Seq[*parcel.Parcel]) {
	for s := range inOrder(parcels, link.Read) {
		b.Add(s)
	}
}
