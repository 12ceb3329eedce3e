package cli

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/pack"
)

// A listStatus is one list in force.
type listStatus struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Date    string `json:"date"`
	AgeDays int    `json:"age_days"`
	Entries int    `json:"entries"`
	Digest  string `json:"digest"`
	Changed string `json:"changed,omitempty"` // when this version was put in force; none: it comes with the program
	MaxAge  string `json:"max_age,omitempty"` // as --max-list-age sets it
	Stale   bool   `json:"stale"`             // older than that
	Warned  int    `json:"warnings,omitempty"`
	Note    string `json:"note,omitempty"`
}

func (l *listsCmd) statusCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "status",
		Short: "Show the lists in force: date, age, size, digest",
		Long: `Status shows the lists in force: the day each is of, its age on --as-of, its size
and digest, and when it was put in force. With --max-list-age it exits with
status 5 when one is older.`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return l.status() },
	}
	formatFlag(cmd, &l.output, listFormats...)
	return cmd
}

func (l *listsCmd) status() error {
	set, err := l.set()
	if err != nil {
		return err
	}
	asOf, err := l.asOf()
	if err != nil {
		return err
	}
	stale, err := l.staleLists(set, asOf)
	if err != nil {
		return err
	}
	old := make(map[string]bool)
	for _, s := range stale {
		old[s.Pack] = true
	}
	changed, err := l.lastChanges()
	if err != nil {
		return err
	}
	var all []listStatus
	for _, p := range set.Kind(pack.Watchlist) {
		list, err := watchlist.Open(p)
		if err != nil {
			return configError(err)
		}
		m := p.Manifest
		all = append(all, listStatus{
			Name: m.Name, Version: m.Version, Date: m.Date, AgeDays: int(listAge(p, asOf).Hours() / 24), Entries: len(list.Entries),
			Digest: m.Digest, Changed: changed[m.Digest], MaxAge: l.flags.maxListAge, Stale: old[m.Name], Warned: len(list.Warnings), Note: m.Note,
		})
	}
	titles := []string{"LIST", "DATE", "DAYS", "STALE", "ENTRIES", "CHANGED", "DIGEST", "NOTE"}
	err = emit(l, all, titles, func(s listStatus) []string {
		return []string{s.Name, s.Date, strconv.Itoa(s.AgeDays), s.stale(), strconv.Itoa(s.Entries), s.Changed[:min(len(s.Changed), 10)], s.Digest[:min(len(s.Digest), 15)], firstClause(s.Note)}
	})
	if err == nil && len(stale) > 0 {
		return exitWith(exitStaleList)
	}
	return err
}

// stale tells in a table whether a list is too old; "-" where no maximum was
// set to judge by.
func (s *listStatus) stale() string {
	switch {
	case s.MaxAge == "":
		return "-"
	case s.Stale:
		return "yes"
	}
	return "no"
}

// lastChanges tells of the imported versions in force when each was put there.
func (l *listsCmd) lastChanges() (map[string]string, error) {
	s, err := l.store()
	if err != nil {
		return nil, configError(err)
	}
	names, err := s.Names()
	if err != nil {
		return nil, configError(err)
	}
	at := make(map[string]string, len(names))
	for _, name := range names {
		events, err := s.History(name)
		if err != nil {
			return nil, configError(err)
		}
		if n := len(events); n > 0 {
			at[events[n-1].Digest] = events[n-1].At
		}
	}
	return at, nil
}

// firstClause is as much of a note as a table has room for; NDJSON has all.
func firstClause(note string) string {
	clause, _, _ := strings.Cut(note, ":")
	return clause
}
