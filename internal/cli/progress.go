package cli

import (
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"
)

// progress shows rate and remaining time: a line that renews itself on a
// terminal, else a plain line every ten seconds.
type progress struct {
	w       io.Writer
	tty     bool
	quiet   bool
	start   time.Time
	last    time.Time
	read    atomic.Int64
	size    int64 // of all input files; 0: not known
	printed bool
}

func (a *app) newProgress(files []string) *progress {
	_, tty := terminal(a.stderr)
	if _, out := terminal(a.stdout); out {
		tty = false // the answers themselves show that it goes on
	}
	now := time.Now()
	p := &progress{w: a.stderr, tty: tty, quiet: a.flags.quiet, start: now, last: now}
	for _, name := range files {
		info, err := os.Stat(name)
		if err != nil || !info.Mode().IsRegular() {
			p.size = 0
			return p
		}
		p.size += info.Size()
	}
	return p
}

// count passes a file through and counts its bytes as stored.
func (p *progress) count(r io.Reader) io.Reader { return &countingReader{r, &p.read} }

type countingReader struct {
	io.Reader
	n *atomic.Int64
}

func (c *countingReader) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	c.n.Add(int64(n))
	return n, err
}

func (p *progress) show(t *totals) {
	interval := 10 * time.Second
	if p.tty {
		interval = 200 * time.Millisecond
	}
	now := time.Now()
	if p.quiet || now.Sub(p.last) < interval {
		return
	}
	p.last = now
	elapsed := now.Sub(p.start)
	line := fmt.Sprintf("%d parcels, %.0f a second", t.Records, float64(t.Records)/elapsed.Seconds())
	if read := p.read.Load(); p.size > 0 && read > 0 {
		share := float64(read) / float64(p.size)
		left := time.Duration(float64(elapsed) * (1 - share) / share).Round(time.Second)
		line += fmt.Sprintf(", %.0f %%, %s left", 100*share, left)
	}
	if p.tty {
		fmt.Fprintf(p.w, "\r\x1b[K%s", line)
		p.printed = true
		return
	}
	fmt.Fprintln(p.w, line)
}

// done clears the progress line.
func (p *progress) done() {
	if p.printed {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
