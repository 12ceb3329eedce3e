package identifier

import (
	_ "embed"
	"strings"
	"sync"
)

// The tables are dated files: data/README.md tells their sources.
var (
	//go:embed data/mail.tsv
	mailTSV string
	//go:embed data/platforms.tsv
	platformsTSV string
	//go:embed data/labels.tsv
	labelsTSV string
	//go:embed data/area-codes.tsv
	areasTSV string
)

// A mailProvider gives mailboxes to the public.
type mailProvider struct {
	mailbox     string // domain under which its mailboxes are keyed; empty: as written
	ignoresDots bool
	tags        string // characters that start a tag after the mailbox name
}

// A platform is a domain on which many holders have pages.
type platform struct {
	kind    string // marketplace, social, messenger, hosting, logistics, payment, shortener, relay
	service string // the service its account pages belong to, for handles
}

// A label announces an identifier in a text: "WeChat:", "passport no".
type label struct {
	text    []rune // lower case
	typ     Type
	service string // for handles
}

type tableSet struct {
	mail      map[string]mailProvider
	platforms map[string]platform
	services  map[string]string // label or alias to service
	labels    map[rune][]label  // by first character, the longest first
	areas     map[string]string // area codes of the North American plan; US where all numbers are that country's
}

// tables parses the embedded files once.
var tables = sync.OnceValue(func() *tableSet {
	t := &tableSet{
		mail:      map[string]mailProvider{},
		platforms: map[string]platform{},
		services:  map[string]string{},
		labels:    map[rune][]label{},
		areas:     map[string]string{},
	}
	for f := range rows(mailTSV, 4) {
		t.mail[f[0]] = mailProvider{mailbox: f[1], ignoresDots: f[2] == "ignored", tags: f[3]}
	}
	for f := range rows(platformsTSV, 3) {
		t.platforms[f[0]] = platform{kind: f[1], service: f[2]}
	}
	for f := range rows(labelsTSV, 3) {
		t.addLabel(f[0], Type(f[1]), f[2])
	}
	for f := range rows(areasTSV, 2) {
		t.areas[f[0]] = f[1]
	}
	return t
})

func (t *tableSet) addLabel(text string, typ Type, service string) {
	l := label{text: []rune(text), typ: typ, service: service}
	if typ == Handle {
		t.services[text] = service
	}
	group := append(t.labels[l.text[0]], l)
	for i := len(group) - 1; i > 0 && len(group[i].text) > len(group[i-1].text); i-- {
		group[i], group[i-1] = group[i-1], group[i]
	}
	t.labels[l.text[0]] = group
}

// rows yields the n fields of each line of a table; comments start with #.
func rows(tsv string, n int) func(yield func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(tsv) {
			line = strings.TrimRight(line, "\r\n")
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			f := strings.Split(line, "\t")
			for len(f) < n {
				f = append(f, "")
			}
			if !yield(f) {
				return
			}
		}
	}
}
