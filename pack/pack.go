// Package pack opens dated reference data: watchlists, substances, stop
// lists, rules of destinations. A pack is a folder with manifest.json and the
// files that it names; its digest pins every byte, so that an answer can say
// exactly what it rests on. What the files mean is for the packages that read
// them (substance, watchlist, jurisdiction and so on).
package pack

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
)

// A Pack is one opened pack. It is immutable.
type Pack struct {
	Manifest Manifest
	files    fs.FS
}

// A Ref names a pack in an answer.
type Ref struct {
	Version string `json:"version"`
	Date    string `json:"date"`
	Digest  string `json:"digest"`
}

// Open reads the manifest in fsys and checks it against its digest. Files are
// checked when they are read.
func Open(fsys fs.FS) (*Pack, error) {
	data, err := fs.ReadFile(fsys, ManifestFile)
	if err != nil {
		return nil, fmt.Errorf("open pack: %w", err)
	}
	var m Manifest
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&m); err != nil {
		return nil, fmt.Errorf("open pack: %s: %w", ManifestFile, err)
	}
	if err := m.validate(); err != nil {
		return nil, fmt.Errorf("open pack: %w", err)
	}
	return &Pack{Manifest: m, files: fsys}, nil
}

// OpenDir opens the pack in a folder.
func OpenDir(dir string) (*Pack, error) {
	p, err := Open(os.DirFS(dir))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	return p, nil
}

// File reads one file of the pack and checks it against the manifest.
func (p *Pack) File(name string) ([]byte, error) {
	want, ok := p.Manifest.Files[name]
	if !ok {
		return nil, fmt.Errorf("pack %s has no file %s: %w", p.Manifest.Name, name, fs.ErrNotExist)
	}
	data, err := fs.ReadFile(p.files, name)
	if err != nil {
		return nil, fmt.Errorf("pack %s: %w", p.Manifest.Name, err)
	}
	if hexSum(data) != want {
		return nil, fmt.Errorf("pack %s: file %s: %w", p.Manifest.Name, name, ErrDigest)
	}
	return data, nil
}

// Ref names the pack in an answer.
func (p *Pack) Ref() Ref {
	return Ref{Version: p.Manifest.Version, Date: p.Manifest.Date, Digest: p.Manifest.Digest}
}
