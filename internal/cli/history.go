package cli

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/tidewaiter/tidewaiter/internal/history"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// historyFlag adds --history, which trace and screen share.
func historyFlag(cmd *cobra.Command, files *[]string) {
	cmd.Flags().StringArrayVar(files, "history", nil, "`FILE` of parcels seen before, in any form that screen reads (repeatable)")
}

// A past is the files of --history, open for one reading.
type past struct {
	app   *app
	files []*history.File
	open  []io.Closer
}

// history opens files of parcels seen before.
func (a *app) history(ctx context.Context, names []string) (*past, error) {
	p := &past{app: a}
	for _, name := range names {
		in, err := a.openInput(name)
		if err != nil {
			p.close()
			return nil, configError(fmt.Errorf("--history %s: %w", name, err))
		}
		p.open = append(p.open, in)
		f, err := history.Open(ctx, name, in)
		if err != nil {
			p.close()
			return nil, configError(err)
		}
		p.files = append(p.files, f)
	}
	return p, nil
}

// parcels yields those of all files in turn.
func (p *past) parcels(yield func(*parcel.Parcel) bool) {
	for _, f := range p.files {
		for parcel := range f.Parcels {
			if !yield(parcel) {
				return
			}
		}
		if n := f.Unread(); n > 0 {
			p.app.note("history: %d records could not be read and are left out", n)
		}
	}
}

// digest names what was read.
func (p *past) digest() string { return history.Digest(p.files) }

// err is what ended the reading of a file too early.
func (p *past) err() error {
	var errs []error
	for _, f := range p.files {
		errs = append(errs, f.Err())
	}
	return errors.Join(errs...)
}

func (p *past) close() {
	for _, c := range p.open {
		c.Close()
	}
}
