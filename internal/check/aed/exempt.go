package aed

import (
	"fmt"

	"github.com/tidewaiter/tidewaiter/internal/codes"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
)

// exemptions notes why the regime asks for no data about this item, if it does
// not. Only missing elements are lifted: what is declared is examined, and the
// parties are screened.
func (r *report) exemptions() {
	switch {
	case r.id.indicator.Scope == codes.Out:
		r.exemptAs(jurisdiction.Reply, ExemptReply, "It is an international business reply item")
	case r.mBag() && !r.holdsGoods():
		r.exemptAs(jurisdiction.MBag, ExemptMBag, "It is an M bag without goods")
	case r.p.Item.Nature == NatureDocuments && r.letterClass() && !r.holdsGoods():
		r.exemptAs(jurisdiction.Documents, ExemptDocuments, "It is a letter-class item that holds only documents")
	}
	r.excludedCountry()
}

func (r *report) exemptAs(kind jurisdiction.ExemptionKind, code, why string) {
	x, ok := r.prof.Exempt(kind)
	if !ok {
		return
	}
	r.exempt = true
	r.note(fault{
		code: code, field: "/item", evidence: r.law(x.Basis),
		message: why + "; missing elements are not asked for.",
		change:  "Other contents, mail class or nature of the transaction.",
	})
}

// excludedCountry applies the operator's dated table to the country of origin.
func (r *report) excludedCountry() {
	if _, ok := r.prof.Exempt(jurisdiction.Country); !ok || len(r.prof.Exclusions) == 0 {
		return
	}
	origin := r.p.Item.OriginCountry
	x, ok := r.prof.Excluded(origin, r.day())
	if !ok {
		return
	}
	r.exempt = true
	r.note(fault{
		code: ExemptCountry, field: "/item/origin_country", text: origin, evidence: r.law(x.Basis),
		message: fmt.Sprintf("Items from %s are excluded from the data requirements since %s; missing elements are not asked for.", origin, x.From.Format("2 January 2006")),
		change:  "The end of the exclusion.",
	})
}

func (r *report) mBag() bool {
	return r.id.indicator.Scope == codes.OutUnlessGoods || r.p.Item.MailSubclass == "UM"
}

// letterClass reports letter post: by mail class, else by the identifier.
func (r *report) letterClass() bool {
	if r.p.Item.MailClass != "" {
		return r.p.Item.MailClass == "U"
	}
	return r.id.indicator.Scope == codes.InIfGoods
}
