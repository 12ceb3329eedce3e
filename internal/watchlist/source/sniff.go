package source

import (
	"bytes"
	"unicode/utf8"
)

// A Format is what the first bytes of a file look like.
type Format string

// The formats Sniff tells apart.
const (
	Empty   Format = "an empty file"
	HTML    Format = "an HTML page"
	XML     Format = "an XML file"
	JSON    Format = "a JSON file"
	Zip     Format = "a zip archive or spreadsheet"
	PDF     Format = "a PDF document"
	UTF16   Format = "UTF-16 text"
	Text    Format = "a text file"
	Unknown Format = "binary data"
)

// Sniff says what a file looks like by its beginning.
func Sniff(head []byte) Format {
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	text := bytes.ToLower(bytes.TrimSpace(head))
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		return UTF16
	case len(text) == 0:
		return Empty
	case bytes.HasPrefix(text, []byte("<!doctype html")), text[0] == '<' && bytes.Contains(text, []byte("<html")), bytes.Contains(text, []byte("<head>")):
		return HTML
	case text[0] == '<':
		return XML
	case text[0] == '{', text[0] == '[':
		return JSON
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return Zip
	case bytes.HasPrefix(text, []byte("%pdf-")):
		return PDF
	case bytes.IndexByte(head, 0) >= 0:
		return Unknown
	}
	return Text
}

// Expect refuses a file that does not look like want.
func (f *File) Expect(want Format, hint string) error {
	got := Sniff(f.Peek(1024))
	if got == want {
		return nil
	}
	return &SyntaxError{File: f.Name, Reason: "this is " + string(got) + ", not " + string(want), Hint: hint}
}

// CheckUTF8 refuses text that is not UTF-8 and says where it stops being so.
func CheckUTF8(file string, line int, s string) error {
	if utf8.ValidString(s) {
		return nil
	}
	return &SyntaxError{File: file, Line: line, Reason: "the text is not UTF-8", Hint: "take the file as the publisher offers it, not one saved again by a spreadsheet"}
}
