package aed

import "strconv"

// A place is where in the record a finding stands. Pointer and words are put
// together only when there is something to report.
type place struct {
	base   string // "/item", "/sender", "/contents"
	line   int    // number of the content line, from 1; 0 elsewhere
	member string // below the base, for example "address/city"; may be empty
	owner  string // "sender" or "recipient"; empty elsewhere
	part   string // in words: "city"
}

// at is a place outside parties and content lines: its words stand alone.
func at(base, member, part string) place {
	return place{base: base, member: member, part: part}
}

// pointer is the JSON pointer of the place.
func (p place) pointer() string {
	s := p.base
	if p.line > 0 {
		s += "/" + strconv.Itoa(p.line-1)
	}
	if p.member != "" {
		s += "/" + p.member
	}
	return s
}

// words name the place for a clerk: "the sender's city".
func (p place) words() string {
	switch {
	case p.owner != "":
		return "the " + p.owner + "'s " + p.part
	case p.line > 0:
		return "the " + p.part + " of content line " + strconv.Itoa(p.line)
	default:
		return "the " + p.part
	}
}

// below is a member of the place that shares its words.
func (p place) below(member string) place {
	p.member += "/" + member
	return p
}
