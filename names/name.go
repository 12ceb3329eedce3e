// Package names compares the names of people and organisations, in any script
// and order.
//
// In goes a name as somebody wrote it; Parse takes it apart into tokens, each
// in a normal form of Latin letters, with its place in the text and its role
// (a name part, a legal form, a business word, a place, noise). Compare aligns
// the tokens of two names and says how likely it is that they name the same
// party, and why. An Index finds the names of a large list that are like a
// given one.
//
// The package knows no parcels, no lists and no I/O beyond its own embedded
// tables. Nationality, language, religion and gender of a name are not inputs
// of a score; how common a token is counts the same way in every script.
package names

import "strings"

// Kind says what bears a name.
type Kind uint8

const (
	Unknown      Kind = iota // not told
	Person                   // a natural person
	Organisation             // a company, public body or group
	Craft                    // a vessel or an aircraft
)

func (k Kind) String() string {
	return [...]string{"unknown", "person", "organisation", "craft"}[k]
}

// A Span is a part of a text, in Unicode code points, End exclusive.
type Span struct{ Start, End int }

// with is the span that covers both.
func (s Span) with(o Span) Span { return Span{min(s.Start, o.Start), max(s.End, o.End)} }

// A Name is a name taken apart. It is immutable and may be shared.
type Name struct {
	Text   string  // as given
	Kind   Kind    // as told; if that was Unknown, as the words tell, or Unknown
	Tokens []Token // in natural order: given names before the family name
	// key is the text without case, marks, noise and order: equal keys are
	// equal names.
	key string
	// cut says that the text is as long as a field that cuts longer names.
	cut bool
}

// Role says what a token does in a name.
type Role uint8

const (
	Part     Role = iota // a part that identifies: a given name, family name or trade name
	Business             // a line of business or another generic word
	Place                // a place in a company's name
	Legal                // a legal form
	Title                // a style that may belong to the name: sheikh, haji
	Particle             // al, bin, de, van
	Noise                // no part of the name: attn, tel, room numbers, mr
)

func (r Role) String() string {
	return [...]string{"part", "business", "place", "legal", "title", "particle", "noise"}[r]
}

// A Token is one word of a name, or a phrase that stands for one thing.
type Token struct {
	Span Span   // where it stands in the name's text
	Form string // normal form in Latin letters and digits, or the concept's name
	Role Role
	// others are further readings: other romanisations, the word behind a concept.
	others      []string
	sound       string   // consonant skeleton of Form
	otherSounds []string // those of others
	groups      []uint16 // spelling groups of Form
	concept     uint16   // what a Business or Legal token means; 0: none
	weight      float32  // information that sharing this token gives, in nats
	known       bool     // Form is an ordinary word of names, not likely a slip
	bare        bool     // written without vowels
	read        bool     // read from another script: each of its forms is a reading of what stands there
	number      bool     // digits alone
	letters     uint32   // which letters Form has, a bit each
}

// fieldLengths are the lengths at which postal and EDI messages cut a name.
var fieldLengths = [...]int{35}

// Parse takes a name apart. A kind of Unknown is read from the words where
// they tell: a legal form or a business word makes an organisation.
func Parse(text string, kind Kind) Name {
	lex := lexicon()
	scanner := lex.scanners.Get().(*scanner)
	words, length := scanner.scan(text)
	n := Name{Text: text}
	for _, l := range fieldLengths {
		n.cut = n.cut || length == l || length == l-1
	}
	var pieces [10]piece
	n.Tokens, n.Kind = lex.tokens(lex.latinise(pieces[:0], words, kind, everyReading), kind)
	lex.scanners.Put(scanner)
	if last := len(n.Tokens) - 1; n.cut && last > 0 && n.Tokens[last].links() {
		n.Tokens[last].Role, n.Tokens[last].Form, n.Tokens[last].concept = Part, n.Tokens[last].others[0], 0 // more likely the start of a word than one that joins nothing
	}
	lex.finish(n.Tokens)
	n.key = key(n.Tokens)
	return n
}

// links reports whether a token only joins others: and, of, for.
func (t *Token) links() bool { return t.Role == Noise && t.Form == "the" && len(t.others) > 0 }

// Whole is the name as one that no field has cut, as the names of lists are.
func (n Name) Whole() Name {
	n.cut = false
	return n
}

// Informative reports whether the name has a token that can identify anyone.
func (n *Name) Informative() bool {
	for i := range n.Tokens {
		if n.Tokens[i].Role == Part || n.Tokens[i].Role == Business {
			return true
		}
	}
	return false
}

// key joins the forms of all tokens but noise.
func key(tokens []Token) string {
	size := 0
	for i := range tokens {
		size += len(tokens[i].Form) + 1
	}
	var b strings.Builder
	b.Grow(size)
	for i := range tokens {
		if tokens[i].Role != Noise {
			b.WriteString(tokens[i].keyForm())
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// keyForm is what a token brings to the key: the word rather than its concept,
// but for legal forms.
func (t *Token) keyForm() string {
	if t.Role == Business || t.Role == Place {
		return t.others[0]
	}
	return t.Form
}

// HasLegalForm reports whether a text holds a legal form, written as it should
// be. It is quicker than Parse, for texts that seldom are names, such as the
// lines of an address.
func HasLegalForm(text string) bool {
	lex := lexicon()
	scanner := lex.scanners.Get().(*scanner)
	defer lex.scanners.Put(scanner)
	words, _ := scanner.scan(text)
	if !lex.edges.mayHoldLegal(words) {
		return false
	}
	var buf [10]piece
	pieces := lex.latinise(buf[:0], words, Unknown, firstReading)
	var ats [16]int
	joined, at := join(pieces, ats[:0])
	for i := 0; i < len(pieces); i++ {
		if careOf(pieces[i:]) {
			i++
			continue
		}
		if p := pieces[i].phrase; p != nil && p.role == Legal {
			return true
		}
		if p, n := lex.exactPhrase(pieces, joined, at, i); n > 0 && p.role == Legal && at[i+n]-at[i] > 1 {
			return true
		}
	}
	return false
}
