package goods

import (
	"fmt"
	"strings"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/description"
	"github.com/tidewaiter/tidewaiter/internal/hs"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/internal/substance"
)

// code appends the findings of the declared HS code: that it names controlled
// goods by itself, that no such code exists, that text and code disagree, or that none is declared where
// the destination asks for one and the text suggests some.
func (w *writer) code(dst []finding.Finding, mentions []substance.Mention, q description.Quality) []finding.Finding {
	code := digitsOf(w.line.HS)
	if len(code) < 2 {
		if _, asked := w.prof.Need(jurisdiction.HS, ""); asked && q == description.Acceptable && !names(mentions) {
			dst = w.proposed(dst)
		}
		return dst
	}
	if watched, ok := w.reader.codes.Watch(code); ok && watched.Alone && !names(mentions) {
		return append(dst, w.watched(code[:6], watched))
	}
	if !w.reader.codes.HasHeading(code) {
		return append(dst, w.unknownHeading(code[:4]))
	}
	if q != description.Acceptable || names(mentions) {
		return dst
	}
	if a := w.reader.codes.Compare(w.line.Text, code); a.Relation == hs.Disagrees {
		dst = append(dst, w.mismatch(code, &a))
	}
	return dst
}

// digitsOf returns the digits of a code written with dots or blanks.
func digitsOf(code string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, code)
}

func (w *writer) hsFinding(code string) finding.Finding {
	return finding.Finding{
		Code: code, Check: finding.CheckGoods, Field: w.line.Pointer + "/hs", Text: w.line.HS,
		Evidence: finding.Evidence{Pack: w.reader.hsPack.Manifest.Name, Version: w.reader.hsPack.Manifest.Version},
	}
}

func (w *writer) watched(hs6 string, watched hs.Watch) finding.Finding {
	f := w.hsFinding(SubstanceHS)
	f.Floor = w.floor(SubstanceHS, finding.RFI)
	f.Message = fmt.Sprintf("The code %s covers %s, and the text names none of it: ask which substance it is and for its papers.", hs6, watched.Why)
	f.Sender = "Please name the substance that is declared under the code " + hs6 + "."
	f.Change = "A text that names the goods, or another code."
	f.Evidence.Name, f.Evidence.Relation, f.Evidence.Basis = hs6, string(substance.ByHS), "Harmonized System 2022, text of the subheading"
	switch entries := w.reader.substances.ByHS(hs6); {
	case len(entries) == 1:
		f.Evidence.Substance, f.Evidence.Kind = entries[0].ID, string(entries[0].Kind)
	case strings.Contains(watched.Why, "fentanyl"):
		f.Evidence.Substance = "class:fentanyl"
	}
	return f
}

// unknownHeading is the finding of a code whose heading no edition of the
// nomenclature has.
func (w *writer) unknownHeading(heading string) finding.Finding {
	f := w.hsFinding(HSUnknown)
	f.Floor = w.floor(HSUnknown, finding.RFI)
	f.Message = fmt.Sprintf("The HS code %s begins with %s, which is no heading of the nomenclature: ask for the right code.", w.line.HS, heading)
	f.Sender = fmt.Sprintf("Please check the HS code: there is no heading %s.", heading)
	f.Change = "A code of the nomenclature, or none."
	f.Evidence.Name, f.Evidence.Basis = heading, "Harmonized System 2022"
	f.Evidence.Proposals = proposals(w.reader.codes.Propose(w.line.Text, "", 3))
	return f
}

// mismatch is the finding of a text and a code that disagree. In a parcel only
// grave doubt asks: it may have many lines, and nearly all codes are right.
func (w *writer) mismatch(code string, a *hs.Agreement) finding.Finding {
	f := w.hsFinding(HSTextMismatch)
	f.Floor = w.floor(HSTextMismatch, finding.RFI)
	if w.line.InParcel && !a.Grave {
		f.Floor = finding.AC
	}
	chapter, _ := w.reader.codes.Heading(code[:2])
	f.Message = fmt.Sprintf("Text and code disagree: “%s” does not fit chapter %s (%s); ask which of the two is right.", w.line.Text, code[:2], short(chapter))
	f.Sender = "Please check the description and the HS code: they do not fit each other."
	f.Change = "A code that fits the text, or a text that fits the code."
	f.Evidence.Name, f.Evidence.Basis = code, "Harmonized System 2022"
	f.Evidence.Proposals = proposals(a.Proposals)
	return f
}

// proposed appends the subheadings that a text without a code may belong to.
func (w *writer) proposed(dst []finding.Finding) []finding.Finding {
	likeliest := w.reader.codes.Propose(w.line.Text, "", 3)
	if len(likeliest) == 0 {
		return dst
	}
	f := w.hsFinding(HSProposed)
	f.Floor = w.floor(HSProposed, finding.AC)
	f.Message = "No HS code is declared; the text suggests those proposed."
	f.Change = "A declared code. Nothing is asked for this alone."
	f.Evidence.Basis = "Harmonized System 2022"
	f.Evidence.Proposals = proposals(likeliest)
	return append(dst, f)
}

// proposals writes subheadings with their texts.
func proposals(likeliest []hs.Proposal) []string {
	var lines []string
	for _, p := range likeliest {
		lines = append(lines, p.HS+" "+short(p.Text))
	}
	return lines
}

// short cuts a text of the nomenclature to what fits a line.
func short(s string) string {
	const longest = 90
	if len(s) <= longest {
		return s
	}
	return strings.ToValidUTF8(s[:longest], "") + "…"
}
