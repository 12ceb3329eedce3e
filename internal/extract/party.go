package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tidewaiter/tidewaiter/pack"
)

// partyWords find the names of parties: behind a label, by their legal form,
// after "my name is", under the closing of a letter.
type partyWords struct {
	label   *regexp.Regexp // 1: the name and what follows it on the line
	inside  *regexp.Regexp // a further label in that
	form    *regexp.Regexp
	han     *regexp.Regexp
	lead    *regexp.Regexp // 1: the name
	leading *regexp.Regexp // what a sentence has in front of a name
	closing *regexp.Regexp // 1: the name
}

func readPartyWords(p *pack.Pack) (partyWords, error) {
	lists := map[string][]string{}
	var han, before []string
	for _, file := range []string{"labels.tsv", "forms.tsv", "closings.tsv", "leads.tsv"} {
		err := p.EachRow(file, 2, func(f []string) error {
			switch {
			case file == "forms.tsv" && f[0] == "zh":
				han = append(han, words(f[1])...)
			case file == "forms.tsv" && f[0] == "ru":
				before = append(before, words(f[1])...)
			default:
				lists[file] = append(lists[file], words(f[1])...)
			}
			return nil
		})
		if err != nil {
			return partyWords{}, err
		}
	}
	const (
		capital = `[\p{Lu}\p{N}][\p{L}\p{N}&.'’\-]*`
		person  = `(\p{Lu}[\p{L}'’\-]+\.?(?: \p{Lu}[\p{L}'’\-]*\.?){0,3}|\p{Han}{2,4})`
	)
	labels, leads := anyOf(lists["labels.tsv"], `\s`), anyOf(lists["leads.tsv"], `\s`)
	forms := `(?i:` + anyOf(lists["forms.tsv"], `\.?,?\s*`) + `)\.?`
	return partyWords{
		label:   regexp.MustCompile(`(?im)(?:^|[,;|，；。])[ \t>*•\-]*` + labels + `[ \t]*[:：][ \t]*([^\n\r|;；，。]+)`),
		inside:  regexp.MustCompile(`(?i)[,、 \t]+` + labels + `[ \t]*[:：]`),
		form:    regexp.MustCompile(capital + `(?:(?: & | )` + capital + `){0,6}(?: ?\([\p{L} ]{2,30}\))?,? ` + forms + `|` + anyOf(before, " ") + ` [«"“]?[\p{L}\p{N}][^\n«»"“”,;]{1,50}[»"”]?`),
		han:     regexp.MustCompile(`[\p{Han}\p{L}\p{N}（）()·]{2,40}?` + anyOf(han, " ")),
		lead:    regexp.MustCompile(`(?:^|[\s,.!，。！])(?i:` + leads + `)\s?` + person),
		leading: regexp.MustCompile(`^.*` + leads),
		closing: regexp.MustCompile(`(?m)^[ \t]*(?i:` + anyOf(lists["closings.tsv"], `\s`) + `)[ \t]*[,，!.。]*\s*` + person + `[ \t]*\r?$`),
	}, nil
}

// find returns the names of a text that stand apart from its identifiers. One
// name found in two ways is given once.
func (w *partyWords) find(t *text, identifiers []Seen) []Seen {
	var out []Seen
	add := func(how string, from, to int) {
		from, to = trim(t.s, from, to)
		for _, id := range identifiers { // "Contact: Ann Example ann@..."
			if start := int(t.points[from]); id.Start >= start && id.Start < int(t.points[to]) {
				to = beforeLabel(t.s, from, t.byteOf(id.Start))
			}
		}
		if from, to = trim(t.s, from, to); named(t.s[from:to]) {
			out = t.appendApart(out, len(out), []Seen{t.seen(Party, how, "", from, to)})
		}
	}
	for from := 0; ; {
		m := w.label.FindStringSubmatchIndex(t.s[from:])
		if m == nil {
			break
		}
		start, to := from+m[2], from+m[3]
		if at := w.inside.FindStringIndex(t.s[start:to]); at != nil {
			to = start + at[0]
		}
		add("label", start, to)
		from = to
	}
	for _, m := range w.form.FindAllStringIndex(t.s, -1) {
		if !t.wordAfter(m[1]) {
			add("form", m[0], m[1])
		}
	}
	for _, m := range w.han.FindAllStringIndex(t.s, -1) {
		lead := w.leading.FindString(t.s[m[0]:m[1]])
		add("form", m[0]+len(lead), m[1])
	}
	for _, m := range w.lead.FindAllStringSubmatchIndex(t.s, -1) {
		add("sentence", m[2], m[3])
	}
	for _, m := range w.closing.FindAllStringSubmatchIndex(t.s, -1) {
		add("closing", m[2], m[3])
	}
	return out
}

// beforeLabel moves the end of a span past a word with a colon, which says what
// follows: "Ann Example, QQ: ".
func beforeLabel(s string, from, to int) int {
	label, colon := strings.CutSuffix(strings.TrimRight(s[from:to], " \t"), ":")
	if !colon {
		return to
	}
	return from + max(0, strings.LastIndexAny(label, " \t,;|、"))
}

// trim moves the ends of a span past blanks and punctuation.
func trim(s string, from, to int) (int, int) {
	part := strings.TrimRight(s[from:to], " \t\r\n,、:：(（<[-–|")
	to = from + len(part)
	return to - len(strings.TrimLeft(part, " \t\r\n,、-–")), to
}

// named reports whether a text can be a name: not long, mostly letters.
func named(s string) bool {
	letters, digits := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		}
	}
	return letters >= 2 && digits <= letters && utf8.RuneCountInString(s) <= 80
}
