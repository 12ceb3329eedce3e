package aed

import (
	"fmt"

	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// NatureDocuments is the nature of an item that holds no goods.
const NatureDocuments = "documents"

// declared reports whether an amount is given.
func declared(m *parcel.Money) bool {
	return m != nil && !blank(string(m.Amount))
}

func (r *report) lineValue(l line) {
	at := l.at("value", "value")
	if !declared(l.Value) {
		if !declared(r.p.Item.DeclaredTotal) {
			r.missing(jurisdiction.Value, at)
		}
		return
	}
	if n, ok := r.money(l.Value, at); ok && n == 0 {
		r.zeroLine(l, at)
	}
}

// zeroLine reports a line of goods without value. Documents have none, and a
// free piece beside valued ones is noted unless it is for sale.
func (r *report) zeroLine(l line, at place) {
	nature := r.p.Item.Nature
	if nature == NatureDocuments {
		return
	}
	f := fault{
		code: Range, field: at.pointer(), text: string(l.Value.Amount), evidence: r.law("CN 23: goods have a value, gifts and samples too"),
		message: capital(at.words()) + " is zero.",
		change:  "Give what the goods are worth.",
	}
	if nature != "" && nature != "sale_of_goods" && r.somethingValued() {
		f.code = ZeroLine
		r.note(f)
		return
	}
	r.ask(f)
}

// somethingValued reports whether any line or the total is above zero.
func (r *report) somethingValued() bool {
	for i := range r.p.Contents {
		if positive(r.p.Contents[i].Value) {
			return true
		}
	}
	return positive(r.p.Item.DeclaredTotal)
}

func positive(m *parcel.Money) bool {
	if m == nil {
		return false
	}
	n, ok := m.Amount.Micros()
	return ok && n > 0
}

// money examines one declared amount and returns it in millionths.
func (r *report) money(m *parcel.Money, at place) (micros int64, ok bool) {
	n, ok := m.Amount.Micros()
	text := string(m.Amount)
	switch {
	case !m.Amount.Valid():
		r.notANumber(at.below("amount"), text)
	case !ok:
		r.outOfRange(at.below("amount"), text, "is too large or too fine to be an amount")
	case n < 0:
		r.outOfRange(at.below("amount"), text, "is below zero")
		ok = false
	case r.impossible(n, m.Currency):
		r.outOfRange(at.below("amount"), text+" "+m.Currency, "is more than an item can be worth")
	}
	r.currency(m.Currency, at)
	return n, ok
}

// impossible reports an amount that no item is worth, whatever the exchange
// rate of the day.
func (r *report) impossible(micros int64, code string) bool {
	currency, ok := r.codes.Currencies.Lookup(code)
	if !ok {
		return false
	}
	units := micros / 1e6
	for range currency.Magnitude {
		units /= 10
	}
	return units > r.prof.Limits.MaxValue(r.p.Channel)
}

// currency reports a code that is no currency, or that of one long withdrawn.
func (r *report) currency(code string, value place) {
	if blank(code) {
		value.part = "currency of the " + value.part
		r.missing(jurisdiction.Value, value.below("currency"))
		return
	}
	found, ok := r.codes.Currencies.Lookup(code)
	if ok && (found.Until.IsZero() || r.day().Before(found.Until.AddDate(0, 0, r.prof.Limits.CurrencyGraceDays))) {
		return
	}
	at, what := value.below("currency"), value.words()
	f := fault{code: Currency, field: at.pointer(), text: code, evidence: r.table("ISO 4217"), change: "Give the currency as a three-letter code."}
	if ok {
		f.message = fmt.Sprintf("%s is in %s, a currency withdrawn on %s.", capital(what), code, found.Until.Format("2 January 2006"))
		r.ask(f)
		return
	}
	f.message = fmt.Sprintf("%s is in %q, which is no ISO 4217 currency code.", capital(what), code)
	switch likely := r.codes.Currencies.Suggest(code); {
	case likely == "":
		r.ask(f)
	case len(code) == len(likely) && code != likely && equalFold(code, likely):
		f.code, f.message = Spelling, fmt.Sprintf("%s is in %s; the standard writes %s.", capital(what), code, likely)
		r.note(f)
	default:
		f.change = fmt.Sprintf("Write %s.", likely)
		f.evidence.Proposals = []string{likely}
		r.ask(f)
	}
}
