package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/tidewaiter/tidewaiter/internal/listing"
	"github.com/tidewaiter/tidewaiter/internal/ownership"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/source"
	"github.com/tidewaiter/tidewaiter/pack"
)

// An ownershipFile is the file of --ownership with where it came from.
type ownershipFile struct {
	*ownership.File
	source watchlist.SourceFile
	date   string // when it was last changed
}

// withOwnership adds the companies that listed persons hold, by the file of
// --ownership, as a list of their own.
func (a *app) withOwnership(set pack.Set) (pack.Set, error) {
	if a.flags.ownership == "" {
		return set, nil
	}
	f, report, err := a.ownership(set)
	if err != nil {
		return set, err
	}
	l := report.Derive()
	l.Sources = []watchlist.SourceFile{f.source}
	p, err := listing.Compile(l, pack.Manifest{
		Name: ownership.ListName, Title: "Companies that listed persons hold (50 % rule)",
		Version: f.date, Date: f.date, ValidFrom: f.date,
		Publisher: "derived from the watchlists and the user's ownership file", Licence: "the user's own",
		Note: fmt.Sprintf("stakes as held on %s", report.Day),
	})
	if err != nil {
		return set, fmt.Errorf("--ownership %s: %w", a.flags.ownership, err)
	}
	return set.With(p), nil
}

// ownership applies the 50 % rule to the file of --ownership and the
// watchlists of a set.
func (a *app) ownership(set pack.Set) (*ownershipFile, *ownership.Report, error) {
	f, err := readOwnership(a.flags.ownership)
	if err != nil {
		return nil, nil, fmt.Errorf("--ownership: %w", err)
	}
	lists, err := watchlist.OpenAll(set)
	if err != nil {
		return nil, nil, err
	}
	asOf, err := a.asOf()
	if err != nil {
		return nil, nil, err
	}
	report := ownership.Assess(f.File, lists, asOf.Format(time.DateOnly))
	for _, w := range report.Warnings {
		a.note("tidewaiter: ownership: %s", plain(w))
	}
	return f, report, nil
}

// readOwnership reads a file in CSV or in the FollowTheMoney form, plain or
// gzip.
func readOwnership(path string) (*ownershipFile, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	in, err := source.New(filepath.Base(path), f)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	read := ownership.ReadCSV
	if bytes.HasPrefix(bytes.TrimSpace(in.Peek(512)), []byte("{")) {
		read = ownership.ReadFtM
	}
	file, err := read(in.Name, in)
	if err != nil {
		return nil, err
	}
	out := &ownershipFile{File: file, date: info.ModTime().UTC().Format(time.DateOnly)}
	out.source, err = in.Done(len(file.Stakes))
	return out, err
}
