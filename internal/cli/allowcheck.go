package cli

import (
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/tidewaiter/tidewaiter/internal/allow"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// A checkedPair is a pair of an allow-list and whether it holds.
type checkedPair struct {
	Party   string `json:"party"`
	List    string `json:"list"`
	EntryID string `json:"entry_id"`
	Expires string `json:"expires"`
	Holds   bool   `json:"holds"`
	Why     string `json:"why,omitempty"` // why it holds no longer
	First   string `json:"first"`
	Second  string `json:"second"`
}

func newAllowCheckCmd(a *app) *cobra.Command {
	var output string
	cmd := &cobra.Command{
		Use:   "check FILE",
		Short: "Tell which pairs of an allow-list still hold under the lists in force",
		Long: `Check reads an allow-list and tells of each pair whether it holds on --as-of
(default today): it has not expired, and the listed entry is what the two people
saw. Whether the party has changed shows only on a parcel. It exits with status
3 when a pair holds no longer: judge it again, and remove the line.`,
		Example: "  tidewaiter allow check allow.csv",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.runAllowCheck(args[0], output) },
	}
	formatFlag(cmd, &output, listFormats...)
	return cmd
}

func (a *app) runAllowCheck(file, output string) error {
	in, err := os.Open(file)
	if err != nil {
		return usageError(err)
	}
	defer in.Close()
	pairs, err := allow.Read(file, in)
	if err != nil {
		return configError(err)
	}
	lists, err := a.allowLists()
	if err != nil {
		return err
	}
	asOf, err := a.asOf()
	if err != nil {
		return err
	}
	fallen := 0
	var all []checkedPair
	held := allow.New(pairs, lists, asOf.Format(time.DateOnly))
	for _, p := range pairs {
		c := checkedPair{Party: p.Party, List: p.List, EntryID: p.EntryID, Expires: p.Expires, First: p.First, Second: p.Second}
		c.Why = held.Fault(p)
		if c.Holds = c.Why == ""; !c.Holds {
			fallen++
		}
		all = append(all, c)
	}
	err = emit(&listsCmd{app: a, output: output}, all, []string{"PARTY", "LIST", "ENTRY", "EXPIRES", "HOLDS"}, func(c checkedPair) []string {
		holds := "yes"
		if !c.Holds {
			holds = "no: " + c.Why
		}
		return []string{c.Party, c.List, c.EntryID, c.Expires, holds}
	})
	if err == nil && fallen > 0 {
		return configError(fmt.Errorf("%d of %d pairs hold no longer: judge them again", fallen, len(all)))
	}
	return err
}

// allowLists opens the lists in force that pairs are about.
func (a *app) allowLists() ([]*watchlist.List, error) {
	set, err := a.listedPacks()
	if err != nil {
		return nil, configError(err)
	}
	lists, err := watchlist.OpenAll(set)
	if err != nil {
		return nil, configError(err)
	}
	return lists, nil
}
