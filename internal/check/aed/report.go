package aed

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// A report gathers the findings of one parcel.
type report struct {
	*Checker
	p      *parcel.Parcel
	prof   *jurisdiction.Profile
	id     itemID
	times  times
	exempt bool // missing elements are not asked for
	found  []finding.Finding
}

// A fault is a finding in the making.
type fault struct {
	code     string
	field    string // JSON pointer
	text     string // as declared
	message  string // what is wrong, a sentence for a clerk that a sender may read
	change   string // what would mend it
	evidence finding.Evidence
}

// ask reports a fault that must be mended before the data can be assessed.
func (r *report) ask(f fault) { r.add(f, finding.RFI) }

// note reports what a person should see but need not act on.
func (r *report) note(f fault) { r.add(f, finding.AC) }

func (r *report) add(f fault, floor finding.Verdict) {
	floor = verdict(r.prof.Floor(f.code, floor.String()))
	r.found = append(r.found, finding.Finding{
		Code: f.code, Check: finding.CheckAED, Field: f.field, Text: f.text, Floor: floor,
		Message: f.message, Sender: f.message, Change: f.change, Evidence: f.evidence,
	})
}

// verdict reads a floor of a profile.
func verdict(floor string) finding.Verdict {
	var v finding.Verdict
	if err := v.UnmarshalText([]byte(floor)); err != nil {
		panic(err) // profiles are validated when they are opened
	}
	return v
}

// law is evidence from the jurisdiction profile.
func (r *report) law(basis string) finding.Evidence {
	return finding.Evidence{Pack: r.prof.Pack, Version: r.prof.Version, Basis: basis}
}

// table is evidence from the code tables.
func (r *report) table(basis string) finding.Evidence {
	return finding.Evidence{Pack: r.codes.Pack, Version: r.codes.Version, Basis: basis}
}

// missing reports an element that is not declared, if the profile asks for it.
func (r *report) missing(e jurisdiction.Element, at place) {
	req, asked := r.prof.Need(e, r.p.Channel)
	if !asked || r.exempt {
		return
	}
	what := at.words()
	f := fault{
		code: Missing, field: at.pointer(), evidence: r.law(req.Basis),
		message: capital(what) + " is missing.",
		change:  "Give " + what + ".",
	}
	if req.Need == jurisdiction.Expected {
		f.code = Expected
		f.message = capital(what) + " is not given; the destination may ask for it."
		r.note(f)
		return
	}
	r.ask(f)
}

// outOfRange reports a figure that cannot be; why completes the sentence.
func (r *report) outOfRange(at place, text, why string) {
	what := at.words()
	r.ask(fault{
		code: Range, field: at.pointer(), text: text, evidence: r.law("limits.yaml"),
		message: capital(what) + " " + why + ": " + text + ".",
		change:  "Correct " + what + ".",
	})
}

// notANumber reports a figure that cannot be read.
func (r *report) notANumber(at place, text string) {
	r.ask(fault{
		code: Format, field: at.pointer(), text: text, evidence: r.law("canonical record"),
		message: fmt.Sprintf("%s is %q, which is not a plain decimal number.", capital(at.words()), text),
		change:  "Write digits with a point for decimals, for example 12.50.",
	})
}

// tooLong reports a text that does not fit into the regime's message.
func (r *report) tooLong(text string, limit int, at place) {
	if limit == 0 || len(text) <= limit {
		return
	}
	n := utf8.RuneCountInString(text)
	if n <= limit {
		return
	}
	what := at.words()
	r.ask(fault{
		code: Length, field: at.pointer(), text: text, evidence: r.law(r.prof.Lengths.Basis),
		message: fmt.Sprintf("%s has %d characters; at most %d are carried.", capital(what), n, limit),
		change:  fmt.Sprintf("Shorten %s to %d characters.", what, limit),
	})
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// blank reports text without a visible sign.
func blank(text string) bool {
	for _, r := range text {
		if !unicode.IsSpace(r) && (r <= unicode.MaxASCII || !unicode.Is(unicode.Cf, r)) {
			return false
		}
	}
	return true
}
