package aed

import (
	"errors"
	"fmt"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/identifier"
	"github.com/tidewaiter/tidewaiter/internal/codes"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/parcel"
)

const s10Standard = "UPU S10"

func (r *report) item() {
	it := &r.p.Item
	switch {
	case blank(it.ID):
		r.missing(jurisdiction.ItemID, "/item/id", "the item identifier")
	case expectsS10(r.p):
		r.s10(it.ID)
	default:
		r.tooLong(it.ID, r.prof.Lengths.ItemID, "/item/id", "the item identifier")
	}
	r.nature(it.Nature)
	r.country(it.OriginCountry, "/item/origin_country", "the item's country of origin")
	r.country(it.DestCountry, "/item/dest_country", "the destination country")
	for i, code := range it.TransitCountries {
		r.country(code, fmt.Sprintf("/item/transit_countries/%d", i), "the transit country")
	}
	r.route()
	r.grossMass(it.GrossMassG, "/item/gross_mass_g")
	r.grossMass(it.DeclaredGrossMassG, "/item/declared_gross_mass_g")
	if it.GrossMassG == nil && it.DeclaredGrossMassG == nil {
		r.missing(jurisdiction.Mass, "/item/gross_mass_g", "the weight of the item")
	}
	if n := it.Packages; n != nil && *n <= 0 {
		r.outOfRange("/item/packages", fmt.Sprint(*n), "the number of packages", "is not above zero")
	}
}

// expectsS10 tells whether an item's identifier should be an S10: where the
// record says so, for mail, and where it looks like one.
func expectsS10(p *parcel.Parcel) bool {
	switch p.Item.IDScheme {
	case "S10":
		return true
	case "":
		return p.Channel == "postal" || looksLikeS10(p.Item.ID)
	}
	return false
}

// looksLikeS10 reports two letters at both ends and only digits between.
func looksLikeS10(id string) bool {
	if len(id) < 11 || len(id) > 15 {
		return false
	}
	for i := range len(id) {
		letter := i < 2 || i >= len(id)-2
		isLetter := id[i]|0x20 >= 'a' && id[i]|0x20 <= 'z'
		if letter != isLetter || !letter && (id[i] < '0' || id[i] > '9') {
			return false
		}
	}
	return true
}

func (r *report) s10(text string) {
	id, err := identifier.ParseS10(text)
	evidence := finding.Evidence{Basis: s10Standard}
	switch {
	case errors.Is(err, identifier.ErrS10Form):
		r.ask(fault{
			code: IDForm, field: "/item/id", text: text, evidence: evidence,
			message: fmt.Sprintf("The item identifier %q is not two letters, nine digits and two letters.", text),
			change:  "Copy the identifier from the barcode label, for example LX123456785PT.",
		})
		return
	case errors.Is(err, identifier.ErrS10CheckDigit):
		r.ask(fault{
			code: IDCheckDigit, field: "/item/id", text: text, evidence: evidence,
			message: fmt.Sprintf("The check digit of the item identifier %s is %c where %c is due.", id, id.Check, identifier.S10CheckDigit(id.Serial)),
			change:  "Copy the identifier from the barcode label; a digit is mistyped.",
		})
	}
	r.s10Indicator(id)
	r.s10Country(id)
}

func (r *report) s10Indicator(id identifier.S10) {
	found := r.indicators.Lookup(id.Indicator)
	f := fault{
		field: "/item/id", text: r.p.Item.ID,
		change:   "Copy the identifier from the barcode label.",
		evidence: finding.Evidence{Pack: r.indicators.Pack, Version: r.indicators.Version, Basis: s10Standard + ", service indicators"},
	}
	switch {
	case found.Scope == codes.Invalid:
		f.code, f.message = IDIndicator, fmt.Sprintf("The item identifier starts with %s, which is reserved and stands on no item.", id.Indicator)
		r.ask(f)
	case found.Scope == codes.Unassigned:
		f.code, f.message = IDUnassigned, fmt.Sprintf("The item identifier starts with %s, a service that is not in the table.", id.Indicator)
		r.note(f)
	case !classFits(r.p.Item.MailClass, id.Indicator[0]):
		f.code, f.message = IDClass, fmt.Sprintf("The item identifier starts with %s (%s), but the mail class is %s.", id.Indicator, found.Meaning, r.p.Item.MailClass)
		r.note(f)
	}
}

// classFits compares the UPU mail class with the first letter of the
// identifier; letters that several classes use fit all.
func classFits(class string, first byte) bool {
	switch first {
	case 'C', 'H':
		return class == "" || class == "C"
	case 'E':
		return class == "" || class == "E"
	case 'L', 'M', 'Q', 'R', 'U', 'V':
		return class == "" || class == "U"
	}
	return true
}

func (r *report) s10Country(id identifier.S10) {
	origin := r.p.Item.OriginCountry
	f := fault{field: "/item/id", text: r.p.Item.ID, evidence: r.table(s10Standard + "; ISO 3166-1")}
	if _, ok := r.codes.Countries.Lookup(id.Country); !ok {
		f.code, f.message = IDCountry, fmt.Sprintf("The item identifier ends in %s, which is no country.", id.Country)
		f.change = "Copy the identifier from the barcode label."
		r.ask(f)
		return
	}
	if _, ok := r.codes.Countries.Lookup(origin); ok && !r.codes.Countries.SamePost(id.Country, origin) {
		f.code, f.message = IDOrigin, fmt.Sprintf("The post of %s issued the identifier, but the item comes from %s.", id.Country, origin)
		f.change = "Nothing, where a foreign office of exchange or a return explains it."
		r.note(f)
	}
}

func (r *report) grossMass(grams *int64, field string) {
	if grams == nil {
		return
	}
	text := fmt.Sprint
	switch limit := r.prof.Limits.MaxMass(r.p.Channel); {
	case *grams <= 0:
		r.outOfRange(field, text(*grams), "the weight in grams", "is not above zero")
	case *grams > limit:
		r.outOfRange(field, text(*grams), "the weight in grams", fmt.Sprintf("is more than the %d g that an item can have", limit))
	case *grams > r.prof.Limits.LetterMaxGrams && r.p.Item.MailClass == "U" && !r.mBag():
		r.note(fault{
			code: LetterMass, field: field, text: text(*grams), evidence: r.law("19 CFR 145.73: letter class mail, goods"),
			message: fmt.Sprintf("The item weighs %d g; letter-class items with goods go up to %d g.", *grams, r.prof.Limits.LetterMaxGrams),
			change:  "Give the right mail class or weight.",
		})
	}
}

// outOfRange reports a figure that cannot be; why completes the sentence.
func (r *report) outOfRange(field, text, what, why string) {
	r.ask(fault{
		code: Range, field: field, text: text, evidence: r.law("limits.yaml"),
		message: capital(what) + " " + why + ": " + text + ".",
		change:  "Correct " + what + ".",
	})
}
