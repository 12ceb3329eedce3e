package ownership

import "strings"

// Find gives the companies of an id, or whose name or an alias holds all words
// of text, whatever their case and order.
func (r *Report) Find(text string) []Company {
	words := strings.Fields(nameKey(text))
	var out []Company
	for i := range r.Companies {
		if c := &r.Companies[i]; c.ID == text || c.EntryID() == text || c.called(words) {
			out = append(out, *c)
		}
	}
	return out
}

func (c *Company) called(words []string) bool {
	for _, name := range c.names() {
		key := " " + nameKey(name) + " "
		found := len(words) > 0
		for _, w := range words {
			found = found && strings.Contains(key, " "+w+" ")
		}
		if found {
			return true
		}
	}
	return false
}
