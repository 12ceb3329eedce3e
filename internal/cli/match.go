package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/internal/sameparty"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/names"
)

var queryFormats = []format{formatTable, formatNDJSON}

type matchFlags struct {
	output   string
	in       string
	limit    int
	minScore float64
	kind     string
	country  string
	city     string
	address  string
	postcode string
	born     string
}

func newMatchCmd(a *app) *cobra.Command {
	var flags matchFlags
	cmd := &cobra.Command{
		Use:   "match [NAME...]",
		Short: "Look up a name or a party in the watchlists, with the reasons of each score",
		Long: `Match compares a name with every listed name, in any script and order, and
shows the entries it may be: the tokens side by side, the share of each in the
score, the score from which a person must look, and what would change that.

With --in, or without NAME, it reads parties as NDJSON (id, name, type, country,
city, postcode, address as one text or in parts, born, identifiers) and answers
each on a line, in input order.`,
		Example: `  tidewaiter match "Shanghai Cishun Fine Chemical Co., Ltd."
  tidewaiter match --type person --country IR "Reza Hosseini"
  tidewaiter match --country CN --city 上海 "Cishun Fine Chem"
  tidewaiter match --in parties.ndjson --limit 5 --min-score 0 -o ndjson`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.runMatch(cmd.Context(), args, flags)
		},
	}
	f := cmd.Flags()
	formatFlag(cmd, &flags.output, queryFormats...)
	f.StringVar(&flags.in, "in", "", "read parties as NDJSON from `FILE` (- for standard input)")
	f.IntVar(&flags.limit, "limit", 5, "entries shown for a party, at most")
	f.Float64Var(&flags.minScore, "min-score", -1, "show entries from this score on (default: those a person must look at)")
	f.StringVar(&flags.kind, "type", "", "what the party is: person or business (default: not known)")
	f.StringVar(&flags.country, "country", "", "country of the party, two letters")
	f.StringVar(&flags.city, "city", "", "city of the party")
	f.StringVar(&flags.address, "address", "", "street and number of the party, or all of its address")
	f.StringVar(&flags.postcode, "postcode", "", "post code of the party")
	f.StringVar(&flags.born, "born", "", "date of birth, YYYY or YYYY-MM-DD")
	return cmd
}

func (a *app) runMatch(ctx context.Context, args []string, flags matchFlags) error {
	if flags.limit < 1 {
		return usageError(errors.New("--limit must be at least 1"))
	}
	batch := len(args) == 0 || flags.in != ""
	out, err := a.format(flags.output, queryFormats...)
	if err != nil {
		return err
	}
	lists, err := a.openLists()
	if err != nil {
		return err
	}
	matcher := match.New(lists...)
	if !batch {
		q := matchQuery{
			Name: strings.Join(args, " "), Type: flags.kind, Country: flags.country,
			City: flags.city, Postcode: flags.postcode, Born: flags.born,
		}
		if flags.address != "" {
			q.Address.Lines = []string{flags.address}
		}
		found := q.match(matcher, flags)
		same := samePartyAs(lists, found)
		if out == formatTable {
			return a.showMatches(q, found, same)
		}
		return answerAll(ctx, "-", strings.NewReader("{}"), a.stdout, func(*struct{}) matchAnswer {
			answer := newMatchAnswer(q.ID, found)
			for i := range answer.Matches {
				answer.Matches[i].Same = same[i]
			}
			return answer
		})
	}
	in, err := a.openInput(orStdin(flags.in))
	if err != nil {
		return fmt.Errorf("open %s: %w", flags.in, err)
	}
	defer in.Close()
	return answerAll(ctx, orStdin(flags.in), in, a.stdout, func(q *matchQuery) matchAnswer {
		return newMatchAnswer(q.ID, q.match(matcher, flags))
	})
}

func orStdin(name string) string {
	if name == "" {
		return "-"
	}
	return name
}

// samePartyAs finds, for each match, the entries of other lists that are the
// same party.
func samePartyAs(lists []*watchlist.List, found []match.Match) [][]sameparty.Other {
	out := make([][]sameparty.Other, len(found))
	if len(found) == 0 || len(lists) < 2 {
		return out
	}
	parties := sameparty.Find(lists)
	for i, f := range found {
		out[i] = parties.Of(f.List, f.Entry.ID)
	}
	return out
}

// openLists opens the watchlists of the packs and says how old they are.
func (a *app) openLists() ([]*watchlist.List, error) {
	set, err := a.packs()
	if err != nil {
		return nil, configError(err)
	}
	if _, err := a.judgeAge(set); err != nil {
		return nil, err
	}
	lists, err := watchlist.OpenAll(set)
	if err != nil {
		return nil, configError(err)
	}
	return lists, nil
}

// A matchQuery is a party as the command reads it.
type matchQuery struct {
	ID          queryID           `json:"id"`
	Name        string            `json:"name"`
	Type        string            `json:"type"`
	Country     string            `json:"country"`
	Address     queryAddress      `json:"address"`
	City        string            `json:"city"`
	Postcode    string            `json:"postcode"`
	Born        string            `json:"born"`
	Identifiers []queryIdentifier `json:"identifiers"`
}

type queryIdentifier struct {
	Type    string `json:"type"`
	Value   string `json:"value"`
	Country string `json:"country"`
}

// query puts a party as read into the words of package match.
func (q *matchQuery) query(m *match.Matcher) match.Query {
	raw := link.Declared(&q.Address.Address)
	raw.City, raw.Postcode = cmp.Or(q.City, raw.City), cmp.Or(q.Postcode, raw.Postcode)
	raw.Country = strings.ToUpper(cmp.Or(q.Country, raw.Country))
	query := match.Query{Name: q.Name, Kind: nameKind(q.Type), Country: raw.Country, Place: m.Place(raw), Born: q.Born}
	for _, id := range q.Identifiers {
		query.Identifiers = append(query.Identifiers, match.Identifier(id))
	}
	return query
}

func (q *matchQuery) match(m *match.Matcher, flags matchFlags) []match.Match {
	if flags.minScore < 0 {
		return m.Alerts(q.query(m), flags.limit)
	}
	return m.Match(q.query(m), flags.limit, flags.minScore)
}

func nameKind(t string) names.Kind {
	switch t {
	case "person":
		return names.Person
	case "business", "organisation", "organization", "company":
		return names.Organisation
	case "vessel", "aircraft":
		return names.Craft
	}
	return names.Unknown
}

// A matchAnswer is the line written for a party.
type matchAnswer struct {
	ID      queryID     `json:"id"`
	Matches []matchLine `json:"matches"`
}

type matchLine struct {
	List     string        `json:"list"`
	EntryID  string        `json:"entry_id"`
	Score    float64       `json:"score"`
	Name     string        `json:"name"`
	Alert    bool          `json:"alert"`
	Thin     string        `json:"thin,omitempty"` // why none must look, though the score is high enough
	Features []featureLine `json:"features"`
	// Same is the same party on other lists; told of a single name only.
	Same []sameparty.Other `json:"same_party,omitempty"`
}

type featureLine struct {
	Feature string  `json:"feature"`
	Ours    string  `json:"ours,omitempty"`
	Theirs  string  `json:"theirs,omitempty"`
	Share   float64 `json:"share"`
}

func newMatchAnswer(id queryID, found []match.Match) matchAnswer {
	out := matchAnswer{ID: id, Matches: make([]matchLine, len(found))}
	for i, f := range found {
		out.Matches[i] = matchLine{
			List: f.List, EntryID: f.Entry.ID, Score: roundScore(f.Score), Name: listedName(f), Alert: f.Alert, Thin: f.Thin, Features: featureLines(f.Features),
		}
	}
	return out
}

func featureLines(features []names.Feature) []featureLine {
	out := make([]featureLine, 0, len(features))
	for _, x := range features {
		if x.Share != 0 {
			out = append(out, featureLine{Feature: x.Name, Ours: x.A, Theirs: x.B, Share: finding.Round(x.Share)})
		}
	}
	return out
}

// listedName is the name that matched, or the entry's first.
func listedName(f match.Match) string {
	if f.Name != nil {
		return f.Name.Text
	}
	if len(f.Entry.Names) > 0 {
		return f.Entry.PrimaryName()
	}
	return ""
}
