package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/tidewaiter/tidewaiter/names"
)

func newCompareCmd(a *app) *cobra.Command {
	var output, in, kind string
	cmd := &cobra.Command{
		Use:   "compare [NAME NAME]",
		Short: "Compare two names and show the reasons of the score",
		Long: `Compare says how likely two names name the same party, token by token. With
--in, or without names, it reads pairs as NDJSON ({"id","a":{"name","type"},
"b":{...}}) and answers each on a line, in input order. It needs no watchlist.`,
		Example: `  tidewaiter compare "上海慈顺精细化工有限公司" "Cishun Fine Chem (Shanghai)"
  tidewaiter compare --in pairs.ndjson -o ndjson`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 0 && len(args) != 2 {
				return usageError(errors.New("compare takes two names; put each in quotes"))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.runCompare(cmd.Context(), args, output, in, kind)
		},
	}
	formatFlag(cmd, &output, queryFormats...)
	cmd.Flags().StringVar(&in, "in", "", "read pairs as NDJSON from `FILE` (- for standard input)")
	cmd.Flags().StringVar(&kind, "type", "", "what both names are: person or business (default: not known)")
	return cmd
}

func (a *app) runCompare(ctx context.Context, args []string, output, in, kind string) error {
	out, err := a.format(output, queryFormats...)
	if err != nil {
		return err
	}
	if len(args) == 2 {
		q := pairQuery{A: sideQuery{args[0], kind}, B: sideQuery{args[1], kind}}
		if out == formatTable {
			return a.showComparison(q)
		}
		return answerAll(ctx, "-", strings.NewReader("{}"), a.stdout, func(*struct{}) pairAnswer { return q.answer() })
	}
	r, err := a.openInput(orStdin(in))
	if err != nil {
		return fmt.Errorf("open %s: %w", in, err)
	}
	defer r.Close()
	return answerAll(ctx, orStdin(in), r, a.stdout, (*pairQuery).answer)
}

// A pairQuery is two names to compare.
type pairQuery struct {
	ID queryID   `json:"id"`
	A  sideQuery `json:"a"`
	B  sideQuery `json:"b"`
}

type sideQuery struct {
	Name string `json:"name"`
	Type string `json:"type"`
}

// A pairAnswer is the line written for a pair.
type pairAnswer struct {
	ID       queryID       `json:"id"`
	Score    float64       `json:"score"`
	Alert    bool          `json:"alert"`
	Features []featureLine `json:"features"`
}

func (q *pairQuery) answer() pairAnswer {
	c := q.compare()
	return pairAnswer{ID: q.ID, Score: roundScore(c.Score), Alert: c.Score >= names.PickedAt(c.Kind), Features: featureLines(c.Features)}
}

// compare compares all readings of both texts and keeps the best.
func (q *pairQuery) compare() names.Comparison {
	var best names.Comparison
	for i, ra := range names.Readings(q.A.Name) {
		a := names.Parse(ra.Text, nameKind(q.A.Type))
		for j, rb := range names.Readings(q.B.Name) {
			b := names.Parse(rb.Text, nameKind(q.B.Type))
			if c := names.Compare(a, b); i+j == 0 || c.Score > best.Score {
				best = c
			}
		}
	}
	return best
}

func (a *app) showComparison(q pairQuery) error {
	c := q.compare()
	fmt.Fprintf(a.stdout, "score %s, %s (a person must look from %.3f on)\n", scoreText(c.Score), alertWord(c.Score >= names.PickedAt(c.Kind)), names.PickedAt(c.Kind))
	if err := a.showFeatures(c.Features); err != nil {
		return err
	}
	_, err := fmt.Fprintf(a.stdout, "would change it: %s\n", plain(flip(c.Features, c.Score, names.PickedAt(c.Kind))))
	return err
}
