package ofac

import (
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// addLabelled adds what an XML file says under one of OFAC's labels to the
// part of e that it belongs to. If that is an identifier it gives it, so that
// the caller can add its country and dates.
func (g *glossary) addLabelled(e *watchlist.Entry, label, value, src string) (*watchlist.Identifier, bool) {
	m, rest, ok := g.find(strings.TrimSuffix(label, ":"))
	switch {
	case !ok, value == "":
		e.Statements = append(e.Statements, watchlist.Statement{Label: label, Value: value})
		return nil, false
	case m.part == date:
		e.Dates = append(e.Dates, watchlist.ParseDate(m.kind, value))
		return nil, false
	case m.part == fact:
		e.Statements = append(e.Statements, watchlist.Statement{Kind: m.kind, Label: label, Value: value})
		return nil, false
	}
	id := watchlist.Identifier{Type: m.kind, Label: label, Value: value, Source: src}
	if number, ok := strings.CutPrefix(value, "IMO "); ok && rest == "" {
		id.Type, id.Value = "imo", strings.TrimSpace(number)
	}
	e.Identifiers = append(e.Identifiers, id)
	return &e.Identifiers[len(e.Identifiers)-1], true
}

// relationKind gives our word for a relation between two parties.
func relationKind(published string) string {
	switch strings.ToLower(published) {
	case "owned or controlled by":
		return "owned_by"
	case "owns, controls, or operates":
		return "owns"
	case "acting for or on behalf of":
		return "acts_for"
	case "family member of":
		return "family"
	case "associate of":
		return "associate"
	case "providing support to":
		return "supports"
	case "leader or official of", "principal executive officer":
		return "leads"
	case "playing a significant role in":
		return "role_in"
	case "property in the interest of":
		return "property_of"
	}
	return strings.ReplaceAll(strings.ToLower(published), " ", "_")
}

// scriptCode gives the ISO 15924 code of a script. The publisher mixes codes
// and English names.
func scriptCode(published string) string {
	switch published {
	case "Latin":
		return "Latn"
	case "Arabic":
		return "Arab"
	case "Armenian":
		return "Armn"
	case "Chinese Simplified":
		return "Hans"
	case "Chinese Traditional":
		return "Hant"
	case "Cyrillic":
		return "Cyrl"
	case "Georgian":
		return "Geor"
	case "Greek":
		return "Grek"
	case "Hebrew":
		return "Hebr"
	case "Japanese":
		return "Jpan"
	case "Korean":
		return "Kore"
	case "Thai":
		return "Thai"
	}
	return published
}

// period shortens two days in ISO order to the coarsest dates that mean the
// same: the first to the last day of 1962 is 1962.
func period(kind, from, to string, circa bool, text string) watchlist.Date {
	d := watchlist.Date{Kind: kind, From: from, To: to, Circa: circa, Text: text}
	switch {
	case len(from) != len("2006-01-02") || len(to) != len(from):
	case from == to:
		d.To = ""
	case strings.HasSuffix(from, "-01-01") && strings.HasSuffix(to, "-12-31"):
		d.From, d.To = from[:4], to[:4]
	case from[:7] == to[:7] && from[8:] == "01" && to[8:] >= "28":
		d.From, d.To = from[:7], ""
	}
	if d.To == d.From {
		d.To = ""
	}
	return d
}
