package cli

import (
	"fmt"
	"slices"

	"github.com/go-json-experiment/json"

	"github.com/tidewaiter/tidewaiter/internal/extract"
	"github.com/tidewaiter/tidewaiter/internal/link"
)

// showTrace writes the answer to one query in the form asked for.
func (a *app) showTrace(out format, t traced) error {
	switch out {
	case formatNDJSON:
		line, err := json.Marshal(t.answer(), json.Deterministic(true))
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(a.stdout, "%s\n", line)
		return err
	case formatDOT:
		return t.result.WriteDOT(a.stdout)
	case formatHTML:
		return t.result.WriteHTML(a.stdout, t.notes()...)
	}
	nothing := "Nothing"
	for _, n := range t.notes() {
		nothing = "Nothing else"
		fmt.Fprintf(a.stdout, "%s\n", plain(n))
	}
	if len(t.named) > 0 {
		fmt.Fprintln(a.stdout)
	}
	a.showPaths(nothing, t.size, t.result)
	return a.showRest(&t)
}

// notes are the lines about names that are told above the paths.
func (t *traced) notes() []string {
	var out []string
	for i := range t.named {
		out = append(out, t.named[i].String())
	}
	return out
}

// showPaths prints paths for a person, the best first, or that there is nothing.
func (a *app) showPaths(nothing string, size link.Size, r link.Result) {
	if len(r.Paths) == 0 {
		fmt.Fprintf(a.stdout, "%s found within %d steps over %d parties and %d keys.\n", nothing, r.Steps, size.Entries+size.Parties, size.Keys)
	}
	for i, p := range r.Paths {
		if i > 0 {
			fmt.Fprintln(a.stdout)
		}
		fmt.Fprintf(a.stdout, "%.2f  %s  (%s %s)\n", p.Score, plain(p.Entry.Name), p.Entry.List, p.Entry.ID)
		for n, s := range p.Steps {
			fmt.Fprintf(a.stdout, "  %d. %s ── %s ── %s\n", n+1, plain(s.From), plain(s.Shared()), plain(s.To))
			fmt.Fprintf(a.stdout, "     %s\n", plain(s.Rests()))
		}
	}
	for _, h := range r.Hubs {
		fmt.Fprintf(a.stdout, "\n%s\n", plain(h.String()))
	}
}

// showRest prints what a text holds if it is more than the identifiers asked
// for: who offers what, and how it is said.
func (a *app) showRest(t *traced) error {
	if !slices.ContainsFunc(t.seen, func(s extract.Seen) bool { return s.Kind != extract.Identifier }) {
		return nil
	}
	fmt.Fprint(a.stdout, "\nThe text holds:\n\n")
	return a.showSeen(a.stdout, readSeens(t.seen), newPlaces(t.text))
}
