package link

import (
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
)

// WriteDOT writes the paths as a Graphviz graph.
func (r Result) WriteDOT(w io.Writer) error {
	var b strings.Builder
	b.WriteString("digraph links {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n")
	for _, n := range r.picture().Nodes {
		shape := ""
		if n.Listed {
			shape = ", style=filled, fillcolor=\"#f4c7c3\""
		}
		fmt.Fprintf(&b, "  n%d [label=%s%s];\n", n.ID, quoteDOT(n.Label), shape)
	}
	for _, l := range r.picture().Lines {
		fmt.Fprintf(&b, "  n%d -> n%d [label=%s];\n", l.From, l.To, quoteDOT(l.Label+"\n"+l.Detail))
	}
	b.WriteString("}\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func quoteDOT(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(s) + `"`
}

//go:embed picture.html
var pictureHTML string

// WriteHTML writes a page with the paths as a picture, which needs nothing
// else to be shown, under notes, a line each.
func (r Result) WriteHTML(w io.Writer, notes ...string) error {
	t, err := template.New("picture").Funcs(template.FuncMap{"inc": func(n int) int { return n + 1 }}).Parse(pictureHTML)
	if err != nil {
		return fmt.Errorf("parse picture template: %w", err)
	}
	p := r.picture()
	p.Notes = notes
	return t.Execute(w, p)
}

// A picture lays the paths out in columns, one for each step.
type picture struct {
	Width, Height int
	Nodes         []pictureNode
	Lines         []pictureLine
	Steps         int
	Notes         []string
	Paths         []Path // the same in words
	Hubs          []Hub
}

// maxDetail is how many characters have room on a line; the table has all.
const maxDetail = 30

type pictureNode struct {
	ID, X, Y int
	Label    string
	Listed   bool
}

type pictureLine struct {
	From, To       int
	X1, Y1, X2, Y2 int
	MidX, MidY     int
	Label, Detail  string
}

// Sizes of the picture, in pixels.
const (
	boxWidth, boxHeight  = 220, 44
	columnGap, rowHeight = 200, 84
	margin               = 20
)

func (r Result) picture() picture {
	p := picture{Steps: r.Steps, Paths: r.Paths, Hubs: r.Hubs}
	index := map[string]int{} // column and label to node
	rows := map[int]int{}     // used rows of a column
	node := func(column int, label string, listed bool) int {
		key := fmt.Sprint(column, label)
		if at, ok := index[key]; ok {
			return at
		}
		n := pictureNode{ID: len(p.Nodes), X: margin + column*(boxWidth+columnGap), Y: margin + rows[column]*rowHeight, Label: label, Listed: listed}
		rows[column]++
		index[key] = n.ID
		p.Nodes = append(p.Nodes, n)
		return n.ID
	}
	drawn := map[pictureLine]bool{}
	for _, path := range r.Paths {
		from := node(0, path.Steps[0].From, false)
		for i, s := range path.Steps {
			label := s.To
			if s.Listed != "" {
				label += "\n" + s.Listed
			}
			to := node(i+1, label, s.Listed != "")
			l := pictureLine{From: from, To: to, Label: s.kindWords(), Detail: shortened(strings.TrimPrefix(s.Value, s.kindWords()+" "))}
			if !drawn[l] {
				drawn[l] = true
				p.Lines = append(p.Lines, l)
			}
			from = to
		}
	}
	p.place()
	return p
}

func shortened(s string) string {
	if runes := []rune(s); len(runes) > maxDetail {
		return string(runes[:maxDetail-1]) + "…"
	}
	return s
}

// place gives lines their ends and the picture its size.
func (p *picture) place() {
	slices.SortStableFunc(p.Lines, func(a, b pictureLine) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	for i := range p.Lines {
		l := &p.Lines[i]
		from, to := p.Nodes[l.From], p.Nodes[l.To]
		l.X1, l.Y1 = from.X+boxWidth, from.Y+boxHeight/2
		l.X2, l.Y2 = to.X, to.Y+boxHeight/2
		shift := 0
		if i > 0 && p.Lines[i-1].From == l.From && p.Lines[i-1].To == l.To {
			shift = p.Lines[i-1].MidY - (l.Y1+l.Y2)/2 + 30 // several keys between two parties
		}
		l.MidX, l.MidY = (l.X1+l.X2)/2, (l.Y1+l.Y2)/2+shift
	}
	for _, n := range p.Nodes {
		p.Width, p.Height = max(p.Width, n.X+boxWidth+margin), max(p.Height, n.Y+rowHeight+margin)
	}
}
