package aed

import (
	"fmt"

	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// natureDocuments is the nature of an item that holds no goods.
const natureDocuments = "documents"

// declared reports whether an amount is given.
func declared(m *parcel.Money) bool {
	return m != nil && !blank(string(m.Amount))
}

func (r *report) lineValue(l line) {
	field, what := l.at("value"), l.the("value")
	if !declared(l.Value) {
		if !declared(r.p.Item.DeclaredTotal) {
			r.missing(jurisdiction.Value, field, what)
		}
		return
	}
	if n, ok := r.money(l.Value, field, what); ok && n == 0 {
		r.zeroLine(l)
	}
}

// zeroLine reports a line of goods without value. Documents have none, and a
// free piece beside valued ones is noted unless it is for sale.
func (r *report) zeroLine(l line) {
	nature := r.p.Item.Nature
	if nature == natureDocuments {
		return
	}
	f := fault{
		code: Range, field: l.at("value"), text: string(l.Value.Amount), evidence: r.law("CN 23: goods have a value, gifts and samples too"),
		message: capital(l.the("value")) + " is zero.",
		change:  "Give what the goods are worth.",
	}
	if r.somethingValued() && nature != "" && nature != "sale_of_goods" {
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
func (r *report) money(m *parcel.Money, field, what string) (micros int64, ok bool) {
	n, ok := m.Amount.Micros()
	text := string(m.Amount)
	switch {
	case !m.Amount.Valid():
		r.notANumber(field+"/amount", text, what)
	case !ok:
		r.outOfRange(field+"/amount", text, what, "is too large or too fine to be an amount")
	case n < 0:
		r.outOfRange(field+"/amount", text, what, "is below zero")
		ok = false
	}
	r.currency(m.Currency, field+"/currency", what)
	if ok && r.impossible(n, m.Currency) {
		r.outOfRange(field+"/amount", text+" "+m.Currency, what, "is more than an item can be worth")
	}
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
	return units > r.prof.Limits.MaxUSDOrder
}

func (r *report) currency(code, field, what string) {
	if blank(code) {
		r.missing(jurisdiction.Value, field, "the currency of "+what[len("the "):])
		return
	}
	f := fault{code: Currency, field: field, text: code, evidence: r.table("ISO 4217"), change: "Give the currency as a three-letter code."}
	if found, ok := r.codes.Currencies.Lookup(code); ok {
		if day, ok := r.day(); ok && !found.Until.IsZero() && day.After(found.Until.AddDate(0, 0, r.prof.Limits.CurrencyGraceDays)) {
			f.message = fmt.Sprintf("%s is in %s, a currency withdrawn on %s.", capital(what), code, found.Until.Format("2 January 2006"))
			r.ask(f)
		}
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
