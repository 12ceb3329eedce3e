package cli

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/tidewaiter/tidewaiter/internal/listing"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/pack"
)

// A found is one entry that a search found.
type found struct {
	List  string `json:"list"`
	ID    string `json:"entry_id"`
	Type  string `json:"type"`
	Name  string `json:"name"`
	Match string `json:"match"` // the text the words stand in
}

func (l *listsCmd) searchCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "search WORDS...",
		Short: "Find entries that hold all the words in a name or identifier",
		Long: `Search finds entries of the lists in force in which one name or identifier
holds all the words, whatever their case. It is for looking an entry up; to
match a party with all spellings use "tidewaiter match".`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			var all []found
			err := l.eachEntry(func(list string, e *watchlist.Entry) error {
				if text, ok := holding(e, args); ok {
					all = append(all, found{list, e.ID, string(e.Type), e.Names[0].Text, text})
				}
				return nil
			})
			if err != nil {
				return err
			}
			return emit(l, all, []string{"LIST", "ENTRY", "TYPE", "NAME", "FOUND IN"}, func(f found) []string {
				return []string{f.List, f.ID, f.Type, f.Name, f.Match}
			})
		},
	}
	formatFlag(cmd, &l.output, listFormats...)
	return cmd
}

// eachEntry calls visit with every entry of the lists in force.
func (l *listsCmd) eachEntry(visit func(list string, e *watchlist.Entry) error) error {
	set, err := l.set()
	if err != nil {
		return err
	}
	for _, p := range set.Kind(pack.Watchlist) {
		list, err := watchlist.Open(p)
		if err != nil {
			return configError(err)
		}
		for i := range list.Entries {
			if err := visit(p.Manifest.Name, &list.Entries[i]); err != nil {
				return err
			}
		}
	}
	return nil
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
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			enc := json.NewEncoder(l.stdout)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", "  ")
			n := 0
			err := l.eachEntry(func(list string, e *watchlist.Entry) error {
				if e.ID != args[0] {
					return nil
				}
				n++
				return enc.Encode(listed{list, e})
			})
			if err == nil && n == 0 {
				return configError(fmt.Errorf("no list in force has an entry %s", args[0]))
			}
			return err
		},
	}
}

// A listed is an entry with the name of its list.
type listed struct {
	List string `json:"list"`
	*watchlist.Entry
}

func (l *listsCmd) exportCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "export NAME|PATH",
		Short: "Write a list as NDJSON, one entry a line",
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			list, err := l.open(args[0])
			if err != nil {
				return err
			}
			enc := json.NewEncoder(l.stdout)
			enc.SetEscapeHTML(false)
			for i := range list.Entries {
				if err := enc.Encode(listed{list.Name, &list.Entries[i]}); err != nil {
					return err
				}
			}
			return nil
		},
	}
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
