package watchlist

import (
	"strings"
	"time"
)

// dateForms are the ways publishers write one date, the finest first, and
// the precision each has.
var dateForms = [...]struct{ layout, precision string }{
	{"02 Jan 2006", "2006-01-02"},
	{"2 Jan 2006", "2006-01-02"},
	{"2 January 2006", "2006-01-02"},
	{"2006-01-02", "2006-01-02"},
	{"Jan 2006", "2006-01"},
	{"January 2006", "2006-01"},
	{"2006-01", "2006-01"},
	{"2006", "2006"},
}

// ParseDate reads a date written in words or in ISO order, such as
// "15 Jan 1955", "circa 1951" or "1951 to 1953". A text it cannot read comes
// back with an empty From. Dates of figures alone, whose order differs from
// publisher to publisher, are the readers' own work.
func ParseDate(kind, text string) Date {
	d := Date{Kind: kind, Text: text}
	rest := strings.TrimSpace(text)
	for _, word := range []string{"circa ", "c. ", "approximately ", "Approximately "} {
		if after, ok := strings.CutPrefix(rest, word); ok {
			d.Circa, rest = true, after
		}
	}
	from, to, between := strings.Cut(rest, " to ")
	if len(rest) == len("1979-1982") && rest[4] == '-' {
		from, to, between = rest[:4], rest[5:], true
	}
	d.From = isoDate(from)
	if between && d.From != "" {
		d.To = isoDate(to)
	}
	return d
}

// isoDate gives a date in ISO order with its own precision, or "".
func isoDate(s string) string {
	s = strings.TrimSpace(s)
	for _, form := range dateForms {
		if len(s) < 4 || len(form.layout) < len(form.precision) && len(s) < len(form.layout)-1 {
			continue
		}
		if t, err := time.Parse(form.layout, s); err == nil {
			return t.Format(form.precision)
		}
	}
	return ""
}
