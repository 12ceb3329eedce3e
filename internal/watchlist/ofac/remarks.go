package ofac

import (
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// glossary finds the meaning of a statement by the label it begins with.
type glossary [256][]meaning

// newGlossary sorts the meanings by first byte, the longest label first.
func newGlossary() *glossary {
	g := new(glossary)
	for _, m := range meanings {
		g[m.label[0]] = append(g[m.label[0]], m)
	}
	for _, ms := range g {
		slices.SortFunc(ms, func(a, b meaning) int { return len(b.label) - len(a.label) })
	}
	return g
}

// find gives the meaning of a statement and what follows its label.
func (g *glossary) find(statement string) (m meaning, rest string, ok bool) {
	if statement == "" {
		return meaning{}, "", false
	}
	for _, m := range g[statement[0]] {
		rest, ok := strings.CutPrefix(statement, m.label)
		if ok && (rest == "" || rest[0] == ' ' || rest[0] == ':') {
			return m, strings.TrimLeft(rest, ": "), true
		}
	}
	return meaning{}, "", false
}

// readRemarks takes the remarks of e apart into its typed parts. The remarks
// themselves stay whole in e.Remarks.
func (g *glossary) readRemarks(e *watchlist.Entry, source string) {
	text := strings.TrimSuffix(strings.TrimSpace(e.Remarks), ".")
	for statement := range strings.SplitSeq(text, "; ") {
		statement = strings.TrimSpace(statement)
		if statement != "" {
			g.readStatement(e, statement, source)
		}
	}
}

// readStatement adds one statement to the part of e that it belongs to.
func (g *glossary) readStatement(e *watchlist.Entry, statement, source string) {
	said := withoutAlt(statement)
	if n, ok := weakAlias(said); ok {
		n.Source = source
		e.Names = append(e.Names, n)
		return
	}
	if other, ok := linkedTo(said); ok {
		e.Relations = append(e.Relations, watchlist.Relation{Kind: "linked_to", Name: other, Source: source})
		return
	}
	m, rest, ok := g.find(said)
	if !ok || rest == "" {
		label, value := splitLabel(said)
		e.Statements = append(e.Statements, watchlist.Statement{Label: label, Value: value})
		return
	}
	switch m.part {
	case date:
		d := watchlist.ParseDate(m.kind, rest)
		e.Dates = append(e.Dates, d)
	case fact:
		e.Statements = append(e.Statements, watchlist.Statement{Kind: m.kind, Label: m.label, Value: rest})
	case identifier:
		g.readIdentifier(e, m, rest, source)
	}
}

// readIdentifier reads "NUMBER (Country) issued DATE expires DATE". A label
// without a number, such as "U.S.A. Passport issued ...", stays a statement.
func (g *glossary) readIdentifier(e *watchlist.Entry, m meaning, rest, source string) {
	id := watchlist.Identifier{Type: m.kind, Label: m.label, Source: source}
	rest, id.Expires = cutDate(rest, " expires ")
	rest, id.Issued = cutDate(rest, " issued ")
	rest, id.Country = cutCountry(rest)
	switch m.kind {
	case "wallet":
		code, address, ok := strings.Cut(strings.TrimPrefix(rest, "- "), " ")
		if ok {
			id.Label += " - " + code
			rest = strings.TrimSpace(address)
		}
	case "email", "website":
		first, note, _ := strings.Cut(rest, " ")
		rest, id.Note = strings.TrimSuffix(first, "."), note
	}
	id.Value = strings.TrimSpace(rest)
	e.Identifiers = append(e.Identifiers, id)
}

// withoutAlt drops the mark of a repeated statement.
func withoutAlt(s string) string {
	for _, mark := range []string{"alt. ", "Alt. "} {
		if rest, ok := strings.CutPrefix(s, mark); ok {
			return rest
		}
	}
	return s
}

// weakAlias reads a.k.a. 'NAME'. The publisher puts its weak aliases into the
// remarks and the strong ones into a file of their own.
func weakAlias(s string) (watchlist.Name, bool) {
	if len(s) < len("a.k.a. 'x") || s[1:8] != ".k.a. '" {
		return watchlist.Name{}, false
	}
	kinds := map[byte]watchlist.NameKind{'a': watchlist.Alias, 'f': watchlist.Formerly, 'n': watchlist.Now}
	kind, ok := kinds[s[0]]
	if !ok {
		return watchlist.Name{}, false
	}
	text, note := s[8:], ""
	if i := strings.LastIndexByte(text, '\''); i > 0 {
		text, note = text[:i], strings.TrimSpace(text[i+1:])
	}
	return watchlist.Name{Text: text, Kind: kind, Weak: true, Note: note}, true
}

// linkedTo reads Linked To: NAME. XML files and the Consolidated Screening List
// put a bracket around one or several of them: "(Linked To: A; Linked To: B)".
func linkedTo(s string) (name string, ok bool) {
	name, ok = strings.CutPrefix(strings.TrimPrefix(s, "("), "Linked To: ")
	if strings.Count(name, ")") > strings.Count(name, "(") {
		name = strings.TrimSuffix(name, ")")
	}
	return name, ok
}

// splitLabel parts "Label: value"; a bare sentence has no label.
func splitLabel(s string) (label, value string) {
	label, value, ok := strings.Cut(s, ": ")
	if !ok || len(label) > 60 {
		return "", s
	}
	return label, strings.TrimSpace(value)
}

// cutDate takes a trailing "issued DATE" off and gives the date in ISO order
// where it can be read, else as published.
func cutDate(s, word string) (rest, iso string) {
	rest, text, ok := strings.Cut(s, word)
	if !ok {
		return s, ""
	}
	if d := watchlist.ParseDate("", text); d.From != "" && !d.Circa && d.To == "" {
		return rest, d.From
	}
	return rest, text
}

// cutCountry takes a trailing "(Country)" off; other brackets stay.
func cutCountry(s string) (rest, code string) {
	if !strings.HasSuffix(s, ")") {
		return s, ""
	}
	open := strings.LastIndexByte(s, '(')
	if open < 1 {
		return s, ""
	}
	if code = watchlist.CountryCode(s[open+1 : len(s)-1]); code == "" {
		return s, ""
	}
	return strings.TrimSpace(s[:open]), code
}
