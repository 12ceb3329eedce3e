package aed

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/identifier"
	"github.com/tidewaiter/tidewaiter/internal/codes"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/parcel"
)

const s10Standard = "UPU S10"

// An itemID is what an item's identifier says as an S10.
type itemID struct {
	expected  bool // it should be an S10
	s10       identifier.S10
	err       error
	indicator codes.Indicator // zero unless it has the form of an S10
}

// itemID reads the identifier of an item, where it should be an S10: where the
// record says so, for mail, and where it looks like one.
func (c *Checker) itemID(p *parcel.Parcel) itemID {
	var id itemID
	switch p.Item.IDScheme {
	case "S10":
		id.expected = true
	case "":
		id.expected = p.Channel == "postal" || looksLikeS10(p.Item.ID)
	}
	if !id.expected || blank(p.Item.ID) {
		return id
	}
	id.s10, id.err = identifier.ParseS10(p.Item.ID)
	if !errors.Is(id.err, identifier.ErrS10Form) {
		id.indicator = c.indicators.Lookup(id.s10.Indicator)
	}
	return id
}

func (r *report) item() {
	it := &r.p.Item
	switch id := at("/item", "id", "item identifier"); {
	case blank(it.ID):
		r.missing(jurisdiction.ItemID, id)
	case r.id.expected:
		r.s10()
	default:
		r.tooLong(it.ID, r.prof.Lengths.ItemID, id)
	}
	r.nature(it.Nature)
	r.country(it.OriginCountry, at("/item", "origin_country", "item's country of origin"))
	r.country(it.DestCountry, at("/item", "dest_country", "destination country"))
	for i, code := range it.TransitCountries {
		r.country(code, at("/item/transit_countries", strconv.Itoa(i), "transit country"))
	}
	r.route()
	r.grossMass(it.GrossMassG, at("/item", "gross_mass_g", "weight in grams"))
	r.grossMass(it.DeclaredGrossMassG, at("/item", "declared_gross_mass_g", "declared weight in grams"))
	if it.GrossMassG == nil && it.DeclaredGrossMassG == nil {
		r.missing(jurisdiction.Mass, at("/item", "gross_mass_g", "weight of the item"))
	}
	r.packages(it.Packages)
}

func (r *report) packages(n *int64) {
	if n == nil {
		return
	}
	at, text := at("/item", "packages", "number of packages"), strconv.FormatInt(*n, 10)
	switch {
	case *n <= 0:
		r.outOfRange(at, text, "is not above zero")
	case *n > r.prof.Limits.MaxPieces:
		r.outOfRange(at, text, "is more than an item can be of")
	}
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

func (r *report) s10() {
	text, id := r.p.Item.ID, r.id.s10
	f := fault{field: "/item/id", text: text, evidence: finding.Evidence{Basis: s10Standard}}
	switch {
	case errors.Is(r.id.err, identifier.ErrS10Form):
		f.code = IDForm
		f.message = fmt.Sprintf("The item identifier %q is not two letters, nine digits and two letters.", text)
		f.change = "Copy the identifier from the barcode label, for example LX123456785PT."
		r.ask(f)
		return
	case errors.Is(r.id.err, identifier.ErrS10CheckDigit):
		f.code = IDCheckDigit
		f.message = fmt.Sprintf("The check digit of the item identifier %s is %c where %c is due.", id, id.Check, identifier.S10CheckDigit(id.Serial))
		f.change = "Copy the identifier from the barcode label; a digit is mistyped."
		r.ask(f)
	}
	r.s10Indicator()
	r.s10Country()
}

func (r *report) s10Indicator() {
	found, class := r.id.indicator, r.p.Item.MailClass
	letters := r.id.s10.Indicator
	f := fault{
		field: "/item/id", text: r.p.Item.ID, change: "Copy the identifier from the barcode label.",
		evidence: finding.Evidence{Pack: r.indicators.Pack, Version: r.indicators.Version, Basis: s10Standard + ", service indicators"},
	}
	switch {
	case found.Scope == codes.Invalid:
		f.code, f.message = IDIndicator, fmt.Sprintf("The item identifier starts with %s, which is reserved and stands on no item.", letters)
		r.ask(f)
	case found.Scope == codes.Unassigned:
		f.code, f.message = IDUnassigned, fmt.Sprintf("The item identifier starts with %s, a service that is not in the table.", letters)
		r.note(f)
	case !classFits(class, letters[0]):
		f.code, f.message = IDClass, fmt.Sprintf("The item identifier starts with %s (%s), but the mail class is %s.", letters, found.Meaning, class)
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

func (r *report) s10Country() {
	issuer, origin := r.id.s10.Country, r.p.Item.OriginCountry
	countries := &r.codes.Countries
	if post, ok := countries.Lookup(issuer); !ok || post.OriginOnly {
		r.ask(fault{
			code: IDCountry, field: "/item/id", text: r.p.Item.ID, evidence: r.table(s10Standard + "; ISO 3166-1"),
			message: fmt.Sprintf("The item identifier ends in %s, which is no country.", issuer),
			change:  "Copy the identifier from the barcode label.",
		})
		return
	}
	if _, ok := countries.Lookup(origin); ok && !countries.SamePost(issuer, origin) {
		r.note(fault{
			code: IDOrigin, field: "/item/id", text: r.p.Item.ID, evidence: r.table(s10Standard + "; ISO 3166-1"),
			message: fmt.Sprintf("The post of %s issued the identifier, but the item comes from %s.", issuer, origin),
			change:  "Nothing, where a foreign office of exchange or a return explains it.",
		})
	}
}

func (r *report) grossMass(grams *int64, at place) {
	if grams == nil {
		return
	}
	limits := r.prof.Limits
	switch most := limits.MaxMass(r.p.Channel); {
	case *grams <= 0:
		r.outOfRange(at, strconv.FormatInt(*grams, 10), "is not above zero")
	case *grams > most:
		r.outOfRange(at, strconv.FormatInt(*grams, 10), fmt.Sprintf("is more than the %d g that an item can have", most))
	case *grams > limits.LetterMaxGrams && r.p.Item.MailClass == "U" && !r.mBag():
		r.note(fault{
			code: LetterMass, field: at.pointer(), text: strconv.FormatInt(*grams, 10), evidence: r.law("19 CFR 145.73: letter class mail, goods"),
			message: fmt.Sprintf("The item weighs %d g; letter-class items with goods go up to %d g.", *grams, limits.LetterMaxGrams),
			change:  "Give the right mail class or weight.",
		})
	}
}
