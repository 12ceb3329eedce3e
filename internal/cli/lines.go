package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// maxLine is the longest input line that is answered; a longer one ends the
// run with an error that names it.
const maxLine = 4 << 20

// linesPerBlock is how many lines travel together from reader to worker.
const linesPerBlock = 256

// A block is some lines on their way to their answers.
type block struct {
	lines [][]byte
	first int // number of the first line, from 1
	out   []byte
	done  chan struct{}
}

// answerLines answers each non-empty line of r on all processors and writes
// the answers to w in input order. answer appends one answer to dst; it is
// called from several goroutines.
func answerLines(ctx context.Context, r io.Reader, w io.Writer, answer func(dst, line []byte, number int) []byte) error {
	group, ctx := errgroup.WithContext(ctx)
	workers := runtime.GOMAXPROCS(0)
	work, order := make(chan *block, workers), make(chan *block, 4*workers)
	group.Go(func() error { return readBlocks(ctx, r, work, order) })
	for range workers {
		group.Go(func() error {
			for b := range work {
				for i, line := range b.lines {
					b.out = answer(b.out, line, b.first+i)
				}
				close(b.done)
			}
			return nil
		})
	}
	group.Go(func() error {
		for b := range order {
			select {
			case <-b.done:
			case <-ctx.Done():
				return ctx.Err()
			}
			if _, err := w.Write(b.out); err != nil {
				return err
			}
		}
		return nil
	})
	return group.Wait()
}

// readBlocks parts r into blocks. A block is in order before it is in work.
func readBlocks(ctx context.Context, r io.Reader, work, order chan<- *block) error {
	defer close(work)
	defer close(order)
	scanner := bufio.NewScanner(r)
	scanner.Buffer(make([]byte, 64<<10), maxLine)
	b := &block{first: 1, done: make(chan struct{})}
	send := func() error {
		for _, out := range []chan<- *block{order, work} {
			select {
			case out <- b:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	}
	number := 0
	for scanner.Scan() {
		number++
		b.lines = append(b.lines, append([]byte(nil), scanner.Bytes()...))
		if len(b.lines) == linesPerBlock {
			if err := send(); err != nil {
				return err
			}
			b = &block{first: number + 1, done: make(chan struct{})}
		}
	}
	if errors.Is(scanner.Err(), bufio.ErrTooLong) {
		return fmt.Errorf("line %d is longer than %d bytes: split the input into one object a line", number+1, maxLine)
	}
	if err := scanner.Err(); err != nil {
		return fmt.Errorf("read line %d: %w", number+1, err)
	}
	return send()
}
