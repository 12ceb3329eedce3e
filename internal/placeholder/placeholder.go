// Package placeholder tells a text that stands for nothing from a name or an
// address: "N/A", "未知", "xxx", "12345", "Test User". What goes in is one
// field as declared; what comes out is which term or pattern it is and whose
// rule says so. It does not judge whether a name is real.
package placeholder

import (
	"fmt"
	"strings"

	"github.com/tidewaiter/tidewaiter/pack"
)

// A Field is the kind of text that is looked at. A term may stand for nothing
// as a name and still be a town: None lies near Turin.
type Field byte

// The fields, as the pack writes them.
const (
	Name   Field = 'n' // a party's name
	Street Field = 's' // a street or an address line
	City   Field = 'c'
)

// Own is the source of terms that no regime lists.
const Own = "own"

// A Match says why a text stands for nothing.
type Match struct {
	Term   string // the term found; empty for a pattern
	Why    string // completes the sentence "the name ..."
	Source string // whose rule it is; Own: nobody else's
}

// A List holds the terms and patterns of one pack. It is immutable.
type List struct {
	terms    map[string]term // by folded text
	patterns []pattern
	longest  int    // bytes of the longest term
	Pack     string // where the list comes from
	Version  string
}

type term struct {
	fields string
	use    use
	realIn string // countries where a town is called so
	source string
}

// A use says where a term counts.
type use byte

const (
	alone use = iota // the whole text, or beside a word
	word             // also as one of several words
	with             // only beside a word
)

var uses = map[string]use{"alone": alone, "word": word, "with": with}

// in reports whether the term stands for nothing in a field, in an address of
// a country.
func (t term) in(f Field, country string) bool {
	real := f == City && t.realIn != "" && strings.Contains(t.realIn, country)
	return strings.IndexByte(t.fields, byte(f)) >= 0 && !real
}

// Open reads the placeholders pack.
func Open(p *pack.Pack) (*List, error) {
	l := &List{terms: map[string]term{}, Pack: p.Manifest.Name, Version: p.Manifest.Version}
	err := p.EachRow("terms.tsv", 6, l.addTerm)
	if err == nil {
		err = p.EachRow("patterns.tsv", 3, l.addPattern)
	}
	if err != nil {
		return nil, fmt.Errorf("open pack %s: %w", p.Manifest.Name, err)
	}
	return l, nil
}

// Find reports whether a text stands for nothing in a field of a party whose
// address is in a country (ISO 3166-1, may be empty). Blank text is missing,
// not a placeholder.
func (l *List) Find(f Field, text, country string) (Match, bool) {
	shape := measure(text)
	if shape.signs == 0 {
		return Match{}, false
	}
	for _, p := range l.patterns {
		if strings.IndexByte(p.fields, byte(f)) >= 0 && p.holds(shape) {
			return Match{Why: p.why, Source: p.source}, true
		}
	}
	if len(text) > 2*l.longest {
		return Match{}, false
	}
	var buf [128]byte
	folded := appendFolded(buf[:0], text)
	if t, ok := l.find(f, folded, country); ok {
		return t, true
	}
	return l.findWords(f, folded, country)
}

// find looks the whole text up, then without the signs around it.
func (l *List) find(f Field, folded []byte, country string) (Match, bool) {
	bare := trimSigns(folded)
	for _, text := range [...][]byte{folded, bare} {
		if len(text) > l.longest {
			continue
		}
		if t, ok := l.terms[string(text)]; ok && t.use != with && t.in(f, country) {
			return Match{Term: string(text), Why: "stands for no " + f.String(), Source: t.source}, true
		}
		if len(bare) == len(folded) {
			break // the same
		}
	}
	return Match{}, false
}

// findWords reports a text that is made only of such words, what may stand
// with them, and numbers.
func (l *List) findWords(f Field, folded []byte, country string) (Match, bool) {
	found := Match{}
	for len(folded) > 0 {
		var next []byte
		next, folded = nextWord(folded)
		next = trimDigits(next)
		if len(next) == 0 {
			continue
		}
		t, ok := l.terms[string(next)]
		if !ok || !t.in(f, country) {
			return Match{}, false
		}
		if found.Term == "" && t.use == word {
			found = Match{Term: string(next), Why: "stands for no " + f.String(), Source: t.source}
		}
	}
	return found, found.Term != ""
}

func (f Field) String() string {
	switch f {
	case Name:
		return "name"
	case Street:
		return "street"
	case City:
		return "city"
	}
	return fmt.Sprintf("Field(%d)", byte(f))
}

func (l *List) addTerm(fields []string) error {
	use, ok := uses[fields[2]]
	if !ok {
		return fmt.Errorf("match %q is none of alone, word, with", fields[2])
	}
	folded := string(appendFolded(nil, fields[0]))
	if _, ok := l.terms[folded]; ok {
		return fmt.Errorf("%q comes twice", fields[0])
	}
	l.terms[folded] = term{fields: fields[1], use: use, realIn: fields[4], source: fields[5]}
	l.longest = max(l.longest, len(folded))
	return nil
}
