package listing

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/pack"
)

// A Store is a folder of imported lists. Each list has a folder of versions,
// named by digest, that never change, a file "active" that names the version in
// force, and a history. A version keeps the publisher's files it was made from.
//
//	NAME/active
//	NAME/history.ndjson
//	NAME/versions/DIGEST/manifest.json, list.bin, names.bin, keys.bin, source/...
type Store struct {
	dir   string
	under pack.Set // what counts under a name that nothing was imported under
}

// OpenStore names the folder; it need not exist yet.
func OpenStore(dir string) *Store { return &Store{dir: dir} }

// Over makes the guards compare a first import with the list of its name in a
// set, which it takes the place of: the demonstrations that come with the
// program.
func (s *Store) Over(set pack.Set) *Store { return &Store{dir: s.dir, under: set} }

// Dir is the folder of the store.
func (s *Store) Dir() string { return s.dir }

// ErrNoList reports a name under which nothing was imported.
var ErrNoList = errors.New("no list was imported under this name")

// checkName keeps names fit to be folders.
func checkName(name string) error {
	if name == "" || strings.ContainsAny(name, "/\\=:") || strings.HasPrefix(name, ".") {
		return fmt.Errorf("list name %q: use letters, digits and dashes", name)
	}
	return nil
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
	left, _ := filepath.Glob(filepath.Join(filepath.Dir(final), ".new-*"))
	for _, dir := range left { // of an import that was killed: the lock is ours, so nobody writes there
		_ = os.RemoveAll(dir)
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
	return renameSynced(temp, final)
}

// sourceDir is the folder of a pack that keeps the publisher's files.
const sourceDir = "source"

// WritePack writes the manifest and the files of a list's pack into a folder.
func WritePack(dir string, p *pack.Pack) error {
	for _, name := range p.Manifest.FileNames() {
		data, err := p.File(name)
		if err != nil {
			return err
		}
		if err := writeSynced(filepath.Join(dir, name), data); err != nil {
			return err
		}
	}
	manifest, err := json.MarshalIndent(p.Manifest, "", "  ")
	if err != nil {
		return err
	}
	return writeSynced(filepath.Join(dir, pack.ManifestFile), append(manifest, '\n'))
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
	return writeSynced(to, data)
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
	if watchlist.Digest(rebuilt) == watchlist.Digest(have) {
		return nil
	}
	if slices.Equal(rebuilt.Sources, have.Sources) {
		return fmt.Errorf("list %s: %w: the files are unaltered, and this version of the program reads them otherwise: import them again", p.Manifest.Name, pack.ErrDigest)
	}
	return fmt.Errorf("list %s: %w: the files it was made from were altered since: import the publisher's again", p.Manifest.Name, pack.ErrDigest)
}
