package cli

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/spf13/cobra"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/check/goods"
	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
)

// goodsFlags are the flags of "goods".
type goodsFlags struct {
	output  string
	in      string
	hs      string
	profile string
	date    string
}

func newGoodsCmd(a *app) *cobra.Command {
	var flags goodsFlags
	cmd := &cobra.Command{
		Use:   "goods [TEXT]",
		Short: "Read a goods description: what it names, and whether it says enough",
		Long: `Goods reads what is declared to be in a parcel: controlled substances,
precursors and equipment however they are written, CAS numbers, descriptions
that say nothing, and HS codes that do not fit the text. With TEXT it shows the
text with the telling parts underlined; without, it answers standard input or
the file of --in, with one JSON object a line: {"id","text","hs"?,"lang"?,"profile"?,"date"?}.`,
		Example: `  tidewaiter goods "p-fluoro fentanyl HCl, 5 g"
  tidewaiter goods --hs 610910 "ceramic mug"
  tidewaiter goods --in texts.ndjson -o ndjson > readings.ndjson`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.runGoods(cmd.Context(), strings.Join(args, " "), len(args) > 0, flags)
		},
	}
	f := cmd.Flags()
	formatFlag(cmd, &flags.output, formatTable, formatNDJSON)
	f.StringVar(&flags.in, "in", "", "read texts from `FILE` instead of standard input, one JSON object a line")
	f.StringVar(&flags.hs, "hs", "", "declared HS `CODE` of TEXT")
	f.StringVar(&flags.profile, "profile", "generic", "rules to apply where the input names none: us-stop-act, eu-ics2, ca-pact, cn-post, generic")
	f.StringVar(&flags.date, "date", "", "day on which stop lists have to be valid, YYYY-MM-DD (default any)")
	return cmd
}

func (a *app) runGoods(ctx context.Context, text string, given bool, flags goodsFlags) error {
	if given && flags.in != "" {
		return usageError(errors.New("give a text or --in FILE, not both"))
	}
	out, err := a.format(flags.output, formatTable, formatNDJSON)
	if err != nil {
		return err
	}
	g, err := a.newGoodsDesk(flags)
	if err != nil {
		return err
	}
	if !given {
		return a.goodsFile(ctx, g, out)
	}
	return a.goodsText(g, text, out)
}

// A goodsDesk reads texts under the profile that each names.
type goodsDesk struct {
	reader   *goods.Reader
	profiles *jurisdiction.Set
	flags    goodsFlags
}

func (a *app) newGoodsDesk(flags goodsFlags) (*goodsDesk, error) {
	set, err := a.packs()
	if err != nil {
		return nil, configError(err)
	}
	g := &goodsDesk{flags: flags}
	if g.reader, err = goods.New(set); err != nil {
		return nil, configError(err)
	}
	rules, ok := set.Get("jurisdictions")
	if !ok {
		return nil, configError(errors.New("the pack jurisdictions is missing"))
	}
	if g.profiles, err = jurisdiction.Open(rules); err != nil {
		return nil, configError(err)
	}
	if _, err := g.profiles.Get(flags.profile); err != nil {
		return nil, usageError(err)
	}
	return g, nil
}

// A goodsQuery is one line of input.
type goodsQuery struct {
	ID      queryID `json:"id"`
	Text    string  `json:"text"`
	HS      string  `json:"hs"`
	Lang    string  `json:"lang"`
	Profile string  `json:"profile"`
	Date    string  `json:"date"`
}

// A goodsAnswer is one line of output.
type goodsAnswer struct {
	ID       queryID         `json:"id"`
	Quality  string          `json:"quality"`
	Verdict  finding.Verdict `json:"verdict"`
	Findings []goodsFinding  `json:"findings"`
	Error    string          `json:"error,omitzero"`
}

// A goodsFinding is a finding in the short form of this command.
type goodsFinding struct {
	Code      string          `json:"code"`
	Floor     finding.Verdict `json:"floor"`
	Term      string          `json:"term"`
	Start     int             `json:"start"`
	End       int             `json:"end"`
	Substance string          `json:"substance,omitzero"`
	Relation  string          `json:"relation,omitzero"`
	Field     string          `json:"field"`
	Message   string          `json:"message"`
	Proposals []string        `json:"proposals,omitzero"`
}

// read answers one query.
func (g *goodsDesk) read(q *goodsQuery) (goods.Reading, error) {
	name := q.Profile
	if name == "" {
		name = g.flags.profile
	}
	prof, err := g.profiles.Get(name)
	if err != nil {
		return goods.Reading{}, err
	}
	date := q.Date
	if date == "" {
		date = g.flags.date
	}
	return g.reader.Read(goods.Line{Text: q.Text, HS: q.HS, Date: date}, prof), nil
}

// answer appends the answer to one line of input.
func (g *goodsDesk) answer(dst, line []byte, number int) []byte {
	if len(bytes.TrimSpace(line)) == 0 {
		return dst
	}
	var q goodsQuery
	err := json.Unmarshal(line, &q)
	out := goodsAnswer{ID: q.ID, Findings: []goodsFinding{}}
	var r goods.Reading
	if err == nil {
		r, err = g.read(&q)
	}
	if err != nil {
		out.Quality, out.Verdict, out.Error = "", finding.RFI, fmt.Sprintf("line %d: %v", number, err)
	} else {
		out.Quality, out.Verdict = string(r.Quality), r.Verdict()
		out.Findings = shortFindings(r.Findings)
	}
	data, err := json.Marshal(&out, json.Deterministic(true))
	if err != nil {
		panic(err) // strings and numbers always marshal
	}
	return append(append(dst, data...), '\n')
}

func shortFindings(found []finding.Finding) []goodsFinding {
	out := make([]goodsFinding, 0, len(found))
	for i := range found {
		f := &found[i]
		s := goodsFinding{
			Code: f.Code, Floor: f.Floor, Term: f.Evidence.Name, Substance: f.Evidence.Substance,
			Relation: f.Evidence.Relation, Field: f.Field, Message: f.Message, Proposals: f.Evidence.Proposals,
		}
		if len(f.Spans) > 0 {
			s.Start, s.End = f.Spans[0].Start, f.Spans[len(f.Spans)-1].End
		}
		out = append(out, s)
	}
	return out
}

func (a *app) goodsFile(ctx context.Context, g *goodsDesk, out format) error {
	if out != formatNDJSON {
		return usageError(errors.New("--in writes ndjson: add -o ndjson"))
	}
	in, err := a.openInput(orStdin(g.flags.in))
	if err != nil {
		return fmt.Errorf("%s: %w", g.flags.in, err)
	}
	defer in.Close()
	w := bufio.NewWriterSize(a.stdout, 1<<20)
	if err := answerLines(ctx, in, w, g.answer); err != nil {
		return err
	}
	return w.Flush()
}

// goodsText shows one text with the telling parts underlined.
func (a *app) goodsText(g *goodsDesk, text string, out format) error {
	q := goodsQuery{Text: text, HS: g.flags.hs}
	r, err := g.read(&q)
	if err != nil {
		return usageError(err)
	}
	if out == formatNDJSON {
		line, err := json.Marshal(goodsAnswer{Quality: string(r.Quality), Verdict: r.Verdict(), Findings: shortFindings(r.Findings)}, json.Deterministic(true))
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(a.stdout, "%s\n", line)
		return err
	}
	_, err = fmt.Fprint(a.stdout, showReading(text, &r, a.colored()))
	return err
}

// showReading writes the text, a line of marks under it, and the reasons.
func showReading(text string, r *goods.Reading, color bool) string {
	var b strings.Builder
	verdict := r.Verdict().String()
	if color {
		verdict = verdictColor(r.Verdict()) + verdict + colorOff
	}
	fmt.Fprintf(&b, "%s  description %s\n\n  %s\n", verdict, r.Quality, plain(text))
	if marks := underline(text, r.Findings); marks != "" {
		fmt.Fprintf(&b, "  %s\n", marks)
	}
	b.WriteByte('\n')
	for i := range r.Findings {
		f := &r.Findings[i]
		level := f.Floor.String()
		if f.Floor == finding.AC {
			level = "note"
		}
		fmt.Fprintf(&b, "  %-4s %s  %s\n", level, f.Code, plain(f.Message))
		for _, p := range f.Evidence.Proposals {
			fmt.Fprintf(&b, "       perhaps %s\n", plain(p))
		}
	}
	if len(r.Findings) == 0 {
		b.WriteString("  No finding.\n")
	}
	return b.String()
}

// underline returns a line with ^ under what asks for a person or for facts
// and - under what is only noted; columns are those of the shown text.
func underline(text string, found []finding.Finding) string {
	marks := make([]byte, 0, len(text))
	for range text {
		marks = append(marks, ' ')
	}
	for i := range found {
		mark := byte('^')
		if found[i].Floor == finding.AC {
			mark = '-'
		}
		for _, s := range found[i].Spans {
			for k := s.Start; k < min(s.End, len(marks)); k++ {
				if marks[k] != '^' {
					marks[k] = mark
				}
			}
		}
	}
	var b strings.Builder
	i := 0
	for _, r := range text {
		b.WriteString(strings.Repeat(string(marks[i]), textWidth(plain(string(r)))))
		i++
	}
	return strings.TrimRight(b.String(), " ")
}
