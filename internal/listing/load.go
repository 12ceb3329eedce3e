package listing

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/pack"
)

// Load reads a publisher's files as a pack, for "--list SOURCE=PATH". SOURCE
// is a publisher's word (ofac, un, eu, uk, csl, dpl, ftm, own), which must be
// what the files are, or any other name, which the pack then bears.
func Load(source, path string) (*pack.Pack, error) {
	l, err := Read(path)
	if err != nil {
		return nil, err
	}
	found, _ := ofList(l.Name)
	name := l.Name
	if wanted, ok := ofSource(source); !ok {
		name = source
	} else if wanted.source != found.source {
		return nil, fmt.Errorf("read list %s: this is the %s, not a list of %q", path, found.title, source)
	}
	date, note, err := dateOf(l, path)
	if err != nil {
		return nil, err
	}
	m := found.manifest(name, date)
	m.Note = note
	return Compile(l, m)
}

// dateOf gives the day of a list: the one it states, else that of its newest
// file, and then a note that says so.
func dateOf(l *watchlist.List, path string) (date, note string, err error) {
	if l.Date != "" {
		return l.Date, "", nil
	}
	newest, err := newestFile(path)
	if err != nil {
		return "", "", err
	}
	return newest.UTC().Format(time.DateOnly), "the list states no date: this is the date of its newest file", nil
}

func newestFile(path string) (time.Time, error) {
	var newest time.Time
	err := filepath.WalkDir(path, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil && info.ModTime().After(newest) {
			newest = info.ModTime()
		}
		return err
	})
	if err != nil {
		return newest, fmt.Errorf("date of list: %w", err)
	}
	if newest.IsZero() {
		return newest, fmt.Errorf("date of list: %s: %w", path, os.ErrNotExist)
	}
	return newest, nil
}
