package screen

import (
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/check/aed"
	"github.com/tidewaiter/tidewaiter/internal/check/goods"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
)

// applyExemption turns what is asked about the descriptions of a letter that
// holds only documents into notes: no description is due for it, so that
// "documents" need say no more. A description that speaks of something else
// than papers is still asked about, and what it names is still examined.
func applyExemption(prof *jurisdiction.Profile, found []finding.Finding) {
	if !slices.ContainsFunc(found, func(f finding.Finding) bool { return f.Code == aed.ExemptDocuments }) {
		return
	}
	for i := range found {
		f := &found[i]
		switch f.Code {
		case goods.DescEmpty, goods.DescVague, goods.DescStopword:
			if f.Floor <= finding.RFI && (strings.TrimSpace(f.Text) == "" || prof.Limits.NamesPapers(f.Text)) {
				f.Floor = finding.AC
				f.Message = "The description is vague, which is in order for a letter of documents."
				f.Sender, f.Change = "", "Other contents, mail class or nature of the transaction."
			}
		}
	}
}
