package listing

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/tidewaiter/tidewaiter/internal/listing/fetch"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/pack"
)

// An Updater brings lists up to date from their configured sources.
type Updater struct {
	Store  *Store
	Client *fetch.Client
}

// An Update is what became of one list.
type Update struct {
	Name    string
	Newer   bool       // the source has another version than the one in force
	Pack    *pack.Pack // the new version, once it is in force
	Changes []watchlist.Change
}

// Check looks whether a source has another version than the one in force. It
// changes nothing.
func (u *Updater) Check(ctx context.Context, src Source) (Update, error) {
	return u.with(ctx, src, func(path string) (Update, error) {
		up := Update{Name: src.Name}
		l, have, err := u.compare(path, src.Name)
		if err != nil || have != nil && watchlist.Digest(l) == watchlist.Digest(have) {
			return up, err
		}
		up.Newer = true
		if have != nil {
			up.Changes = watchlist.Diff(have, l)
		}
		return up, nil
	})
}

// Update takes a source's version in, unless it is the one in force. The
// options' name and path come from the source.
func (u *Updater) Update(ctx context.Context, src Source, o ImportOptions) (Update, error) {
	o.Name, o.Partial = src.Name, src.Partial
	return u.with(ctx, src, func(path string) (Update, error) {
		up := Update{Name: src.Name}
		l, have, err := u.compare(path, src.Name)
		if err != nil || have != nil && watchlist.Digest(l) == watchlist.Digest(have) {
			return up, err
		}
		if up.Pack, err = u.Store.Import(ctx, path, o); err != nil {
			return up, err
		}
		up.Newer = true
		if have != nil {
			up.Changes = watchlist.Diff(have, l)
		}
		return up, nil
	})
}

// compare reads what a source gave and the version in force, nil if there is
// none.
func (u *Updater) compare(path, name string) (l, have *watchlist.List, err error) {
	if l, err = Read(path); err != nil {
		return nil, nil, err
	}
	l.Name = name
	p, err := u.Store.Active(name)
	if errors.Is(err, ErrNoList) {
		return l, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	have, err = watchlist.Open(p)
	return l, have, err
}

// with calls then with the files of a source, downloaded where they are
// remote, unless the server says that nothing has changed. What was learnt of
// the files is kept once then succeeds.
func (u *Updater) with(ctx context.Context, src Source, then func(path string) (Update, error)) (Update, error) {
	if src.Folder != "" {
		return then(src.Folder)
	}
	dir := filepath.Join(u.Store.dir, src.Name)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return Update{}, fmt.Errorf("update list %s: %w", src.Name, err)
	}
	temp, err := os.MkdirTemp(dir, ".download-")
	if err != nil {
		return Update{}, fmt.Errorf("update list %s: %w", src.Name, err)
	}
	defer os.RemoveAll(temp)
	d := download{Updater: u, source: src, dir: temp, known: u.known(src.Name)}
	changed, err := d.all(ctx)
	if err != nil || !changed {
		return Update{Name: src.Name}, err
	}
	path := temp
	if len(src.Files) == 1 {
		path = filepath.Join(temp, src.Files[0].Name)
	}
	up, err := then(path)
	if err != nil || up.Pack == nil && up.Newer { // refused, or only checked
		return up, err
	}
	return up, u.remember(src.Name, d.met)
}

// A download brings the files of one source into a folder.
type download struct {
	*Updater
	source Source
	dir    string
	known  fetched // of the version in force
	met    fetched // of this download
}

// all downloads the files of a source. It gives false where none has changed.
// Of a set of which some have changed, the others come from the version in
// force.
func (d *download) all(ctx context.Context) (changed bool, err error) {
	d.met = make(fetched)
	var same []string
	for _, r := range d.source.Files {
		result, err := d.Client.Get(ctx, d.request(r), filepath.Join(d.dir, r.Name))
		if err != nil {
			return false, fmt.Errorf("update list %s: %w", d.source.Name, err)
		}
		d.met[r.URL] = result.Validators
		if result.Unchanged {
			same = append(same, r.Name)
		}
	}
	if len(same) == len(d.source.Files) {
		return false, nil
	}
	return true, d.complete(same)
}

func (d *download) request(r Remote) fetch.Request {
	return fetch.Request{
		URL: r.URL, SHA256: r.SHA256, SumURL: r.SumURL,
		MaxBytes: d.source.MaxBytes, Timeout: d.source.Timeout, Have: d.known[r.URL],
	}
}

// complete copies files that have not changed from the version in force.
func (d *download) complete(names []string) error {
	if len(names) == 0 {
		return nil
	}
	active, err := d.Store.activeDir(d.source.Name)
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := copyFile(filepath.Join(active, sourceDir, name), filepath.Join(d.dir, name)); err != nil {
			return fmt.Errorf("update list %s: %w", d.source.Name, err)
		}
	}
	return nil
}

// fetched keeps what servers gave to recognise the files of the version in
// force by, by address.
type fetched map[string]fetch.Validators

// fetchedFile keeps it, beside the version that it is about.
const fetchedFile = "fetched.json"

type fetchedState struct {
	Digest string  `json:"digest"` // of the version that was made from these files
	Files  fetched `json:"files"`
}

// known gives what is known of the files of the version in force. A version
// from elsewhere makes all of it void, and so does a file that is gone.
func (u *Updater) known(name string) fetched {
	data, err := os.ReadFile(filepath.Join(u.Store.dir, name, fetchedFile))
	if err != nil {
		return nil
	}
	var state fetchedState
	p, err := u.Store.Active(name)
	if err != nil || json.Unmarshal(data, &state) != nil || state.Digest != p.Manifest.Digest {
		return nil
	}
	return state.Files
}

func (u *Updater) remember(name string, files fetched) error {
	p, err := u.Store.Active(name)
	if errors.Is(err, ErrNoList) {
		return nil
	}
	if err != nil {
		return err
	}
	data, err := json.MarshalIndent(fetchedState{p.Manifest.Digest, files}, "", "  ")
	if err != nil {
		return err
	}
	return writeFile(filepath.Join(u.Store.dir, name, fetchedFile), append(data, '\n'))
}

// Pick gives the sources of the names, or all where there is none.
func Pick(sources []Source, names []string) ([]Source, error) {
	if len(names) == 0 {
		return sources, nil
	}
	var picked []Source
	for _, name := range names {
		i := slices.IndexFunc(sources, func(s Source) bool { return s.Name == name })
		if i < 0 {
			return nil, fmt.Errorf("list %s: %w under this name", name, ErrNoSources)
		}
		picked = append(picked, sources[i])
	}
	return picked, nil
}
