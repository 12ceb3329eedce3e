package screen

import (
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/check/aed"
	"github.com/tidewaiter/tidewaiter/internal/check/goods"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// applyExemption turns what is asked about the descriptions of documents into
// notes. A letter that holds nothing else needs no description at all; in other
// items "documents" tells what there is to tell, unless the regime's stop list
// rejects the word. A description that speaks of something else than papers is
// still asked about, and what it names is still examined.
func applyExemption(p *parcel.Parcel, prof *jurisdiction.Profile, found []finding.Finding) {
	if p.Item.Nature != aed.NatureDocuments || has(found, aed.Nature) {
		return
	}
	exempt := has(found, aed.ExemptDocuments)
	for i := range found {
		f := &found[i]
		switch {
		case f.Floor > finding.RFI:
		case f.Code == goods.DescVague && prof.Limits.NamesPapers(f.Text),
			f.Code == goods.DescStopword && exempt && prof.Limits.NamesPapers(f.Text),
			f.Code == goods.DescEmpty && exempt && strings.TrimSpace(f.Text) == "":
			f.Floor = finding.AC
			f.Message = "The description is vague, which is in order for documents."
			f.Sender, f.Change = "", "Other contents or nature of the transaction."
		}
	}
}

func has(found []finding.Finding, code string) bool {
	return slices.ContainsFunc(found, func(f finding.Finding) bool { return f.Code == code })
}
