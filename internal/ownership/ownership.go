// Package ownership applies the 50 % rule: a company that listed persons own
// to half or more, directly or through companies so owned, counts as listed
// itself. What goes in are watchlists and a file of who owns what; what comes
// out are the companies that listed persons hold, with the least and the
// greatest share the file allows, the chain of stakes that leads to each
// listed person, and what is missing where the answer is not certain. It
// judges ownership alone, not control, and matches no parcel.
//
// The rule is that of the US Treasury's Office of Foreign Assets Control
// (revised guidance of 13 August 2014, FAQ 398 to 402, for example 31 CFR
// 589.411): shares of several listed persons add up, whatever programme lists
// each; a company owned to 50 % or more is blocked itself and its own holdings
// then count in full; a holding through a company below 50 % does not count.
package ownership

import "github.com/tidewaiter/tidewaiter/internal/watchlist"

// A File is what one source says about who owns what.
type File struct {
	Name     string // as findings cite it
	Parties  []Party
	Stakes   []Stake
	Warnings []string // what the reader noticed and a person should know
}

// A Party is an owner or a company, as the source describes it.
type Party struct {
	// ID is what the source calls the party, or "LIST:ENTRY" for an entry of a
	// watchlist, for example "ofac-sdn:12345". Empty where it gives none.
	ID          string
	Name        string
	Aliases     []string
	Type        watchlist.Type
	Country     string // ISO 3166-1 alpha-2
	Identifiers []watchlist.Identifier
	Entries     []string // further "LIST:ENTRY" that the source says the party is
	Listed      string   // the source's own word that the party is listed; empty if it has none
	Source      string   // file and line where it is first named
}

// A Stake is what one party holds of another.
type Stake struct {
	Owner, Company int // positions in File.Parties
	Share          Share
	From, To       string // dates between which it is held, as precise as told; empty: open
	Source         string // file and line
}

// in reports whether the stake is held on a day (2006-01-02). A date given as
// year or month covers all of it.
func (s *Stake) in(day string) bool {
	if day == "" {
		return true
	}
	begun := s.From == "" || s.From[:min(len(s.From), len(day))] <= day[:min(len(s.From), len(day))]
	over := s.To != "" && s.To[:min(len(s.To), len(day))] < day[:min(len(s.To), len(day))]
	return begun && !over
}
