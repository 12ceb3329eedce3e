package link

import (
	"fmt"
	"strings"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/link"
)

// word gives a finding its code and sentences.
func word(f *finding.Finding, p link.Path, last link.Step) {
	listed := fmt.Sprintf("%s (%s %s)", p.Entry.Name, p.Entry.List, p.Entry.ID)
	switch {
	case len(p.Steps) > 1:
		f.Code = CodePath
		f.Message = fmt.Sprintf("%s is linked to the listed party %s in %d steps: %s. A person must judge whether they hold.", p.Steps[0].From, listed, len(p.Steps), route(p.Steps))
		f.Change = "a person finds that one of the steps does not hold"
	case last.Kind == link.KindAddress:
		f.Code = CodeAddress
		f.Message = fmt.Sprintf("The address is also that of the listed party %s. %sMany may share a building: this is a note.", listed, partsInWords(last))
		f.Change = "another address"
	default:
		f.Code = CodeIdentifier
		f.Message = fmt.Sprintf("The %s %s is also that of the listed party %s. A person must compare the two parties.", kindWords(last.Kind), p.From.Value, listed)
		f.Change = "another " + kindWords(last.Kind) + ", or a person finds that it has changed hands"
	}
}

// partsInWords says which parts of an address are alike.
func partsInWords(s link.Step) string {
	if len(s.Agree) == 0 {
		return ""
	}
	text := "Alike: " + strings.Join(s.Agree, ", ")
	if len(s.Differ) > 0 {
		text += "; not alike: " + strings.Join(s.Differ, ", ")
	}
	return text + ". "
}

// route tells a path in words: "phone number 1 shared with A, then ...".
func route(in []link.Step) string {
	parts := make([]string, len(in))
	for i, s := range in {
		parts[i] = fmt.Sprintf("%s %s shared with %s", kindWords(s.Kind), s.Value, s.To)
	}
	return strings.Join(parts, ", then ")
}

// kindWords is how a clerk calls a kind of key.
func kindWords(kind string) string {
	switch kind {
	case "email":
		return "e-mail address"
	case "phone":
		return "phone number"
	case "uscc":
		return "social credit code"
	case "tax_id":
		return "tax number"
	case "registration":
		return "registration number"
	case "imo", "lei", "duns", "swift", "iban":
		return strings.ToUpper(kind)
	case "":
		return "identifier"
	}
	return strings.ReplaceAll(kind, "_", " ")
}
