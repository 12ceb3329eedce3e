// Package screen decides about one parcel: it runs the checks over the
// canonical record and takes the strictest floor of their findings. What goes
// in is a parcel and a set of packs; what comes out is an assessment with
// every reason. Screening is pure: no I/O, no clock, no randomness, so the
// same parcel under the same packs gives the same bytes. It keeps no record.
package screen

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/allow"
	"github.com/tidewaiter/tidewaiter/internal/check/goods"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/pack"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// Config says what to screen with. Packs is all that is needed.
type Config struct {
	Packs pack.Set
	// Profile names the jurisdiction rules for every parcel, for example
	// "us-stop-act". Empty: chosen by each parcel's destination.
	Profile string
	// Stale names the watchlists that are older than their maximum age, judged
	// by the caller: there is no clock in here. Every assessment then carries a
	// finding that says so.
	Stale []Stale
	// History is the user's own parcels seen before, oldest or not first. The
	// link check then finds what a parcel shares with them on the way to a
	// listed entry. It is read once, by New.
	History iter.Seq[*parcel.Parcel]
	// HistoryDigest names what History was read from, as sha256:HEX; New asks for
	// it once History has been read. Every assessment then names it under packs.
	HistoryDigest func() string
	// AsOf (YYYY-MM-DD) leaves out what the history learned later. Empty: all
	// of it counts, and its newest day is today.
	AsOf string
}

// A Stale is a watchlist that is too old to rely on.
type Stale struct {
	Pack   string `json:"pack"`
	Date   string `json:"date"`    // of the list
	MaxAge string `json:"max_age"` // the maximum that was set, for example "30d"
	AsOf   string `json:"as_of"`   // the day on which the age was judged
	// Accepted is why a person lets the list stand for now, and who. Empty: what
	// was screened with it is held.
	Accepted string `json:"accepted,omitempty"`
}

// A Screener screens parcels under one set of packs. It is immutable and safe
// for concurrent use.
type Screener struct {
	profiles *jurisdiction.Set
	profile  string
	checks   []check
	standing []finding.Finding // what holds for every parcel: packs that lack or are stale
	packs    jsontext.Value
	allowed  *allow.List // nil without an allow-list
	tools    tools
}

// tools are what the checks look things up with; explaining uses them too.
type tools struct {
	lists   []*watchlist.List
	matcher *match.Matcher
	goods   *goods.Reader
}

// A check is a pure function from a parcel to findings.
type check struct {
	name finding.Check
	run  func(*parcel.Parcel, *jurisdiction.Profile) []finding.Finding
}

// New opens the packs' data and wires the checks.
func New(cfg Config) (*Screener, error) {
	s := &Screener{profile: cfg.Profile}
	graph, err := s.wire(cfg)
	if err != nil {
		return nil, err
	}
	refs := cfg.Packs.Refs()
	if cfg.HistoryDigest != nil {
		day := graph.Newest()
		refs["history"] = pack.Ref{Version: day, Date: cmp.Or(cfg.AsOf, day), Digest: cfg.HistoryDigest()}
	}
	if s.packs, err = json.Marshal(refs, json.Deterministic(true)); err != nil {
		return nil, fmt.Errorf("name the packs: %w", err)
	}
	if cfg.Profile != "" {
		if _, err := s.profiles.Get(cfg.Profile); err != nil {
			return nil, err
		}
	}
	if len(cfg.Packs.Kind(pack.Watchlist)) == 0 {
		s.standing = append(s.standing, noWatchlist())
	}
	for _, stale := range cfg.Stale {
		s.standing = append(s.standing, staleList(stale))
	}
	return s, nil
}

// Screen assesses one parcel. It cannot fail: what could not be examined is
// itself a finding.
func (s *Screener) Screen(p *parcel.Parcel) Assessment {
	a := Assessment{
		ID: p.RecordID, ItemID: p.Item.ID, Screened: true,
		Packs: s.packs, Engine: Engine, Findings: []finding.Finding{},
	}
	prof, err := s.profiles.For(p, s.profile)
	if err != nil {
		a.Findings = append(a.Findings, notRun(finding.CheckAED, err))
		a.decide()
		return a
	}
	a.Profile = prof.Name
	a.Findings = append(a.Findings, s.standing...)
	for _, c := range s.checks {
		a.Findings = append(a.Findings, c.safely(p, prof)...)
	}
	s.applyAllowed(p, a.Findings)
	applyExemption(p, prof, a.Findings)
	a.Findings = dropRepeats(a.Findings)
	a.decide()
	return a
}

// dropRepeats leaves out what the link check says of a number that the party
// check has reported for the same entry: one reason, said once.
func dropRepeats(found []finding.Finding) []finding.Finding {
	return slices.DeleteFunc(found, func(f finding.Finding) bool {
		return f.Check == finding.CheckLink && slices.ContainsFunc(found, func(g finding.Finding) bool {
			return g.Check == finding.CheckParty && g.Field == f.Field &&
				g.Evidence.List == f.Evidence.List && g.Evidence.EntryID == f.Evidence.EntryID
		})
	})
}

// safely runs a check. A check that breaks down must not take the batch with
// it, and must not count as clean either.
func (c check) safely(p *parcel.Parcel, prof *jurisdiction.Profile) (found []finding.Finding) {
	defer func() {
		if broken := recover(); broken != nil {
			found = []finding.Finding{notRun(c.name, fmt.Errorf("%v", broken))}
		}
	}()
	return c.run(p, prof)
}

var errNoWatchlist = errors.New("no watchlist is loaded")

// notRun says that a check gave no answer. The fault is ours, not the
// sender's, so a person looks.
func notRun(c finding.Check, err error) finding.Finding {
	return finding.Finding{
		Code: "CHECK_NOT_RUN", Check: c, Field: "", Floor: finding.RFS,
		Message: fmt.Sprintf("The %s check could not run (%v): examine the parcel by hand and report this to whoever runs the system.", c, err),
		Sender:  heldText,
		Change:  "the check runs again",
	}
}

func noWatchlist() finding.Finding {
	f := notRun(finding.CheckParty, errNoWatchlist)
	f.Message = "No watchlist is loaded, so nobody was compared with any list: load one with \"tidewaiter lists import\" or --list."
	f.Change = "a watchlist is loaded"
	return f
}

func staleList(s Stale) finding.Finding {
	f := finding.Finding{
		Code: "LIST_STALE", Check: finding.CheckPack, Field: "", Text: s.Pack, Floor: finding.RFS,
		Message:  fmt.Sprintf("The watchlist %s is of %s, older than the maximum of %s on %s: update it before relying on this answer.", s.Pack, s.Date, s.MaxAge, s.AsOf),
		Sender:   heldText,
		Change:   "a newer version of the list",
		Evidence: finding.Evidence{Pack: s.Pack, Version: s.Date},
	}
	if s.Accepted != "" {
		f.Floor = finding.AC
		f.Message = fmt.Sprintf("The watchlist %s is of %s, older than the maximum of %s on %s, and was accepted all the same: %s", s.Pack, s.Date, s.MaxAge, s.AsOf, s.Accepted)
	}
	return f
}

// heldText is all that a sender is told of a reason that is not a fault in
// the data.
const heldText = "Held for examination."
