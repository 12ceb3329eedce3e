package codes

import "strings"

// A Country is one row of the country table.
type Country struct {
	Code string // ISO 3166-1 alpha-2
	Name string // usual English name
	Post string // the country whose post also serves it; empty: its own
	// OriginOnly marks a union that goods come from, but no item or person.
	OriginOnly bool
}

// Countries finds countries by code and by what people write instead.
type Countries struct {
	byCode map[string]Country
	byName map[string]string // alpha-3, English and other names, small letters
}

// Lookup returns the country of an alpha-2 code in capitals.
func (c *Countries) Lookup(code string) (Country, bool) {
	found, ok := c.byCode[code]
	return found, ok
}

// Suggest returns the alpha-2 code that text probably means: an alpha-3 code,
// a name, a code in small letters or with spaces; empty when nothing fits.
func (c *Countries) Suggest(text string) string {
	text = strings.TrimSpace(text)
	if _, ok := c.byCode[strings.ToUpper(text)]; ok {
		return strings.ToUpper(text)
	}
	return c.byName[strings.ToLower(text)]
}

// SamePost reports whether two codes are one country or served by one post.
func (c *Countries) SamePost(a, b string) bool {
	return a == b || c.post(a) == c.post(b)
}

func (c *Countries) post(code string) string {
	if found := c.byCode[code]; found.Post != "" {
		return found.Post
	}
	return code
}

func (c *Countries) add(fields []string) error {
	if c.byCode == nil {
		c.byCode, c.byName = map[string]Country{}, map[string]string{}
	}
	code := fields[0]
	country := Country{Code: code, Name: fields[2], Post: fields[3]}
	if country.Post == "-" {
		country.Post, country.OriginOnly = "", true
	}
	c.byCode[code] = country
	c.byName[strings.ToLower(fields[1])] = code
	c.byName[strings.ToLower(fields[2])] = code
	otherNames(fields[4], func(name string) { c.byName[name] = code })
	return nil
}
