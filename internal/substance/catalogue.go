// Package substance knows controlled substances, their precursors and the
// equipment to press them: names in many languages, registry numbers, legal
// basis. What goes in is the substances pack and a text; what comes out is
// which entries the text names, where, how they are written, and whether the
// word is telling or also an ordinary one. It does not decide a verdict.
package substance

import (
	"bufio"
	"bytes"
	"fmt"
	"strings"
	"sync"

	"github.com/go-json-experiment/json"

	"github.com/tidewaiter/tidewaiter/identifier"
	"github.com/tidewaiter/tidewaiter/internal/textsearch"
	"github.com/tidewaiter/tidewaiter/pack"
)

// Kind says what an entry is.
type Kind string

const (
	Opioid          Kind = "opioid"
	Nitazene        Kind = "nitazene"
	Precursor       Kind = "precursor"
	CuttingAgent    Kind = "cutting-agent"
	OtherControlled Kind = "other-controlled"
	Equipment       Kind = "equipment"
)

// An Entry is one substance, group of substances or kind of equipment.
type Entry struct {
	ID       string    `json:"id"`
	Name     string    `json:"name"`
	Kind     Kind      `json:"kind"`
	Names    []Name    `json:"names"`
	CAS      []string  `json:"cas"`
	HS       []string  `json:"hs"` // six digits; most hold ordinary goods too
	Controls []Control `json:"controls"`
	Source   string    `json:"source"`
	Verified bool      `json:"verified"` // false: from memory of the public law
}

// A Name is one way to name an entry.
type Name struct {
	Text     string `json:"text"`
	Lang     string `json:"lang"` // ISO 639-1
	Type     string `json:"type"` // common, systematic, abbreviation, brand, trade, slang
	Verified bool   `json:"verified"`
}

// A Control is one law that controls an entry.
type Control struct {
	Law       string `json:"law"`
	List      string `json:"list"`
	Seen      bool   `json:"seen"`  // read in a copy of the law
	Since     string `json:"since"` // YYYY-MM-DD, empty where not known
	Published string `json:"published"`
}

// Controlled reports whether some law is known to control the entry.
func (e *Entry) Controlled() bool {
	for _, c := range e.Controls {
		if !strings.HasPrefix(c.Law, "none") {
			return true
		}
	}
	return false
}

// A Catalogue finds entries in texts. It is immutable and safe for concurrent
// use.
type Catalogue struct {
	entries  []Entry
	byID     map[string]*Entry
	byCAS    map[identifier.CAS]*number
	byEC     map[string]*number // by digits
	byUN     map[string]*number
	byHS     map[string][]*Entry
	patterns []pattern
	search   *textsearch.Automaton
	speller  *textsearch.Speller
	spelt    [][]textsearch.Letter // the speller's words
	norm     *textsearch.Normaliser
	context  contextTables
	scratch  sync.Pool
}

// Lists of entries in the substances pack.
const (
	Main    = "substances.jsonl"
	CNOther = "cn-other.jsonl" // what China's catalogues name beside the entries of Main
)

// Open reads the main list of the substances pack.
func Open(p *pack.Pack) (*Catalogue, error) { return OpenList(p, Main) }

// OpenList reads one list of the substances pack.
func OpenList(p *pack.Pack, list string) (*Catalogue, error) {
	c := &Catalogue{norm: textsearch.NewNormaliser(), byID: map[string]*Entry{}, byCAS: map[identifier.CAS]*number{}, byEC: map[string]*number{}, byUN: map[string]*number{}, byHS: map[string][]*Entry{}}
	c.scratch.New = func() any { return new(scratch) }
	data, err := p.File(list)
	if err != nil {
		return nil, fmt.Errorf("open substances: %w", err)
	}
	if c.entries, err = readEntries(data, list); err != nil {
		return nil, fmt.Errorf("open substances: %w", err)
	}
	if err := c.index(); err != nil {
		return nil, fmt.Errorf("open substances: %w", err)
	}
	if list == Main {
		if err := c.readNumbers(p); err != nil {
			return nil, fmt.Errorf("open substances: %w", err)
		}
	}
	if c.context, err = readContext(p, c.norm); err != nil {
		return nil, fmt.Errorf("open substances: %w", err)
	}
	if err := c.compile(p); err != nil {
		return nil, fmt.Errorf("open substances: %w", err)
	}
	return c, nil
}

func readEntries(data []byte, list string) ([]Entry, error) {
	var entries []Entry
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		var e Entry
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			return nil, fmt.Errorf("%s line %d: %w", list, n, err)
		}
		if e.ID == "" || len(e.Names) == 0 {
			return nil, fmt.Errorf("%s line %d: an entry needs an id and a name", list, n)
		}
		entries = append(entries, e)
	}
	return entries, lines.Err()
}

func (c *Catalogue) index() error {
	for i := range c.entries {
		e := &c.entries[i]
		if c.byID[e.ID] != nil {
			return fmt.Errorf("two entries are called %s", e.ID)
		}
		c.byID[e.ID] = e
		for _, text := range e.CAS {
			cas, err := identifier.ParseCAS(text)
			if err != nil {
				return fmt.Errorf("entry %s: %w", e.ID, err)
			}
			c.byCAS[cas] = &number{kind: ByCAS, text: string(cas), entry: e}
		}
		for _, hs := range e.HS {
			c.byHS[hs] = append(c.byHS[hs], e)
		}
	}
	return nil
}

// Entries returns all entries. The caller must not change them.
func (c *Catalogue) Entries() []Entry { return c.entries }

// ByHS returns the entries whose goods are classified in a subheading of six
// digits.
func (c *Catalogue) ByHS(hs6 string) []*Entry { return c.byHS[hs6] }

// Ordinary reports whether a listed name of an entry is also an ordinary word
// or chemical, which the context has to make telling.
func (c *Catalogue) Ordinary(e *Entry, name string) bool {
	if tr, ok := c.context.terms[strings.ToLower(name)]; ok && tr.entry == e.ID {
		return tr.rule.policy != control
	}
	return c.context.entries[e.ID].policy != control
}
