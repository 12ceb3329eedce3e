package cli

import (
	"fmt"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/internal/sameparty"
	"github.com/tidewaiter/tidewaiter/names"
)

// showMatches prints the entries a name may be, for a person.
func (a *app) showMatches(q matchQuery, found []match.Match, same [][]sameparty.Other) error {
	if len(found) == 0 {
		_, err := fmt.Fprintf(a.stdout, "No listed name is close to %s.\n", plain(q.Name))
		return err
	}
	for i, f := range found {
		if i > 0 {
			fmt.Fprintln(a.stdout)
		}
		fmt.Fprintf(a.stdout, "%s %s  %s\n", f.List, f.Entry.ID, plain(listedName(f)))
		fmt.Fprintf(a.stdout, "score %s, %s (a person must look from %.3f on)\n", scoreText(f.Score), alertWord(f.Alert), f.AlertAt)
		if f.Thin != "" {
			fmt.Fprintf(a.stdout, "no alert, since they share no more than %s\n", f.Thin)
		}
		if err := a.showFeatures(f.Features); err != nil {
			return err
		}
		fmt.Fprintf(a.stdout, "would change it: %s\n", plain(flip(f.Features, f.Score, f.AlertAt)))
		for _, o := range same[i] {
			fmt.Fprintf(a.stdout, "same party: %s %s  %s (%s)\n", o.List, o.EntryID, plain(o.Name), plain(strings.Join(o.Reasons, "; ")))
		}
	}
	return nil
}

// scoreText rounds a score so that only equal names show 1.
func scoreText(score float64) string {
	if score < 1 {
		score = min(score, 0.999)
	}
	return fmt.Sprintf("%.3f", score)
}

func alertWord(alert bool) string {
	if alert {
		return "alert"
	}
	return "no alert"
}

// showFeatures prints tokens side by side with their shares.
func (a *app) showFeatures(features []names.Feature) error {
	titles := []string{"Declared", "Listed", "Share", "Why"}
	var rows [][]string
	for _, x := range features {
		if x.Share != 0 {
			rows = append(rows, []string{plain(x.A), plain(x.B), fmt.Sprintf("%+.3f", x.Share), plain(x.Name)})
		}
	}
	t := fitted(a.stdout, a.width(defaultWidth), titles, rows)
	t.header()
	for _, row := range rows {
		t.row(row...)
	}
	return t.flush()
}

// flip says which smallest change of the features would move the score over
// the alert threshold, or under it.
func flip(features []names.Feature, score, at float64) string {
	best := ""
	least := 0.0
	for i, x := range features {
		without := make([]names.Feature, 0, len(features))
		without = append(append(without, features[:i]...), features[i+1:]...)
		if x.Share == 0 || (names.Score(without, false) >= at) == (score >= at) {
			continue
		}
		if size := max(x.Evidence, -x.Evidence); best == "" || size < least {
			best, least = describeFlip(x), size
		}
	}
	if best == "" {
		return "no single part"
	}
	return best
}

func describeFlip(x names.Feature) string {
	switch beside := match.Beside(x.Name); {
	case beside != "":
		return fmt.Sprintf("another %s than %q", beside, x.A)
	case x.A != "" && x.B != "":
		return fmt.Sprintf("another word than %q", x.A)
	case x.A != "":
		return fmt.Sprintf("without %q", x.A)
	case x.B != "":
		return fmt.Sprintf("with %q as well", x.B)
	}
	return "without " + x.Name
}
