package identifier

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/publicsuffix"
)

// A Found is an identifier seen in a text.
type Found struct {
	IDs   []ID // its readings, the best first; never empty
	Text  string
	Start int // in Unicode code points of the text
	End   int // exclusive
}

// Find reads the identifiers in a free text, in the order they stand there:
// mailboxes, sites, wallets and checked codes wherever they are; phone numbers
// with a plus sign, a label or the form of a Chinese mobile number; handles
// and numbers of documents where a label announces them.
func Find(text string) []Found { return FindIn(text, "") }

// FindIn is Find for a text from a country, whose national phone numbers it
// reads as such.
func FindIn(text, country string) []Found {
	if text == "" {
		return nil
	}
	f := newFinder(text, country)
	f.emails()
	f.maskedEmails()
	f.sites()
	f.labelled()
	f.codes()
	f.phones()
	slices.SortStableFunc(f.found, func(a, b Found) int { return a.Start - b.Start })
	return f.found
}

// finder holds one text as runes; folding keeps offsets, so that spans in
// folded text are spans of the text as given.
type finder struct {
	src     []rune
	text    []rune // folded to plain forms
	lower   []rune
	taken   []bool
	country string
	found   []Found
}

func newFinder(text, country string) *finder {
	src := []rune(text)
	f := &finder{src: src, country: country, text: make([]rune, len(src)), lower: make([]rune, len(src)), taken: make([]bool, len(src))}
	for i, r := range src {
		f.text[i] = foldRune(r)
		f.lower[i] = unicode.ToLower(f.text[i])
	}
	return f
}

// add records a found identifier unless it has no reading or lies in another.
func (f *finder) add(start, end int, ids []ID) bool {
	if len(ids) == 0 || slices.Contains(f.taken[start:end], true) {
		return false
	}
	value := string(f.src[start:end])
	for i := range ids {
		ids[i].Value = value
	}
	for i := start; i < end; i++ {
		f.taken[i] = true
	}
	f.found = append(f.found, Found{IDs: distinct(ids), Text: value, Start: start, End: end})
	return true
}

func (f *finder) emails() {
	for at, r := range f.text {
		if r != '@' {
			continue
		}
		start, end := at, at+1
		for start > 0 && isLocal(f.text[start-1]) {
			start--
		}
		for end < len(f.text) && isDomainRune(f.text[end]) {
			end++
		}
		for end > at && strings.ContainsRune(".-", f.text[end-1]) {
			end--
		}
		for start < at && strings.ContainsRune("./-'&=?*", f.text[start]) {
			start++
		}
		f.add(start, end, parseEmail(string(f.text[start:end])))
	}
}

// maskedEmail matches addresses written so that machines miss them.
var maskedEmail = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)[a-z0-9._%+-]+\s?(?:[\[({]\s?at\s?[\])}]|\s@\s|@\s|\s@)\s?[a-z0-9-]+(?:\s?(?:\.|[\[({]\s?(?:dot|\.)\s?[\])}])\s?[a-z0-9-]+)+` +
		`|[a-z0-9._%+-]+ at [a-z0-9-]+(?: dot [a-z0-9-]+)+`)
})

func (f *finder) maskedEmails() {
	text := string(f.lower)
	if !strings.Contains(text, " at ") && !strings.ContainsAny(text, "[({") && !strings.Contains(text, "@ ") && !strings.Contains(text, " @") {
		return
	}
	for _, m := range maskedEmail().FindAllStringIndex(text, -1) {
		start := len([]rune(text[:m[0]]))
		end := start + len([]rune(text[m[0]:m[1]]))
		f.add(start, end, parseEmail(string(f.text[start:end])))
	}
}

// sites reads URLs and bare domains.
func (f *finder) sites() {
	for i := 0; i < len(f.text); {
		start := i
		for i < len(f.text) && isURLRune(f.text[i]) {
			i++
		}
		if i > start {
			f.site(start, i)
		}
		i++
	}
}

func (f *finder) site(start, end int) {
	for end > start && strings.ContainsRune(".:-/?!&='*", f.text[end-1]) {
		end--
	}
	chunk := string(f.text[start:end])
	if !strings.Contains(chunk, ".") {
		return
	}
	if scheme := strings.Index(chunk, "://"); scheme >= 0 {
		for scheme > 0 && isLetter(rune(chunk[scheme-1])) {
			scheme--
		}
		start += len([]rune(chunk[:scheme]))
		f.add(start, end, parseWebsite(string(f.text[start:end])))
		return
	}
	host, _, _ := strings.Cut(chunk, "/")
	if colon := strings.LastIndexByte(host, ':'); colon >= 0 {
		start += len([]rune(chunk[:colon+1]))
		chunk = string(f.text[start:end])
		host, _, _ = strings.Cut(chunk, "/")
	}
	if plausibleHost(host) {
		f.add(start, end, parseWebsite(chunk))
	}
}

// plausibleHost tells a domain without "www." from "Co.Ltd" and "No.88".
func plausibleHost(host string) bool {
	lower := strings.ToLower(host)
	if strings.HasPrefix(lower, "www.") {
		return true
	}
	site, err := publicsuffix.EffectiveTLDPlusOne(lower)
	if err != nil || host != lower && host != strings.ToUpper(host) && host[1:] != lower[1:] {
		return false
	}
	name, suffix, _ := strings.Cut(site, ".")
	if _, icann := publicsuffix.PublicSuffix(lower); !icann && !knownSuffix(lower) {
		return false
	}
	if legalForm(name) || legalForm(suffix) || allDigits(suffix) {
		return false
	}
	_, platform := tables().platforms[site]
	return platform || len(name) >= 3
}

func legalForm(s string) bool {
	switch s {
	case "co", "ltd", "inc", "llc", "corp", "gmbh", "plc", "limited", "company", "srl", "spa", "intl", "imp", "exp":
		return true
	}
	return false
}

// codes reads wallets and checked codes that stand without a label.
func (f *finder) codes() {
	for i := 0; i < len(f.text); {
		start := i
		for i < len(f.text) && (isLetter(f.text[i]) || isDigit(f.text[i])) {
			i++
		}
		if i-start >= shortestCode && !f.taken[start] {
			if ids := strongCodes(string(f.text[start:i])); len(ids) > 0 {
				f.add(start, i, ids)
			}
		}
		i++
	}
}

// shortestCode is the length of the shortest code with a check digit: an IBAN
// of Norway.
const shortestCode = 15

// strongCodes keeps the readings whose check digit holds.
func strongCodes(s string) []ID {
	ids := slices.Concat(parseUSCC(s), parseLEI(s), parseIBAN(s), parseWallet(s))
	return slices.DeleteFunc(ids, func(id ID) bool { return id.Strength != Strong })
}

func isDomainRune(r rune) bool {
	return isLetter(r) || isDigit(r) || r == '-' || r == '.' || r == '_' || r >= 0x80 && unicode.IsLetter(r) && !isCJK(r)
}

func isURLRune(r rune) bool {
	return isLetter(r) || isDigit(r) || strings.ContainsRune("-._~:/?#@!$&'*+=%", r) || r >= 0x80 && unicode.IsLetter(r) && !isCJK(r)
}

func isCJK(r rune) bool {
	return r >= 0x2E80 && r <= 0x9FFF || r >= 0xAC00 && r <= 0xD7A3 || r >= 0xF900 && r <= 0xFAFF || r >= 0x20000 && r <= 0x3FFFF
}
