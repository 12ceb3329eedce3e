package aed

import (
	"fmt"

	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
)

// nature examines the nature of the transaction against what is in the item.
func (r *report) nature(nature string) {
	switch nature {
	case "":
		r.missing(jurisdiction.Nature, at("/item", "nature", "nature of the transaction"))
	case NatureDocuments:
		r.documentsWithGoods()
	case "sale_of_goods", "returned_goods", "gift", "commercial_sample", "other":
	default:
		r.ask(fault{
			code: Format, field: "/item/nature", text: nature, evidence: r.law("CN 22, CN 23: category of item"),
			message: fmt.Sprintf("The nature of the transaction is %q, which is none of the categories.", nature),
			change:  "Use sale_of_goods, returned_goods, gift, commercial_sample, documents or other.",
		})
	}
}

func (r *report) documentsWithGoods() {
	for i := range r.p.Contents {
		l := line{&r.p.Contents[i], i}
		if !r.isGoods(l) {
			continue
		}
		r.ask(fault{
			code: Nature, field: "/item/nature", text: r.p.Item.Nature, evidence: r.law("19 CFR 145.73: documents exclude objects of merchandise"),
			message: fmt.Sprintf("The item is declared as documents, but content line %d is goods: %s.", i+1, l.Description),
			change:  "Correct the nature of the transaction or the contents.",
		})
		return
	}
}

// isGoods reports a line of merchandise: an HS code outside printed matter or,
// without a code, a valued line whose description names no paper.
func (r *report) isGoods(l line) bool {
	if len(l.HS) >= 2 && digitsOnly(l.HS) {
		return l.HS[:2] != "49"
	}
	return positive(l.Value) && !blank(l.Description) && !r.prof.Limits.NamesPapers(l.Description)
}

// holdsGoods reports whether any line is merchandise.
func (r *report) holdsGoods() bool {
	for i := range r.p.Contents {
		if r.isGoods(line{&r.p.Contents[i], i}) {
			return true
		}
	}
	return false
}
