package aed

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// A line is one content line with its place in the record.
type line struct {
	*parcel.Content
	number int // from 0
}

func (l line) at(member string) string {
	return "/contents/" + strconv.Itoa(l.number) + "/" + member
}

func (l line) the(part string) string {
	return "the " + part + " of content line " + strconv.Itoa(l.number+1)
}

func (r *report) contents() {
	if len(r.p.Contents) == 0 {
		r.missing(jurisdiction.Description, "/contents", "the description of the contents")
		r.totalWithoutLines()
		return
	}
	for i := range r.p.Contents {
		l := line{&r.p.Contents[i], i}
		r.description(l)
		r.quantity(l)
		r.lineValue(l)
		r.tariff(l)
		r.country(l.OriginCountry, l.at("origin_country"), l.the("country of origin"))
		if blank(l.OriginCountry) {
			r.missing(jurisdiction.OriginCountry, l.at("origin_country"), l.the("country of origin"))
		}
		if l.NetMassG != nil && *l.NetMassG < 0 {
			r.outOfRange(l.at("net_mass_g"), fmt.Sprint(*l.NetMassG), l.the("net weight"), "is below zero")
		}
		r.unNumber(l)
	}
}

// totalWithoutLines looks for quantity and value where no line can hold them.
func (r *report) totalWithoutLines() {
	if r.p.Item.Packages == nil {
		r.missing(jurisdiction.Quantity, "/contents", "the quantity of the contents")
	}
	if !declared(r.p.Item.DeclaredTotal) {
		r.missing(jurisdiction.Value, "/contents", "the value of the contents")
	}
}

func (r *report) description(l line) {
	field := l.at("description")
	if blank(l.Description) {
		r.missing(jurisdiction.Description, field, l.the("description"))
		return
	}
	r.tooLong(l.Description, r.prof.Lengths.Description, field, l.the("description"))
	for _, s := range [...]side{sender(r.p), recipient(r.p)} {
		if !equalFold(l.Description, s.Name) {
			continue
		}
		r.ask(fault{
			code: GoodsIsParty, field: field, text: l.Description, evidence: r.law("judgement: a party is no goods"),
			message: capital(l.the("description")) + " repeats " + s.the("name") + ".",
			change:  "Say what the goods are.",
		})
	}
}

func (r *report) quantity(l line) {
	field, what := l.at("quantity"), l.the("quantity")
	if blank(string(l.Quantity)) {
		if len(r.p.Contents) > 1 || r.p.Item.Packages == nil {
			r.missing(jurisdiction.Quantity, field, what)
		}
		return
	}
	n, ok := l.Quantity.Micros()
	text := string(l.Quantity)
	switch {
	case !ok:
		r.notANumber(field, text, what)
	case n <= 0:
		r.outOfRange(field, text, what, "is not above zero")
	case r.prof.Limits.Counts(l.Unit) && r.tooMany(n/1e6):
		r.outOfRange(field, text, what, "is more than an item of this weight can hold")
	}
}

// tooMany reports a number of pieces that no item of this weight holds.
func (r *report) tooMany(pieces int64) bool {
	limits := r.prof.Limits
	if pieces > limits.MaxPieces {
		return true
	}
	gross := r.gross()
	return gross > 0 && pieces/limits.MaxPiecesPerGram > gross
}

// notANumber reports a figure that cannot be read.
func (r *report) notANumber(field, text, what string) {
	f := fault{
		code: Format, field: field, text: text, evidence: r.law("canonical record"),
		message: fmt.Sprintf("%s is %q, which is not a plain decimal number.", capital(what), text),
		change:  "Write digits with a point for decimals, for example 12.50.",
	}
	r.ask(f)
}

func (r *report) unNumber(l line) {
	if l.UNNumber == "" || len(l.UNNumber) == 6 && l.UNNumber[:2] == "UN" && digitsOnly(l.UNNumber[2:]) {
		return
	}
	r.ask(fault{
		code: Format, field: l.at("un_number"), text: l.UNNumber, evidence: r.law("UN dangerous goods list"),
		message: fmt.Sprintf("%s is %q, which is not UN and four digits.", capital(l.the("UN number")), l.UNNumber),
		change:  "Write it like UN3481, or leave it out.",
	})
}

// tariff examines the form of the HS code. What it means is for the goods
// check.
func (r *report) tariff(l line) {
	field := l.at("hs")
	if blank(l.HS) {
		r.missing(jurisdiction.HS, field, l.the("HS code"))
		return
	}
	f := fault{code: HS, field: field, text: l.HS, evidence: r.law("Harmonized System: chapters 01-97, two digits a level"), change: "Give the HS code in digits, six for a subheading, or leave it out."}
	code := strings.NewReplacer(".", "", " ", "").Replace(l.HS)
	switch {
	case !digitsOnly(code) || len(code) < 2 || len(code) > 14:
		f.message = fmt.Sprintf("%s is %q, which is not 2 to 14 digits.", capital(l.the("HS code")), l.HS)
	case len(code) < 6 && len(code)%2 == 1:
		f.message = fmt.Sprintf("%s has %d digits; a leading zero may be lost.", capital(l.the("HS code")), len(code))
	case code[:2] == "00" || code[:2] == "77":
		f.message = fmt.Sprintf("%s starts with %s, which is no chapter.", capital(l.the("HS code")), code[:2])
	case code != l.HS:
		f.code, f.message = Spelling, fmt.Sprintf("%s is written %s; the standard writes %s.", capital(l.the("HS code")), l.HS, code)
		r.note(f)
		return
	default:
		return
	}
	r.ask(f)
}

func digitsOnly(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
