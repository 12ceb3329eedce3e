package pack

import (
	"fmt"
	"strings"
)

// EachRow calls add with the fields of every row of a tab-separated file of
// the pack, in order. Blank lines and those that start with # are left out; the
// first of the others is the header.
func (p *Pack) EachRow(file string, columns int, add func(fields []string) error) error {
	data, err := p.File(file)
	if err != nil {
		return err
	}
	number, header := 0, true
	for line := range strings.Lines(string(data)) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if header {
			header = false
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != columns {
			return fmt.Errorf("%s line %d: %d columns where %d are due", file, number, len(fields), columns)
		}
		if err := add(fields); err != nil {
			return fmt.Errorf("%s line %d: %w", file, number, err)
		}
	}
	return nil
}
