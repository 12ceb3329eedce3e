package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/spf13/cobra"

	"github.com/tidewaiter/tidewaiter/internal/extract"
	"github.com/tidewaiter/tidewaiter/internal/substance"
)

// maxText bounds a text or page that is read whole.
const maxText = 16 << 20

func newReadCmd(a *app) *cobra.Command {
	var output string
	cmd := &cobra.Command{
		Use:   "read [FILE...]",
		Short: "Read an offer, a page or a signature: who, what, how much, and where it says so",
		Long: `Read takes free text or HTML and prints the identifiers, substances, names of
parties, what they trade, prices and quantities in it, each with where it stands; and beside a
substance the weak cues of seller language. Of a page it reads all that is
shown, with the targets of links. Places in ndjson are code points of the text
as given, or of "text" for a page.`,
		Example: `  tidewaiter read offer.txt
  tidewaiter read page.html -o ndjson
  pbpaste | tidewaiter read`,
		RunE: func(_ *cobra.Command, args []string) error {
			return a.runRead(args, output)
		},
	}
	formatFlag(cmd, &output, formatTable, formatNDJSON)
	return cmd
}

// A readAnswer is one line of output: one file.
type readAnswer struct {
	File  string     `json:"file"`
	Title string     `json:"title,omitzero"`
	Text  string     `json:"text,omitzero"` // of a page
	Seen  []readSeen `json:"seen"`
}

type readSeen struct {
	Kind  extract.Kind `json:"kind"`
	Type  string       `json:"type,omitzero"`
	Value string       `json:"value"`
	Text  string       `json:"text"`
	Start int          `json:"start"`
	End   int          `json:"end"`
	Main  bool         `json:"main,omitzero"` // its line stands in the main text of a page
}

func (a *app) runRead(files []string, output string) error {
	out, err := a.format(output, formatTable, formatNDJSON)
	if err != nil {
		return err
	}
	r, err := a.extractor()
	if err != nil {
		return err
	}
	if len(files) == 0 {
		files = []string{"-"}
	}
	w := bufio.NewWriter(a.stdout)
	for _, name := range files {
		if err := a.readFile(w, r, name, out); err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
	}
	return w.Flush()
}

// extractor opens the packs that reading texts needs.
func (a *app) extractor() (*extract.Reader, error) {
	set, err := a.packs()
	if err != nil {
		return nil, configError(err)
	}
	goods, known := set.Get("substances")
	offers, ok := set.Get("offers")
	if !known || !ok {
		return nil, configError(errors.New("the pack substances or offers is missing: use the embedded packs, or add it to the folder of --packs"))
	}
	c, err := substance.Open(goods)
	if err != nil {
		return nil, configError(err)
	}
	r, err := extract.Open(offers, c)
	if err != nil {
		return nil, configError(err)
	}
	return r, nil
}

func (a *app) readFile(w io.Writer, r *extract.Reader, name string, out format) error {
	text, err := a.readText(name)
	if err != nil {
		return err
	}
	answer := readAnswer{File: name}
	main := map[string]bool{}
	if extract.IsPage(text) {
		page, err := extract.ReadPage(text)
		if err != nil {
			return err
		}
		text, answer.Title, answer.Text = page.Text, page.Title, page.Text
		for line := range strings.Lines(page.Main) {
			main[strings.TrimSpace(line)] = true
		}
	}
	lines := newPlaces(text)
	answer.Seen = readSeens(r.Read(text))
	for i := range answer.Seen {
		s := &answer.Seen[i]
		s.Main = main[strings.TrimSpace(lines.lineOf(s.Start))]
	}
	if out == formatNDJSON {
		line, err := json.Marshal(&answer, json.Deterministic(true))
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(w, "%s\n", line)
		return err
	}
	if answer.Title != "" {
		fmt.Fprintf(w, "%s\n\n", plain(answer.Title))
	}
	return a.showSeen(w, answer.Seen, lines)
}

// readText reads a whole text or page, - for standard input.
func (a *app) readText(name string) (string, error) {
	in, err := a.openInput(name)
	if err != nil {
		return "", err
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, maxText+1))
	if err != nil {
		return "", err
	}
	if len(data) > maxText {
		return "", fmt.Errorf("the text is longer than %d MB: split it", maxText>>20)
	}
	return string(data), nil
}

// readSeens brings what was seen into the form of answers.
func readSeens(seen []extract.Seen) []readSeen {
	out := make([]readSeen, 0, len(seen))
	for _, s := range seen {
		out = append(out, readSeen{Kind: s.Kind, Type: s.Type, Value: s.Value, Text: s.Text, Start: s.Start, End: s.End})
	}
	return out
}

// showSeen prints a table of what was seen.
func (a *app) showSeen(w io.Writer, seen []readSeen, lines *places) error {
	if len(seen) == 0 {
		_, err := fmt.Fprintln(w, "Nothing was found.")
		return err
	}
	var rows [][]string
	for _, s := range seen {
		kind := strings.ReplaceAll(string(s.Kind), "_", " ")
		rows = append(rows, []string{lines.place(s.Start), kind, s.Type, plain(s.Text), plain(s.Value)})
	}
	titles := []string{"LINE:COLUMN", "KIND", "HOW", "TEXT", "VALUE"}
	t := fitted(w, a.width(defaultWidth), titles, rows)
	t.header()
	for _, row := range rows {
		t.row(row...)
	}
	return t.flush()
}

// places knows the lines of a text.
type places struct {
	lines  []string
	starts []int // in code points
}

func newPlaces(text string) *places {
	p := &places{}
	n := 0
	for line := range strings.Lines(text) {
		p.lines, p.starts = append(p.lines, line), append(p.starts, n)
		n += len([]rune(line))
	}
	return p
}

func (p *places) at(point int) int {
	i, found := slices.BinarySearch(p.starts, point)
	if !found {
		i--
	}
	return i
}

func (p *places) lineOf(point int) string { return p.lines[p.at(point)] }

// place writes a code point as line and column, both from 1.
func (p *places) place(point int) string {
	i := p.at(point)
	return fmt.Sprintf("%d:%d", i+1, point-p.starts[i]+1)
}
