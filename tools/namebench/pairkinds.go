package main

import (
	"math/rand"
	"strings"

	"github.com/tidewaiter/tidewaiter/names"
)

// A pairKind makes a second name of a party: another writing of the same one,
// or a name of another party that looks like it. It answers "" where it does
// not apply.
type pairKind struct {
	name  string
	same  bool
	write func(rng *rand.Rand, m made) string
}

var pairKinds = []pairKind{
	{"other script", true, func(rng *rand.Rand, m made) string { return m.latin(rng) }},
	{"spelling", true, func(rng *rand.Rand, m made) string { return m.latin(rng) }},
	{"upper case", true, func(rng *rand.Rand, m made) string { return strings.ToUpper(m.latin(rng)) }},
	{"order", true, func(rng *rand.Rand, m made) string { return rotate(m.latinWords(rng)) }},
	{"family name, comma", true, func(rng *rand.Rand, m made) string {
		if m.kind != names.Person {
			return ""
		}
		w := m.latinWords(rng)
		if m.world.familyFirst && w[0] == m.parts[len(m.parts)-1].latin[0] {
			return w[0] + ", " + strings.Join(w[1:], " ")
		}
		return w[len(w)-1] + ", " + strings.Join(w[:len(w)-1], " ")
	}},
	{"slip", true, func(rng *rand.Rand, m made) string { return slip(rng, m.latinWords(rng)) }},
	{"two slips", true, func(rng *rand.Rand, m made) string { return slip(rng, strings.Fields(slip(rng, m.latinWords(rng)))) }},
	{"doubled letter", true, func(rng *rand.Rand, m made) string {
		return alter(rng, m.latinWords(rng), func(w string, i int) string { return w[:i] + w[i:i+1] + w[i:] })
	}},
	{"initial", true, func(rng *rand.Rand, m made) string {
		if m.kind != names.Person || m.world.script == "hangul" {
			return ""
		}
		return m.parts[0].latin[0][:1] + ". " + pick(rng, m.parts[len(m.parts)-1].latin)
	}},
	{"middle name dropped", true, func(rng *rand.Rand, m made) string {
		if short, ok := m.without("middle"); ok {
			return short.latin(rng)
		}
		return ""
	}},
	{"nickname", true, nickname},
	{"title", true, func(rng *rand.Rand, m made) string {
		if m.kind != names.Person {
			return ""
		}
		return pick(rng, []string{"Mr. ", "Dr ", "Mrs ", "Prof. ", "Sheikh ", "General "}) + m.latin(rng)
	}},
	{"no spaces", true, func(rng *rand.Rand, m made) string { return strings.Join(m.latinWords(rng), "") }},
	{"signs for spaces", true, func(rng *rand.Rand, m made) string {
		return strings.Join(m.latinWords(rng), pick(rng, []string{"-", "_", ".", "/"}))
	}},
	{"letters before", true, func(rng *rand.Rand, m made) string {
		return pick(rng, []string{"x7k ", "A12 ", "qz9 ", "b3d "}) + m.latin(rng)
	}},
	{"words around", true, func(rng *rand.Rand, m made) string { return "xqpt " + m.latin(rng) + " vbnk" }},
	{"'s", true, func(rng *rand.Rand, m made) string { return m.latin(rng) + "'s" }},
	{"legal form dropped", true, func(rng *rand.Rand, m made) string {
		if short, ok := m.without("legal"); ok {
			return short.latin(rng)
		}
		return ""
	}},
	{"place dropped", true, func(rng *rand.Rand, m made) string {
		if short, ok := m.without("place"); ok {
			return short.latin(rng)
		}
		return ""
	}},
	{"other given name", false, func(rng *rand.Rand, m made) string { return other(rng, m, "given") }},
	{"other family name", false, func(rng *rand.Rand, m made) string { return other(rng, m, "surname") }},
	{"other trade name", false, func(rng *rand.Rand, m made) string { return other(rng, m, "trade") }},
	{"branch elsewhere, other business", false, func(rng *rand.Rand, m made) string {
		if b, ok := m.with(rng, "place"); ok {
			return other(rng, b, "business")
		}
		return ""
	}},
	{"unrelated", false, func(rng *rand.Rand, m made) string {
		if m.kind == names.Person {
			if m, ok := m.with(rng, "given"); ok {
				return other(rng, m, "surname")
			}
		}
		m, _ = m.with(rng, "business")
		return other(rng, m, "trade")
	}},
	{"father", false, func(rng *rand.Rand, m made) string {
		if len(m.parts) < 3 || m.kind != names.Person {
			return ""
		}
		m, _ = m.with(rng, "given")
		return other(rng, m, "middle")
	}},
	{"one word shared", false, func(rng *rand.Rand, m made) string {
		if m.kind == names.Organisation {
			return ""
		}
		return pick(rng, m.parts[0].latin) + " " + pick(rng, []string{"Marlowe", "Okonjo", "Dlamini", "Petrakis", "Svensson", "Tanaka", "Castellano"})
	}},
}

func other(rng *rand.Rand, m made, kind string) string {
	if m, ok := m.with(rng, kind); ok {
		return m.latin(rng)
	}
	return ""
}

func rotate(w []string) string {
	last := len(w) - 1
	return strings.Join(append([]string{w[last]}, w[:last]...), " ")
}

// alter changes one letter inside one of the longer words.
func alter(rng *rand.Rand, words []string, change func(w string, i int) string) string {
	for range 8 {
		k := rng.Intn(len(words))
		w := words[k]
		if len(w) > 4 && plainWord(w) {
			words[k] = change(w, 1+rng.Intn(len(w)-2))
			return strings.Join(words, " ")
		}
	}
	return ""
}

func plainWord(w string) bool {
	for i := range len(w) {
		if c := w[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

func slip(rng *rand.Rand, words []string) string {
	if len(words) == 0 {
		return ""
	}
	return alter(rng, words, func(w string, i int) string {
		letter := string("aeiourstlnm"[rng.Intn(11)])
		switch rng.Intn(4) {
		case 0:
			return w[:i] + w[i+1:]
		case 1:
			return w[:i] + letter + w[i:]
		case 2:
			return w[:i] + letter + w[i+1:]
		}
		return w[:i] + w[i+1:i+2] + w[i:i+1] + w[i+2:]
	})
}

func nickname(rng *rand.Rand, m made) string {
	if m.kind != names.Person {
		return ""
	}
	for _, row := range table("nicknames") {
		if m.parts[0].own == row[0] || m.parts[0].latin[0] == row[0] {
			return row[1] + " " + pick(rng, m.parts[len(m.parts)-1].latin)
		}
	}
	return ""
}
