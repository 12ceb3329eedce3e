package listing

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/pack"
)

// An ImportOptions says how to take a list in.
type ImportOptions struct {
	Name    string  // what the list is called from now on
	Date    string  // YYYY-MM-DD; empty: as the list or its files say
	Partial bool    // take a set that lacks files of the publisher's
	Force   []Guard // guards to override
	Reason  string  // why they are overridden, and by whom: for the history
	Now     time.Time
	Tell    func(string) // takes what a person should know; may be nil
}

// An Event is one line of a list's history.
type Event struct {
	At      string   `json:"at"`
	Digest  string   `json:"digest"`
	Version string   `json:"version"`
	Entries int      `json:"entries"`
	Forced  []Guard  `json:"forced,omitempty"` // guards that were overridden
	Reason  string   `json:"reason,omitempty"` // why
	Missing []string `json:"missing,omitempty"`
}

// Import reads a publisher's files, checks them against the version in force
// and makes them the version in force. When it fails, nothing has changed. It
// waits while another process imports under the same name.
func (s *Store) Import(ctx context.Context, path string, o ImportOptions) (*pack.Pack, error) {
	if err := checkName(o.Name); err != nil {
		return nil, err
	}
	if len(o.Force) > 0 && strings.TrimSpace(o.Reason) == "" {
		return nil, fmt.Errorf("import %s: overriding a guard needs a reason", path)
	}
	unlock, err := s.lock(ctx, o.Name)
	if err != nil {
		return nil, fmt.Errorf("import %s: %w", path, err)
	}
	defer unlock()
	l, err := Read(path)
	if err != nil {
		return nil, err
	}
	forced, err := s.guard(l, o)
	if err != nil {
		return nil, fmt.Errorf("import %s: %w. The version in force stays", path, err)
	}
	p, err := compileImport(l, path, o)
	if err != nil {
		return nil, err
	}
	if err := s.putInForce(p, path, o.Name, newEvent(p, l, o, forced)); err != nil {
		return nil, fmt.Errorf("import %s: %w", path, err)
	}
	return p, nil
}

// ImportFiles is Import of a set whose files the user names one by one.
func (s *Store) ImportFiles(ctx context.Context, paths []string, o ImportOptions) (*pack.Pack, error) {
	if len(paths) == 1 {
		return s.Import(ctx, paths[0], o)
	}
	set, err := os.MkdirTemp("", "tidewaiter-set-")
	if err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	defer os.RemoveAll(set)
	for _, path := range paths {
		if err := gather(path, set); err != nil {
			return nil, fmt.Errorf("import %s: %w", path, err)
		}
	}
	return s.Import(ctx, set, o)
}

// gather copies a file into a folder with its date, which stands for that of a
// list that states none.
func gather(path, dir string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if info.IsDir() {
		return errors.New("this is a folder: give one folder, or the files of one set")
	}
	to := filepath.Join(dir, filepath.Base(path))
	if _, err := os.Stat(to); err == nil {
		return errors.New("two files of a set have one name")
	}
	if err := copyFile(path, to); err != nil {
		return err
	}
	return os.Chtimes(to, info.ModTime(), info.ModTime())
}

func newEvent(p *pack.Pack, l *watchlist.List, o ImportOptions, forced []Guard) Event {
	e := Event{
		At: o.Now.UTC().Format(time.RFC3339), Digest: p.Manifest.Digest, Version: p.Manifest.Version,
		Entries: len(l.Entries), Forced: forced, Missing: l.Missing,
	}
	if len(forced) > 0 {
		e.Reason = o.Reason
	}
	return e
}

// putInForce stores a version, notes it in the history and makes it active.
func (s *Store) putInForce(p *pack.Pack, path, name string, e Event) error {
	version := versionOf(p)
	if err := s.write(name, version, p, path); err != nil {
		return err
	}
	if err := s.record(name, e); err != nil {
		return err
	}
	return s.activate(name, version)
}

// lock keeps other processes from importing under a name until unlock is
// called. Readers need no lock: a version never changes.
func (s *Store) lock(ctx context.Context, name string) (unlock func(), err error) {
	dir := filepath.Join(s.dir, name)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("lock list %s: %w", name, err)
	}
	l := flock.New(filepath.Join(dir, ".lock"))
	if _, err := l.TryLockContext(ctx, 50*time.Millisecond); err != nil {
		return nil, fmt.Errorf("lock list %s: %w", name, err)
	}
	return func() { _ = l.Close() }, nil
}

func compileImport(l *watchlist.List, path string, o ImportOptions) (*pack.Pack, error) {
	publisher, _ := ofList(l.Name)
	date, note := o.Date, ""
	if date == "" {
		var err error
		if date, note, err = dateOf(l, path); err != nil {
			return nil, err
		}
	}
	m := publisher.manifest(o.Name, date)
	m.Note = note
	if len(l.Missing) > 0 {
		m.Note = strings.TrimPrefix(note+"; partial: without "+strings.Join(l.Missing, ", "), "; ")
	}
	return Compile(l, m)
}

// record appends to the history.
func (s *Store) record(name string, e Event) error {
	line, err := json.Marshal(e)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(filepath.Join(s.dir, name, "history.ndjson"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(append(line, '\n'))
	return errors.Join(err, f.Sync(), f.Close())
}

// activate swaps the version in force by renaming a file over the old one.
func (s *Store) activate(name, version string) error {
	if err := writeFile(filepath.Join(s.dir, name, "active"), []byte(version+"\n")); err != nil {
		return fmt.Errorf("activate list %s: %w", name, err)
	}
	return nil
}
