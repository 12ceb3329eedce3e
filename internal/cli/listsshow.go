package cli

import (
	"bufio"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/tidewaiter/tidewaiter/internal/legal"
	"github.com/tidewaiter/tidewaiter/internal/listing"
	"github.com/tidewaiter/tidewaiter/internal/sameparty"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/ftm"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/own"
)

// A found is one entry that a search found.
type found struct {
	List  string `json:"list"`
	ID    string `json:"entry_id"`
	Type  string `json:"type"`
	Name  string `json:"name"`
	Match string `json:"match"`          // the text the words stand in
	Same  string `json:"same,omitempty"` // the entries of other lists that are the same party
}

func (l *listsCmd) searchCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "search WORDS...",
		Short: "Find entries that hold all the words in a name or identifier",
		Long: `Search finds entries of the lists in force in which one name or identifier
holds all the words, whatever their case. It is for looking an entry up; to
match a party with all spellings use "tidewaiter match". Entries of other lists
that are the same party are named beside each; "lists show" says why.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			lists, err := l.lists()
			if err != nil {
				return err
			}
			all := search(lists, args)
			return emit(l, all, []string{"LIST", "ENTRY", "TYPE", "NAME", "FOUND IN", "SAME PARTY"}, func(f found) []string {
				return []string{f.List, f.ID, f.Type, f.Name, f.Match, f.Same}
			})
		},
	}
	formatFlag(cmd, &l.output, listFormats...)
	return cmd
}

// lists opens the lists in force.
func (l *listsCmd) lists() ([]*watchlist.List, error) {
	set, err := l.set()
	if err != nil {
		return nil, err
	}
	lists, err := watchlist.OpenAll(set)
	if err != nil {
		return nil, configError(err)
	}
	return lists, nil
}

// search finds the entries that hold all words, with those of other lists that
// are the same party.
func search(lists []*watchlist.List, words []string) []found {
	var all []found
	for _, list := range lists {
		for i := range list.Entries {
			e := &list.Entries[i]
			if text, ok := holding(e, words); ok {
				all = append(all, found{List: list.Name, ID: e.ID, Type: string(e.Type), Name: e.PrimaryName(), Match: text})
			}
		}
	}
	if len(all) == 0 {
		return nil
	}
	parties := sameparty.Find(lists)
	for i := range all {
		all[i].Same = refs(parties.Of(all[i].List, all[i].ID))
	}
	return all
}

// refs names entries in short.
func refs(others []sameparty.Other) string {
	short := make([]string, len(others))
	for i, o := range others {
		short[i] = o.List + " " + o.EntryID
	}
	return strings.Join(short, ", ")
}

// holding gives the first name or identifier that holds all words.
func holding(e *watchlist.Entry, words []string) (string, bool) {
	holds := func(text string) bool {
		text = strings.ToLower(text)
		for _, w := range words {
			if !strings.Contains(text, strings.ToLower(w)) {
				return false
			}
		}
		return true
	}
	for _, n := range e.Names {
		if holds(n.Text) {
			return n.Text, true
		}
	}
	for _, id := range e.Identifiers {
		if holds(id.Value) {
			return id.Label + " " + id.Value, true
		}
	}
	return "", false
}

func (l *listsCmd) showCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "show ENTRY",
		Short: "Show all that the lists in force say about an entry, as JSON",
		Long: `Show prints every entry of that number, whole, with the law behind each of its
programmes and the entries of other lists that are the same party: they share a
telling number, or name and date of birth, or name and country, or one names the
other. The lists stay apart: each entry is what its publisher says.`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			enc := json.NewEncoder(l.stdout)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", "  ")
			shown, err := l.shown(args[0])
			if err != nil {
				return err
			}
			for _, s := range shown {
				if err := enc.Encode(s); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// A shownEntry is an entry with what other sources add to it.
type shownEntry struct {
	listed
	Laws []law             `json:"legal_bases,omitempty"`
	Same []sameparty.Other `json:"same_party,omitempty"`
}

// A law is the legal basis of a programme, from the table of the pack
// legal-bases.
type law struct {
	Programme string `json:"programme"`
	Basis     string `json:"basis"`
	Source    string `json:"source"`
	Verified  bool   `json:"verified"`
}

// shown finds the entries of a number.
func (l *listsCmd) shown(id string) ([]shownEntry, error) {
	set, err := l.set()
	if err != nil {
		return nil, err
	}
	lists, err := watchlist.OpenAll(set)
	if err != nil {
		return nil, configError(err)
	}
	bases, err := legal.Open(set)
	if err != nil {
		return nil, configError(err)
	}
	var out []shownEntry
	for _, list := range lists {
		for i := range list.Entries {
			if e := &list.Entries[i]; e.ID == id {
				out = append(out, shownEntry{listed: listed{list.Name, e}, Laws: laws(bases, list.Name, e)})
			}
		}
	}
	if len(out) == 0 {
		return nil, configError(fmt.Errorf("no list in force has an entry %s", id))
	}
	parties := sameparty.Find(lists)
	for i := range out {
		out[i].Same = parties.Of(out[i].List, id)
	}
	return out, nil
}

func laws(bases *legal.Bases, list string, e *watchlist.Entry) []law {
	var out []law
	for _, p := range e.Programmes {
		if r, ok := bases.Programme(list, p.Code); ok {
			out = append(out, law{p.Code, r.Basis, r.Source, r.Verified})
		}
	}
	return out
}

// A listed is an entry with the name of its list.
type listed struct {
	List string `json:"list"`
	*watchlist.Entry
}

// exportFormats are what a list can be written as.
var exportFormats = []format{formatNDJSON, formatCSV, formatFTM}

func (l *listsCmd) exportCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export NAME|PATH",
		Short: "Write a list as NDJSON, CSV or FollowTheMoney entities",
		Long: `Export writes a list in force, or a publisher's files, to standard output: as
NDJSON, one entry a line, with everything that is kept; as CSV, one entry a line
with the columns of an in-house list, which "lists import" reads again; or as
FollowTheMoney entities. CSV and FollowTheMoney have no place for where a fact
stood, the dates of programmes and the quality of names in CSV.`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			list, err := l.open(args[0])
			if err != nil {
				return err
			}
			if l.output == "" {
				l.output = string(formatNDJSON) // on a terminal too
			}
			f, err := l.format(l.output, exportFormats...)
			if err != nil {
				return err
			}
			return l.export(list, f)
		},
	}
	formatFlag(cmd, &l.output, exportFormats...)
	return cmd
}

func (l *listsCmd) export(list *watchlist.List, f format) error {
	out := bufio.NewWriterSize(l.stdout, 1<<16)
	switch f {
	case formatCSV:
		if err := own.Write(out, list); err != nil {
			return err
		}
	case formatFTM:
		if err := ftm.Write(out, list); err != nil {
			return err
		}
	default:
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		for i := range list.Entries {
			if err := enc.Encode(listed{list.Name, &list.Entries[i]}); err != nil {
				return err
			}
		}
	}
	return out.Flush()
}

func (l *listsCmd) historyCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "history NAME",
		Short: "Show what was imported under a name, and when",
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			s, err := l.store()
			if err != nil {
				return err
			}
			events, err := s.History(args[0])
			if err != nil {
				return configError(err)
			}
			return emit(l, events, []string{"AT", "VERSION", "ENTRIES", "DIGEST", "FORCED", "REASON"}, func(e listing.Event) []string {
				return []string{e.At, e.Version, strconv.Itoa(e.Entries), e.Digest[:min(len(e.Digest), 19)], join(e.Forced), e.Reason}
			})
		},
	}
	formatFlag(cmd, &l.output, listFormats...)
	return cmd
}

// join lists guards.
func join(guards []listing.Guard) string {
	words := make([]string, len(guards))
	for i, g := range guards {
		words[i] = string(g)
	}
	return strings.Join(words, ", ")
}
