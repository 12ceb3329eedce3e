package aed

import (
	"fmt"
	"time"

	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
)

// A moment is a declared time. One without hour or zone may be off by a day.
type moment struct {
	time.Time
	text  string
	exact bool // has hour and zone
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

// parseMoment reads a date or time in the forms that posts and carriers send.
func parseMoment(text string) (moment, bool) {
	layout := time.RFC3339
	switch len(text) {
	case len("2006-01-02"):
		layout = time.DateOnly
	case len("20060102"):
		layout = "20060102"
	case len("2006-01-02T15:04"):
		layout = "2006-01-02T15:04"
	case len("2006-01-02T15:04:05"):
		layout = "2006-01-02T15:04:05"
		if text[10] == ' ' {
			layout = time.DateTime
		}
	}
	t, err := time.Parse(layout, text)
	return moment{Time: t, text: text, exact: layout == time.RFC3339}, err == nil
}

// The times of a record, zero where not declared or unreadable.
type times struct {
	posted, received, prepared   moment
	departs, loaded, due, landed moment
}

func (r *report) times() times {
	read := func(text string) moment {
		m, ok := parseMoment(text)
		if !ok {
			return moment{}
		}
		return m
	}
	src, tr := &r.p.Source, &r.p.Transport
	return times{
		posted: read(r.p.Item.PostedAt), received: read(src.ReceivedAt), prepared: read(src.PreparedAt),
		departs: read(tr.ETD), loaded: read(tr.LoadedAt), due: read(tr.ETA), landed: read(tr.ArrivedAt),
	}
}

// day is the day on which the data must be judged: when they were received,
// else when the item was posted. There is no clock here.
func (r *report) day() (time.Time, bool) {
	for _, text := range [...]string{r.p.Source.ReceivedAt, r.p.Item.PostedAt} {
		if m, ok := parseMoment(text); ok {
			return m.Time, true
		}
	}
	return time.Time{}, false
}

// dates reports what is no date and what is in an impossible order.
func (r *report) dates() {
	src, tr := &r.p.Source, &r.p.Transport
	r.readable(r.p.Item.PostedAt, "/item/posted_at", "the posting date")
	r.readable(src.PreparedAt, "/source/prepared_at", "the time of preparation")
	r.readable(src.ReceivedAt, "/source/received_at", "the time of receipt")
	r.readable(tr.ETD, "/transport/etd", "the time of departure")
	r.readable(tr.LoadedAt, "/transport/loaded_at", "the time of loading")
	r.readable(tr.ETA, "/transport/eta", "the time of arrival")
	r.readable(tr.ArrivedAt, "/transport/arrived_at", "the actual time of arrival")

	t := r.times()
	r.inOrder(t.posted.loose(), t.received, "/item/posted_at", "The item was posted on %s, after its data were received on %s.")
	r.inOrder(t.posted.loose(), t.loaded, "/item/posted_at", "The item was posted on %s, after it was loaded on %s.")
	r.inOrder(t.prepared.loose(), t.received, "/source/prepared_at", "The message was prepared at %s, after it was received at %s.")
	r.inOrder(t.departs, t.due, "/transport/eta", "Departure at %s is after arrival at %s.")
	r.inOrder(t.departs, t.landed, "/transport/arrived_at", "Departure at %s is after arrival at %s.")
	r.inOrder(t.loaded, t.landed, "/transport/arrived_at", "Loading at %s is after arrival at %s.")
}

func (r *report) readable(text, field, what string) {
	if text == "" {
		return
	}
	f := fault{code: Date, field: field, text: text, evidence: r.law("RFC 3339"), change: "Write the date as 2026-01-31, a time as 2026-01-31T08:00:00Z."}
	m, ok := parseMoment(text)
	switch {
	case !ok:
		f.message = fmt.Sprintf("%s is %q, which is no date.", capital(what), text)
	case m.Year() < r.prof.Limits.EarliestYear || m.Year() > r.prof.Limits.EarliestYear+100:
		f.message = fmt.Sprintf("%s is %s, outside the time of such records.", capital(what), text)
	default:
		return
	}
	r.ask(f)
}

// inOrder reports a first moment that is certainly later than the second.
func (r *report) inOrder(first, second moment, field, message string) {
	if !first.after(second, r.slack()) {
		return
	}
	text := first.text
	if field == "/transport/eta" || field == "/transport/arrived_at" {
		text = second.text
	}
	r.ask(fault{
		code: DateOrder, field: field, text: text, evidence: r.law("limits.yaml"),
		message: fmt.Sprintf(message, first.text, second.text),
		change:  "Correct the wrong one of the two.",
	})
}

func (r *report) slack() time.Duration {
	return time.Duration(r.prof.Limits.ClockHours) * time.Hour
}

// deadline is the moment by which the profile wants the data, as far as the
// record tells.
func (r *report) deadline(t times) (moment, jurisdiction.Deadline) {
	d, ok := r.prof.Deadline(r.p.Transport.Mode)
	if !ok {
		return moment{}, d
	}
	var order [3]moment
	switch d.Before {
	case jurisdiction.Loading:
		order = [3]moment{t.loaded, t.departs, t.landed}
	case jurisdiction.Departure:
		order = [3]moment{t.departs, t.landed}
	case jurisdiction.Arrival:
		order = [3]moment{t.due, t.landed}
	}
	for _, m := range order {
		if m.known() {
			m.Time = m.Add(-time.Duration(d.Hours) * time.Hour)
			return m, d
		}
	}
	return moment{}, d
}
