package address

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Dated tables; each names its source in its first lines.
var (
	//go:embed data/words.tsv
	wordsTSV string
	//go:embed data/cn-places.tsv
	placesTSV string
	//go:embed data/place-aliases.tsv
	aliasesTSV string
	//go:embed data/hk-names.tsv
	hongKongTSV string
)

// A word is what an address word means.
type word struct {
	class string
	value string
}

// A place is a province, city or district of China; its code has two, four or
// six digits, and starts with that of the place it lies in.
type place struct {
	code   string
	pinyin string
}

// A localName is a road or place the English name of which is no pinyin, as in
// Hong Kong.
type localName struct {
	han     []rune
	english string
	road    bool
}

type tableSet struct {
	words  map[string]word
	places map[string]place     // by code
	latin  map[string][]string  // pinyin or alias to codes
	han    map[string][]string  // short and full names to codes
	begin  map[rune]int         // first characters of these to the most that follow
	local  map[rune][]localName // by first character, the longest first
}

// tables parses the embedded files once.
var tables = sync.OnceValue(func() *tableSet {
	t := &tableSet{words: map[string]word{}, places: map[string]place{}, latin: map[string][]string{}, han: map[string][]string{}, begin: map[rune]int{}, local: map[rune][]localName{}}
	for f := range rows(wordsTSV, 3) {
		t.words[f[0]] = word{f[1], f[2]}
	}
	for f := range rows(placesTSV, 4) {
		code, han, pinyin, full := f[0], f[1], umlaut(f[2]), f[3]
		t.places[code] = place{code, pinyin}
		t.latin[pinyin] = append(t.latin[pinyin], code)
		t.han[han] = append(t.han[han], code)
		if full != "" {
			t.han[full] = append(t.han[full], code)
		}
	}
	for name := range t.han {
		first, size := utf8.DecodeRuneInString(name)
		t.begin[first] = max(t.begin[first], utf8.RuneCountInString(name[size:]))
	}
	for f := range rows(aliasesTSV, 2) {
		t.latin[f[0]] = append(t.latin[f[0]], f[1])
	}
	for f := range rows(hongKongTSV, 3) {
		n := localName{han: []rune(f[0]), english: umlaut(f[1]), road: f[2] == "road"}
		t.local[n.han[0]] = append(t.local[n.han[0]], n)
	}
	for _, names := range t.local {
		slices.SortStableFunc(names, func(a, b localName) int { return len(b.han) - len(a.han) })
	}
	return t
})

// umlaut folds the two ways of writing ü in pinyin without marks.
func umlaut(pinyin string) string {
	if strings.IndexByte(pinyin, 'v') < 0 {
		return pinyin
	}
	return strings.ReplaceAll(strings.ReplaceAll(pinyin, "lv", "lu"), "nv", "nu")
}

// rows yields the n fields of each line of a table; comments start with #.
func rows(tsv string, n int) func(yield func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(tsv) {
			line = strings.TrimRight(line, "\r\n")
			if line == "" || strings.HasPrefix(line, "# ") {
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
