// Package history reads the user's own earlier parcels for the graph of
// links. A file of parcels in any form that package message reads goes in; its
// parcels come out in their order, decoded on all processors. It judges
// nothing; records that cannot be read are counted and left out.
package history

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/message"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// A File is a file of parcels seen before, read once.
type File struct {
	ctx    context.Context //nolint:containedctx // an iterator has no other way to be told
	name   string
	reader *message.Reader
	unread int
	err    error
}

// Open looks at the start of a file and finds its form. The context ends the
// reading.
func Open(ctx context.Context, name string, in io.Reader) (*File, error) {
	reader, err := message.Open(name, in, message.Options{})
	if err != nil {
		return nil, fmt.Errorf("history %s: %w", name, err)
	}
	return &File{ctx: ctx, name: name, reader: reader}, nil
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

// chunkSize is how many records travel together.
const chunkSize = 256

// A chunk is records on their way from the splitter over a decoder.
type chunk struct {
	raws    []message.Raw
	parcels []*parcel.Parcel // nil where a record cannot be read
	done    chan struct{}
}

// Parcels yields the parcels of the file, in its order.
func (f *File) Parcels(yield func(*parcel.Parcel) bool) {
	ctx, cancel := context.WithCancel(f.ctx)
	defer cancel()
	group, ctx := errgroup.WithContext(ctx)
	workers := runtime.GOMAXPROCS(0)
	work, order := make(chan *chunk, workers), make(chan *chunk, 4*workers)
	group.Go(func() error {
		defer close(order)
		defer close(work)
		return f.split(ctx, work, order)
	})
	for range workers {
		group.Go(func() error {
			for c := range work {
				c.decode()
			}
			return nil
		})
	}
	stopped := !f.deliver(order, yield)
	cancel()
	if err := group.Wait(); !stopped {
		f.err = err
	}
}

// split cuts the file into chunks, each of which is first worked on, then
// delivered.
func (f *File) split(ctx context.Context, work, order chan<- *chunk) error {
	for {
		c := &chunk{done: make(chan struct{})}
		err := f.fill(c)
		for _, to := range [...]chan<- *chunk{work, order} {
			select {
			case to <- c:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (f *File) fill(c *chunk) error {
	for len(c.raws) < chunkSize {
		raw, err := f.reader.NextRaw()
		if err != nil {
			return err
		}
		c.raws = append(c.raws, raw)
	}
	return nil
}

func (c *chunk) decode() {
	c.parcels = make([]*parcel.Parcel, len(c.raws))
	for i := range c.raws {
		if rec := c.raws[i].Decode(); rec.Err == nil {
			c.parcels[i] = rec.Parcel
		}
	}
	close(c.done)
}

// deliver yields what the chunks hold, and reports whether all was wanted.
func (f *File) deliver(order <-chan *chunk, yield func(*parcel.Parcel) bool) bool {
	for c := range order {
		<-c.done
		for _, p := range c.parcels {
			if p == nil {
				f.unread++
				continue
			}
			if !yield(p) {
				return false
			}
		}
	}
	return true
}

// addTogether is how many parcels are read for the graph at a time.
const addTogether = 2048

// Add enters parcels into a graph. Taking addresses and numbers apart is the
// slow part; it goes on all processors.
func Add(b *link.Builder, parcels iter.Seq[*parcel.Parcel]) {
	workers := runtime.GOMAXPROCS(0)
	sightings := make([]link.Sighting, addTogether)
	for some := range chunks(parcels, addTogether) {
		var group errgroup.Group
		for worker := range workers {
			group.Go(func() error {
				for i := worker; i < len(some); i += workers {
					sightings[i] = link.Read(some[i])
				}
				return nil
			})
		}
		_ = group.Wait() // reading cannot fail
		for i := range some {
			b.Add(sightings[i])
		}
	}
}

// chunks yields the values of a sequence n at a time. The slice is used again.
func chunks[T any](seq iter.Seq[T], n int) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		some := make([]T, 0, n)
		for v := range seq {
			if some = append(some, v); len(some) < n {
				continue
			}
			if !yield(some) {
				return
			}
			some = slices.Delete(some, 0, n)
		}
		if len(some) > 0 {
			yield(some)
		}
	}
}
