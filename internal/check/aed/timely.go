package aed

import (
	"fmt"

	"github.com/tidewaiter/tidewaiter/finding"
)

// timeliness reports data that came, or were changed, after the deadline.
func (r *report) timeliness() {
	t := r.times()
	deadline, rule := r.deadline(t)
	if !t.received.after(deadline, r.slack()) {
		return
	}
	f := fault{code: Late, field: "/source/received_at", text: t.received.text, evidence: r.law(rule.Basis)}
	f.message = fmt.Sprintf("The data were received at %s, after they were due at %s (%d hours before %s).", t.received.text, deadline.text, rule.Hours, rule.Before)
	if rule.Hours == 0 {
		f.message = fmt.Sprintf("The data were received at %s; %s was at %s.", t.received.text, rule.Before, deadline.text)
	}
	f.change = "Data received in time; for this item, the decision of a person."
	if r.p.Version > 1 {
		f.code = Amended
		f.message = fmt.Sprintf("The data were changed (version %d) at %s, after %s at %s.", r.p.Version, t.received.text, rule.Before, deadline.text)
		f.change = "A person compares this version with the one before."
	}
	r.ask(f)
}

// absence reports an item about which nothing is declared. When the deadline
// has passed, the profile may forbid to load it.
func (r *report) absence() {
	p := r.p
	if r.exempt || len(p.Contents) > 0 || !r.anonymous(sender(p)) || !r.anonymous(recipient(p)) {
		return
	}
	f := fault{
		code: Absent, field: "/contents", evidence: r.law(r.prof.Absent.Basis),
		message: "No advance data are declared: neither sender nor recipient nor contents.",
		change:  "Send the advance data of the item.",
	}
	floor := finding.RFI
	t := r.times()
	if deadline, _ := r.deadline(t); r.prof.Absent.Floor != "" && t.received.after(deadline, r.slack()) {
		f.message = "No advance data are declared and the deadline has passed: neither sender nor recipient nor contents."
		floor = verdict(r.prof.Absent.Floor)
	}
	r.add(f, floor)
}

// anonymous reports a party without name and address.
func (r *report) anonymous(s side) bool {
	return blank(s.Name) && blank(s.Company) && blank(s.Surname) && blank(s.Given) &&
		!hasLine(&s.Address) && blank(s.Address.City)
}
