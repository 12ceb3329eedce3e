package extract

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/tidewaiter/tidewaiter/pack"
)

// businessWords find what a company says that it makes or trades. It is what
// is written, and may hold substances and amounts that are seen apart.
type businessWords struct {
	label *regexp.Regexp // 1: what follows on the line
	lead  *regexp.Regexp // 1: what follows in the sentence
}

func readBusinessWords(p *pack.Pack) (businessWords, error) {
	lists := map[string][]string{}
	err := p.EachRow("business.tsv", 3, func(f []string) error {
		lists[f[0]] = append(lists[f[0]], words(f[2])...)
		return nil
	})
	return businessWords{
		label: regexp.MustCompile(`(?im)(?:^|[.;|。；])[ \t>*•\-]*` + anyOf(lists["label"], `\s`) + `[ \t]*[:：][ \t]*([^\n\r|。]+)`),
		lead:  regexp.MustCompile(`(?i)(?:^|[^\p{L}]|\p{Han})` + anyOf(lists["lead"], `\s`) + `([^\n\r.;!?。；！？]+)`),
	}, err
}

// longestBusiness bounds a fact, in bytes: what is longer is no list of goods.
const longestBusiness = 400

func (w *businessWords) find(t *text) []Seen {
	var out []Seen
	add := func(how string, matches [][]int) {
		for _, m := range matches {
			from, to := trim(t.s, m[2], m[3])
			if part := t.s[from:to]; to-from <= longestBusiness && strings.ContainsFunc(part, unicode.IsLetter) {
				out = t.appendApart(out, len(out), []Seen{t.seen(Business, how, "", from, to)})
			}
		}
	}
	add("label", w.label.FindAllStringSubmatchIndex(t.s, -1))
	add("sentence", w.lead.FindAllStringSubmatchIndex(t.s, -1))
	return out
}
