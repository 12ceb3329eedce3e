package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/message"
	"github.com/tidewaiter/tidewaiter/parcel"
	"github.com/tidewaiter/tidewaiter/screen"
)

var explainFormats = []format{formatTable, formatJSON, formatNDJSON}

func newExplainCmd(a *app) *cobra.Command {
	var output, profile, mapping, pick string
	var histories []string
	cmd := &cobra.Command{
		Use:   "explain [FILE]",
		Short: "Show for one parcel what was looked at, what was found and why",
		Long: `Explain screens one parcel of a file and shows the way from its fields over the
findings to the verdict, including what was examined and found clean. --record
picks a parcel by its number in the file, its record id or its item id; the
first one is taken without it.`,
		Example: `  tidewaiter explain examples/parcels.ndjson --record 7
  tidewaiter explain manifest.csv --record LX123456785PT -o json`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			out, err := a.format(output, explainFormats...)
			if err != nil {
				return err
			}
			name := "-"
			if len(args) == 1 {
				name = args[0]
			}
			columns, err := readMapping(mapping)
			if err != nil {
				return err
			}
			p, err := a.pickParcel(name, pick, message.Options{Mapping: columns})
			if err != nil {
				return err
			}
			e, err := a.engine(cmd.Context(), profile, histories)
			if err != nil {
				return err
			}
			return a.showExplanation(e.screener.Explain(p), p, out)
		},
	}
	f := cmd.Flags()
	formatFlag(cmd, &output, explainFormats...)
	f.StringVar(&profile, "profile", "", "rules to apply (default by destination)")
	f.StringVar(&mapping, "mapping", "", "YAML `FILE` that says what the columns of a CSV mean")
	historyFlag(cmd, &histories)
	f.StringVar(&pick, "record", "", "number, record id or item id of the parcel (default the first)")
	return cmd
}

// pickParcel reads a file up to the parcel that is asked for.
func (a *app) pickParcel(name, pick string, opt message.Options) (*parcel.Parcel, error) {
	in, err := a.openInput(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	defer in.Close()
	reader, err := message.Open(name, in, opt)
	if err != nil {
		return nil, err
	}
	for {
		rec, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("%s holds no record %s: give its number, record id or item id", name, pick)
		}
		if err != nil {
			return nil, err
		}
		picked := pick == "" || pick == fmt.Sprint(rec.Number)
		if p := rec.Parcel; p != nil && (picked || pick == p.RecordID || pick == p.Item.ID) {
			return p, nil
		}
		if picked {
			return nil, rec.Err
		}
	}
}

func (a *app) showExplanation(e screen.Explanation, p *parcel.Parcel, out format) error {
	if out != formatTable {
		enc := json.NewEncoder(a.stdout)
		enc.SetEscapeHTML(false)
		if out == formatJSON {
			enc.SetIndent("", "  ")
		}
		return enc.Encode(e)
	}
	t := &tree{width: a.width(defaultWidth), color: a.colored()}
	s := e.Assessment
	t.line(0, "", fmt.Sprintf("%s  %s → %s  %s", itemName(s.ID, s.ItemID), orDash(p.Item.OriginCountry), orDash(destination(p)), "rules: "+orDash(s.Profile)))
	for _, l := range e.Looks {
		t.look(&l)
	}
	t.line(0, "", "")
	t.verdict(&s)
	_, err := io.WriteString(a.stdout, t.b.String())
	return err
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return plain(s)
}

func destination(p *parcel.Parcel) string {
	if p.Item.DestCountry != "" {
		return p.Item.DestCountry
	}
	return p.Recipient.Address.Country
}

// A tree writes lines with a mark and an indent, wrapped under themselves.
type tree struct {
	b     strings.Builder
	width int
	color bool
}

func (t *tree) line(indent int, mark, text string) {
	lead := strings.Repeat(" ", indent)
	if mark != "" {
		lead += mark + " "
	}
	for i, part := range wrap(text, t.width-textWidth(lead)) {
		if i > 0 {
			lead = strings.Repeat(" ", textWidth(lead))
		}
		t.b.WriteString(strings.TrimRight(lead+part, " ") + "\n")
	}
}

// look writes an element, what was examined, and its findings.
func (t *tree) look(l *screen.Look) {
	worst := finding.AC
	for _, f := range l.Findings {
		worst = max(worst, f.Floor)
	}
	mark := "✓"
	switch {
	case worst > finding.AC:
		mark = t.paint(worst, "✗")
	case len(l.Findings) > 0:
		mark = "·"
	case l.Value == "":
		mark = "-"
	}
	value := plain(l.Value)
	if value == "" {
		value = "(not declared)"
	}
	t.line(0, mark, plain(l.What)+": "+value)
	for _, x := range l.Examined {
		t.line(4, "", plain(x))
	}
	for i := range l.Findings {
		t.finding(&l.Findings[i])
	}
}

func (t *tree) finding(f *finding.Finding) {
	t.line(4, t.paint(f.Floor, floorName(f.Floor)), f.Code+" at "+plain(f.Field)+": "+plain(f.Message))
	for _, c := range f.Contributions {
		t.line(8, "", fmt.Sprintf("%+.3f  %s  %s | %s", c.Share, c.Feature, orDash(c.Ours), orDash(c.Theirs)))
	}
	if f.Score > 0 {
		t.line(8, "", fmt.Sprintf("= %.3f", f.Score))
	}
	if text := evidenceText(f.Evidence); text != "" {
		t.line(8, "", "rests on: "+plain(text))
	}
	t.line(8, "", "would change with: "+plain(f.Change))
}

func (t *tree) verdict(s *screen.Assessment) {
	why := "nothing stands against loading"
	if s.Verdict > finding.AC {
		var codes []string
		for _, f := range s.Findings {
			if f.Floor == s.Verdict {
				codes = append(codes, f.Code)
			}
		}
		why = "the strictest floor, set by " + strings.Join(codes, ", ")
	}
	t.line(0, t.paint(s.Verdict, s.Verdict.String()), fmt.Sprintf("%s (rank within the verdict: %.3f)", why, s.Score))
}

func (t *tree) paint(v finding.Verdict, text string) string {
	if !t.color {
		return text
	}
	return verdictColor(v) + text + colorOff
}
