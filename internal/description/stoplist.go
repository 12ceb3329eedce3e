package description

import (
	"fmt"

	"github.com/tidewaiter/tidewaiter/pack"
)

// A stop is one term of a stop list.
type stop struct {
	list, term         string
	rejectAlone        bool
	noteEmbedded       bool
	from, to           string // YYYY-MM-DD; empty: open
	source             string
	rejectWhenEmbedded bool
}

// A Stop is a term of a stop list found in a text.
type Stop struct {
	List       string
	Term       string
	Source     string
	Rejected   bool // the list rejects the text for it
	Alone      bool // it is the whole text, or one of the parts that all are stop terms
	Start, End int  // in code points
}

// A pattern is a form of text that a list rejects.
type pattern struct {
	list string
	form Form
}

func (r *Reader) readStops(p *pack.Pack) error {
	err := p.EachRow("stoplists.tsv", 7, func(f []string) error {
		form, n := normal(r.norm, f[1])
		if n == 0 {
			return fmt.Errorf("%q is no term", f[1])
		}
		s := stop{list: f[0], term: f[1], rejectAlone: f[2] == "reject", noteEmbedded: f[3] == "note", rejectWhenEmbedded: f[3] == "reject", from: f[4], to: f[5], source: f[6]}
		for _, key := range []string{form, form + "s", trimPlural(form)} {
			r.begins(key, n)
			if !containsTerm(r.stops[key], s.list, s.term) {
				r.stops[key] = append(r.stops[key], s)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return p.EachRow("patterns.tsv", 4, func(f []string) error {
		form, ok := forms[f[1]]
		if !ok {
			return fmt.Errorf("unknown kind %q", f[1])
		}
		r.patterns = append(r.patterns, pattern{list: f[0], form: form})
		return nil
	})
}

func containsTerm(stops []stop, list, term string) bool {
	for _, s := range stops {
		if s.list == list && s.term == term {
			return true
		}
	}
	return false
}

// trimPlural takes the s of a plural off, where one can be.
func trimPlural(form string) string {
	if n := len(form); n > 4 && form[n-1] == 's' && form[n-2] != 's' {
		return form[:n-1]
	}
	return form
}

// valid reports whether the term counts on a day; an empty day is any.
func (s *stop) valid(date string) bool {
	return date == "" || (s.from == "" || s.from <= date) && (s.to == "" || date < s.to)
}

// appendStops appends the terms of the given lists in a text: the longest at
// each word.
func (r *Reader) appendStops(dst []Stop, t *text, lists []string, date string) []Stop {
	for i := 0; i < len(t.words); {
		n := t.longestFrom(i)
		for ; n > 0; n-- {
			if found, ok := r.stopAt(t, i, n, lists, date); ok {
				dst = append(dst, found)
				break
			}
		}
		i += max(n, 1)
	}
	return dst
}

func (r *Reader) stopAt(t *text, i, n int, lists []string, date string) (Stop, bool) {
	stops := r.stops[string(t.phrase(i, i+n))]
	for _, list := range lists {
		for k := range stops {
			s := &stops[k]
			if s.list != list || !s.valid(date) {
				continue
			}
			whole := n == len(t.words)
			return Stop{
				List: s.list, Term: s.term, Source: s.source, Alone: whole,
				Rejected: whole && s.rejectAlone || !whole && s.rejectWhenEmbedded,
				Start:    int(t.words[i].start), End: int(t.words[i+n-1].end),
			}, true
		}
	}
	return Stop{}, false
}
