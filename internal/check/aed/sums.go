package aed

import (
	"fmt"
	"strconv"
)

// gross is the larger of the measured and the declared gross mass, zero where
// neither is known.
func (r *report) gross() int64 {
	var g int64
	for _, m := range [...]*int64{r.p.Item.GrossMassG, r.p.Item.DeclaredGrossMassG} {
		if m != nil {
			g = max(g, *m)
		}
	}
	return g
}

// masses reports net masses that exceed the gross mass, line by line and
// together.
func (r *report) masses() {
	gross := r.gross()
	if gross <= 0 {
		return
	}
	limits := r.prof.Limits
	most := gross + max(gross*limits.NetOverGrossPercent/100, limits.NetOverGrossGrams)
	var sum int64
	for i := range r.p.Contents {
		l := line{&r.p.Contents[i], i}
		if l.NetMassG == nil || *l.NetMassG <= 0 {
			continue
		}
		sum = min(sum, 1<<62-1) + min(*l.NetMassG, 1<<62)
		if *l.NetMassG > most {
			at := l.at("net_mass_g", "net weight")
			r.ask(fault{
				code: NetOverGross, field: at.pointer(), text: strconv.FormatInt(*l.NetMassG, 10), evidence: r.law("limits.yaml"),
				message: fmt.Sprintf("%s is %d g, more than the whole item's %d g.", capital(at.words()), *l.NetMassG, gross),
				change:  "Correct the net weight or the weight of the item.",
			})
		}
	}
	if sum > most {
		r.ask(fault{
			code: NetOverGross, field: r.grossField(), text: strconv.FormatInt(gross, 10), evidence: r.law("limits.yaml"),
			message: fmt.Sprintf("The net weights add up to %d g, more than the item's %d g.", sum, gross),
			change:  "Correct the weight of the item or the net weights.",
		})
	}
}

func (r *report) grossField() string {
	if r.p.Item.GrossMassG == nil {
		return "/item/declared_gross_mass_g"
	}
	return "/item/gross_mass_g"
}

// A sum is what the lines' values add up to.
type sum struct {
	micros   int64
	currency string // the code that is meant; empty where none is known
	complete bool   // every line has a readable value in a known currency
	mixed    bool   // several currencies
}

func (r *report) valueSum() sum {
	s := sum{complete: true}
	for i := range r.p.Contents {
		v := r.p.Contents[i].Value
		if !declared(v) {
			s.complete = false
			continue
		}
		n, ok := v.Amount.Micros()
		if !ok || n < 0 {
			s.complete = false
			continue
		}
		currency := r.codes.Currencies.Suggest(v.Currency)
		if currency == "" {
			s.complete = false
			continue
		}
		s.mixed = s.mixed || s.currency != "" && currency != s.currency
		s.currency = currency
		s.micros = min(s.micros, 1<<62-1) + min(n, 1<<62)
	}
	return s
}

// total compares the declared total with the sum of the lines.
func (r *report) total() {
	total := r.p.Item.DeclaredTotal
	s := r.valueSum()
	if s.mixed {
		r.ask(fault{
			code: MixedCurrency, field: "/contents", evidence: r.law("CN 23: one currency"),
			message: "The content lines are valued in several currencies, so they cannot be added up.",
			change:  "Value every line in one currency.",
		})
	}
	if !declared(total) {
		return
	}
	at := at("/item", "declared_total", "declared total value")
	n, ok := r.money(total, at)
	if !ok {
		return
	}
	currency := r.codes.Currencies.Suggest(total.Currency)
	if n == 0 && s.micros == 0 && s.currency == "" && r.p.Item.Nature != NatureDocuments {
		r.outOfRange(at, string(total.Amount), "is zero")
	}
	if !s.mixed && s.currency != "" && currency != "" && s.currency != currency {
		r.ask(fault{
			code: MixedCurrency, field: at.below("currency").pointer(), text: total.Currency, evidence: r.law("CN 23: one currency"),
			message: fmt.Sprintf("The declared total is in %s, the content lines in %s, so they cannot be compared.", total.Currency, s.currency),
			change:  "Value the lines and the total in one currency.",
		})
	}
	if s.mixed || s.currency == "" || s.currency != currency {
		return
	}
	r.compareTotal(n, s)
}

func (r *report) compareTotal(total int64, s sum) {
	limits := r.prof.Limits
	slack := max(total, s.micros)/1000*limits.TotalPermille + limits.TotalPerLineMicros*int64(len(r.p.Contents))
	low, high := total < s.micros-slack, total > s.micros+slack
	if !low && !(high && s.complete) {
		return
	}
	declared := r.p.Item.DeclaredTotal
	f := fault{
		code: Total, field: "/item/declared_total", text: string(declared.Amount) + " " + declared.Currency, evidence: r.law("limits.yaml"),
		message: fmt.Sprintf("The declared total is %s %s, but the content lines add up to %s.", declared.Amount, declared.Currency, amount(s.micros)),
		change:  "Correct the total or the values of the lines; a line's value is that of all its pieces.",
	}
	r.ask(f)
	for i := range r.p.Contents {
		l := line{&r.p.Contents[i], i}
		if l.Value == nil {
			continue
		}
		if n, ok := l.Value.Amount.Micros(); ok && n > total+slack {
			at := l.at("value", "value")
			f.field, f.text = at.pointer(), string(l.Value.Amount)+" "+l.Value.Currency
			f.message = fmt.Sprintf("%s is more than the declared total of %s %s.", capital(at.words()), declared.Amount, declared.Currency)
			r.ask(f)
		}
	}
}

// amount writes millionths with two decimals.
func amount(micros int64) string {
	cents := micros / 10000
	return fmt.Sprintf("%d.%02d", cents/100, cents%100)
}
