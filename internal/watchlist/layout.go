package watchlist

// A visitor writes the parts of a list, or fills them.
type visitor interface {
	decoding() bool
	str(*string)
	flag(*bool)
	number(*int)
	count(int) int         // the length of the slice that follows
	within(remarks string) // the texts that follow are likely parts of remarks
}

// A layout takes a visitor through a list. Encoding and decoding share it, so
// that they cannot disagree about the order of the fields.
type layout struct {
	visitor
	slabs slabs
}

// parts counts the parts of a list of which decoding allocates one slab each.
type parts struct {
	entries, names, addresses, identifiers, dates, relations, programmes, statements, texts int
}

func (n *parts) fields() []*int {
	return []*int{&n.entries, &n.names, &n.addresses, &n.identifiers, &n.dates, &n.relations, &n.programmes, &n.statements, &n.texts}
}

func (n *parts) total() int {
	sum := 0
	for _, field := range n.fields() {
		sum += *field
	}
	return sum
}

func countParts(l *List) *parts {
	n := &parts{entries: len(l.Entries), texts: len(l.Missing) + len(l.Warnings)}
	for i := range l.Entries {
		e := &l.Entries[i]
		n.names += len(e.Names)
		n.addresses += len(e.Addresses)
		n.identifiers += len(e.Identifiers)
		n.dates += len(e.Dates)
		n.relations += len(e.Relations)
		n.programmes += len(e.Programmes)
		n.statements += len(e.Statements)
		for _, a := range e.Addresses {
			n.texts += len(a.Lines)
		}
		for _, r := range e.Relations {
			n.texts += len(r.Targets)
		}
	}
	return n
}

// slabs holds what is left of the memory that the parts are cut from.
type slabs struct {
	entries     []Entry
	names       []Name
	addresses   []Address
	identifiers []Identifier
	dates       []Date
	relations   []Relation
	programmes  []Programme
	statements  []Statement
	texts       []string
}

func newSlabs(n parts) slabs {
	return slabs{
		entries:     make([]Entry, n.entries),
		names:       make([]Name, n.names),
		addresses:   make([]Address, n.addresses),
		identifiers: make([]Identifier, n.identifiers),
		dates:       make([]Date, n.dates),
		relations:   make([]Relation, n.relations),
		programmes:  make([]Programme, n.programmes),
		statements:  make([]Statement, n.statements),
		texts:       make([]string, n.texts),
	}
}

// each visits a slice. When decoding it cuts the slice from its slab first;
// a slab that is too short belongs to a damaged file, and the slice stays nil.
func each[T any](v visitor, slab, slice *[]T, visit func(*T)) {
	n := v.count(len(*slice))
	if v.decoding() && n > 0 && n <= len(*slab) {
		*slice = (*slab)[:n:n]
		*slab = (*slab)[n:]
	}
	for i := range *slice {
		visit(&(*slice)[i])
	}
}

func (y *layout) list(l *List) {
	y.str(&l.Name)
	y.str(&l.Date)
	sources := make([]SourceFile, 0)
	if y.decoding() {
		sources = make([]SourceFile, maxSources)
	}
	each(y, &sources, &l.Sources, y.source)
	each(y, &y.slabs.texts, &l.Missing, y.str)
	each(y, &y.slabs.texts, &l.Warnings, y.str)
	each(y, &y.slabs.entries, &l.Entries, y.entry)
}

// maxSources bounds the files one list is read from.
const maxSources = 64

func (y *layout) source(f *SourceFile) {
	y.str(&f.Name)
	y.str(&f.SHA256)
	y.number(&f.Rows)
}

func (y *layout) entry(e *Entry) {
	y.within("")
	y.str(&e.Remarks)
	y.within(e.Remarks)
	y.str(&e.ID)
	y.str((*string)(&e.Type))
	y.str(&e.Source)
	each(y, &y.slabs.names, &e.Names, y.name)
	each(y, &y.slabs.addresses, &e.Addresses, y.address)
	each(y, &y.slabs.identifiers, &e.Identifiers, y.identifier)
	each(y, &y.slabs.dates, &e.Dates, y.date)
	each(y, &y.slabs.relations, &e.Relations, y.relation)
	each(y, &y.slabs.programmes, &e.Programmes, y.programme)
	each(y, &y.slabs.statements, &e.Statements, y.statement)
}

func (y *layout) name(n *Name) {
	y.str(&n.ID)
	y.str(&n.Text)
	y.str((*string)(&n.Kind))
	y.flag(&n.Weak)
	y.str(&n.Script)
	y.str(&n.Given)
	y.str(&n.Surname)
	y.str(&n.Note)
	y.str(&n.Source)
}

func (y *layout) address(a *Address) {
	y.str(&a.ID)
	each(y, &y.slabs.texts, &a.Lines, y.str)
	y.str(&a.City)
	y.str(&a.Region)
	y.str(&a.Postcode)
	y.str(&a.Country)
	y.str(&a.CountryText)
	y.str(&a.Note)
	y.str(&a.Source)
}

func (y *layout) identifier(id *Identifier) {
	y.str(&id.Type)
	y.str(&id.Label)
	y.str(&id.Value)
	y.str(&id.Country)
	y.str(&id.Issued)
	y.str(&id.Expires)
	y.str(&id.Note)
	y.str(&id.Source)
}

func (y *layout) date(d *Date) {
	y.str(&d.Kind)
	y.str(&d.From)
	y.str(&d.To)
	y.flag(&d.Circa)
	y.str(&d.Text)
}

func (y *layout) relation(r *Relation) {
	y.str(&r.Kind)
	y.str(&r.Name)
	each(y, &y.slabs.texts, &r.Targets, y.str)
	y.str(&r.Percent)
	y.str(&r.From)
	y.str(&r.To)
	y.str(&r.Source)
}

func (y *layout) programme(p *Programme) {
	y.str(&p.Code)
	y.str(&p.Basis)
	y.str(&p.Date)
}

func (y *layout) statement(s *Statement) {
	y.str(&s.Kind)
	y.str(&s.Label)
	y.str(&s.Value)
}
