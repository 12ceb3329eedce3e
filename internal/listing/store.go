package listing

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/pack"
)

// A Store is a folder of imported lists. Each list has a folder of versions,
// named by digest, that never change, a file "active" that names the version in
// force, and a history. A version keeps the publisher's files it was made from.
//
//	NAME/active
//	NAME/history.ndjson
//	NAME/versions/DIGEST/manifest.json, list.bin, source/...
type Store struct{ dir string }

// OpenStore names the folder; it need not exist yet.
func OpenStore(dir string) *Store { return &Store{dir} }

// ErrNoList reports a name under which nothing was imported.
var ErrNoList = errors.New("no list was imported under this name")

// An ImportOptions says how to take a list in.
type ImportOptions struct {
	Name    string // what the list is called from now on
	Date    string // YYYY-MM-DD; empty: as the list or its files say
	Partial bool   // take a set that lacks files of the publisher's
	Force   string // the reason for taking a version that the guards refuse
	Now     time.Time
}

// An Event is one line of a list's history.
type Event struct {
	At      string   `json:"at"`
	Digest  string   `json:"digest"`
	Version string   `json:"version"`
	Entries int      `json:"entries"`
	Forced  string   `json:"forced,omitempty"` // the reason, where a guard was overridden
	Missing []string `json:"missing,omitempty"`
}

// Import reads a publisher's files, checks them against the version in force
// and makes them the version in force. When it fails, nothing has changed.
func (s *Store) Import(path string, o ImportOptions) (*pack.Pack, error) {
	if err := checkName(o.Name); err != nil {
		return nil, err
	}
	l, err := Read(path)
	if err != nil {
		return nil, err
	}
	if o.Force == "" {
		if err := s.guard(l, o); err != nil {
			return nil, fmt.Errorf("import %s: %w; the version in force stays", path, err)
		}
	}
	p, err := compileImport(l, path, o)
	if err != nil {
		return nil, err
	}
	version := versionOf(p)
	if err := s.write(o.Name, version, p, path); err != nil {
		return nil, fmt.Errorf("import %s: %w", path, err)
	}
	event := Event{
		At: o.Now.UTC().Format(time.RFC3339), Digest: p.Manifest.Digest, Version: p.Manifest.Version,
		Entries: len(l.Entries), Forced: o.Force, Missing: l.Missing,
	}
	if err := s.record(o.Name, event); err != nil {
		return nil, fmt.Errorf("import %s: %w", path, err)
	}
	return p, s.activate(o.Name, version)
}

// checkName keeps names fit to be folders.
func checkName(name string) error {
	if name == "" || strings.ContainsAny(name, "/\\=:") || strings.HasPrefix(name, ".") {
		return fmt.Errorf("list name %q: use letters, digits and dashes", name)
	}
	return nil
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

// versionOf names a version's folder.
func versionOf(p *pack.Pack) string {
	return strings.TrimPrefix(p.Manifest.Digest, "sha256:")[:16]
}

func (s *Store) versionDir(name, version string) string {
	return filepath.Join(s.dir, name, "versions", version)
}

// write puts a version in its place by renaming a complete folder, so that a
// version is there whole or not at all.
func (s *Store) write(name, version string, p *pack.Pack, path string) error {
	final := s.versionDir(name, version)
	if _, err := os.Stat(final); err == nil {
		return nil // the same content is there already
	}
	if err := os.MkdirAll(filepath.Dir(final), 0o755); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(filepath.Dir(final), ".new-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	if err := WritePack(temp, p); err != nil {
		return err
	}
	if err := copySource(path, filepath.Join(temp, sourceDir)); err != nil {
		return err
	}
	return os.Rename(temp, final)
}

// sourceDir is the folder of a pack that keeps the publisher's files.
const sourceDir = "source"

// WritePack writes the manifest and the compiled list of a pack into a folder.
func WritePack(dir string, p *pack.Pack) error {
	compiled, err := p.File(watchlist.CompiledFile)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, watchlist.CompiledFile), compiled, 0o644); err != nil {
		return err
	}
	manifest, err := json.MarshalIndent(p.Manifest, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, pack.ManifestFile), append(manifest, '\n'), 0o644)
}

// copySource copies a file, or the files of a folder.
func copySource(path, to string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	if !info.IsDir() {
		return copyFile(path, filepath.Join(to, filepath.Base(path)))
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.IsDir() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if err := copyFile(filepath.Join(path, e.Name()), filepath.Join(to, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

func copyFile(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
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
	if _, err := f.Write(append(line, '\n')); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// activate swaps the version in force by renaming a file over the old one.
func (s *Store) activate(name, version string) error {
	file := filepath.Join(s.dir, name, "active")
	if err := os.WriteFile(file+".new", []byte(version+"\n"), 0o644); err != nil {
		return fmt.Errorf("activate list %s: %w", name, err)
	}
	if err := os.Rename(file+".new", file); err != nil {
		return fmt.Errorf("activate list %s: %w", name, err)
	}
	return nil
}

// Names gives the imported lists, sorted.
func (s *Store) Names() ([]string, error) {
	entries, err := os.ReadDir(s.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the store of lists: %w", err)
	}
	var names []string
	for _, e := range entries {
		if _, err := os.Stat(filepath.Join(s.dir, e.Name(), "active")); e.IsDir() && err == nil {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// activeDir gives the folder of the version in force.
func (s *Store) activeDir(name string) (string, error) {
	if err := checkName(name); err != nil {
		return "", err
	}
	version, err := os.ReadFile(filepath.Join(s.dir, name, "active"))
	if errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("list %s: %w", name, ErrNoList)
	}
	if err != nil {
		return "", fmt.Errorf("list %s: %w", name, err)
	}
	return s.versionDir(name, strings.TrimSpace(string(version))), nil
}

// Active opens the version of a list that is in force.
func (s *Store) Active(name string) (*pack.Pack, error) {
	dir, err := s.activeDir(name)
	if err != nil {
		return nil, err
	}
	return pack.OpenDir(dir)
}

// History gives what was imported under a name, the oldest first.
func (s *Store) History(name string) ([]Event, error) {
	if _, err := s.activeDir(name); err != nil {
		return nil, err
	}
	data, err := os.ReadFile(filepath.Join(s.dir, name, "history.ndjson"))
	if err != nil {
		return nil, fmt.Errorf("history of list %s: %w", name, err)
	}
	var events []Event
	for line := range strings.Lines(string(data)) {
		var e Event
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			return nil, fmt.Errorf("history of list %s: %w", name, err)
		}
		events = append(events, e)
	}
	return events, nil
}

// Verify rebuilds the version in force from the files it was made from and
// reports a difference.
func (s *Store) Verify(name string) error {
	dir, err := s.activeDir(name)
	if err != nil {
		return err
	}
	return VerifyDir(dir)
}

// VerifyDir does for a pack's folder what Verify does for an imported list.
func VerifyDir(dir string) error {
	p, err := pack.OpenDir(dir)
	if err != nil {
		return err
	}
	have, err := watchlist.Open(p)
	if err != nil {
		return err
	}
	rebuilt, err := Read(filepath.Join(dir, sourceDir))
	if err != nil {
		return err
	}
	rebuilt.Name = have.Name
	if watchlist.Digest(rebuilt) != watchlist.Digest(have) {
		return fmt.Errorf("list %s: %w: the files it was made from give another list", p.Manifest.Name, pack.ErrDigest)
	}
	return nil
}
