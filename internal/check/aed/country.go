package aed

import "fmt"

// country reports a code that is no country, or that is not spelt as one.
func (r *report) country(code string, at place) {
	if code == "" {
		return
	}
	found, ok := r.codes.Countries.Lookup(code)
	if ok && (!found.OriginOnly || at.base == "/contents") {
		return
	}
	what := at.words()
	f := fault{
		code: Country, field: at.pointer(), text: code, evidence: r.table("ISO 3166-1"),
		message: fmt.Sprintf("%s is %q, which is no ISO 3166 two-letter code.", capital(what), code),
		change:  "Give " + what + " as a two-letter code.",
	}
	if ok {
		f.message = fmt.Sprintf("%s is %s (%s), which is no country.", capital(what), code, found.Name)
		r.ask(f)
		return
	}
	switch likely := r.codes.Countries.Suggest(code); {
	case likely == "":
		r.ask(f)
	case len(code) == len(likely) && equalFold(code, likely):
		f.code = Spelling
		f.message = fmt.Sprintf("%s is written %s; the standard writes %s.", capital(what), code, likely)
		r.note(f)
	default:
		f.change = fmt.Sprintf("Write %s.", likely)
		f.evidence.Proposals = []string{likely}
		r.ask(f)
	}
}

// route reports a destination that is not where the recipient lives. The posts
// of territories are those of their country.
func (r *report) route() {
	to, home := r.p.Item.DestCountry, r.p.Recipient.Address.Country
	countries := &r.codes.Countries
	if to == home {
		return
	}
	_, knownTo := countries.Lookup(to)
	_, knownHome := countries.Lookup(home)
	if !knownTo || !knownHome || countries.SamePost(to, home) {
		return
	}
	f := fault{
		code: Route, field: "/item/dest_country", text: to, evidence: r.table("ISO 3166-1"),
		message: fmt.Sprintf("The item goes to %s, but the recipient's address is in %s.", to, home),
		change:  "Correct the destination or the recipient's country.",
	}
	r.ask(f)
	f.code, f.field, f.text = RecipientSide, "/recipient/address/country", home
	r.note(f)
}
