package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/tidewaiter/tidewaiter/internal/listing"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/pack"
)

// listFormats are what the lists commands can write.
var listFormats = []format{formatTable, formatNDJSON}

// A listsCmd is what the commands below "lists" share.
type listsCmd struct {
	*app
	output string
}

func newListsCmd(a *app) *cobra.Command {
	l := &listsCmd{app: a}
	cmd := &cobra.Command{
		Use:   "lists",
		Short: "Import, compare and verify watchlists",
		Long: `Lists keeps watchlists: what a publisher's files say is read whole, compiled,
stored under a name as a version that never changes, and put in force by one
rename. Nothing is contacted unless "lists update" or "lists check" is told where
to in sources.yaml of the store. The store is the folder of --lists-dir, else of
TIDEWAITER_LISTS, else tidewaiter/lists in the user's configuration folder.`,
		Example: `  tidewaiter lists status
  tidewaiter lists import downloads/ofac --as ofac-sdn --date 2026-11-20
  tidewaiter lists diff old/ofac downloads/ofac -o ndjson`,
	}
	cmd.AddCommand(l.importCmd(), l.updateCmd(), l.statusCmd(), l.diffCmd(), l.checkCmd(), l.verifyCmd(), l.searchCmd(), l.showCmd(), l.exportCmd(), l.historyCmd(), l.warningsCmd(), newOwnedCmd(l.app))
	return cmd
}

// set is the packs in force, with their expired entries: what these commands
// show is what was imported.
func (l *listsCmd) set() (pack.Set, error) {
	set, err := l.inForce()
	if err == nil {
		set, err = l.narrowed(set)
	}
	if err != nil {
		return set, configError(err)
	}
	return set, nil
}

// open reads a list from files, or takes the one in force under a name.
func (l *listsCmd) open(arg string) (*watchlist.List, error) {
	if _, err := os.Stat(arg); err == nil {
		list, err := listing.Read(arg)
		if err != nil {
			return nil, configError(err)
		}
		return list, nil
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, configError(err)
	}
	set, err := l.set()
	if err != nil {
		return nil, err
	}
	p, ok := set.Get(arg)
	if !ok {
		return nil, configError(fmt.Errorf("%s is neither a file or folder nor the name of a list; \"tidewaiter lists status\" names them", arg))
	}
	list, err := watchlist.Open(p)
	if err != nil {
		return nil, configError(err)
	}
	return list, nil
}

// emit writes values as NDJSON, or as a table of the given rows.
func emit[T any](l *listsCmd, values []T, titles []string, row func(T) []string) error {
	f, err := l.format(l.output, listFormats...)
	if err != nil {
		return err
	}
	if f == formatNDJSON {
		enc := json.NewEncoder(l.stdout)
		enc.SetEscapeHTML(false)
		for _, v := range values {
			if err := enc.Encode(v); err != nil {
				return err
			}
		}
		return nil
	}
	rows := make([][]string, 0, len(values))
	for _, v := range values {
		cells := row(v)
		for i := range cells {
			cells[i] = plain(cells[i])
		}
		rows = append(rows, cells)
	}
	t := fitted(l.stdout, l.width(defaultWidth), titles, rows)
	t.header()
	for _, cells := range rows {
		t.row(cells...)
	}
	return t.flush()
}

func (l *listsCmd) importCmd() *cobra.Command {
	var o listing.ImportOptions
	var force []string
	cmd := &cobra.Command{
		Use:   "import PATH...",
		Short: "Read a publisher's files and put them in force under a name",
		Long: `Import reads a file or folder as published, whichever publisher it is from, or
the files of one set, named one by one. A
file that is something else is refused, and so is a set that lacks files, and a
version that a guard stands against: it is another publisher's (publisher), its
files do not belong together (set), it has lost more than a tenth of its entries
(shrink) or a kind of fact (columns), or is older than the one in force (older).
The version in force then stays. --force names the guard to override; the reason
goes into the history.`,
		Example: `  tidewaiter lists import downloads/consolidated.xml --as un
  tidewaiter lists import sdn.csv alt.csv add.csv sdn_comments.csv --as ofac-sdn --date 2026-11-20`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.Name == "" {
				return usageError(errors.New("--as NAME is missing: the name the list shall have"))
			}
			if _, err := time.Parse(time.DateOnly, o.Date); o.Date != "" && err != nil {
				return usageError(fmt.Errorf("--date %q is not a date like 2026-01-31", o.Date))
			}
			var err error
			if o.Force, err = guards(force, o.Reason); err != nil {
				return usageError(err)
			}
			s, err := l.guardedStore()
			if err != nil {
				return configError(err)
			}
			o.Now = time.Now()
			o.Tell = func(text string) { l.note("%s: %s", o.Name, text) }
			p, err := s.ImportFiles(cmd.Context(), args, o)
			if err != nil {
				return configError(err)
			}
			return l.tellImported(p)
		},
	}
	cmd.Flags().StringVar(&o.Name, "as", "", "`NAME` of the list")
	cmd.Flags().StringVar(&o.Date, "date", "", "the day the files are of, YYYY-MM-DD (default: as they say)")
	cmd.Flags().BoolVar(&o.Partial, "partial", false, "take a set without its files of aliases, addresses or comments, marked so")
	cmd.Flags().StringSliceVar(&force, "force", nil, "override this `GUARD`: publisher, set, shrink, columns or older (repeatable)")
	cmd.Flags().StringVar(&o.Reason, "reason", "", "why a guard is overridden, and who says so: recorded in the history")
	return cmd
}

// guards reads the names of guards to override, which need a reason.
func guards(words []string, reason string) ([]listing.Guard, error) {
	var out []listing.Guard
	for _, w := range words {
		if !slices.Contains(listing.Guards(), listing.Guard(w)) {
			return nil, fmt.Errorf("--force %q is no guard: name the one that stands against the list, of %v", w, listing.Guards())
		}
		out = append(out, listing.Guard(w))
	}
	if len(out) > 0 && strings.TrimSpace(reason) == "" {
		return nil, errors.New("--force needs --reason TEXT, which is recorded")
	}
	return out, nil
}

// tellImported says what is in force now and what the reader noticed.
func (l *listsCmd) tellImported(p *pack.Pack) error {
	list, err := watchlist.Open(p)
	if err != nil {
		return configError(err)
	}
	l.note("%s: %d entries of %s in force, %s", p.Manifest.Name, len(list.Entries), p.Manifest.Date, p.Manifest.Digest)
	for _, w := range list.Warnings[:min(len(list.Warnings), warningsTold)] {
		l.note("  %s", w)
	}
	if more := len(list.Warnings) - warningsTold; more > 0 {
		l.note("  and %d more: tidewaiter lists warnings %s", more, p.Manifest.Name)
	}
	return nil
}

// warningsTold is how many warnings an import prints.
const warningsTold = 10

func (l *listsCmd) warningsCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "warnings NAME|PATH",
		Short: "Show what the reader of a list noticed and a person should know",
		Long: `Warnings prints, one a line, what was noticed when a list was read: relations to
parties that no entry is called, names that several entries share, columns that
this program does not know. Nothing of it was left out of the list.`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			list, err := l.open(args[0])
			if err != nil {
				return err
			}
			for _, w := range list.Warnings {
				if _, err := fmt.Fprintln(l.stdout, w); err != nil {
					return err
				}
			}
			return nil
		},
	}
}
