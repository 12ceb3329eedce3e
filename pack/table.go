package pack

import (
	"fmt"
	"strings"
)

// EachRow calls add with the fields of every row of a tab-separated file of
// the pack, in order. The first line is the header; blank lines and those that
// start with # are left out.
func (p *Pack) EachRow(file string, columns int, add func(fields []string) error) error {
	data, err := p.File(file)
	if err != nil {
		return err
	}
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if number == 1 || line == "" || line[0] == '#' {
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
