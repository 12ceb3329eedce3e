package main

import (
	"math/rand"
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/names"
)

// A part is one part of a made-up name, in its own script and in Latin letters.
type part struct {
	kind, own string
	latin     []string
}

// A world is what a script's made-up names are put together from.
type world struct {
	script      string
	familyFirst bool
	people      map[string][]part // by kind: given, middle, surname
	firms       map[string][]part // by kind: trade, business, place, legal
}

func readWorlds() []*world {
	var out []*world
	of := func(script string) *world {
		for _, w := range out {
			if w.script == script {
				return w
			}
		}
		w := &world{script: script, people: map[string][]part{}, firms: map[string][]part{}}
		out = append(out, w)
		return w
	}
	for _, row := range table("people") {
		w := of(row[0])
		w.familyFirst = row[1] == "fg"
		w.people[row[2]] = append(w.people[row[2]], part{row[2], row[3], strings.Split(row[4], "|")})
	}
	for _, row := range table("firms") {
		w := of(row[0])
		w.firms[row[1]] = append(w.firms[row[1]], part{row[1], row[2], strings.Split(row[3], "|")})
	}
	return out
}

// A made is a made-up party of any script, in its parts and their usual order.
type made struct {
	world *world
	kind  names.Kind
	parts []part
}

func (w *world) person(rng *rand.Rand) made {
	m := made{w, names.Person, []part{pick(rng, w.people["given"])}}
	if middle := w.people["middle"]; middle != nil && rng.Intn(2) == 0 {
		m.parts = append(m.parts, pick(rng, middle))
	}
	m.parts = append(m.parts, pick(rng, w.people["surname"]))
	return m
}

func (w *world) firm(rng *rand.Rand) made {
	m := made{w, names.Organisation, []part{pick(rng, w.firms["trade"])}}
	for _, kind := range []string{"business", "legal"} {
		if w.firms[kind] != nil {
			m.parts = append(m.parts, pick(rng, w.firms[kind]))
		}
	}
	if w.firms["place"] != nil && rng.Intn(2) == 0 {
		m.parts = append([]part{pick(rng, w.firms["place"])}, m.parts...)
	}
	return m
}

// own writes the party in its own script.
func (m made) own() string {
	var words []string
	for _, p := range m.parts {
		words = append(words, p.own)
	}
	if m.kind == names.Organisation && m.world.firms["legal"] != nil && slices.Contains([]string{"cyrillic", "arabic", "persian", "kana"}, m.world.script) {
		last := len(words) - 1
		words = append([]string{words[last]}, words[:last]...)
	}
	if m.kind == names.Person && m.world.familyFirst {
		last := len(words) - 1
		words = append([]string{words[last]}, words[:last]...)
	}
	switch m.world.script {
	case "han", "hangul":
		return strings.Join(words, "")
	}
	return strings.Join(words, " ")
}

// latin writes the party in Latin letters, each part in one of its spellings.
func (m made) latin(rng *rand.Rand) string { return strings.Join(m.latinWords(rng), " ") }

func (m made) latinWords(rng *rand.Rand) []string {
	var words []string
	for _, p := range m.parts {
		words = append(words, pick(rng, p.latin))
	}
	if m.kind == names.Person && m.world.familyFirst && rng.Intn(2) == 0 {
		last := len(words) - 1
		words = append([]string{words[last]}, words[:last]...)
	}
	return words
}

// with replaces a part of a kind by another one of that kind, so that another
// party results; it reports whether there was one.
func (m made) with(rng *rand.Rand, kind string) (made, bool) {
	pool := m.world.people[kind]
	if m.kind == names.Organisation {
		pool = m.world.firms[kind]
	}
	for i, p := range m.parts {
		if p.kind != kind || len(pool) < 2 {
			continue
		}
		other := pick(rng, pool)
		for other.own == p.own {
			other = pick(rng, pool)
		}
		m.parts = slices.Clone(m.parts)
		m.parts[i] = other
		return m, true
	}
	return m, false
}

// without leaves out the part of a kind.
func (m made) without(kind string) (made, bool) {
	i := slices.IndexFunc(m.parts, func(p part) bool { return p.kind == kind })
	if i < 0 {
		return m, false
	}
	m.parts = slices.Delete(slices.Clone(m.parts), i, i+1)
	return m, true
}
