package link

import (
	"bytes"
	"cmp"
	"container/heap"
	"fmt"
	"math"
	"math/bits"
	"slices"
	"sort"
	"strings"

	"github.com/tidewaiter/tidewaiter/identifier"
	"github.com/tidewaiter/tidewaiter/internal/address"
)

// Options bound a trace. The zero value means the defaults.
type Options struct {
	AsOf  string // YYYY-MM-DD: what was not known then is not used
	Steps int    // at most MaxSteps, the default
	Limit int    // paths, 20 by default
}

// A Path leads from the party asked for to a listed entry.
type Path struct {
	Score float64
	Entry Entry
	Steps []Step
	From  Mention // the query's mention that the path starts with; zero: its history
}

// A Step goes from one party to another over what they share.
type Step struct {
	From, To string
	Kind     string
	Value    string
	Source   string  // where the second party was seen to hold it
	Date     string  // of the first sighting, where known
	Strength float64 // 0 to 1
	Holders  int     // parties that hold it
	Sources  int     // independent sources; 0 for lists
	Listed   string  // list and id of the second party, if it is listed

	// Of an address asked for and the address found: the parts that both have.
	Agree, Differ []string
}

// Shared says what the two parties of a step share. A relation says in its
// value what it is.
func (s Step) Shared() string {
	if kind := s.kindWords(); !strings.HasPrefix(s.Value, kind+" ") {
		return kind + " " + s.Value
	}
	return s.Value
}

func (s Step) kindWords() string { return strings.ReplaceAll(s.Kind, "_", " ") }

// Rests says what a step rests on: how strong it is, who says so, since when
// and where.
func (s Step) Rests() string {
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

// A Hub is a key that too many parties share for a step to lead over it, or a
// party (KindParty) that holds too many keys to be one.
type Hub struct {
	Kind, Value string
	Holders     int // of a party: the keys that it holds
	Cap         int
	Why         string // of what a pack knows to be shared; Cap is 0 then
}

// String says why no step leads over a hub.
func (h Hub) String() string {
	if h.Why != "" {
		return fmt.Sprintf("Not followed: %s %s is shared by strangers: %s.", h.Kind, h.Value, h.Why)
	}
	return fmt.Sprintf("Not followed: %s %s has %d holders, more than the %d from which sharing it says nothing.", h.Kind, h.Value, h.Holders, h.Cap)
}

// A Result is the answer of a trace: paths, the best first, and how far it
// looked.
type Result struct {
	Paths   []Path
	Hubs    []Hub
	Steps   int // longest path looked for
	Visited int // parties looked at
}

// pathsPerEntry bounds how many ways to one entry are told.
const pathsPerEntry = 3

// budget bounds the parties of one trace.
const budget = 20000

// longWay lowers each further step.
const longWay = 0.95

// minScore ends a path that weighs nothing.
const minScore = 0.01

// Trace finds the strongest paths from a query to listed entries.
func (g *Graph) Trace(q Query, o Options) Result {
	if !g.Knows(&q) {
		return Result{Steps: MaxSteps}
	}
	s := &search{g: g, query: q, now: g.newest, steps: MaxSteps, settled: map[uint32]bool{}, told: map[uint32][]arrival{}}
	if o.Steps > 0 {
		s.steps = min(o.Steps, MaxSteps)
	}
	if asOf := parseDay(o.AsOf); asOf != 0 {
		s.now, s.asOf = asOf, asOf
	}
	limit := o.Limit
	if limit == 0 {
		limit = 20
	}
	s.start()
	for len(s.open) > 0 && len(s.result.Paths) < limit && s.result.Visited < budget {
		s.visit(heap.Pop(&s.open).(arrival))
	}
	s.result.Steps = s.steps
	return s.result
}

// Knows reports whether a query touches the graph at all, without allocating
// or walking.
func (g *Graph) Knows(q *Query) bool {
	for i := range q.Mentions {
		if _, ok := g.keys.lookup([]byte(q.Mentions[i].Text)); ok {
			return true
		}
	}
	return g.parties.len() > 0 && len(g.self(q)) > 0
}

// Reaches reports whether an entry may be within MaxSteps of a query: most
// that know the graph at all are far from every entry.
func (g *Graph) Reaches(q *Query) bool {
	for i := range q.Mentions {
		if key, ok := g.keys.lookup([]byte(q.Mentions[i].Text)); ok && g.reach[key] < MaxSteps {
			return true
		}
	}
	if g.parties.len() == 0 {
		return false
	}
	return slices.ContainsFunc(g.self(q), func(party uint32) bool { return g.distance[party] <= MaxSteps })
}

// An arrival is a party reached over a key.
type arrival struct {
	party  uint32
	parent int32 // position in search.trail; -1: the query
	in     uint32
	out    uint32 // parent's edge; noEdge: a mention of the query
	key    int    // position in the query's mentions, where out is noEdge
	lot    uint32 // decides between equal scores, whatever order the history came in
	order  int
	step   float64
	score  float64
	depth  int
	tied   bool // a step was a mere tie between entries: no second one
	shared identifier.Strength
	count  int
}

const noEdge = math.MaxUint32

type search struct {
	g       *Graph
	query   Query
	now     day
	asOf    day
	steps   int
	open    arrivals
	trail   []arrival
	settled map[uint32]bool
	told    map[uint32][]arrival
	order   int
	result  Result
}

// start opens the query's own keys, and those that the history has for it.
func (s *search) start() {
	self := s.g.self(&s.query)
	for i, m := range s.query.Mentions {
		key, ok := s.g.keys.lookup([]byte(m.Text))
		if !ok {
			continue
		}
		held := edge{key: key, kind: kindOf(m.Kind), strength: m.Strength, sayers: 2}
		copy(held.country[:], m.Country)
		s.cross(arrival{parent: -1, score: 1}, held, noEdge, i)
	}
	for _, party := range self {
		s.settled[party] = true
		s.leave(arrival{party: party, parent: -1, score: 1}, noEdge)
	}
}

// self returns the parties of the graph that are the query itself: the same
// name at the same address, or the name in the ownership file.
func (g *Graph) self(q *Query) []uint32 {
	var out []uint32
	if q.Name == "" {
		return nil
	}
	text := append(append([]byte(q.Name), 0), q.Identity...)
	if n, ok := g.parties.lookup(text); ok && q.Identity != "" {
		out = append(out, uint32(len(g.entries))+n)
	}
	if !g.owners {
		return out
	}
	if key, ok := g.keys.lookup([]byte(nameKey(q.Name))); ok {
		for _, e := range g.group(key) {
			if !slices.Contains(out, e.party) && bytes.HasSuffix(g.parties.at(e.party-uint32(len(g.entries))), []byte(ownedIdentity)) {
				out = append(out, e.party)
			}
		}
	}
	return out
}

// visit settles an arrival: tells the path to an entry, walks on otherwise.
func (s *search) visit(a arrival) {
	if s.settled[a.party] && !s.g.isEntry(a.party) {
		return
	}
	s.result.Visited++
	s.trail = append(s.trail, a)
	at := int32(len(s.trail) - 1)
	if s.g.isEntry(a.party) {
		if !s.tell(a) {
			return
		}
		s.result.Paths = append(s.result.Paths, s.path(a))
	}
	if s.settled[a.party] {
		return
	}
	s.settled[a.party] = true
	if a.depth < s.steps {
		a.parent = at
		s.leave(a, a.in)
	}
}

// tell reports whether an arrival at an entry is news: there are not enough
// paths to it yet, and this one is not what a told one implies, as the domain
// of a shared mailbox is.
func (s *search) tell(a arrival) bool {
	told := s.told[a.party]
	if len(told) >= pathsPerEntry {
		return false
	}
	core := keyCore(s.keyText(a.in))
	for _, t := range told {
		if t.parent == a.parent && (strings.Contains(s.keyText(t.in), core) || s.bothAddresses(t, a)) {
			return false
		}
	}
	s.told[a.party] = append(told, a)
	return true
}

// bothAddresses reports two readings of one address.
func (s *search) bothAddresses(a, b arrival) bool {
	return kindTable[s.g.byKey[a.in].kind].name == KindAddress && kindTable[s.g.byKey[b.in].kind].name == KindAddress
}

func (s *search) keyText(pos uint32) string { return string(s.g.keys.at(s.g.byKey[pos].key)) }

// keyCore is what a fuller reading of the same value contains.
func keyCore(text string) string {
	_, core, _ := strings.Cut(text, ":")
	return strings.TrimLeft(core, "~?:+")
}

// leave walks on from a party over its keys, except the one it was reached by.
// From an entry only relations lead on.
func (s *search) leave(a arrival, by uint32) {
	edges := s.g.edgesOf(a.party)
	if len(edges) > crowdCap && !s.g.isEntry(a.party) {
		s.addHub(Hub{Kind: KindParty, Value: s.g.name(a.party), Holders: len(edges), Cap: crowdCap})
		return
	}
	for _, pos := range edges {
		e := s.g.byKey[pos]
		if by != noEdge && e.key == s.g.byKey[by].key || !s.visible(e) {
			continue
		}
		if s.g.isEntry(a.party) && !isRelation(e.kind) || a.tied && isTie(e.kind) {
			continue
		}
		s.cross(a, e, pos, -1)
	}
}

func isRelation(k kind) bool { return kindTable[k].name == KindOwner || isTie(k) }

// isTie reports the publisher's "linked to", which tells no kind of relation.
func isTie(k kind) bool { return kindTable[k].name == KindLinkedTo }

// cross opens the parties on the other side of a key that a holds by an edge.
func (s *search) cross(a arrival, held edge, out uint32, queryKey int) {
	group := s.g.group(held.key)
	entries := s.g.entriesFirst(group)
	w := kindTable[held.kind]
	holders := entries + s.seen(group[entries:])
	why, shared := s.g.shared[held.key]
	if shared || holders > w.cap {
		s.tellHub(held, queryKey, Hub{Kind: w.name, Holders: holders, Cap: w.cap, Why: why})
		if !w.own || entries > entriesCap {
			return
		}
		holders, group = max(entries, 2), group[:entries]
	}
	first := s.g.keyStart[held.key]
	for i, e := range group {
		if !s.visible(e) || e.party == a.party && a.parent >= 0 || s.settled[e.party] && !s.g.isEntry(e.party) {
			continue
		}
		if a.depth+1+int(s.g.distance[e.party]) > s.steps {
			continue
		}
		s.open1(a, held, e, first+uint32(i), out, queryKey, holders)
	}
}

// seen counts the edges that were known by then. They come in the order of
// first sighting, and there may be a million of them.
func (s *search) seen(edges []edge) int {
	if s.asOf == 0 {
		return len(edges)
	}
	return sort.Search(len(edges), func(i int) bool { return !s.visible(edges[i]) })
}

// open1 weighs one step and opens the party it leads to.
func (s *search) open1(a arrival, held, e edge, in, out uint32, queryKey, holders int) {
	shared := identifier.Same(s.idOf(held), s.idOf(e))
	if shared == 0 {
		return
	}
	w := kindTable[e.kind]
	if w.own && s.g.isEntry(e.party) {
		holders = 2 // a listed entry's own, however many use it
	}
	step := w.base * strengthShare(shared) * rarity(holders) * s.trust(held, out) * s.trust(e, in)
	if s.g.shared[e.key] != "" {
		step *= sharedShare
	}
	score := a.score * step
	if a.depth > 0 {
		score *= longWay
	}
	if score < minScore {
		return
	}
	s.order++
	heap.Push(&s.open, arrival{
		party: e.party, parent: a.parent, in: in, out: out, key: queryKey, lot: s.lot(e), order: s.order,
		step: step, score: score, depth: a.depth + 1, tied: a.tied || isTie(e.kind), shared: shared, count: holders,
	})
}

// lot is drawn from what a step leads over and to.
func (s *search) lot(e edge) uint32 {
	name := s.g.name(e.party)
	return hash(s.g.keys.at(e.key)) ^ bits.RotateLeft32(hash([]byte(name)), 7)
}

// trust lowers what history says when it is old or comes from one source.
func (s *search) trust(e edge, pos uint32) float64 {
	if pos == noEdge || s.g.isEntry(e.party) {
		return 1
	}
	return decay(e.last, s.now) * backing(e.sayers)
}

func (s *search) idOf(e edge) identifier.ID {
	id := identifier.ID{Type: identifier.Type(kindTable[e.kind].name), Key: string(s.g.keys.at(e.key)), Strength: e.strength}
	if e.country[0] != 0 {
		id.Country = string(e.country[:])
	}
	return id
}

func (s *search) visible(e edge) bool { return s.asOf == 0 || e.first <= s.asOf }

// tellHub tells of a key where the path stops, as the query writes it if it
// does.
func (s *search) tellHub(e edge, queryKey int, h Hub) {
	if h.Value = s.valueOf(e.key); queryKey >= 0 {
		h.Value = s.query.Mentions[queryKey].Value
	}
	if h.Why != "" {
		h.Cap = 0
	}
	s.addHub(h)
}

// addHub keeps the first ten, each once: a phone has several readings.
func (s *search) addHub(h Hub) {
	same := func(o Hub) bool { return o.Kind == h.Kind && o.Value == h.Value }
	if len(s.result.Hubs) < 10 && !slices.ContainsFunc(s.result.Hubs, same) {
		s.result.Hubs = append(s.result.Hubs, h)
	}
}

// path walks back from an entry to the query.
func (s *search) path(a arrival) Path {
	p := Path{Score: a.score, Entry: s.g.entries[a.party], Steps: make([]Step, a.depth)}
	for i := a.depth - 1; i >= 0; i-- {
		p.Steps[i] = s.stepOf(a)
		if a.parent >= 0 {
			a = s.trail[a.parent]
		}
	}
	if a.out == noEdge {
		p.From = s.query.Mentions[a.key]
	}
	return p
}

func (s *search) stepOf(a arrival) Step {
	e := s.g.byKey[a.in]
	step := Step{
		From: s.query.Name, To: s.g.name(a.party), Kind: kindTable[e.kind].name,
		Value: s.valueOf(e.key), Source: string(s.g.sources.at(e.source)), Date: e.first.String(),
		Strength: a.step, Holders: a.count,
	}
	if a.parent >= 0 {
		step.From = s.g.name(s.trail[a.parent].party)
	}
	if a.out == noEdge {
		step.Value = s.query.Mentions[a.key].Value
		if step.Kind == KindAddress {
			c := address.Compare(parseWritten(step.Value), parseWritten(s.valueOf(e.key)))
			step.Agree, step.Differ = c.Agree, c.Differ
		}
	}
	if s.g.isEntry(a.party) {
		step.Listed = s.g.entries[a.party].List + " " + s.g.entries[a.party].ID
	} else {
		step.Sources = int(e.sayers)
	}
	return step
}

// valueOf is how a key is shown: as the list writes it, else the key itself.
func (s *search) valueOf(key uint32) string {
	if int(key) < len(s.g.values) && s.g.values[key] != "" {
		return s.g.values[key]
	}
	text := string(s.g.keys.at(key))
	if _, value, ok := strings.Cut(text, ":"); ok {
		return value
	}
	return text
}

// arrivals is a heap, the best score on top.
type arrivals []arrival

func (h arrivals) Len() int { return len(h) }
func (h arrivals) Less(i, j int) bool {
	if h[i].score != h[j].score {
		return h[i].score > h[j].score
	}
	return cmp.Or(cmp.Compare(h[i].lot, h[j].lot), cmp.Compare(h[i].order, h[j].order)) < 0
}
func (h arrivals) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *arrivals) Push(x any)   { *h = append(*h, x.(arrival)) }
func (h *arrivals) Pop() any {
	last := len(*h) - 1
	x := (*h)[last]
	*h = (*h)[:last]
	return x
}
