package substance

// Looked returns how many letters Find looks at in a text.
func (c *Catalogue) Looked(text string) int {
	s := new(scratch)
	c.find(s, text, Facts{})
	return s.looked
}
