package listing

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// ErrGuard reports a list that was read but must not replace the one in force.
var ErrGuard = errors.New("refused")

// maxShrink is the share of entries a new version may lose. Publishers remove
// a few names at a time; a half-finished download loses many.
const maxShrink = 0.10

// guard compares a list with the version in force under the same name.
func (s *Store) guard(l *watchlist.List, o ImportOptions) error {
	if len(l.Missing) > 0 && !o.Partial {
		return fmt.Errorf("%w: %s missing from the set: give the whole set, or --partial to take it so", ErrGuard, strings.Join(l.Missing, ", "))
	}
	if len(l.Entries) == 0 {
		return fmt.Errorf("%w: the list has no entry", ErrGuard)
	}
	p, err := s.Active(o.Name)
	if errors.Is(err, ErrNoList) {
		return nil
	}
	if err != nil {
		return err
	}
	inForce, err := watchlist.Open(p)
	if err != nil {
		return err
	}
	before, after := len(inForce.Entries), len(l.Entries)
	if float64(after) < float64(before)*(1-maxShrink) {
		return fmt.Errorf("%w: %d entries where the version in force has %d: is the file complete? --force REASON takes it", ErrGuard, after, before)
	}
	if date := cmp.Or(o.Date, l.Date); date != "" && date < p.Manifest.Date {
		return fmt.Errorf("%w: it is of %s, older than the version in force of %s; --force REASON takes it", ErrGuard, date, p.Manifest.Date)
	}
	return nil
}
