package history

import (
	"iter"
	"runtime"
	"sync"
)

// chunkSize is how many values travel together: enough to make hand-over cheap.
const chunkSize = 256

// A chunk is values on their way through a worker.
type chunk[In, Out any] struct {
	in   []In
	out  []Out
	done chan struct{}
}

// inOrder yields f of each value of a sequence, in its order. The sequence
// runs on one goroutine, f on as many as there are processors; all have ended
// when inOrder has.
func inOrder[In, Out any](seq iter.Seq[In], f func(In) Out) iter.Seq[Out] {
	return func(yield func(Out) bool) {
		workers := runtime.GOMAXPROCS(0)
		work, order := make(chan *chunk[In, Out], workers), make(chan *chunk[In, Out], 4*workers)
		stop := make(chan struct{})
		var running sync.WaitGroup
		running.Go(func() { cut(seq, work, order, stop) })
		for range workers {
			running.Go(func() {
				for c := range work {
					c.apply(f)
				}
			})
		}
		deliver(order, yield)
		close(stop)
		running.Wait()
	}
}

// cut sends a sequence in chunks, each first to a worker, then to whoever
// waits for it.
func cut[In, Out any](seq iter.Seq[In], work, order chan<- *chunk[In, Out], stop <-chan struct{}) {
	defer close(order)
	defer close(work)
	c := &chunk[In, Out]{done: make(chan struct{})}
	send := func() bool {
		for _, to := range [...]chan<- *chunk[In, Out]{work, order} {
			select {
			case to <- c:
			case <-stop:
				return false
			}
		}
		c = &chunk[In, Out]{done: make(chan struct{})}
		return true
	}
	for v := range seq {
		if c.in = append(c.in, v); len(c.in) == chunkSize && !send() {
			return
		}
	}
	send()
}

func (c *chunk[In, Out]) apply(f func(In) Out) {
	c.out = make([]Out, len(c.in))
	for i, v := range c.in {
		c.out[i] = f(v)
	}
	close(c.done)
}

func deliver[In, Out any](order <-chan *chunk[In, Out], yield func(Out) bool) {
	for c := range order {
		<-c.done
		for _, v := range c.out {
			if !yield(v) {
				return
			}
		}
	}
}
