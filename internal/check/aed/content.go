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

func (l line) at(member, part string) place {
	return place{base: "/contents", line: l.number + 1, member: member, part: part}
}

// maxFindings is how many findings a parcel may have before the rest of its
// content lines are left unlisted: a record of a thousand bad lines must not
// become megabytes of reasons.
const maxFindings = 100

func (r *report) contents() {
	if len(r.p.Contents) == 0 {
		r.missing(jurisdiction.Description, at("/contents", "", "description of the contents"))
		r.totalWithoutLines()
		return
	}
	for i := range r.p.Contents {
		if len(r.found) >= maxFindings {
			r.more(i)
			return
		}
		r.line(line{&r.p.Contents[i], i})
	}
}

func (r *report) line(l line) {
	r.description(l)
	r.quantity(l)
	r.lineValue(l)
	r.tariff(l)
	origin := l.at("origin_country", "country of origin")
	r.country(l.OriginCountry, origin)
	if blank(l.OriginCountry) {
		r.missing(jurisdiction.OriginCountry, origin)
	}
	if l.NetMassG != nil && (*l.NetMassG < 0 || *l.NetMassG == 0 && r.p.Item.Nature != NatureDocuments) {
		r.outOfRange(l.at("net_mass_g", "net weight"), strconv.FormatInt(*l.NetMassG, 10), "is not above zero")
	}
	r.unNumber(l)
}

// more says that the lines from number i on were not examined.
func (r *report) more(i int) {
	r.ask(fault{
		code: More, field: "/contents", evidence: r.law("limit of one answer"),
		message: fmt.Sprintf("The first %d content lines have so many faults that the rest were not examined.", i),
		change:  "Mend the faults named, then send the data again.",
	})
}

// totalWithoutLines looks for quantity and value where no line can hold them.
func (r *report) totalWithoutLines() {
	if r.p.Item.Packages == nil {
		r.missing(jurisdiction.Quantity, at("/contents", "", "quantity of the contents"))
	}
	if !declared(r.p.Item.DeclaredTotal) {
		r.missing(jurisdiction.Value, at("/contents", "", "value of the contents"))
	}
}

func (r *report) description(l line) {
	at := l.at("description", "description")
	if blank(l.Description) {
		r.missing(jurisdiction.Description, at)
		return
	}
	r.tooLong(l.Description, r.prof.Lengths.Description, at)
	r.goodsAreParty(l.Description, r.p.Sender.Name, "sender", at)
	r.goodsAreParty(l.Description, r.p.Recipient.Name, "recipient", at)
}

func (r *report) goodsAreParty(text, name, owner string, at place) {
	if !equalFold(text, name) {
		return
	}
	r.ask(fault{
		code: GoodsIsParty, field: at.pointer(), text: text, evidence: r.law("judgement: a party is no goods"),
		message: capital(at.words()) + " repeats the " + owner + "'s name.",
		change:  "Say what the goods are.",
	})
}

func (r *report) quantity(l line) {
	at, text := l.at("quantity", "quantity"), string(l.Quantity)
	if blank(text) {
		if len(r.p.Contents) > 1 || r.p.Item.Packages == nil {
			r.missing(jurisdiction.Quantity, at)
		}
		return
	}
	n, ok := l.Quantity.Micros()
	switch {
	case !l.Quantity.Valid():
		r.notANumber(at, text)
	case !ok:
		r.outOfRange(at, text, "is too large or too fine to be a quantity")
	case n <= 0:
		r.outOfRange(at, text, "is not above zero")
	case r.prof.Limits.Counts(l.Unit) && r.tooMany(n/1e6):
		r.outOfRange(at, text, "is more than an item of this weight can hold")
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

func (r *report) unNumber(l line) {
	if l.UNNumber == "" || len(l.UNNumber) == 6 && l.UNNumber[:2] == "UN" && digitsOnly(l.UNNumber[2:]) {
		return
	}
	at := l.at("un_number", "UN number")
	r.ask(fault{
		code: Format, field: at.pointer(), text: l.UNNumber, evidence: r.law("UN dangerous goods list"),
		message: fmt.Sprintf("%s is %q, which is not UN and four digits.", capital(at.words()), l.UNNumber),
		change:  "Write it like UN3481, or leave it out.",
	})
}

// tariff examines the form of the HS code. What it means is for the goods
// check.
func (r *report) tariff(l line) {
	at := l.at("hs", "HS code")
	if blank(l.HS) {
		r.missing(jurisdiction.HS, at)
		return
	}
	code := l.HS
	if !digitsOnly(code) {
		code = strings.NewReplacer(".", "", " ", "").Replace(code)
	}
	why := tariffFault(code)
	if why == "" && code == l.HS {
		return
	}
	f := fault{
		code: HS, field: at.pointer(), text: l.HS, evidence: r.law("Harmonized System: chapters 01 to 97, two digits a level"),
		message: fmt.Sprintf("%s is %q, which %s.", capital(at.words()), l.HS, why),
		change:  "Give the HS code in digits, six for a subheading, or leave it out.",
	}
	if why == "" {
		f.code = Spelling
		f.message = fmt.Sprintf("%s is written %s; the standard writes %s.", capital(at.words()), l.HS, code)
		r.note(f)
		return
	}
	r.ask(f)
}

// tariffFault says what is wrong with the form of a tariff code; empty if
// nothing is.
func tariffFault(code string) string {
	switch {
	case !digitsOnly(code) || len(code) < 2 || len(code) > 14:
		return "is not 2 to 14 digits"
	case len(code) < 6 && len(code)%2 == 1:
		return "has an odd number of digits; a leading zero may be lost"
	case code[:2] == "00" || code[:2] == "77":
		return "starts with no chapter of the system"
	}
	return ""
}

func digitsOnly(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
