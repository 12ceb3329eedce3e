package aed

import (
	"fmt"
	"time"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
)

// deadline is the moment by which the profile wants the data, as far as the
// record tells; the event's own time where that is known, else the next one
// after it.
func (r *report) deadline() (moment, jurisdiction.Deadline) {
	rule, ok := r.prof.Deadline(r.p.Transport.Mode)
	if !ok {
		return moment{}, rule
	}
	t := &r.times
	var events [3]moment
	switch rule.Before {
	case jurisdiction.Loading:
		events = [3]moment{t.loaded, t.departs, t.landed}
	case jurisdiction.Departure:
		events = [3]moment{t.departs, t.landed}
	case jurisdiction.Arrival:
		events = [3]moment{t.due, t.landed}
	}
	for _, m := range events {
		if m.known() {
			m.Time = m.Add(-time.Duration(rule.Hours) * time.Hour)
			return m, rule
		}
	}
	return moment{}, rule
}

// late reports whether the data came after the deadline.
func (r *report) late() (moment, jurisdiction.Deadline, bool) {
	deadline, rule := r.deadline()
	return deadline, rule, r.came().after(deadline, r.slack())
}

// came is when the data came: when they were received or, where that is not
// told, not before they were prepared.
func (r *report) came() moment {
	if r.times.received.known() {
		return r.times.received
	}
	return r.times.prepared
}

// timeliness reports data that came, or were changed, after the deadline.
func (r *report) timeliness() {
	deadline, rule, late := r.late()
	if !late {
		return
	}
	received, verb, field := r.times.received.text, "received", "/source/received_at"
	if !r.times.received.known() {
		received, verb, field = r.times.prepared.text, "prepared", "/source/prepared_at"
	}
	f := fault{
		code: Late, field: field, text: received, evidence: r.law(rule.Basis),
		message: fmt.Sprintf("The data were %s at %s; they were due before %s at %s.", verb, received, due(rule), deadline.text),
		change:  "Nothing can mend it for this item: a person decides.",
	}
	if r.p.Version > 1 {
		f.code = Amended
		f.message = fmt.Sprintf("The data were changed (version %d) at %s, after %s at %s.", r.p.Version, received, due(rule), deadline.text)
		f.change = "A person compares this version with the one before."
	}
	r.ask(f)
}

func due(rule jurisdiction.Deadline) string {
	if rule.Hours == 0 {
		return rule.Before
	}
	return fmt.Sprintf("%d hours ahead of %s", rule.Hours, rule.Before)
}

// absence reports an item about which nothing is declared. When the deadline
// has passed, the profile may forbid to load it.
func (r *report) absence() {
	p := r.p
	if r.exempt || len(p.Contents) > 0 || !anonymous(sender(p)) || !anonymous(recipient(p)) {
		return
	}
	f := fault{
		code: Absent, field: "/contents", evidence: r.law(r.prof.Absent.Basis),
		message: "No advance data are declared: neither sender nor recipient nor contents.",
		change:  "Send the advance data of the item.",
	}
	if _, _, late := r.late(); late && r.prof.Absent.Floor != "" {
		f.message = "No advance data are declared, and the deadline has passed."
		r.add(f, verdict(r.prof.Absent.Floor))
		return
	}
	f.evidence = finding.Evidence{}
	r.ask(f)
}

// anonymous reports a party without name and address.
func anonymous(s side) bool {
	return blank(s.Name) && blank(s.Company) && blank(s.Surname) && blank(s.Given) &&
		!hasLine(&s.Address) && blank(s.Address.City)
}
