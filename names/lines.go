package names

import "strings"

// A sortedLines is a table of lines sorted by bytes, behind comments that sort
// before them. It is searched as it is: most runs ask for few of its lines.
type sortedLines string

// after returns what follows a beginning in the line that has it, up to the end
// of the table. A beginning ends with what ends a word in the table, a tab or a
// line feed, which sort before all that a word is made of.
func (t sortedLines) after(beginning string) (rest string, found bool) {
	text := string(t)
	lo, hi := 0, len(text) // both are where lines start
	for lo < hi {
		mid := lo + strings.LastIndexByte(text[lo:(lo+hi)/2], '\n') + 1
		if text[mid:] >= beginning {
			hi = mid
			continue
		}
		next := strings.IndexByte(text[mid:], '\n')
		if next < 0 {
			return "", false
		}
		lo = mid + next + 1
	}
	return strings.CutPrefix(text[lo:], beginning)
}
