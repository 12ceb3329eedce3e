package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

func (l *listsCmd) diffCmd() *cobra.Command {
	var parties string
	cmd := &cobra.Command{
		Use:   "diff A B",
		Short: "Compare two versions of a list entry by entry",
		Long: `Diff compares a list A with a newer one B; each is a file, a folder or the name
of a list in force. It compares what both sides have; files that one side lacks
are named on standard error. Of a changed entry it tells field by field what is
gone and what has come.

With --parties, it tells beside each change which screened parties it touches:
those that alert on the entry as it was or as it is, or whose answer names it.
FILE holds parties as for "match", parcels, or answers of "screen", as NDJSON.`,
		Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			a, err := l.open(args[0])
			if err != nil {
				return err
			}
			b, err := l.open(args[1])
			if err != nil {
				return err
			}
			l.tellMissing(args[0], a)
			l.tellMissing(args[1], b)
			changes := watchlist.Diff(a, b)
			l.note("%s", summary(changes))
			if parties != "" {
				return l.touching(a, b, changes, parties)
			}
			return emit(l, changes, []string{"ENTRY", "CHANGE", "NAME: WAS > IS"}, func(c watchlist.Change) []string {
				return []string{c.EntryID, c.Change, told(c)}
			})
		},
	}
	cmd.Flags().StringVar(&parties, "parties", "", "`FILE` of screened parties, parcels or answers (- for standard input)")
	formatFlag(cmd, &l.output, listFormats...)
	return cmd
}

// touching tells the changes with the screened parties that each touches.
func (l *listsCmd) touching(a, b *watchlist.List, changes []watchlist.Change, file string) error {
	in, err := l.openInput(file)
	if err != nil {
		return fmt.Errorf("open %s: %w", file, err)
	}
	defer in.Close()
	t := newToucher(a, b, changes)
	if err := t.read(in); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	concerned, parties := t.count()
	l.note("%d changes touch %d of the screened", concerned, parties)
	return emit(l, t.changes, []string{"ENTRY", "CHANGE", "FIELDS", "NAME", "TOUCHES"}, func(c touchedChange) []string {
		who := make([]string, len(c.Touches))
		for i, x := range c.Touches {
			who[i] = x.ID + x.Field + " " + x.How
		}
		return []string{c.EntryID, c.Change.Change, strings.Join(c.Fields, ", "), c.Name, strings.Join(who, "; ")}
	})
}

// told is a change as a table has room for it. Remarks are left out: what they
// say is in the other fields too.
func told(c watchlist.Change) string {
	text := c.Name
	for _, d := range c.Differences {
		text += "; " + d.Field
		if d.Field != "remarks" {
			text += ": " + strings.Join(d.Was, " | ") + " > " + strings.Join(d.Is, " | ")
		}
	}
	return text
}

func (l *listsCmd) tellMissing(arg string, list *watchlist.List) {
	if len(list.Missing) > 0 {
		l.note("%s is without %s: what they hold is not compared", arg, strings.Join(list.Missing, ", "))
	}
}

func summary(changes []watchlist.Change) string {
	n := map[string]int{}
	for _, c := range changes {
		n[c.Change]++
	}
	return fmt.Sprintf("%d added, %d removed, %d changed", n["added"], n["removed"], n["changed"])
}

func (l *listsCmd) verifyCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "verify NAME...",
		Short: "Rebuild imported lists from their sources and compare",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			s, err := l.store()
			if err != nil {
				return err
			}
			for _, name := range args {
				if err := s.Verify(name); err != nil {
					return configError(err)
				}
				l.note("%s: rebuilt from its source, the same", name)
			}
			return nil
		},
	}
}
