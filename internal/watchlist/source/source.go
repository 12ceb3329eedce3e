// Package source opens the files of a publisher for the readers of
// watchlists: plain or gzip, whatever the case of the name, hashed while they
// are read, within a size limit, and refused with words a person can act on
// when they are plainly something else (an HTML error page, a spreadsheet, an
// empty download). It knows no list format.
package source

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// maxBytes bounds one decompressed file. The largest list known, OFAC's
// advanced XML, is about 120 MB.
const maxBytes = 2 << 30

// A SyntaxError says where a publisher's file stopped making sense.
type SyntaxError struct {
	File   string
	Line   int    // 0: not told
	Reason string // one clause
	Hint   string // what to do next; may be empty
}

// Error gives the whole as one sentence.
func (e *SyntaxError) Error() string {
	var b strings.Builder
	b.WriteString(e.File)
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d", e.Line)
	}
	b.WriteString(": " + e.Reason)
	if e.Hint != "" {
		b.WriteString(" (" + e.Hint + ")")
	}
	return b.String()
}

// A File is one file of a publisher being read. It counts and hashes the
// decompressed bytes.
type File struct {
	Name string // as the publisher names it, lower case, without .gz

	reader  *bufio.Reader
	closers []io.Closer
	hash    hash.Hash
	bytes   int64
}

// Find gives the name in fsys of the file called name, whatever its case and
// with or without .gz; false if there is none.
func Find(fsys fs.FS, name string) (string, bool) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return "", false
	}
	for _, want := range []string{name, name + ".gz"} {
		for _, e := range entries {
			if !e.IsDir() && strings.EqualFold(e.Name(), want) {
				return e.Name(), true
			}
		}
	}
	return "", false
}

// Open opens the file called name in fsys; a .gz file is decompressed. An
// absent file gives an error that is fs.ErrNotExist.
func Open(fsys fs.FS, name string) (*File, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open list file: %w", err)
	}
	return newFile(name, f)
}

// New reads a file from r, decompressing gzip.
func New(name string, r io.Reader) (*File, error) {
	return newFile(name, io.NopCloser(r))
}

func newFile(name string, raw io.ReadCloser) (*File, error) {
	f := &File{
		Name:    strings.TrimSuffix(strings.ToLower(name), ".gz"),
		closers: []io.Closer{raw},
		hash:    sha256.New(),
	}
	buffered := bufio.NewReaderSize(raw, 1<<16)
	content := io.Reader(buffered)
	if magic, _ := buffered.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		unzipped, err := gzip.NewReader(buffered)
		if err != nil {
			f.Close()
			return nil, fmt.Errorf("open %s: %w", name, err)
		}
		f.closers = append(f.closers, unzipped)
		content = unzipped
	}
	f.reader = bufio.NewReaderSize(&counted{f, content}, 1<<16)
	return f, nil
}

// Peek gives up to n bytes of the beginning without reading them away.
func (f *File) Peek(n int) []byte {
	head, _ := f.reader.Peek(n)
	return head
}

// Read reads decompressed bytes.
func (f *File) Read(p []byte) (int, error) { return f.reader.Read(p) }

// Close closes what Open opened.
func (f *File) Close() error {
	var errs []error
	for i := len(f.closers) - 1; i >= 0; i-- {
		errs = append(errs, f.closers[i].Close())
	}
	return errors.Join(errs...)
}

// Done reads what is left and describes the file, which had so many rows.
func (f *File) Done(rows int) (watchlist.SourceFile, error) {
	if _, err := io.Copy(io.Discard, f.reader); err != nil {
		return watchlist.SourceFile{}, f.Wrap(err)
	}
	return watchlist.SourceFile{
		Name:   f.Name,
		SHA256: hex.EncodeToString(f.hash.Sum(nil)),
		Rows:   rows,
	}, nil
}

// Wrap puts a reading error into words: what was cut off says so.
func (f *File) Wrap(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return &SyntaxError{File: f.Name, Reason: "the file is cut off", Hint: "download it again"}
	}
	return fmt.Errorf("read %s: %w", f.Name, err)
}

// counted hashes and bounds the bytes that pass.
type counted struct {
	f *File
	r io.Reader
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.f.hash.Write(p[:n])
	c.f.bytes += int64(n)
	if c.f.bytes > maxBytes {
		return n, &SyntaxError{File: c.f.Name, Reason: "more than 2 GB when decompressed", Hint: "this is no sanctions list"}
	}
	return n, err
}
