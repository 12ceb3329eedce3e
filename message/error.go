package message

import (
	"strconv"
	"strings"
)

// An Error says where a file or one of its records stopped making sense.
type Error struct {
	File   string `json:"file"`
	Record int    `json:"record,omitzero"` // counted from 1; 0: the file as a whole
	// Offset is where the record starts, in bytes of the decompressed text.
	Offset int64  `json:"offset"`
	Field  string `json:"field,omitzero"` // JSON pointer, or the name of a column
	Reason string `json:"reason"`         // one clause, for the person who can mend it
	Hint   string `json:"hint,omitzero"`  // what to do next
	// ID is the record's id, as far as it could be read.
	ID string `json:"-"`

	cause error
}

// Error writes file, record, field, reason and hint in one line.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.File)
	if e.Record > 0 {
		b.WriteString(", record " + strconv.Itoa(e.Record) + " at byte " + strconv.FormatInt(e.Offset, 10))
	}
	if e.Field != "" {
		b.WriteString(", " + e.Field)
	}
	b.WriteString(": " + e.Reason)
	if e.Hint != "" {
		b.WriteString("; " + e.Hint)
	}
	return b.String()
}

// Unwrap returns the error that the file itself gave, if any.
func (e *Error) Unwrap() error { return e.cause }
