package aed

import (
	"fmt"
	"time"

	"github.com/tidewaiter/tidewaiter/parcel"
)

// A moment is a declared time. One without hour or zone may be off by a day.
type moment struct {
	time.Time
	text  string // as declared
	exact bool   // has hour and zone
}

// known reports whether the moment is declared and readable.
func (m moment) known() bool { return !m.IsZero() }

// after reports whether m is certainly later than o.
func (m moment) after(o moment, slack time.Duration) bool {
	if !m.known() || !o.known() {
		return false
	}
	if m.exact && o.exact {
		slack = 0
	}
	return m.Sub(o.Time) > slack
}

// loose is the moment as one whose hour does not count.
func (m moment) loose() moment {
	m.exact = false
	return m
}

// readMoment reads a date or time in the forms that posts and carriers send.
// Text that is none of them gives an unknown moment.
func readMoment(text string) moment {
	m := moment{text: text}
	if text == "" {
		return m
	}
	layout := time.RFC3339
	switch len(text) {
	case len(time.DateOnly):
		layout = time.DateOnly
	case len("20060102"):
		layout = "20060102"
	case len("2006-01-02T15:04"):
		layout = "2006-01-02T15:04"
	case len(time.DateTime):
		layout = "2006-01-02T15:04:05"
		if text[10] == ' ' {
			layout = time.DateTime
		}
	}
	if t, err := time.Parse(layout, text); err == nil {
		m.Time, m.exact = t, layout == time.RFC3339
	}
	return m
}

// The times of a record.
type times struct {
	posted, prepared, received   moment
	departs, loaded, due, landed moment
}

func readTimes(p *parcel.Parcel) times {
	return times{
		posted: readMoment(p.Item.PostedAt), prepared: readMoment(p.Source.PreparedAt), received: readMoment(p.Source.ReceivedAt),
		departs: readMoment(p.Transport.ETD), loaded: readMoment(p.Transport.LoadedAt), due: readMoment(p.Transport.ETA), landed: readMoment(p.Transport.ArrivedAt),
	}
}

// day is the day on which the data are judged: when they were received, else
// when the item was posted, else the zero time. There is no clock here.
func (r *report) day() time.Time {
	if r.times.received.known() {
		return r.times.received.Time
	}
	return r.times.posted.Time
}

// dates reports what is no date and what is in an impossible order.
func (r *report) dates() {
	t := &r.times
	r.date(t.posted, at("/item", "posted_at", "posting date"))
	r.date(t.prepared, at("/source", "prepared_at", "time of preparation"))
	r.date(t.received, at("/source", "received_at", "time of receipt"))
	r.date(t.departs, at("/transport", "etd", "time of departure"))
	r.date(t.loaded, at("/transport", "loaded_at", "time of loading"))
	r.date(t.due, at("/transport", "eta", "time of arrival"))
	r.date(t.landed, at("/transport", "arrived_at", "actual time of arrival"))

	const posted, prepared = "/item/posted_at", "/source/prepared_at"
	r.order(t.posted.loose(), t.received, posted, "The item was posted on %s, after its data were received on %s.")
	r.order(t.posted.loose(), t.loaded, posted, "The item was posted on %s, after it was loaded on %s.")
	r.postedLongBefore(t.received, "its data were received on")
	r.postedLongBefore(t.loaded, "it was loaded on")
	r.order(t.prepared.loose(), t.received, prepared, "The message was prepared at %s, after it was received at %s.")
	r.order(t.departs, t.due, "/transport/eta", "Departure at %s is after arrival at %s.")
	r.order(t.departs, t.landed, "/transport/arrived_at", "Departure at %s is after arrival at %s.")
	r.order(t.loaded, t.landed, "/transport/arrived_at", "Loading at %s is after arrival at %s.")
}

// date reports a declared time that cannot be read or lies in another age.
func (r *report) date(m moment, at place) {
	if m.text == "" {
		return
	}
	f := fault{code: Date, text: m.text, evidence: r.law("RFC 3339"), change: "Write a date as 2026-01-31, a time as 2026-01-31T08:00:00Z."}
	earliest := r.prof.Limits.EarliestYear
	switch {
	case !m.known():
		f.message = fmt.Sprintf("%s is %q, which is no date.", capital(at.words()), m.text)
	case m.Year() < earliest || m.Year() > earliest+100:
		f.message = fmt.Sprintf("%s is %s, outside the time of such records.", capital(at.words()), m.text)
	default:
		return
	}
	f.field = at.pointer()
	r.ask(f)
}

// order reports a first moment that is certainly later than the second. The
// field is the one of the two that is the likelier slip.
func (r *report) order(first, second moment, field, message string) {
	if !first.after(second, r.slack()) {
		return
	}
	text := second.text
	if first.text == r.times.posted.text || first.text == r.times.prepared.text {
		text = first.text
	}
	r.ask(fault{
		code: DateOrder, field: field, text: text, evidence: r.law("limits.yaml"),
		message: fmt.Sprintf(message, first.text, second.text),
		change:  "Correct the wrong one of the two.",
	})
}

// postedLongBefore reports a posting date that lies too far before an event for
// both to be of one item.
func (r *report) postedLongBefore(event moment, words string) {
	days := r.prof.Limits.MaxPostingDays
	posted := r.times.posted.loose()
	if !event.after(posted, time.Duration(days)*24*time.Hour) || posted.Year() < r.prof.Limits.EarliestYear {
		return
	}
	r.ask(fault{
		code: DateOrder, field: "/item/posted_at", text: posted.text, evidence: r.law("limits.yaml"),
		message: fmt.Sprintf("The item was posted on %s, more than %d days before %s %s.", posted.text, days, words, event.text),
		change:  "Correct the wrong one of the two.",
	})
}

// slack is how far inexact times may disagree.
func (r *report) slack() time.Duration {
	return time.Duration(r.prof.Limits.ClockHours) * time.Hour
}
