package main

import (
	"fmt"
	"runtime"
	"slices"
	"time"

	"github.com/tidewaiter/tidewaiter/tools/internal/usage"
)

// A timing is what questions took, in order: by the clock, and of processor
// time, which tells more on a machine that others use.
type timing struct{ elapsed, used []time.Duration }

// timed asks n questions one after another on one core.
func timed(n int, ask func(i int)) timing {
	cores := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(cores)
	t := timing{make([]time.Duration, n), make([]time.Duration, n)}
	for i := range n {
		from, cpu := time.Now(), usage.Processor()
		ask(i)
		t.elapsed[i], t.used[i] = time.Since(from), usage.Processor()-cpu
	}
	slices.Sort(t.elapsed)
	slices.Sort(t.used)
	return t
}

// row is a second's worth of questions, p50, p99 and p99.9.
func row(took []time.Duration) string {
	total := time.Duration(0)
	for _, d := range took {
		total += d
	}
	n := len(took)
	return fmt.Sprintf("%.0f\t%v\t%v\t%v", float64(n)/total.Seconds(), took[n/2], took[n*99/100], took[n*999/1000])
}
