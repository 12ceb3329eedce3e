package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/spf13/cobra"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/extract"
	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/parcel"
)

const (
	formatDOT  format = "dot"
	formatHTML format = "html"
)

var traceFormats = []format{formatTable, formatNDJSON, formatDOT, formatHTML}

type traceFlags struct {
	output  string
	in      string
	text    string
	history []string
	steps   int
	limit   int
}

func newTraceCmd(a *app) *cobra.Command {
	var flags traceFlags
	cmd := &cobra.Command{
		Use:   "trace [TEXT...]",
		Short: "Find how a party, a parcel or a text is linked to listed entries",
		Long: `Trace looks for what a party shares with listed entries: a phone, a mailbox, a
site, a wallet, a registration number, an address, an owner; directly, or over
up to four steps through other parties. TEXT may be an identifier, an address, or
an offer with many of them. With --in, or without TEXT, it reads objects as
NDJSON: parties (id, name, country, address, identifiers), texts (id, text), or
parcels, and answers each on a line, in input order. Of a text the answer also
says what else it holds, as "read" does: substances, names, prices, and where.
A name that is close to a listed one is told beside the paths, as "match" finds it.

The other parties come from the lists, from parcels seen before (--history) and
from an ownership file (--ownership: CSV with the columns owner, company, percent, from
and others). A key that too many share leads nowhere, and the answer says so. Nothing
here is a verdict: a person judges what a link means.`,
		Example: `  tidewaiter trace "sales@madeup-chem.example.com"
  tidewaiter trace --history january.ndjson --as-of 2026-01-31 --in parties.ndjson -o ndjson
  tidewaiter trace --text offer.html
  tidewaiter trace --history january.ndjson "+86 139 0000 1234" -o html > links.html`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.runTrace(cmd.Context(), args, flags)
		},
	}
	f := cmd.Flags()
	formatFlag(cmd, &flags.output, traceFormats...)
	f.StringVar(&flags.in, "in", "", "read parties, texts or parcels as NDJSON from `FILE` (- for standard input)")
	f.StringVar(&flags.text, "text", "", "trace the offer or page in `FILE` (- for standard input)")
	historyFlag(cmd, &flags.history)
	f.IntVar(&flags.steps, "steps", link.MaxSteps, "longest path, at most 4")
	f.IntVar(&flags.limit, "limit", 20, "paths shown for a party, at most")
	return cmd
}

func (a *app) runTrace(ctx context.Context, args []string, flags traceFlags) error {
	if flags.text != "" && (len(args) > 0 || flags.in != "") {
		return usageError(errors.New("give TEXT, --text FILE or --in FILE, one of them"))
	}
	if flags.steps < 1 || flags.steps > link.MaxSteps || flags.limit < 1 {
		return usageError(fmt.Errorf("--steps must be 1 to %d and --limit at least 1", link.MaxSteps))
	}
	out, err := a.format(flags.output, traceFormats...)
	if err != nil {
		return err
	}
	graph, lists, err := a.graph(ctx, flags)
	if err != nil {
		return err
	}
	reader, err := a.extractor()
	if err != nil {
		return err
	}
	d := traceDesk{graph: graph, matcher: match.New(lists...), reader: reader, opt: link.Options{AsOf: a.flags.asOf, Steps: flags.steps, Limit: flags.limit}}
	text := strings.Join(args, " ")
	if flags.text != "" {
		if text, err = a.readText(flags.text); err != nil {
			return fmt.Errorf("read %s: %w", flags.text, err)
		}
	}
	if flags.text != "" || text != "" && flags.in == "" {
		return a.showTrace(out, d.trace(&traceQuery{Text: text}))
	}
	if out == formatTable && flags.output == "" {
		out = formatNDJSON
	}
	if out != formatNDJSON {
		return usageError(errors.New("a file of queries is answered as ndjson; give TEXT for a table or picture"))
	}
	in, err := a.openInput(orStdin(flags.in))
	if err != nil {
		return fmt.Errorf("open %s: %w", flags.in, err)
	}
	defer in.Close()
	return answerAll(ctx, orStdin(flags.in), in, a.stdout, func(q *traceQuery) traceAnswer {
		t := d.trace(q)
		return t.answer()
	})
}

// A traceDesk answers queries.
type traceDesk struct {
	graph   *link.Graph
	matcher *match.Matcher
	reader  *extract.Reader
	opt     link.Options
}

// A traced is a query with its result and what else its text holds.
type traced struct {
	id     queryID
	text   string // as it is shown: of a page, what it shows
	isPage bool
	seen   []extract.Seen
	named  []namedParty
	result link.Result
	size   link.Size
}

func (d *traceDesk) trace(q *traceQuery) traced {
	t := traced{id: q.id(), text: extract.Plain(q.Text), isPage: extract.IsPage(q.Text), size: d.graph.Size()}
	t.result = d.graph.Trace(q.query(d.graph, t.text), d.opt)
	if t.text != "" {
		t.seen = d.reader.Read(t.text)
	}
	t.named = d.named(q, &t)
	return t
}

// A traceQuery is a party, a text or a whole parcel.
type traceQuery struct {
	ID          queryID           `json:"id"`
	Text        string            `json:"text"`
	Name        string            `json:"name"`
	Country     string            `json:"country"`
	Address     queryAddress      `json:"address"`
	Phone       string            `json:"phone"`
	Email       string            `json:"email"`
	Identifiers []queryIdentifier `json:"identifiers"`

	RecordID     string           `json:"record_id"`
	Sender       *parcel.Party    `json:"sender"`
	Recipient    *parcel.Party    `json:"recipient"`
	OtherParties []parcel.Party   `json:"other_parties"`
	Account      parcel.Account   `json:"account"`
	Contents     []parcel.Content `json:"contents"`
}

// A queryAddress is one text, or an address in parts as parcels have it.
type queryAddress struct{ parcel.Address }

// UnmarshalJSONFrom reads either form.
func (q *queryAddress) UnmarshalJSONFrom(dec *jsontext.Decoder) error {
	if dec.PeekKind() == '"' {
		var line string
		if err := json.UnmarshalDecode(dec, &line); err != nil {
			return err
		}
		q.Lines = []string{line}
		return nil
	}
	return json.UnmarshalDecode(dec, &q.Address)
}

func (q *traceQuery) id() queryID {
	if len(q.ID) == 0 {
		return idOf(q.RecordID)
	}
	return q.ID
}

// query gathers what the object and its text mention.
func (q *traceQuery) query(g *link.Graph, text string) link.Query {
	if q.Sender != nil || q.Recipient != nil {
		return q.parcelQuery(g)
	}
	party := parcel.Party{Name: q.Name, Phone: q.Phone, Email: q.Email, Address: q.Address.Address}
	if party.Address.Country == "" {
		party.Address.Country = strings.ToUpper(q.Country)
	}
	for _, id := range q.Identifiers {
		party.IDs = append(party.IDs, parcel.ID{Scheme: id.Type, Value: id.Value, Country: id.Country})
	}
	out := g.PartyQuery(&party, "")
	if text != "" {
		free := g.TextQuery(text)
		out.Mentions = append(out.Mentions, free.Mentions...)
		if out.Name == "" {
			out.Name = free.Name
		}
	}
	return out
}

// parcelQuery asks for everybody a parcel names.
func (q *traceQuery) parcelQuery(g *link.Graph) link.Query {
	p := parcel.Parcel{RecordID: q.RecordID, Contents: q.Contents, OtherParties: q.OtherParties}
	if q.Sender != nil {
		p.Sender = *q.Sender
	}
	if q.Recipient != nil {
		p.Recipient = *q.Recipient
	}
	out := g.ItemQuery(&p)
	out.Mentions = append(out.Mentions, g.PartyQuery(&p.Recipient, "/recipient").Mentions...)
	for i := range p.OtherParties {
		out.Mentions = append(out.Mentions, g.PartyQuery(&p.OtherParties[i], fmt.Sprintf("/other_parties/%d", i)).Mentions...)
	}
	return out
}

// A traceAnswer is the line written for a query.
type traceAnswer struct {
	ID      queryID        `json:"id"`
	Paths   []tracePath    `json:"paths"`
	Entries []traceEntry   `json:"entries"`
	Named   []traceName    `json:"named,omitzero"` // who bears a listed name
	Hubs    []traceHub     `json:"hubs,omitzero"`
	Looked  map[string]int `json:"looked"`        // steps and parties looked at
	Text    string         `json:"text,omitzero"` // of a page: what seen stands in
	Seen    []readSeen     `json:"seen,omitzero"`
}

type tracePath struct {
	Score   float64     `json:"score"`
	List    string      `json:"list"`
	EntryID string      `json:"entry_id"`
	Name    string      `json:"name"`
	Field   string      `json:"field,omitzero"`
	Start   int         `json:"start,omitzero"` // in the field or text, in code points
	End     int         `json:"end,omitzero"`   // both 0: all of it
	Steps   []traceStep `json:"steps"`
}

type traceStep struct {
	From     string  `json:"from"`
	To       string  `json:"to"`
	Kind     string  `json:"kind"`
	Value    string  `json:"value"`
	Source   string  `json:"source"`
	Date     string  `json:"date"`
	Strength float64 `json:"strength"`
	Holders  int     `json:"holders"`
	Sources  int     `json:"sources,omitzero"`
	Listed   string  `json:"listed,omitzero"`

	Agree  []string `json:"agree,omitzero"` // parts of an address that both have
	Differ []string `json:"differ,omitzero"`
}

// A traceEntry is a listed entry with what all paths to it are worth together.
type traceEntry struct {
	List          string    `json:"list"`
	EntryID       string    `json:"entry_id"`
	Score         float64   `json:"score"`
	Contributions []float64 `json:"contributions"` // of each path, in their order
}

type traceHub struct {
	Kind    string `json:"kind"`
	Value   string `json:"value"`
	Holders int    `json:"holders"`
	Cap     int    `json:"cap"`
	Why     string `json:"why,omitzero"` // of what strangers are known to share
}

func (t *traced) answer() traceAnswer {
	r := t.result
	out := traceAnswer{ID: t.id, Paths: make([]tracePath, len(r.Paths)), Looked: map[string]int{"steps": r.Steps, "parties": r.Visited}}
	for i, p := range r.Paths {
		path := tracePath{Score: roundScore(p.Score), List: p.Entry.List, EntryID: p.Entry.ID, Name: p.Entry.Name, Field: p.From.Field, Start: p.From.Start, End: p.From.End, Steps: make([]traceStep, len(p.Steps))}
		for n, s := range p.Steps {
			path.Steps[n] = traceStep(s)
			path.Steps[n].Strength = finding.Round(s.Strength)
		}
		out.Paths[i] = path
	}
	out.Entries = []traceEntry{}
	for _, s := range r.Standings() {
		out.Entries = append(out.Entries, traceEntry{List: s.Entry.List, EntryID: s.Entry.ID, Score: roundScore(s.Score), Contributions: roundAll(s.Contributions)})
	}
	for _, h := range r.Hubs {
		out.Hubs = append(out.Hubs, traceHub(h))
	}
	if len(t.named) > 0 {
		out.Named = traceNames(t.named)
	}
	if t.text != "" {
		out.Seen = readSeens(t.seen)
	}
	if t.isPage {
		out.Text = t.text
	}
	return out
}
