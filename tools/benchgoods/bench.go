package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/description"
	"github.com/tidewaiter/tidewaiter/internal/substance"
	"github.com/tidewaiter/tidewaiter/packs"
)

// A bench holds what all measurements share.
type bench struct {
	data    string
	seed    uint64
	verbose bool
	cat     *substance.Catalogue
	desc    *description.Reader
}

func (b *bench) run(parts []string) error {
	set, err := packs.Embedded()
	if err != nil {
		return err
	}
	p, _ := set.Get("substances")
	if b.cat, err = substance.Open(p); err != nil {
		return err
	}
	p, _ = set.Get("descriptions")
	if b.desc, err = description.Open(p); err != nil {
		return err
	}
	all := map[string]func() error{"substances": b.substances, "benign": b.benign, "vague": b.vague}
	if len(parts) == 0 {
		parts = []string{"substances", "benign", "vague"}
	}
	for _, part := range parts {
		f, ok := all[part]
		if !ok {
			return fmt.Errorf("no measurement %q", part)
		}
		if err := f(); err != nil {
			return fmt.Errorf("%s: %w", part, err)
		}
	}
	return nil
}

// rows reads a tab-separated file, .gz or not, without its header.
func (b *bench) rows(name string, row func(fields []string)) error {
	f, err := os.Open(filepath.Join(b.data, name))
	if err != nil {
		return err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return err
		}
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for first := true; lines.Scan(); first = false {
		if !first {
			row(strings.Split(lines.Text(), "\t"))
		}
	}
	return lines.Err()
}

// percent writes a share.
func percent(n, of int) string {
	if of == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f %%", 100*float64(n)/float64(of))
}
