package uk

import (
	"regexp"
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/source"
)

// addRow adds what one row of ConList says to its listing. Rows of a listing
// repeat each other; what is there already is not added again.
func addRow(e *watchlist.Entry, row *source.Row) {
	src := row.Source()
	addNames(e, row, src)
	addAddress(e, row, src)
	for _, text := range watchlist.SplitNumbered(row.Get("DOB")) {
		e.AddDate(birth(text))
	}
	addDocuments(e, row, "passport", "Passport Number", "Passport Details", src)
	addDocuments(e, row, "national_id", "National Identification Number", "National Identification Details", src)
	for _, number := range watchlist.SplitNumbered(row.Get("NI Number")) {
		e.AddIdentifier(watchlist.Identifier{Type: "national_id", Label: "NI Number", Value: number, Source: src})
	}
	for _, f := range [...]struct{ column, kind string }{
		{"Title", watchlist.Title},
		{"Position", watchlist.Position},
		{"Nationality", watchlist.Nationality},
		{"Town of Birth", watchlist.PlaceOfBirth},
		{"Country of Birth", watchlist.PlaceOfBirth},
	} {
		for _, part := range watchlist.SplitNumbered(row.Get(f.column)) {
			e.AddStatement(watchlist.Statement{Kind: f.kind, Label: f.column, Value: part})
		}
	}
	listed := isoDate(row.Get("Listed On"))
	for _, d := range [...]struct{ column, kind string }{
		{"Listed On", "listed"}, {"UK Sanctions List Date Designated", "designated"}, {"Last Updated", "amended"},
	} {
		text := row.Get(d.column)
		e.AddDate(watchlist.Date{Kind: d.kind, From: isoDate(text), Text: text})
	}
	regime := watchlist.Programme{Code: row.Get("Regime"), Date: listed}
	if !slices.Contains(e.Programmes, regime) {
		e.Programmes = append(e.Programmes, regime)
	}
	addOther(e, row.Get("Other Information"), src)
	row.Unused(func(name, value string) { e.AddStatement(watchlist.Statement{Label: name, Value: value}) })
}

// birth reads a date of birth in the publisher's order.
func birth(text string) watchlist.Date {
	if day := isoDate(strings.TrimSuffix(text, ".")); day != "" {
		return watchlist.Date{Kind: "birth", From: day, Text: text}
	}
	return watchlist.ParseDate("birth", strings.TrimSuffix(text, "."))
}

// addNames adds the name in Latin letters and the one in its own script.
// Names 1 to 5 are given names, Name 6 is the surname or a whole entity name.
func addNames(e *watchlist.Entry, row *source.Row, src string) {
	var given []string
	for _, column := range []string{"Name 1", "Name 2", "Name 3", "Name 4", "Name 5"} {
		if part := row.Get(column); part != "" {
			given = append(given, part)
		}
	}
	n := watchlist.Name{Text: row.Get("Name 6"), Weak: row.Get("Alias Quality") == "Low quality", Source: src}
	if len(given) > 0 {
		n.Surname, n.Given = n.Text, strings.Join(given, " ")
		n.Text = strings.TrimSpace(n.Given + " " + n.Surname)
	}
	switch row.Get("Alias Type") {
	case "Primary name", "Prime Alias":
		n.Kind = watchlist.Primary
	case "FKA":
		n.Kind = watchlist.Formerly
	default:
		n.Kind = watchlist.Alias
	}
	e.AddName(n)
	original := watchlist.Name{Text: row.Get("Name Non-Latin Script"), Kind: watchlist.Original, Source: src}
	original.Note = row.Get("Non-Latin Script Language")
	if row.Get("Non-Latin Script Type") == "Cyrillic" {
		original.Script = "Cyrl"
	}
	e.AddName(original)
}

func addAddress(e *watchlist.Entry, row *source.Row, src string) {
	a := watchlist.Address{Postcode: row.Get("Post/Zip Code"), CountryText: row.Get("Country"), Source: src}
	a.Country = watchlist.CountryCode(a.CountryText)
	for _, column := range []string{"Address 1", "Address 2", "Address 3", "Address 4", "Address 5", "Address 6"} {
		if line := row.Get(column); line != "" {
			a.Lines = append(a.Lines, line)
		}
	}
	if last := len(a.Lines) - 1; last > 0 && row.Get("Address 6") != "" {
		a.City, a.Lines = a.Lines[last], a.Lines[:last] // by the publisher's form, line 6 is the town
	}
	e.AddAddress(a)
}

// addDocuments pairs "(1) A1 (2) B2" with the details of the same numbers.
func addDocuments(e *watchlist.Entry, row *source.Row, kind, numbers, details, src string) {
	values, notes := watchlist.SplitNumbered(row.Get(numbers)), watchlist.SplitNumbered(row.Get(details))
	for i, v := range values {
		id := watchlist.Identifier{Type: kind, Label: numbers, Value: strings.TrimSuffix(v, "."), Source: src}
		if len(values) == len(notes) {
			id.Note = notes[i]
			id.Country = watchlist.CountryCode(strings.TrimSuffix(notes[i], " number"))
		}
		e.AddIdentifier(id)
	}
	if len(values) != len(notes) {
		e.AddStatement(watchlist.Statement{Label: details, Value: row.Get(details)})
	}
}

// otherLabel marks the parts of Other Information: "(Phone number):".
var otherLabel = regexp.MustCompile(`\(([A-Z][^()]{1,40})\):`)

// otherKinds are the labels whose parts are more than text.
var otherKinds = map[string]string{
	"Phone number": "phone", "Tel": "phone", "Fax": "phone", "Email address": "email", "Website": "website",
	"IMO number": "imo", "Business Reg No": "registration",
}

// addOther takes Other Information apart; the text stays whole in Remarks.
func addOther(e *watchlist.Entry, text, src string) {
	if strings.Contains(e.Remarks, text) {
		return
	}
	if e.Remarks != "" {
		e.Remarks += "\n"
	}
	e.Remarks += text
	marks := otherLabel.FindAllStringSubmatchIndex(text, -1)
	for i, m := range marks {
		end := len(text)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		addPart(e, text[m[2]:m[3]], strings.TrimSpace(text[m[1]:end]), src)
	}
}

func addPart(e *watchlist.Entry, label, value, src string) {
	switch kind := otherKinds[label]; {
	case kind != "":
		for _, v := range contacts(kind, value) {
			e.AddIdentifier(watchlist.Identifier{Type: kindOf(kind, v), Label: label, Value: v, Source: src})
		}
	case label == "Parent company":
		addRelations(e, "owned_by", value, src)
	case label == "Subsidiaries":
		addRelations(e, "owns", value, src)
	case label == "Current owners":
		addRelations(e, "owned_by", value, src)
	case label == "Gender":
		e.AddStatement(watchlist.Statement{Kind: watchlist.Gender, Label: label, Value: value})
	case label == "Flag of ship":
		e.AddStatement(watchlist.Statement{Kind: watchlist.Flag, Label: label, Value: value})
	case label == "UK Statement of Reasons":
		e.AddStatement(watchlist.Statement{Kind: watchlist.Reason, Label: label, Value: value})
	case label == "Year built":
		e.AddDate(watchlist.ParseDate("build", value))
	default:
		e.AddStatement(watchlist.Statement{Label: label, Value: value})
	}
}

// kindOf mends values that stand under the wrong label: a site among e-mail
// addresses, an address among sites.
func kindOf(kind, value string) string {
	switch {
	case kind == "website" && strings.Contains(value, "@"):
		return "email"
	case kind == "email" && !strings.Contains(value, "@"):
		return "website"
	}
	return kind
}

// contacts parts several values: numbered, or joined by ". ", ", " or blanks.
func contacts(kind, value string) []string {
	var out []string
	for _, part := range watchlist.SplitNumbered(value) {
		switch kind {
		case "email", "website":
			for _, v := range strings.FieldsFunc(part, func(r rune) bool { return r == ' ' || r == ',' || r == ';' }) {
				if v = strings.Trim(v, "."); strings.ContainsAny(v, "@.") {
					out = append(out, v)
				}
			}
		case "phone":
			for v := range strings.SplitSeq(part, ". ") {
				out = append(out, strings.Trim(v, ". "))
			}
		default:
			out = append(out, part)
		}
	}
	return out
}

// addRelations reads the names of other parties: numbered, or one a sentence.
func addRelations(e *watchlist.Entry, kind, value, src string) {
	for _, part := range watchlist.SplitNumbered(value) {
		part = strings.TrimSuffix(part, ".")
		for part != "" {
			end := sentenceEnd(part)
			e.Relations = append(e.Relations, watchlist.Relation{Kind: kind, Name: strings.TrimSpace(part[:end]), Source: src})
			part = strings.TrimLeft(part[end:], ". ")
		}
	}
}

// sentenceEnd finds the end of the first sentence; a full stop after one letter
// or an abbreviation ends none: "P.O. Box", "Co. Ltd.".
func sentenceEnd(s string) int {
	for at := 0; ; {
		i := strings.Index(s[at:], ". ")
		if i < 0 {
			return len(s)
		}
		at += i
		word := s[strings.LastIndexAny(s[:at], " .")+1 : at]
		if len(word) > 1 && !slices.Contains([]string{"Co", "St", "No", "Bldg", "Rd"}, word) {
			return at
		}
		at += len(". ")
	}
}
