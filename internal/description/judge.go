package description

import "github.com/tidewaiter/tidewaiter/internal/textsearch"

// Quality says whether a text tells what goods are.
type Quality string

const (
	Acceptable Quality = "acceptable"
	Vague      Quality = "vague"
	Empty      Quality = "empty" // nothing is written at all
)

// A Judgement is what a description is worth.
type Judgement struct {
	Quality Quality
	Form    Form   // of a text that says nothing, else ""
	Lists   []Stop // terms of the stop lists, in order of the text
	// What a vague text does not say, of "what it is", "what it is made of",
	// "what it is for".
	Missing []string
}

// The facts that a description should tell (19 CFR 4.7a; the three questions
// of the guidance for carriers).
const (
	WhatItIs   = "what it is"
	WhatMadeOf = "what it is made of"
	WhatFor    = "what it is for"
)

// Judge says whether s tells what goods are, and which terms of the lists it
// holds that are valid on date (YYYY-MM-DD; empty: any).
func (r *Reader) Judge(s string, lists []string, date string) Judgement {
	t := r.pool.Get().(*text)
	defer r.pool.Put(t)
	t.read(r.norm, s)
	j := Judgement{Quality: Acceptable, Form: formOf(s)}
	switch j.Form {
	case EmptyCharacters:
		j.Quality = Empty
		return j
	case "":
	default:
		j.Quality = Vague
		j.Missing = []string{WhatItIs, WhatMadeOf, WhatFor}
		return j
	}
	r.classify(t)
	j.Lists = r.appendStops(nil, t, lists, date)
	if rejected(j.Lists, t) || t.vague() {
		j.Quality = Vague
		j.Missing = t.missing()
	}
	return j
}

// rejected marks stop terms that make up the whole text between them and
// reports whether a list rejects it.
func rejected(stops []Stop, t *text) bool {
	covered := 0
	for i := range stops {
		if stops[i].Rejected {
			return true
		}
		for _, w := range t.words {
			if w.named {
				return false
			}
			if int(w.start) >= stops[i].Start && int(w.end) <= stops[i].End {
				covered++
			}
		}
	}
	for _, w := range t.words {
		if w.class == filler {
			covered++
		}
	}
	if len(stops) == 0 || covered < len(t.words) {
		return false
	}
	for i := range stops {
		stops[i].Alone, stops[i].Rejected = true, true
	}
	return true
}

// vague reports whether what remains without the words that say nothing is
// too little to know the goods by.
func (t *text) vague() bool {
	var has [idle + 1]int
	content := 0
	for _, w := range t.words {
		has[w.class]++
		if w.class != filler && w.class != trait && w.class != idle {
			content++
		}
	}
	told := has[informative]
	// Words that name no thing count as telling, unless the others are only
	// things, persons or papers: "hearing" may be half of a name, "random stuff"
	// is none.
	if has[thing] == 0 && (has[whom]+has[papers]+has[generic] == 0 || has[group]+has[loose] > 0) || t.idleName() {
		told += has[idle]
	}
	switch {
	case told == 0:
		return has[thing] > 0 || !t.names(&has)
	case told == 1 && has[thing] > 0 && content == 1+has[thing]:
		return t.genericHead()
	}
	return told <= 2 && t.openList()
}

// names reports whether words that tell nothing each name goods together:
// "leather shoes", "car battery", "phone case".
func (t *text) names(has *[idle + 1]int) bool {
	if has[generic]+has[holder] == 0 && has[matter] > 0 && has[group]+has[loose] > 0 || has[generic] == 0 && has[field]+has[device] > 0 && has[loose] > 0 {
		return true
	}
	before := filler
	for i, w := range t.words {
		if tells(w.class, before) || w.class == device && t.ends(i) {
			return true
		}
		before = w.class
		for k := i + 1; k < len(t.words); k++ { // "bag of leather", "bag, leather"
			if c := t.words[k].class; c != filler {
				if (k > i+1 || t.words[k].gap == textsearch.Boundary) && tells(w.class, c) {
					return true
				}
				break
			}
		}
	}
	return false
}

// ends reports whether only numbers, sizes and colours follow word i in its
// part of the text.
func (t *text) ends(i int) bool {
	for _, w := range t.words[i+1:] {
		if w.gap == textsearch.Boundary {
			break
		}
		if w.class != trait {
			return false
		}
	}
	return true
}

// tells reports whether a word of class beside tells which goods one of class c
// names.
func tells(c, beside class) bool {
	switch c {
	case group:
		return beside == matter
	case loose:
		return beside == field || beside == device || beside == matter || beside == whom || beside == loose
	case holder:
		return beside == field || beside == device || beside == matter || beside == loose
	}
	return false
}

// idleName reports whether a word that names no thing stands right before one
// for a group of goods, and so may tell which: "sleeping bag", "kit, transfer".
func (t *text) idleName() bool {
	for i := range t.words[:max(len(t.words)-1, 0)] {
		a, b := t.words[i].class, t.words[i+1].class
		if t.words[i+1].gap == textsearch.Boundary {
			a, b = b, a
		}
		if a == idle && (b == group || b == loose || b == holder || b == generic) {
			return true
		}
	}
	return false
}

// genericHead reports whether the text is "X things", which names a use at
// most: the generic word stands last, or first before a Romance modifier or a
// word of grammar ("spare part for printer").
func (t *text) genericHead() bool {
	if len(t.words) > 5 {
		return false
	}
	for _, w := range t.words {
		if w.digits > 0 || w.gap == textsearch.Boundary && w.from > 0 {
			return false
		}
	}
	head := 0 // the last of the things that the text begins with
	for head+1 < len(t.words) && t.words[head].class == thing && t.words[head+1].class == thing {
		head++
	}
	first := t.words[head]
	return t.words[len(t.words)-1].class == thing || first.class == thing && (first.heads || t.words[head+1].class == filler)
}

// openList reports whether the text joins short parts of which one only names
// a wide group or "others", such as "tea and food".
func (t *text) openList() bool {
	joined, open := false, false
	told, start := 0, 0
	for i := 0; i <= len(t.words); i++ {
		if i < len(t.words) && !t.words[i].joins {
			continue
		}
		joined = joined || i < len(t.words)
		part := t.words[start:i]
		n := 0
		wide := len(part) > 0
		for _, w := range part {
			if w.class == informative {
				n++
			}
			wide = wide && w.class != informative && w.class != loose
		}
		told = max(told, len(part))
		open = open || wide && hasClass(part, group, thing)
		start = i + 1
	}
	return joined && open && told == 1
}

func hasClass(words []word, classes ...class) bool {
	for _, w := range words {
		for _, c := range classes {
			if w.class == c {
				return true
			}
		}
	}
	return false
}

// missing says what a vague text leaves open.
func (t *text) missing() []string {
	out := []string{WhatItIs}
	if !hasClass(t.words, matter) {
		out = append(out, WhatMadeOf)
	}
	if !hasClass(t.words, field, device) {
		out = append(out, WhatFor)
	}
	return out
}
