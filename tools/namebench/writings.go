package main

import (
	"math/rand"
	"strings"

	"github.com/tidewaiter/tidewaiter/names"
)

// A writing is one way to write a made-up Chinese party.
type writing struct {
	name  string
	kind  names.Kind
	far   bool // an old or dialect spelling: asked of Han lists alone
	write func(*chinese, *rand.Rand) string
}

// writings are all ways to write a party that are measured.
var writings = []writing{
	{"simplified", names.Organisation, false, func(c *chinese, rng *rand.Rand) string {
		return c.hanPlace(rng) + c.han(false) + c.trade.simplified + legalForms[c.legal].han
	}},
	{"traditional", names.Organisation, false, func(c *chinese, _ *rand.Rand) string {
		return c.place.han + c.han(true) + c.trade.traditional + legalForms[c.legal].traditional
	}},
	{"place in brackets", names.Organisation, false, func(c *chinese, _ *rand.Rand) string {
		return c.han(false) + "（" + c.place.han + "）" + c.trade.simplified + legalForms[c.legal].han
	}},
	{"pinyin joined", names.Organisation, false, func(c *chinese, _ *rand.Rand) string {
		return title(c.place.pinyin, c.latin(""), join(c.trade.pinyin), legalForms[c.legal].pinyin)
	}},
	{"pinyin split", names.Organisation, false, func(c *chinese, _ *rand.Rand) string {
		return title(split(c.place.pinyin), c.latin(" "), split(join(c.trade.pinyin)), split(legalForms[c.legal].pinyin))
	}},
	{"pinyin hyphens", names.Organisation, false, func(c *chinese, _ *rand.Rand) string {
		return title(c.place.pinyin, c.latin("-"), strings.Join(c.trade.pinyin, "-"), legalForms[c.legal].pinyin)
	}},
	{"english", names.Organisation, false, func(c *chinese, rng *rand.Rand) string {
		return title(c.place.pinyin, c.latin(""), pick(rng, c.trade.english), pick(rng, legalForms[c.legal].english))
	}},
	{"english, name split", names.Organisation, false, func(c *chinese, rng *rand.Rand) string {
		return title(c.place.pinyin, c.latin(" "), pick(rng, c.trade.english), pick(rng, legalForms[c.legal].english))
	}},
	{"abbreviated", names.Organisation, false, func(c *chinese, rng *rand.Rand) string {
		return title(c.place.pinyin, c.latin(""), pick(rng, c.trade.short), "Co Ltd")
	}},
	{"re-ordered", names.Organisation, false, func(c *chinese, rng *rand.Rand) string {
		if rng.Intn(2) == 0 {
			return title(c.latin(""), pick(rng, c.trade.short), "("+c.place.pinyin+")")
		}
		return title(c.latin(""), "("+c.place.pinyin+")", pick(rng, c.trade.english), pick(rng, legalForms[c.legal].english))
	}},
	{"place dropped", names.Organisation, false, func(c *chinese, rng *rand.Rand) string {
		return title(c.latin(""), pick(rng, c.trade.english), pick(rng, legalForms[c.legal].english))
	}},
	{"simplified", names.Person, false, func(c *chinese, _ *rand.Rand) string { return c.han(false) }},
	{"traditional", names.Person, false, func(c *chinese, _ *rand.Rand) string { return c.han(true) }},
	{"pinyin joined", names.Person, false, func(c *chinese, rng *rand.Rand) string {
		return title(pick(rng, c.surname()), c.given("", pinyinOf))
	}},
	{"pinyin split", names.Person, false, func(c *chinese, rng *rand.Rand) string {
		return title(pick(rng, c.surname()), c.given(" ", pinyinOf))
	}},
	{"pinyin hyphens", names.Person, false, func(c *chinese, rng *rand.Rand) string {
		return title(c.given("-", pinyinOf), strings.ToUpper(pick(rng, c.surname())))
	}},
	{"english", names.Person, false, func(c *chinese, rng *rand.Rand) string {
		return title(c.given("", pinyinOf), pick(rng, c.surname()))
	}},
	{"re-ordered", names.Person, false, func(c *chinese, rng *rand.Rand) string {
		return strings.ToUpper(pick(rng, c.surname())) + ", " + title(c.given("", pinyinOf))
	}},
	{"wade-giles", names.Person, true, func(c *chinese, _ *rand.Rand) string {
		return title(c.name[0].wade, c.given("-", func(s spoken) string { return s.wade }))
	}},
	{"hong kong", names.Person, true, func(c *chinese, _ *rand.Rand) string {
		return title(c.name[0].hongKong, c.given(" ", func(s spoken) string { return s.hongKong }))
	}},
}

func pinyinOf(s spoken) string { return s.pinyin }

func (c *chinese) surname() []string { return strings.Split(c.name[0].pinyin, "|") }

func (c *chinese) given(sep string, spell func(spoken) string) string {
	var parts []string
	for _, s := range c.name[1:] {
		parts = append(parts, spell(s))
	}
	return strings.Join(parts, sep)
}

func (c *chinese) han(traditional bool) string {
	var b strings.Builder
	for _, s := range c.name {
		if traditional {
			b.WriteString(s.traditional)
		} else {
			b.WriteString(s.simplified)
		}
	}
	return b.String()
}

func (c *chinese) hanPlace(rng *rand.Rand) string {
	if rng.Intn(4) == 0 {
		return c.place.fullHan
	}
	return c.place.han
}

// latin writes a trade name in pinyin.
func (c *chinese) latin(sep string) string {
	var parts []string
	for _, s := range c.name {
		parts = append(parts, s.pinyin)
	}
	return strings.Join(parts, sep)
}

func join(words []string) string { return strings.Join(words, " ") }

// title joins words, each with a capital.
func title(words ...string) string {
	upper := true
	return strings.Map(func(r rune) rune {
		defer func() { upper = r == ' ' || r == '-' || r == '(' }()
		if upper && 'a' <= r && r <= 'z' {
			return r - 'a' + 'A'
		}
		return r
	}, join(words))
}

// split parts pinyin words into syllables: a syllable ends before the last
// consonant that a vowel follows, n and ng and r staying where no vowel follows.
func split(words string) string {
	var b strings.Builder
	low := strings.ToLower(words)
	vowel := func(i int) bool { return i >= 0 && i < len(low) && strings.IndexByte("aeiouv", low[i]) >= 0 }
	for i := range low {
		starts := !vowel(i) && low[i] != ' ' && i > 0 && low[i-1] != ' ' &&
			(vowel(i+1) || strings.IndexByte("zcs", low[i]) >= 0 && i+2 < len(low) && low[i+1] == 'h' && vowel(i+2)) &&
			!(low[i] == 'h' && strings.IndexByte("zcs", low[i-1]) >= 0)
		if starts {
			b.WriteByte(' ')
		}
		b.WriteByte(words[i])
	}
	return b.String()
}
