package cli

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/spf13/cobra"

	"github.com/tidewaiter/tidewaiter/internal/ownership"
)

func newOwnedCmd(a *app) *cobra.Command {
	var output string
	cmd := &cobra.Command{
		Use:   "owned --ownership FILE [NAME|ID]",
		Short: "Show the companies that listed persons own: the 50 % rule",
		Long: `Owned applies the 50 % rule to the watchlists and a file of who owns what. It
shows every company of which listed persons hold a part, with the least and
the greatest share that the file allows, the stakes up to each listed person,
and what is missing where half or more cannot be excluded.

FILE is CSV with a header (owner, company, percent and more) or FollowTheMoney
JSON lines; docs/ownership.md describes both. The same flag on "screen" makes
these companies match like listed ones.`,
		Example: `  tidewaiter lists owned --ownership stakes.csv
  tidewaiter lists owned --ownership stakes.csv "Example Holding" -o ndjson`,
		RunE: func(_ *cobra.Command, args []string) error {
			return a.runOwned(strings.Join(args, " "), output)
		},
	}
	formatFlag(cmd, &output, formatTable, formatNDJSON)
	return cmd
}

func (a *app) runOwned(wanted, output string) error {
	if a.flags.ownership == "" {
		return usageError(errors.New("give the file of stakes with --ownership FILE"))
	}
	out, err := a.format(output, formatTable, formatNDJSON)
	if err != nil {
		return err
	}
	set, err := a.listedPacks()
	if err != nil {
		return configError(err)
	}
	if _, err := a.judgeAge(set); err != nil {
		return err
	}
	_, report, err := a.ownership(set)
	if err != nil {
		return configError(err)
	}
	companies := report.Companies
	if wanted != "" {
		companies = report.Find(wanted)
	}
	if len(companies) == 0 {
		a.note("By this file no listed person holds any part of %s.", cmp.Or(wanted, "any company"))
	}
	if out == formatNDJSON {
		return a.writeOwned(companies)
	}
	return a.showOwned(companies)
}

func (a *app) showOwned(companies []ownership.Company) error {
	rows := make([][]string, len(companies))
	for i := range companies {
		c := &companies[i]
		rows[i] = []string{strings.ToUpper(string(c.Status)), plain(c.Name), ownership.Share{Low: c.Low, High: c.High}.String(), plain(c.Sentence())}
	}
	return a.showRows([]string{"STATUS", "COMPANY", "HELD", "WHY"}, rows)
}

// ownedAnswer is a company in NDJSON. Shares are decimal strings in percent.
type ownedAnswer struct {
	ID      string       `json:"id"` // as findings name its entry
	Name    string       `json:"name"`
	Country string       `json:"country,omitzero"`
	Status  string       `json:"status"`
	Low     string       `json:"low"`
	High    string       `json:"high"`
	Told    string       `json:"told"` // the part whose owners the file tells
	Owners  []ownedOwner `json:"owners"`
	Missing []string     `json:"missing,omitzero"`
	Why     string       `json:"why"`
}

type ownedOwner struct {
	Name    string      `json:"name"`
	Low     string      `json:"low"`
	High    string      `json:"high"`
	Certain bool        `json:"certain"`
	Chain   []ownedLink `json:"chain"`
}

type ownedLink struct {
	Owner   string        `json:"owner"`
	Company string        `json:"company"`
	Low     string        `json:"low"`
	High    string        `json:"high"`
	Source  string        `json:"source"`
	Entries []ownedListed `json:"entries,omitzero"`
}

type ownedListed struct {
	List    string `json:"list"`
	EntryID string `json:"entry_id"`
	Name    string `json:"name"`
	By      string `json:"by"`
}

func (a *app) writeOwned(companies []ownership.Company) error {
	w := bufio.NewWriter(a.stdout)
	for i := range companies {
		line, err := json.Marshal(answerOwned(&companies[i]))
		if err != nil {
			return fmt.Errorf("write answer: %w", err)
		}
		w.Write(line)
		w.WriteByte('\n')
	}
	return w.Flush()
}

func answerOwned(c *ownership.Company) ownedAnswer {
	out := ownedAnswer{
		ID: c.EntryID(), Name: c.Name, Country: c.Country, Status: string(c.Status),
		Low: c.Low.String(), High: c.High.String(), Told: c.Told.String(), Missing: c.Missing, Why: c.Sentence(),
	}
	for _, o := range c.Owners {
		owner := ownedOwner{Name: o.Name, Low: o.Share.Low.String(), High: o.Share.High.String(), Certain: o.Certain}
		for _, l := range o.Chain {
			link := ownedLink{Owner: l.Owner, Company: l.Company, Low: l.Share.Low.String(), High: l.Share.High.String(), Source: l.Source}
			for _, e := range l.Listings {
				link.Entries = append(link.Entries, ownedListed{e.List, e.ID, e.Name, e.By})
			}
			owner.Chain = append(owner.Chain, link)
		}
		out.Owners = append(out.Owners, owner)
	}
	return out
}
