package pack

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
)

// New seals files held in memory into a pack, for reference data that a user
// gives as a publisher's files rather than as a folder of ours. The bytes must
// not change afterwards.
func New(m Manifest, files map[string][]byte) (*Pack, error) {
	m.Files = make(map[string]string, len(files))
	for name, data := range files {
		m.Files[name] = hexSum(data)
	}
	m.Digest = m.digest()
	if err := m.validate(); err != nil {
		return nil, fmt.Errorf("make pack: %w", err)
	}
	return &Pack{Manifest: m, files: memory(maps.Clone(files))}, nil
}

// memory is the files of a pack made by New.
type memory map[string][]byte

// Open opens one file for reading.
func (m memory) Open(name string) (fs.File, error) {
	data, ok := m[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return memoryFile{Reader: bytes.NewReader(data), name: name}, nil
}

// ReadFile gives the bytes of one file.
func (m memory) ReadFile(name string) ([]byte, error) {
	data, ok := m[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return data, nil
}

// A memoryFile reads one file of a memory; it has no metadata.
type memoryFile struct {
	*bytes.Reader
	name string
}

func (f memoryFile) Stat() (fs.FileInfo, error) {
	return nil, &fs.PathError{Op: "stat", Path: f.name, Err: fs.ErrInvalid}
}

func (f memoryFile) Close() error { return nil }
