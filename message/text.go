package message

import (
	"bufio"
	"bytes"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// openText turns a file's bytes into UTF-8 text: it unpacks gzip and zstd and
// decodes UTF-16, or the charset told. bom is the length of a byte order mark
// that was taken off.
func openText(in io.Reader, charset encoding.Encoding) (text io.Reader, bom int64, err error) {
	plain, err := unpack(in)
	if err != nil {
		return nil, 0, err
	}
	r := bufio.NewReader(plain)
	head, err := r.Peek(3)
	if len(head) == 0 {
		if err == io.EOF {
			err = &Error{Reason: "the file is empty", Hint: "see whether the program that writes it has finished"}
		}
		return nil, 0, err
	}
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		_, err := r.Discard(3)
		return r, 3, err
	case charset != nil:
		return transform.NewReader(r, charset.NewDecoder()), 0, nil
	case isUTF16(head, 1):
		return transform.NewReader(r, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder()), 0, nil
	case isUTF16(head, 0):
		return transform.NewReader(r, unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder()), 0, nil
	default:
		return r, 0, nil
	}
}

// isUTF16 reports whether the text starts with a byte order mark of UTF-16,
// or with an ASCII character whose empty high byte stands at index high.
func isUTF16(head []byte, high int) bool {
	if len(head) < 2 {
		return false
	}
	hi, lo := head[high], head[1-high]
	return hi == 0xFE && lo == 0xFF || hi == 0 && lo != 0
}

// unpack detects compression by a file's first bytes.
func unpack(in io.Reader) (io.Reader, error) {
	packed := &counter{r: in}
	r := bufio.NewReaderSize(packed, bufferSize)
	head, err := r.Peek(4)
	if err != nil && err != io.EOF {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, fmt.Errorf("open gzip: %w", err)
		}
		return &bombGuard{r: z, packed: packed}, nil
	case bytes.Equal(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		// One goroutine-free decoder with a bounded window: a file cannot ask
		// for more memory than this.
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(128<<20))
		if err != nil {
			return nil, fmt.Errorf("open zstd: %w", err)
		}
		return &bombGuard{r: z, packed: packed}, nil
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return nil, &Error{Reason: "the file is a zip archive or a spreadsheet", Hint: "unpack it, or save it as CSV in UTF-8"}
	case bytes.HasPrefix(head, []byte("%PDF")):
		return nil, &Error{Reason: "the file is a PDF", Hint: "give JSON or CSV"}
	default:
		return r, nil
	}
}

// A counter counts what is read.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// A bombGuard stops a small file that unpacks to an immense one. Real parcels
// pack at most to a fiftieth of their size.
type bombGuard struct {
	r        io.Reader
	packed   *counter
	unpacked int64
}

const (
	bombRatio = 250
	bombFrom  = 64 << 20 // below this nothing is at stake
)

func (g *bombGuard) Read(p []byte) (int, error) {
	n, err := g.r.Read(p)
	g.unpacked += int64(n)
	if g.unpacked > bombFrom && g.unpacked > bombRatio*g.packed.n {
		return n, &Error{
			Reason: fmt.Sprintf("the file unpacks to more than %d times its size", bombRatio),
			Hint:   "it looks made to exhaust the machine; if it is genuine, unpack it first",
		}
	}
	return n, err
}
