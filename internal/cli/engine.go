package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/tidewaiter/tidewaiter/internal/listing"
	"github.com/tidewaiter/tidewaiter/pack"
	"github.com/tidewaiter/tidewaiter/packs"
	"github.com/tidewaiter/tidewaiter/screen"
)

// An engine is a screener with the packs it was made from.
type engine struct {
	screener *screen.Screener
	packs    pack.Set
}

// collectAt is by how many per cent the heap may grow between two collections
// of garbage. With the usual 100, screening with the embedded lists takes up to
// 290 MB; with 60 some 240 MB, for a few per cent of time. While the packs are
// loaded there is less to keep and nearly nothing to collect: loadAt spares an
// eighth of the start, and stays below that. Lists of a million entries would
// waste much so: past loadMost, a soft limit, garbage is collected as it comes.
const (
	collectAt = 60
	loadAt    = 250
	loadMost  = 1800 << 20
)

// engine loads the packs that the flags name and wires the checks. It says on
// standard error how old the watchlists are.
func (a *app) engine(ctx context.Context, profile string, histories []string) (*engine, error) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
		if len(histories) == 0 {
			debug.SetGCPercent(loadAt)
			defer debug.SetGCPercent(collectAt)
			if os.Getenv("GOMEMLIMIT") == "" {
				defer debug.SetMemoryLimit(debug.SetMemoryLimit(loadMost))
			}
		}
	}
	set, err := a.packs()
	if err != nil {
		return nil, configError(err)
	}
	stale, err := a.judgeAge(set)
	if err != nil {
		return nil, err
	}
	past, err := a.history(ctx, histories)
	if err != nil {
		return nil, err
	}
	defer past.close()
	cfg := screen.Config{Packs: set, Profile: profile, Stale: stale, AsOf: a.flags.asOf}
	if len(past.files) > 0 {
		cfg.History, cfg.HistoryDigest = past.parcels, past.digest
	}
	screener, err := screen.New(cfg)
	if err = errors.Join(err, past.err()); err != nil {
		return nil, configError(err)
	}
	return &engine{screener: screener, packs: set}, nil
}

// packs returns all packs that the flags ask for.
func (a *app) packs() (pack.Set, error) {
	set, err := a.listedPacks()
	if err != nil {
		return set, err
	}
	if set, err = a.withOwnership(set); err != nil {
		return set, err
	}
	return a.withAllowed(set)
}

// listedPacks returns the embedded packs with what --packs and the imported
// lists put in their place; --list narrows the watchlists to those it names.
func (a *app) listedPacks() (pack.Set, error) {
	set, err := a.inForce()
	if err != nil {
		return set, err
	}
	if set, err = a.narrowed(set); err != nil {
		return set, err
	}
	return a.unexpired(set)
}

// unexpired leaves out the entries of in-house lists that have expired.
func (a *app) unexpired(set pack.Set) (pack.Set, error) {
	asOf, err := a.asOf()
	if err != nil {
		return set, err
	}
	for _, p := range set.Kind(pack.Watchlist) {
		left, err := listing.Unexpired(p, asOf.Format(time.DateOnly))
		if err != nil {
			return set, err
		}
		set = set.With(left)
	}
	return set, nil
}

// narrowed keeps the watchlists that --list names, or all without it.
func (a *app) narrowed(set pack.Set) (pack.Set, error) {
	if len(a.flags.lists) == 0 {
		return set, nil
	}
	narrowed := set
	for _, p := range set.Kind(pack.Watchlist) {
		narrowed = narrowed.Without(p.Manifest.Name)
	}
	for _, arg := range a.flags.lists {
		p, err := namedList(set, arg)
		if err != nil {
			return set, fmt.Errorf("--list %s: %w", arg, err)
		}
		narrowed = narrowed.With(p)
	}
	return narrowed, nil
}

// inForce returns the embedded packs, over them those of --packs, and over
// them the imported lists.
func (a *app) inForce() (pack.Set, error) {
	set, err := packs.Embedded()
	if err != nil {
		return set, err
	}
	if a.flags.packsDir != "" {
		more, err := pack.OpenAll(os.DirFS(a.flags.packsDir))
		if err != nil {
			return set, fmt.Errorf("--packs %s: %w", a.flags.packsDir, err)
		}
		for _, p := range more.All() {
			set = set.With(p)
		}
	}
	s, err := a.store()
	if err != nil {
		return set, err
	}
	names, err := s.Names()
	if err != nil {
		return set, err
	}
	for _, name := range names {
		p, err := s.Active(name)
		if err != nil {
			return set, err
		}
		set = set.With(p)
	}
	return set, nil
}

// store opens the folder of imported lists.
func (a *app) store() (*listing.Store, error) {
	dir := cmp.Or(a.flags.listsDir, os.Getenv("TIDEWAITER_LISTS"))
	if dir == "" {
		config, err := os.UserConfigDir()
		if err != nil {
			return nil, fmt.Errorf("find the folder of lists: %w; set TIDEWAITER_LISTS", err)
		}
		dir = filepath.Join(config, "tidewaiter", "lists")
	}
	return listing.OpenStore(dir), nil
}

// guardedStore opens it over the lists that come with the program, so that a
// first import is held to what it takes the place of.
func (a *app) guardedStore() (*listing.Store, error) {
	set, err := packs.Embedded()
	if err != nil {
		return nil, err
	}
	s, err := a.store()
	if err != nil {
		return nil, err
	}
	return s.Over(set), nil
}

// namedList gives what one --list names: the files SOURCE=PATH, or a list in
// force.
func namedList(inForce pack.Set, arg string) (*pack.Pack, error) {
	name, path, ok := strings.Cut(arg, "=")
	switch {
	case !ok && name != "":
		p, found := inForce.Get(name)
		if !found || p.Manifest.Kind != pack.Watchlist {
			return nil, fmt.Errorf("no list in force is called so; \"tidewaiter lists status\" names them: %w", listing.ErrNoList)
		}
		return p, nil
	case name == "" || path == "":
		return nil, errors.New("give SOURCE=PATH, for example ofac=lists/ofac, or the name of a list in force")
	}
	return listing.Load(name, path)
}

// asOf is the day on which the age of lists is judged.
func (a *app) asOf() (time.Time, error) {
	if a.flags.asOf == "" {
		return time.Now().UTC().Truncate(24 * time.Hour), nil
	}
	t, err := time.Parse(time.DateOnly, a.flags.asOf)
	if err != nil {
		return t, usageError(fmt.Errorf("--as-of %q is not a date like 2026-01-31", a.flags.asOf))
	}
	return t, nil
}

// judgeAge tells how old the watchlists are and finds those that are older than
// --max-list-age. The command then ends with status 5, unless a person accepts
// them.
func (a *app) judgeAge(set pack.Set) ([]screen.Stale, error) {
	asOf, err := a.asOf()
	if err != nil {
		return nil, err
	}
	a.tellAge(set, asOf)
	stale, err := a.staleLists(set, asOf)
	for _, s := range stale {
		a.stale = a.stale || s.Accepted == ""
		a.note("list %s is older than the maximum of %s", s.Pack, s.MaxAge)
	}
	return stale, err
}

// staleLists finds the watchlists that are older than --max-list-age.
func (a *app) staleLists(set pack.Set, asOf time.Time) ([]screen.Stale, error) {
	accepted := strings.TrimSpace(a.flags.acceptOld)
	if a.flags.maxListAge == "" {
		if accepted != "" {
			return nil, usageError(errors.New("--accept-stale needs --max-list-age: without a maximum no list is too old"))
		}
		return nil, nil
	}
	limit, err := parseAge(a.flags.maxListAge)
	if err != nil {
		return nil, usageError(fmt.Errorf("--max-list-age %q: %w", a.flags.maxListAge, err))
	}
	var stale []screen.Stale
	for _, p := range set.Kind(pack.Watchlist) {
		if listAge(p, asOf) > limit {
			stale = append(stale, screen.Stale{
				Pack: p.Manifest.Name, Date: p.Manifest.Date, MaxAge: a.flags.maxListAge, AsOf: asOf.Format(time.DateOnly), Accepted: accepted,
			})
		}
	}
	return stale, nil
}

// listAge is how old a list is on a day.
func listAge(p *pack.Pack, asOf time.Time) time.Duration {
	date, err := time.Parse(time.DateOnly, p.Manifest.Date)
	if err != nil {
		return 1<<63 - 1 // a list without a date is never fresh
	}
	return asOf.Sub(date)
}

// demonstration begins the note of a list that comes with the program.
const demonstration = "A demonstration"

// tellAge says which watchlists stand behind the answers, and how old they
// are; those that come with the program are told of in one line.
func (a *app) tellAge(set pack.Set, asOf time.Time) {
	var demonstrations []string
	for _, p := range set.Kind(pack.Watchlist) {
		m := p.Manifest
		if strings.HasPrefix(m.Note, demonstration) {
			demonstrations = append(demonstrations, m.Name+" of "+m.Date)
			continue
		}
		text := fmt.Sprintf("list %s of %s, %d days old", m.Name, m.Date, int(listAge(p, asOf).Hours()/24))
		if m.Note != "" {
			text += ": " + m.Note
		}
		a.note("%s", text)
	}
	if len(demonstrations) > 0 {
		a.note("lists that come with the program as demonstrations, too old to rely on: %s; import current ones with \"tidewaiter lists import\"", strings.Join(demonstrations, ", "))
	}
}

// parseAge reads 30d, 2w or any duration such as 36h.
func parseAge(s string) (time.Duration, error) {
	day := 24 * time.Hour
	for suffix, unit := range map[string]time.Duration{"d": day, "w": 7 * day} {
		if digits, ok := strings.CutSuffix(s, suffix); ok {
			n, err := strconv.ParseUint(digits, 10, 16)
			if err != nil {
				break
			}
			return time.Duration(n) * unit, nil
		}
	}
	d, err := time.ParseDuration(s)
	if err != nil || d < 0 {
		return 0, fmt.Errorf("give a number with d (days), w (weeks) or h (hours)")
	}
	return d, nil
}
