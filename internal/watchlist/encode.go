package watchlist

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// magic begins a compiled list; its last byte is the version of the layout.
const magic = "TWLIST\x00\x01"

// Encode gives the compiled form of a list: small, quick to open, and the
// same bytes for the same list.
func Encode(l *List) ([]byte, error) {
	compressor, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, fmt.Errorf("encode list %s: %w", l.Name, err)
	}
	defer compressor.Close()
	return compressor.EncodeAll(plain(l), []byte(magic)), nil
}

// Digest names the content of a list: "sha256:" and the hash of its compiled
// form before compression. Equal lists have equal digests, whatever version
// of the program compiled them.
func Digest(l *List) string {
	sum := sha256.Sum256(plain(l))
	return "sha256:" + hex.EncodeToString(sum[:])
}

// plain lays a list out: the sizes, the string table, then the records, in
// which every text is a number of the table.
func plain(l *List) []byte {
	w := &writer{numbers: make(map[string]uint64)}
	w.textNumber("", "") // the empty text is number 0
	(&layout{visitor: w}).list(l)

	out := make([]byte, 0, len(w.text)+len(w.lengths)+len(w.records)+256)
	for _, n := range countParts(l).fields() {
		out = binary.AppendUvarint(out, uint64(*n))
	}
	out = binary.AppendUvarint(out, uint64(len(w.numbers)))
	out = binary.AppendUvarint(out, uint64(len(w.text)))
	out = append(out, w.lengths...)
	out = append(out, w.text...)
	return append(out, w.records...)
}

// A writer is the visitor that encodes.
type writer struct {
	numbers map[string]uint64 // of the texts met so far
	lengths []byte            // where each text of the table stands
	text    []byte
	records []byte

	remarks   string // of the entry being written: its parts are not written twice
	remarksAt int
}

func (w *writer) decoding() bool { return false }

func (w *writer) str(s *string) {
	w.records = binary.AppendUvarint(w.records, w.textNumber(*s, w.remarks))
}

func (w *writer) flag(b *bool) {
	n := byte(0)
	if *b {
		n = 1
	}
	w.records = append(w.records, n)
}

func (w *writer) count(n int) int {
	w.number(&n)
	return n
}

func (w *writer) number(n *int) {
	w.records = binary.AppendUvarint(w.records, uint64(*n))
}

// within tells the writer the remarks that the next texts may be parts of.
func (w *writer) within(remarks string) {
	w.remarks = remarks
	w.remarksAt = len(w.text) - len(remarks)
}

// textNumber gives the number of a text in the table and adds it if it is new. A
// text that stands within the remarks points there.
func (w *writer) textNumber(s, remarks string) uint64 {
	if n, ok := w.numbers[s]; ok {
		return n
	}
	n := uint64(len(w.numbers))
	w.numbers[s] = n
	if at := strings.Index(remarks, s); at >= 0 && remarks != "" && w.holds(remarks) {
		w.lengths = binary.AppendUvarint(w.lengths, uint64(len(s))<<1|1)
		w.lengths = binary.AppendUvarint(w.lengths, uint64(len(w.text)-w.remarksAt-at))
		return n
	}
	w.lengths = binary.AppendUvarint(w.lengths, uint64(len(s))<<1)
	w.text = append(w.text, s...)
	return n
}

// holds reports whether the remarks stand in the text where we think: remarks
// equal to those of an earlier entry do not.
func (w *writer) holds(remarks string) bool {
	at := w.remarksAt
	return at >= 0 && at+len(remarks) <= len(w.text) && string(w.text[at:at+len(remarks)]) == remarks
}
