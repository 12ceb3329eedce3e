package substance

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tidewaiter/tidewaiter/internal/textsearch"
	"github.com/tidewaiter/tidewaiter/pack"
)

// A pattern is one spelling that is searched for.
type pattern struct {
	term    string
	letters []textsearch.Letter
	telling int    // letters, those that repeat one or could stand for it counted once
	entry   *Entry // nil for decoys and stems
	class   string // of a stem, else empty
	rule    rule
	primary bool // the entry's main name
	salt    bool // the name of a salt of the entry
	han     bool // written without spaces
	digits  bool
	weak    bool // an ordinary chemical or word: only as a whole word
}

// A word of at least minSpelt letters is recognised with a slip, if it is not
// longer than longestSpelt.
const (
	minSpelt     = 9
	longestSpelt = 64
)

// A compiler collects patterns; the first to claim a spelling keeps it.
type compiler struct {
	c       *Catalogue
	claimed map[string]int // by spelling, to pattern
	words   map[string]bool
	keys    [][]rune
}

func (c *Catalogue) compile(p *pack.Pack) error {
	b := &compiler{c: c, claimed: map[string]int{}, words: map[string]bool{}}
	for i := range c.entries {
		for _, name := range c.entries[i].Names {
			b.name(&c.entries[i], name)
		}
	}
	for i := range c.entries {
		for _, name := range c.entries[i].Names {
			for _, v := range variants(name) {
				b.add(pattern{term: name.Text, entry: &c.entries[i]}, v)
			}
		}
	}
	for _, term := range slices.Sorted(maps.Keys(c.context.terms)) {
		tr := c.context.terms[term]
		if e := c.byID[tr.entry]; e != nil && tr.rule.policy != never {
			b.add(pattern{term: term, entry: e, weak: true}, term)
		}
	}
	err := p.EachRow("stems.tsv", 4, func(f []string) error {
		b.stem(f[0], f[1])
		return nil
	})
	if err != nil {
		return err
	}
	err = p.EachRow("decoys.tsv", 2, func(f []string) error {
		b.add(pattern{term: f[0]}, f[0])
		return nil
	})
	if err != nil {
		return err
	}
	c.search = textsearch.NewAutomaton(b.keys)
	b.spelling()
	return nil
}

// name adds a name as listed, with what the tables say of it.
func (b *compiler) name(e *Entry, name Name) {
	p := pattern{term: name.Text, entry: e, primary: name.Text == e.Name}
	_, p.salt = b.withoutSalt(name.Text)
	b.add(p, name.Text)
}

// add adds one spelling of a pattern unless another has claimed it.
func (b *compiler) add(p pattern, spelling string) {
	p.letters = b.c.norm.Normalise(nil, spelling)
	keys := textsearch.Collapse(p.letters)
	if len(keys) == 0 {
		return
	}
	p.telling = len(keys)
	id := spellingOf(p.letters)
	if _, taken := b.claimed[id]; taken && p.class == "" {
		return
	}
	if p.entry != nil {
		p.rule = b.ruleOf(p)
		if p.rule.policy == never {
			return
		}
		p.weak = p.weak || p.rule.policy != control
	}
	for _, l := range p.letters {
		p.han = p.han || l.Han()
		p.digits = p.digits || l.Digit()
	}
	b.claimed[id] = len(b.keys)
	b.keys = append(b.keys, keys)
	b.c.patterns = append(b.c.patterns, p)
}

// spellingOf writes letters so that only the same spelling has the same text,
// accents included: héroïne is heroin, heroine a woman.
func spellingOf(letters []textsearch.Letter) string {
	s := spaced(nil, letters)
	for i, l := range letters {
		if l.Marks&textsearch.Accent != 0 {
			s = append(s, '\u0301', rune(i))
		}
	}
	return string(s)
}

func (b *compiler) ruleOf(p pattern) rule {
	if tr, ok := b.c.context.terms[strings.ToLower(p.term)]; ok && tr.entry == p.entry.ID {
		return tr.rule
	}
	return b.c.context.entries[p.entry.ID]
}

// stem adds the ending that names a class. A listed name of the same spelling
// stays; the stem then only says that a prefix makes another substance of it.
func (b *compiler) stem(class, stem string) {
	if i, taken := b.claimed[spellingOf(b.c.norm.Normalise(nil, stem))]; taken {
		b.c.patterns[i].class = class
		return
	}
	b.add(pattern{term: stem, class: class}, stem)
}

// withoutSalt removes salt words from a name; false if there are none.
func (b *compiler) withoutSalt(name string) (string, bool) {
	words := strings.Fields(name)
	var rest []string
	for _, w := range words {
		if !b.c.context.salts[strings.ToLower(w)] {
			rest = append(rest, w)
		}
	}
	return strings.Join(rest, " "), len(rest) > 0 && len(rest) < len(words)
}

// spelling indexes the long words of all names.
func (b *compiler) spelling() {
	c := b.c
	var keys [][]rune
	add := func(letters []textsearch.Letter) {
		if len(letters) < minSpelt || letters[0].Han() {
			return
		}
		for _, k := range [][]rune{textsearch.Collapse(letters), rawKeys(nil, letters)} {
			if !b.words[string(k)] {
				b.words[string(k)] = true
				keys = append(keys, k)
				c.spelt = append(c.spelt, letters)
			}
		}
	}
	for i := range c.patterns {
		p := &c.patterns[i]
		if p.entry == nil && p.class == "" || p.han {
			continue
		}
		start := 0
		for k := 1; k <= len(p.letters); k++ {
			if k == len(p.letters) || p.letters[k].Gap != textsearch.NoGap {
				add(p.letters[start:k])
				start = k
			}
		}
		if p.rule.policy == control && len(p.letters) <= longestSpelt {
			add(joined(p.letters))
		}
	}
	c.speller = textsearch.NewSpeller(keys, minSpelt-1)
}

// rawKeys appends the keys of letters, repeated ones too.
func rawKeys(dst []rune, letters []textsearch.Letter) []rune {
	for _, l := range letters {
		dst = append(dst, l.Key)
	}
	return dst
}

// joined copies letters without the separators between them.
func joined(letters []textsearch.Letter) []textsearch.Letter {
	out := make([]textsearch.Letter, len(letters))
	copy(out, letters)
	for i := range out[1:] {
		out[i+1].Gap = textsearch.NoGap
	}
	return out
}

// spellings lists what chemists write for each other. The numbers hold for a
// benzene ring; a listed name keeps its own.
var spellings = [...][]string{
	{"para-", "p-", "4-"},
	{"ortho-", "o-", "2-"},
	{"meta-", "m-", "3-"},
	{"alpha-", "α-"},
	{"beta-", "β-"},
	{"gamma-", "γ-"},
	{"delta-", "δ-"},
	{"omega-", "ω-"},
	{"邻", "邻位", "2-"},
	{"间", "间位", "3-"},
	{"对", "对位", "4-"},
	{"α-", "阿法", "阿尔法", "甲型"},
	{"β-", "倍他", "贝塔", "乙型"},
	{"γ-", "伽马", "伽玛"},
}

// variants returns further spellings of a name.
func variants(name Name) []string {
	if name.Type == "systematic" {
		return nil
	}
	var out []string
	lower := strings.ToLower(name.Text)
	for _, group := range spellings {
		for _, from := range group {
			i := strings.Index(lower, from)
			if i < 0 || i > 0 && boundInside(lower, i) {
				continue
			}
			for _, to := range group {
				if to != from {
					out = append(out, lower[:i]+to+lower[i+len(from):])
				}
			}
			break
		}
	}
	if rest, ok := strings.CutPrefix(lower, "n-"); ok && len(rest) > 8 {
		out = append(out, rest)
	}
	if name.Lang == "de" {
		out = append(out, strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue").Replace(lower))
	}
	return out
}

// boundInside reports whether text[i:] continues a word that began before.
func boundInside(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	return before >= 'a' && before <= 'z' || before >= '0' && before <= '9'
}
