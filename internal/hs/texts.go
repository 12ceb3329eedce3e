package hs

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
)

// Heading gives the text of the longest known part of code: its subheading,
// heading or chapter. Dots and spaces in the code are skipped.
func (x *Index) Heading(code string) (text string, ok bool) {
	digits := digits(code)
	for _, n := range []int{6, 4, 2} {
		if len(digits) >= n {
			if text, ok := x.texts[digits[:n]]; ok {
				return text, true
			}
		}
	}
	return "", false
}

// digits drops what people put between the digits of a code.
func digits(code string) string {
	if strings.Trim(code, "0123456789") == "" {
		return code
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, code)
}

func (x *Index) readTexts(data []byte) error {
	zr, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return err
	}
	plain, err := io.ReadAll(zr)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(plain)) {
		code, text, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			return fmt.Errorf("line without a tab: %q", line)
		}
		x.texts[code] = text
	}
	return nil
}
