// Package cli is the command line: it reads flags, the environment and files,
// calls the engine, and writes answers. Data go to standard output, progress
// and messages to standard error. Each command has a file of its own.
package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"strconv"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// Run executes one command line, without the program's name, and returns the
// exit status that "tidewaiter help exit-codes" documents.
func Run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	a := &app{stdin: stdin, stdout: stdout, stderr: stderr}
	root := newRootCmd(a)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil && a.stale {
		return exitStaleList
	}
	return a.report(err)
}

// An app is what all commands share: the streams and the global flags.
type app struct {
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	flags  globalFlags
	stale  bool // a watchlist is older than --max-list-age, and nobody accepts that
}

type globalFlags struct {
	lists      []string // SOURCE=PATH or names: the watchlists to use instead of all in force
	listsDir   string   // folder of imported lists
	packsDir   string   // folder of packs that replace or add to the embedded ones
	allow      string   // file of pairs of party and entry that were told apart
	ownership  string   // file of who owns what, for the 50 % rule
	maxListAge string
	acceptOld  string // why lists older than that are used all the same
	asOf       string
	color      string
	quiet      bool
}

// commands lists every command by hand, in the order that help shows.
func commands(a *app) []*cobra.Command {
	return []*cobra.Command{
		newScreenCmd(a),
		newExplainCmd(a),
		newSampleCmd(a),
		newMatchCmd(a),
		newCompareCmd(a),
		newGoodsCmd(a),
		newReadCmd(a),
		newTraceCmd(a),
		newSchemaCmd(a),
		newAllowCmd(a),
		newDoctorCmd(a),
		newListsCmd(a),
		newVersionCmd(a),
		newExitCodesCmd(),
	}
}

func newRootCmd(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "tidewaiter",
		Short: "Screen international parcels on their advance data, before they are loaded",
		Long: `Tidewaiter screens international parcels on their advance electronic data:
is it complete and in time, what is in the parcel, who sends it and to whom,
and are they, or anyone they are linked to, on a sanctions list. It answers
AC (assessment complete), RFI (request for information), RFS (request for
screening) or DNL (do not load), always with the reasons. A person decides
every adverse outcome.`,
		Example:       "  tidewaiter screen examples/parcels.ndjson",
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	f := root.PersistentFlags()
	f.StringArrayVar(&a.flags.lists, "list", nil, "the name of a list in force, or a publisher's files `SOURCE=PATH`, to use instead of all lists in force (repeatable)")
	f.StringVar(&a.flags.listsDir, "lists-dir", "", "folder of imported lists (default $TIDEWAITER_LISTS, else tidewaiter/lists in your configuration folder)")
	f.StringVar(&a.flags.packsDir, "packs", "", "folder of packs that replace or add to the embedded ones")
	f.StringVar(&a.flags.allow, "allow", "", "allow-list `FILE`: findings about its pairs of party and entry become notes")
	f.StringVar(&a.flags.ownership, "ownership", "", "`FILE` of who owns what (CSV or FollowTheMoney): companies owned by listed persons are matched too")
	f.StringVar(&a.flags.maxListAge, "max-list-age", "", "fail closed (exit 5) when a watchlist is older, for example 30d or 720h")
	f.StringVar(&a.flags.acceptOld, "accept-stale", "", "use lists older than --max-list-age all the same: `REASON`, and who says so, recorded in every answer")
	f.StringVar(&a.flags.asOf, "as-of", "", "date at which the age of lists is judged, YYYY-MM-DD (default today)")
	f.StringVar(&a.flags.color, "color", "auto", "colour on standard output: auto, always or never")
	f.BoolVarP(&a.flags.quiet, "quiet", "q", false, "no progress and no notes on standard error")
	root.AddCommand(commands(a)...)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usageError(fmt.Errorf("%w; see \"%s --help\"", err, c.CommandPath()))
	})
	return root
}

// terminal reports the width of w in columns, or false if w is no terminal.
func terminal(w any) (int, bool) {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width < 20 {
		width = defaultWidth
	}
	return width, true
}

// width is how many columns a line on standard output may have: those of the
// terminal, else COLUMNS, else what the caller likes.
func (a *app) width(otherwise int) int {
	if width, tty := terminal(a.stdout); tty {
		return width
	}
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n >= 40 {
		return n
	}
	return otherwise
}

// colored reports whether standard output takes colour (no-color.org).
func (a *app) colored() bool {
	switch a.flags.color {
	case "always":
		return true
	case "never":
		return false
	}
	if os.Getenv("CLICOLOR_FORCE") != "" && os.Getenv("CLICOLOR_FORCE") != "0" {
		return true
	}
	_, tty := terminal(a.stdout)
	return tty && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// note writes a line for a person to standard error, unless --quiet.
func (a *app) note(format string, args ...any) {
	if !a.flags.quiet {
		fmt.Fprintf(a.stderr, format+"\n", args...)
	}
}
