package cli

import (
	"fmt"
	"strings"

	"github.com/go-json-experiment/json"

	"github.com/tidewaiter/tidewaiter/internal/link"
)

// showTrace writes the answer to one query in the form asked for.
func (a *app) showTrace(out format, g *link.Graph, q traceQuery, r link.Result) error {
	switch out {
	case formatNDJSON:
		line, err := json.Marshal(newTraceAnswer(q.id(), r), json.Deterministic(true))
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(a.stdout, "%s\n", line)
		return err
	case formatDOT:
		return r.WriteDOT(a.stdout)
	case formatHTML:
		return r.WriteHTML(a.stdout)
	}
	return a.showPaths(g, r)
}

// showPaths prints paths for a person, the best first.
func (a *app) showPaths(g *link.Graph, r link.Result) error {
	if len(r.Paths) == 0 {
		size := g.Size()
		fmt.Fprintf(a.stdout, "Nothing found within %d steps over %d parties and %d keys.\n", r.Steps, size.Entries+size.Parties, size.Keys)
	}
	for i, p := range r.Paths {
		if i > 0 {
			fmt.Fprintln(a.stdout)
		}
		fmt.Fprintf(a.stdout, "%.2f  %s  (%s %s)\n", p.Score, plain(p.Entry.Name), p.Entry.List, p.Entry.ID)
		for n, s := range p.Steps {
			fmt.Fprintf(a.stdout, "  %d. %s ── %s %s ── %s\n", n+1, plain(s.From), strings.ReplaceAll(s.Kind, "_", " "), plain(s.Value), plain(s.To))
			fmt.Fprintf(a.stdout, "     %s\n", plain(stepDetail(s)))
		}
	}
	for _, h := range r.Hubs {
		fmt.Fprintf(a.stdout, "\nNot followed: %s %s has %d holders, more than the %d from which sharing it says nothing.\n", h.Kind, plain(h.Value), h.Holders, h.Cap)
	}
	return nil
}

// stepDetail says what a step rests on.
func stepDetail(s link.Step) string {
	parts := []string{fmt.Sprintf("strength %.2f", s.Strength), fmt.Sprintf("%d holders", s.Holders)}
	if s.Sources > 0 {
		parts = append(parts, fmt.Sprintf("%d independent sources", s.Sources))
	}
	if len(s.Differ) > 0 {
		parts = append(parts, "another "+strings.Join(s.Differ, ", "))
	}
	if s.Date != "" {
		parts = append(parts, "since "+s.Date)
	}
	return strings.Join(append(parts, "from "+s.Source), ", ")
}
