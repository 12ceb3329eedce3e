package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/tidewaiter/tidewaiter/internal/listing"
	"github.com/tidewaiter/tidewaiter/internal/listing/fetch"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// An updated is what became of one list, as the commands tell it.
type updated struct {
	Name    string `json:"name"`
	Result  string `json:"result"` // "updated", "newer", "unchanged", "failed"
	Version string `json:"version,omitempty"`
	Changes string `json:"changes,omitempty"`
	Digest  string `json:"digest,omitempty"`
	Error   string `json:"error,omitempty"`
}

func (l *listsCmd) updateCmd() *cobra.Command {
	var o listing.ImportOptions
	var force []string
	cmd := &cobra.Command{
		Use:   "update [NAME...]",
		Short: "Bring lists up to date from their configured sources",
		Long: `Update takes new versions from where sources.yaml in the folder of lists says:
addresses or folders. Without that file nothing is contacted. A version that is
the one in force is not stored again. A download that fails, or a version that a
guard stands against, leaves the version in force, and the command fails; the
other lists are updated all the same. The proxy is that of the environment.`,
		Example: "  tidewaiter lists update\n  tidewaiter lists update un eu",
		RunE: func(cmd *cobra.Command, args []string) error {
			var err error
			if o.Force, err = guards(force, o.Reason); err != nil {
				return usageError(err)
			}
			o.Now = time.Now()
			return l.fromSources(args, func(u *listing.Updater, src listing.Source) (listing.Update, error) {
				return u.Update(cmd.Context(), src, o)
			})
		},
	}
	cmd.Flags().StringSliceVar(&force, "force", nil, "override this `GUARD`: publisher, set, shrink, columns or older (repeatable)")
	cmd.Flags().StringVar(&o.Reason, "reason", "", "why a guard is overridden, and who says so: recorded in the history")
	formatFlag(cmd, &l.output, listFormats...)
	return cmd
}

func (l *listsCmd) checkCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check [NAME...] | check NAME PATH",
		Short: "Tell whether a newer version is to be had (exit 100)",
		Long: `Check compares the lists in force with what their configured sources have now,
or one of them with the files at PATH. It changes nothing. It exits with status
100 when another version is there.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 2 {
				if _, err := os.Stat(args[1]); err == nil {
					return l.checkPath(args[0], args[1])
				}
			}
			return l.checkSources(cmd.Context(), args)
		},
	}
	formatFlag(cmd, &l.output, listFormats...)
	return cmd
}

func (l *listsCmd) checkSources(ctx context.Context, names []string) error {
	newer := false
	err := l.fromSources(names, func(u *listing.Updater, src listing.Source) (listing.Update, error) {
		up, err := u.Check(ctx, src)
		newer = newer || up.Newer
		return up, err
	})
	if err == nil && newer {
		return exitWith(exitNewerList)
	}
	return err
}

func (l *listsCmd) checkPath(name, path string) error {
	have, err := l.open(name)
	if err != nil {
		return err
	}
	offered, err := l.open(path)
	if err != nil {
		return err
	}
	changes := watchlist.Diff(have, offered)
	l.note("%s: %s", name, summary(changes))
	if len(changes) > 0 {
		return exitWith(exitNewerList)
	}
	return nil
}

// fromSources does something with each configured source and tells what came
// of it. One that fails does not keep the others from their turn.
func (l *listsCmd) fromSources(names []string, do func(*listing.Updater, listing.Source) (listing.Update, error)) error {
	s, err := l.guardedStore()
	if err != nil {
		return configError(err)
	}
	sources, err := s.Sources()
	if err == nil {
		sources, err = listing.Pick(sources, names)
	}
	if err != nil {
		return configError(err)
	}
	u := &listing.Updater{Store: s, Client: new(fetch.Client)}
	var all []updated
	var failed []error
	for _, src := range sources {
		up, err := do(u, src)
		if err != nil {
			failed = append(failed, err)
		}
		all = append(all, tellUpdate(src.Name, up, err))
	}
	err = emit(l, all, []string{"LIST", "RESULT", "VERSION", "CHANGES", "ERROR"}, func(u updated) []string {
		return []string{u.Name, u.Result, u.Version, u.Changes, u.Error}
	})
	if err != nil {
		return err
	}
	if len(failed) > 0 {
		return configError(fmt.Errorf("%s of %d lists failed; the versions in force stay: %w", strconv.Itoa(len(failed)), len(sources), errors.Join(failed...)))
	}
	return nil
}

func tellUpdate(name string, up listing.Update, err error) updated {
	out := updated{Name: name, Result: "unchanged"}
	switch {
	case err != nil:
		out.Result, out.Error = "failed", err.Error()
	case up.Pack != nil:
		out.Result, out.Version, out.Digest = "updated", up.Pack.Manifest.Version, up.Pack.Manifest.Digest
	case up.Newer:
		out.Result = "newer"
	}
	if len(up.Changes) > 0 {
		out.Changes = summary(up.Changes)
	}
	return out
}
