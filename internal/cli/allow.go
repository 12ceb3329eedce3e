package cli

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/tidewaiter/tidewaiter/internal/allow"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/message"
	"github.com/tidewaiter/tidewaiter/pack"
	"github.com/tidewaiter/tidewaiter/parcel"
)

func newAllowCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "allow",
		Short: "Keep pairs of a party and a list entry that two people told apart",
		Long: `Allow keeps an allow-list: pairs of a party and a list entry that two people
found to be different parties. With --allow FILE, "screen" turns the finding of
such a pair into a note. A pair holds until it expires, and only while neither
the party nor the listed entry changes; docs/allow.md describes the file.`,
	}
	cmd.AddCommand(newAllowAddCmd(a), newAllowCheckCmd(a))
	return cmd
}

// allowAddFlags are the flags of "allow add".
type allowAddFlags struct {
	record, party, entry           string
	reason, first, second, expires string
}

func newAllowAddCmd(a *app) *cobra.Command {
	var flags allowAddFlags
	cmd := &cobra.Command{
		Use:     "add FILE",
		Short:   "Print the allow-list line for a party of a parcel and a list entry",
		Long:    "Add reads the parcel from FILE (- for standard input) and prints a line for the\nallow-list, with the fingerprints of the party and of the entry as they are now.",
		Example: `  tidewaiter allow add parcels.ndjson --record P1 --party sender --entry ofac-sdn:12345 --reason "other birth date" --first ada --second bob --expires 2027-01-31 >> allow.csv`,
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.runAllowAdd(args[0], flags) },
	}
	f := cmd.Flags()
	f.StringVar(&flags.record, "record", "", "record id of the parcel (default the first one)")
	f.StringVar(&flags.party, "party", "", "sender or recipient")
	f.StringVar(&flags.entry, "entry", "", "list entry, LIST:ENTRY as findings name it")
	f.StringVar(&flags.reason, "reason", "", "what tells the two apart")
	f.StringVar(&flags.first, "first", "", "who proposes the pair")
	f.StringVar(&flags.second, "second", "", "who confirms it: another person")
	f.StringVar(&flags.expires, "expires", "", "last day on which it holds, YYYY-MM-DD")
	return cmd
}

func (a *app) runAllowAdd(file string, flags allowAddFlags) error {
	p, err := a.findParcel(file, flags.record)
	if err != nil {
		return err
	}
	var who *parcel.Party
	switch strings.Trim(flags.party, "/") {
	case "sender":
		who = &p.Sender
	case "recipient":
		who = &p.Recipient
	default:
		return usageError(errors.New("--party must be sender or recipient"))
	}
	set, err := a.packs()
	if err != nil {
		return configError(err)
	}
	list, id, _ := strings.Cut(flags.entry, ":")
	e, err := findEntry(set, list, id)
	if err != nil {
		return usageError(fmt.Errorf("--entry %q: %w", flags.entry, err))
	}
	pair := allow.Pair{
		Party: strings.Join(strings.Fields(who.Name+" "+who.Company), " "), PartyPrint: allow.Party(who),
		List: list, EntryID: id, EntryPrint: allow.Entry(e),
		Reason: flags.reason, First: flags.first, Second: flags.second, Expires: flags.expires,
	}
	if err := pair.Validate(); err != nil {
		return usageError(err)
	}
	w := csv.NewWriter(a.stdout)
	if err := w.Write(pair.Row()); err != nil {
		return err
	}
	w.Flush()
	return w.Error()
}

// findParcel reads the record of an id, or the first one.
func (a *app) findParcel(file, id string) (*parcel.Parcel, error) {
	in, err := a.openInput(file)
	if err != nil {
		return nil, usageError(fmt.Errorf("%s: %w", file, err))
	}
	defer in.Close()
	r, err := message.Open(file, in, message.Options{})
	if err != nil {
		return nil, usageError(err)
	}
	for {
		rec, err := r.Next()
		switch {
		case errors.Is(err, io.EOF):
			return nil, usageError(fmt.Errorf("%s: there is no record %q", file, id))
		case err != nil:
			return nil, err
		case rec.Parcel != nil && (id == "" || rec.Parcel.RecordID == id):
			return rec.Parcel, nil
		}
	}
}

// findEntry finds an entry of the watchlists of a set.
func findEntry(set pack.Set, list, id string) (*watchlist.Entry, error) {
	p, ok := set.Get(list)
	if !ok {
		return nil, errors.New("there is no such list: write LIST:ENTRY as findings name them")
	}
	l, err := watchlist.Open(p)
	if err != nil {
		return nil, err
	}
	for i := range l.Entries {
		if l.Entries[i].ID == id {
			return &l.Entries[i], nil
		}
	}
	return nil, errors.New("the list has no such entry")
}

// withAllowed adds the allow-list of --allow, to be judged on --as-of.
func (a *app) withAllowed(set pack.Set) (pack.Set, error) {
	if a.flags.allow == "" {
		return set, nil
	}
	data, err := os.ReadFile(a.flags.allow)
	if err != nil {
		return set, fmt.Errorf("--allow: %w", err)
	}
	if _, err := allow.Read(a.flags.allow, strings.NewReader(string(data))); err != nil {
		return set, fmt.Errorf("--allow: %w", err)
	}
	asOf, err := a.asOf()
	if err != nil {
		return set, err
	}
	day := asOf.Format(time.DateOnly)
	p, err := pack.New(pack.Manifest{
		Name: string(pack.AllowList), Kind: pack.AllowList, Title: "Allow-list", Version: day, Date: day, ValidFrom: day,
		Publisher: "the user", Licence: "the user's own", Note: "judged on " + day,
	}, map[string][]byte{pack.AllowFile: data})
	if err != nil {
		return set, fmt.Errorf("--allow: %w", err)
	}
	return set.With(p), nil
}
