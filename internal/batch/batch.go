// Package batch screens files of parcels: records in, one answer each out, in
// input order whatever the number of workers. What goes in is a source of raw
// records and a function that screens one parcel; what comes out is passed to
// a sink. Memory does not grow with the input, but for a compact set of ids
// that finds a record or item that comes twice.
package batch

import (
	"context"
	"errors"
	"io"
	"runtime"

	"golang.org/x/sync/errgroup"

	"github.com/tidewaiter/tidewaiter/message"
	"github.com/tidewaiter/tidewaiter/parcel"
	"github.com/tidewaiter/tidewaiter/screen"
)

// An Answer is what one input record got: an assessment, or the reason why
// it could not be read.
type Answer struct {
	Record     int // counted from 1 over all files of the run
	Assessment *screen.Assessment
	Fault      *message.Error
	Line       []byte // the answer as one line of JSON, with its line end; the sink's until it returns
	parcel     *parcel.Parcel
}

// A Source yields raw records; *message.Reader is one.
type Source interface {
	NextRaw() (message.Raw, error)
}

// A Job is one run over one or more sources.
type Job struct {
	Screen  func(*parcel.Parcel) screen.Assessment
	Workers int // 0: as many as processors
	// Sink takes the answers in input order, some at a time, on one goroutine.
	// Its error ends the run.
	Sink func([]Answer) error
	// Done is how many records an earlier run answered: they are read, so that
	// duplicates are still found, and not answered again.
	Done int

	record int
	seen   seen
	spare  chan []byte // what held lines before, to be written to again
}

// chunkSize is how many records travel together: enough to make hand-over
// cheap, few enough to keep the first answer quick.
const chunkSize = 16

// A chunk is records on their way from the reader over a worker to the sink.
type chunk struct {
	raws    []message.Raw
	answers []Answer
	lines   []byte         // what the answers' lines lie in
	end     *message.Error // what ended the source after these records
	done    chan struct{}
}

// Run answers every record of src. It returns when all have passed the sink,
// or at the first error of the sink or the context. A file that cannot be
// read to its end is answered, not an error.
func (j *Job) Run(ctx context.Context, src Source) error {
	workers := j.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	group, ctx := errgroup.WithContext(ctx)
	work := make(chan *chunk, workers)
	order := make(chan *chunk, 2*workers)
	j.spare = make(chan []byte, cap(order))
	input := make(chan input, 4*chunkSize)
	// Not waited for: a source may sit in a read that nothing can end, such as
	// a terminal's. It stops at its next record.
	go read(ctx, src, input)
	group.Go(func() error { return gather(ctx, input, work, order) })
	for range workers {
		group.Go(func() error {
			for c := range work {
				j.screen(c)
				close(c.done)
			}
			return nil
		})
	}
	group.Go(func() error { return j.drain(ctx, order) })
	return group.Wait()
}

// An input is the next record of the source, or the error that ended it.
type input struct {
	raw message.Raw
	err error
}

func read(ctx context.Context, src Source, out chan<- input) {
	defer close(out)
	for {
		raw, err := src.NextRaw()
		if err == io.EOF {
			return
		}
		select {
		case out <- input{raw, err}:
		case <-ctx.Done():
			return
		}
		if err != nil {
			return
		}
	}
}

// gather makes chunks of whatever has arrived, so that a slow source is
// answered record by record and a fast one in full chunks. A chunk is in
// order before it is in work: the sink sees chunks as they were read.
func gather(ctx context.Context, in <-chan input, work, order chan<- *chunk) error {
	defer close(work)
	defer close(order)
	for {
		c := &chunk{done: make(chan struct{})}
		select {
		case first, ok := <-in:
			if !ok {
				return nil
			}
			c.add(first)
		case <-ctx.Done():
			return ctx.Err()
		}
		c.fill(in)
		for _, out := range []chan<- *chunk{order, work} {
			select {
			case out <- c:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	}
}

// fill takes what is waiting, up to a full chunk.
func (c *chunk) fill(in <-chan input) {
	for len(c.raws) < chunkSize {
		select {
		case next, ok := <-in:
			if !ok {
				return
			}
			c.add(next)
		default:
			return
		}
	}
}

func (c *chunk) add(in input) {
	switch {
	case in.err == nil:
		c.raws = append(c.raws, in.raw)
	case !errors.As(in.err, &c.end):
		c.end = &message.Error{Reason: in.err.Error()}
	}
}

// screen answers the records of a chunk, on a worker.
func (j *Job) screen(c *chunk) {
	c.answers = make([]Answer, 0, len(c.raws)+1)
	select {
	case c.lines = <-j.spare:
	default:
	}
	for _, raw := range c.raws {
		rec := raw.Decode()
		a := Answer{parcel: rec.Parcel, Fault: rec.Err}
		if rec.Err == nil {
			assessment := j.Screen(rec.Parcel)
			a.Assessment = &assessment
		}
		start := len(c.lines)
		c.lines = a.appendLine(c.lines)
		a.Line = c.lines[start:len(c.lines):len(c.lines)]
		c.answers = append(c.answers, a)
	}
	if c.end != nil {
		a := Answer{Fault: c.end}
		a.Line = a.appendLine(nil)
		c.answers = append(c.answers, a)
	}
	c.raws = nil
}

// drain passes chunks to the sink in order. Duplicates are found here, the
// one place that sees the records one after another.
func (j *Job) drain(ctx context.Context, order <-chan *chunk) error {
	for c := range order {
		select {
		case <-c.done:
		case <-ctx.Done():
			return ctx.Err()
		}
		answers := c.answers[:0]
		for _, a := range c.answers {
			j.record++
			a.Record = j.record
			j.markDuplicate(&a)
			a.parcel = nil
			if a.Record > j.Done {
				answers = append(answers, a)
			}
		}
		if len(answers) == 0 {
			continue
		}
		if err := j.Sink(answers); err != nil {
			return err
		}
		j.keep(c.lines)
	}
	return ctx.Err()
}

// maxSpare is the size of usual lines; what held longer ones is let go.
const maxSpare = 256 << 10

// keep lets a worker write to lines that have passed the sink.
func (j *Job) keep(lines []byte) {
	if cap(lines) > maxSpare {
		return
	}
	select {
	case j.spare <- lines[:0]:
	default:
	}
}

// Answer answers a file as a whole that could not be opened or made no sense.
func (j *Job) Answer(fault *message.Error) error {
	j.record++
	if j.record <= j.Done {
		return nil
	}
	a := Answer{Record: j.record, Fault: fault}
	a.Line = a.appendLine(nil)
	return j.Sink([]Answer{a})
}
