package watchlist

import (
	"slices"
	"strings"
)

// SplitNumbered parts "(1) Germany (2) Morocco" and "1) Saudi Arabia 2) Qatar"
// at their numbers. A text without numbers is one part; a part that is only a
// dash, with which the UK marks "none", is dropped.
func SplitNumbered(s string) []string {
	var parts []string
	for _, part := range cutNumbers(s) {
		if part = strings.Trim(part, " \t\r\n"); part != "" && strings.Trim(part, "- .") != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

func cutNumbers(s string) []string {
	var parts []string
	start, next := 0, 1
	for i := 0; i < len(s); i++ {
		n, end, ok := numberAt(s, i)
		if !ok || n != next {
			continue
		}
		parts = append(parts, s[start:i])
		start, next, i = end, next+1, end-1
	}
	return append(parts, s[start:])
}

// numberAt reads "(12)" or "12)" at the beginning of a word.
func numberAt(s string, at int) (n, end int, ok bool) {
	if at > 0 && s[at-1] != ' ' && s[at-1] != '.' && s[at] != '(' {
		return 0, 0, false
	}
	i := at
	if s[i] == '(' {
		i++
	}
	for ; i < len(s) && s[i] >= '0' && s[i] <= '9' && i-at < 4; i++ {
		n = n*10 + int(s[i]-'0')
	}
	if n == 0 || i >= len(s) || s[i] != ')' {
		return 0, 0, false
	}
	return n, i + 1, true
}

// AddName adds a name unless the entry has one of the same text and kind.
func (e *Entry) AddName(n Name) {
	same := func(o Name) bool {
		return o.Text == n.Text && o.Kind == n.Kind && o.Weak == n.Weak && o.Note == n.Note
	}
	if n.Text != "" && !slices.ContainsFunc(e.Names, same) {
		e.Names = append(e.Names, n)
	}
}

// AddAddress adds an address that says something, unless the entry has it.
func (e *Entry) AddAddress(a Address) {
	if a.CountryText == "" && a.City == "" && a.Region == "" && a.Postcode == "" && a.Note == "" && len(a.Lines) == 0 {
		return
	}
	same := func(o Address) bool {
		return slices.Equal(o.Lines, a.Lines) && o.City == a.City && o.Region == a.Region &&
			o.Postcode == a.Postcode && o.CountryText == a.CountryText && o.Note == a.Note
	}
	if !slices.ContainsFunc(e.Addresses, same) {
		e.Addresses = append(e.Addresses, a)
	}
}

// AddIdentifier adds an identifier unless the entry has it under that label.
func (e *Entry) AddIdentifier(id Identifier) {
	same := func(o Identifier) bool {
		return o.Type == id.Type && o.Value == id.Value && o.Label == id.Label && o.Note == id.Note
	}
	if id.Value != "" && !slices.ContainsFunc(e.Identifiers, same) {
		e.Identifiers = append(e.Identifiers, id)
	}
}

// AddDate adds a date unless the entry has it.
func (e *Entry) AddDate(d Date) {
	if d.From == "" && d.Text == "" || slices.Contains(e.Dates, d) {
		return
	}
	e.Dates = append(e.Dates, d)
}

// AddStatement adds a statement unless it is empty or the entry has it.
func (e *Entry) AddStatement(s Statement) {
	if s.Value == "" || slices.Contains(e.Statements, s) {
		return
	}
	e.Statements = append(e.Statements, s)
}

// Joined joins the texts that are not empty with commas.
func Joined(parts ...string) string { return JoinedWith(", ", parts...) }

// Spaced joins the texts that are not empty with blanks.
func Spaced(parts ...string) string { return JoinedWith(" ", parts...) }

// JoinedWith joins the texts that are not empty.
func JoinedWith(between string, parts ...string) string {
	said := make([]string, 0, len(parts))
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, between)
}
