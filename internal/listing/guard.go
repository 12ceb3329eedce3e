package listing

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/pack"
)

// ErrGuard reports a list that was read but must not replace the one in force.
var ErrGuard = errors.New("refused")

// A Guard names a reason for which a new version may be refused. A person may
// override it, by this name.
type Guard string

// The guards. What cannot be read, has no entry or lacks files of its set is
// refused whatever is overridden.
const (
	Shrink    Guard = "shrink"    // more than a tenth of the entries is gone
	Older     Guard = "older"     // it is of an earlier day
	Columns   Guard = "columns"   // a kind of fact that was there is gone
	Publisher Guard = "publisher" // it is another publisher's list
	Set       Guard = "set"       // its files do not belong together
)

// Guards lists them all, in the order in which they are checked.
func Guards() []Guard { return []Guard{Publisher, Set, Shrink, Columns, Older} }

// maxShrink is the share of entries a new version may lose. Publishers remove
// a few names at a time; a half-finished download loses many.
const maxShrink = 0.10

// maxStrays is the share of entries that the other files of a set may name and
// the primary file lack. In complete sets it is nought.
const maxStrays = 0.01

// A refusal is a guard that stands against a version, and why.
type refusal struct {
	guard  Guard
	reason string
}

// guard compares a list with the version in force under the same name, and
// gives the guards that o.Force had to override.
func (s *Store) guard(l *watchlist.List, o ImportOptions) ([]Guard, error) {
	if len(l.Missing) > 0 && !o.Partial {
		return nil, fmt.Errorf("%w: %s missing from the set: give the whole set, or --partial to take it so", ErrGuard, strings.Join(l.Missing, ", "))
	}
	if len(l.Entries) == 0 {
		return nil, fmt.Errorf("%w: the list has no entry", ErrGuard)
	}
	var found []refusal
	if strays := l.Strays; float64(strays) > maxStrays*float64(len(l.Entries)) {
		found = append(found, refusal{Set, fmt.Sprintf("%d entries that the set's aliases or addresses name are not among its %d entries: is a file cut off, or of another day?", strays, len(l.Entries))})
	}
	p, demonstration, err := s.replaced(o.Name)
	if err != nil {
		return nil, err
	}
	if p != nil {
		inForce, err := watchlist.Open(p)
		if err != nil {
			return nil, err
		}
		more := refusals(l, inForce, p.Manifest, o)
		if demonstration {
			more = overDemonstration(more, o)
		}
		found = append(found, more...)
	}
	return override(found, o.Force)
}

// replaced opens what an import under a name takes the place of: the imported
// version, else the list that comes with the program as a demonstration, else
// nothing.
func (s *Store) replaced(name string) (p *pack.Pack, demonstration bool, err error) {
	if p, err = s.Active(name); !errors.Is(err, ErrNoList) {
		return p, false, err
	}
	if p, ok := s.under.Get(name); ok && p.Manifest.Kind == pack.Watchlist {
		return p, true, nil
	}
	return nil, false, nil
}

// overDemonstration keeps of what stands against the first import under the
// name of a list that comes with the program that it is another publisher's.
// The rest is told alone: that list is old, and nobody has vouched for it.
func overDemonstration(found []refusal, o ImportOptions) []refusal {
	return slices.DeleteFunc(found, func(r refusal) bool {
		told := r.guard != Publisher
		if told && o.Tell != nil {
			o.Tell("compared with the list of this name that comes with the program: " + r.reason)
		}
		return told
	})
}

// override sets the refusals that a person named aside; what is left refuses
// the version.
func override(found []refusal, force []Guard) ([]Guard, error) {
	var overridden []Guard
	var left []string
	for _, r := range found {
		if slices.Contains(force, r.guard) {
			overridden = append(overridden, r.guard)
			continue
		}
		left = append(left, fmt.Sprintf("%s; --force %s --reason TEXT takes it", r.reason, r.guard))
	}
	if len(left) > 0 {
		return nil, fmt.Errorf("%w: %s", ErrGuard, strings.Join(left, "; and "))
	}
	return overridden, nil
}

func refusals(l, inForce *watchlist.List, m pack.Manifest, o ImportOptions) []refusal {
	var found []refusal
	if publisher, _ := ofList(l.Name); publisher.name != m.Publisher {
		found = append(found, refusal{Publisher, fmt.Sprintf("this is the %s, the version in force is of %s", publisher.title, m.Publisher)})
	}
	before, after := len(inForce.Entries), len(l.Entries)
	if float64(after) < float64(before)*(1-maxShrink) {
		found = append(found, refusal{Shrink, fmt.Sprintf("%d entries where the version in force has %d: is the file complete?", after, before)})
	}
	if lost := lostFacts(inForce, l); len(lost) > 0 && len(l.Missing) == 0 {
		found = append(found, refusal{Columns, fmt.Sprintf("hardly an entry has %s any more: has a column been lost?", some(lost))})
	}
	if date := cmp.Or(o.Date, l.Date); date != "" && date < m.Date {
		found = append(found, refusal{Older, fmt.Sprintf("it is of %s, older than the version in force of %s", date, m.Date)})
	}
	return found
}

// some names up to five.
func some(facts []string) string {
	if more := len(facts) - 5; more > 1 {
		return fmt.Sprintf("%s and %d others", strings.Join(facts[:5], ", "), more)
	}
	return strings.Join(facts, ", ")
}

// fewEntries is the number of entries below which a kind of fact may vanish
// without anything being wrong.
const fewEntries = 20

// lostFacts names the kinds of facts that entries had and that nine of ten no
// longer have. Another form of file has other labels, and no remarks perhaps.
func lostFacts(before, after *watchlist.List) []string {
	same := form(before) == form(after)
	had, has := facts(before, same), facts(after, same)
	var lost []string
	for _, kind := range slices.Sorted(maps.Keys(had)) {
		share := float64(had[kind]) / float64(len(before.Entries))
		if had[kind] >= fewEntries && float64(has[kind]) < share/10*float64(len(after.Entries)) {
			lost = append(lost, kind)
		}
	}
	return lost
}

// form tells CSV files from XML files and spreadsheets.
func form(l *watchlist.List) string {
	if len(l.Sources) == 0 {
		return ""
	}
	return path.Ext(l.Sources[0].Name)
}

// facts counts the entries that have each kind of fact; labelled ones too where
// the publisher's words count.
func facts(l *watchlist.List, labelled bool) map[string]int {
	n := make(map[string]int)
	for i := range l.Entries {
		e := &l.Entries[i]
		for kind, has := range map[string]bool{
			"a type": e.Type != watchlist.Unknown, "aliases": len(e.Names) > 1, "addresses": len(e.Addresses) > 0, "identifiers": len(e.Identifiers) > 0,
			"a surname": len(e.Names) > 0 && e.Names[0].Surname != "", "dates": len(e.Dates) > 0, "programmes": len(e.Programmes) > 0,
			"relations": labelled && len(e.Relations) > 0, "remarks": labelled && e.Remarks != "",
		} {
			if has {
				n[kind]++
			}
		}
		if !labelled {
			continue
		}
		labels := map[string]bool{}
		for _, s := range e.Statements {
			labels[s.Label] = true
		}
		for label := range labels {
			n["a statement "+label]++
		}
	}
	delete(n, "a statement ")
	return n
}
