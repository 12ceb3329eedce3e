package main

import (
	"bufio"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/mozillazg/go-pinyin"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// placesFile gives Han names and the characters that names are made of.
const placesFile = "internal/address/data/cn-places.tsv"

var roadParts = regexp.MustCompile(`(?:No\. ?)?(\d+[-\d]*),? ([A-Z][a-z]+(?: [A-Z][a-z]+)?)( East| West| North| South)? (Road|Street|Avenue|Rd\.?|Lu)\b`)

// han writes the road, number and city of a mainland address in Chinese
// characters, any that are read so; false where the road is not pinyin.
func (b *bench) han(a watchlist.Address) (string, bool) {
	m := roadParts.FindStringSubmatch(strings.Join(a.Lines, ", "))
	if a.Country != "CN" || m == nil || strings.Contains(flat(a), "Hong Kong") {
		return "", false
	}
	chars, cities := characters()
	name, ok := b.written(strings.ToLower(strings.ReplaceAll(m[2], " ", "")), chars)
	if !ok {
		return "", false
	}
	for _, word := range strings.FieldsFunc(a.City, func(r rune) bool { return strings.ContainsRune(" ,;", r) }) {
		if city := cities[strings.ToLower(word)]; city != "" {
			direction := map[string]string{" East": "东", " West": "西", " North": "北", " South": "南"}[m[3]]
			kind := map[string]string{"Street": "街", "Avenue": "大道"}[m[4]]
			if kind == "" {
				kind = "路"
			}
			return city + "市" + name + direction + kind + m[1] + "号", true
		}
	}
	return "", false
}

// written finds characters for a name in pinyin, syllable by syllable.
func (b *bench) written(name string, chars map[string][]string) (string, bool) {
	if name == "" {
		return "", true
	}
	for n := min(6, len(name)); n > 0; n-- {
		if options := chars[name[:n]]; len(options) > 0 {
			if rest, ok := b.written(name[n:], chars); ok {
				return pick(b.rand, options) + rest, true
			}
		}
	}
	return "", false
}

// characters reads the table of places: characters by syllable, cities by
// pinyin.
func characters() (map[string][]string, map[string]string) {
	chars, cities := map[string][]string{}, map[string]string{}
	f, err := os.Open(placesFile)
	if err != nil {
		return chars, cities
	}
	defer f.Close()
	args := pinyin.NewArgs()
	for s := bufio.NewScanner(f); s.Scan(); {
		cells := strings.Split(s.Text(), "\t")
		if len(cells) < 3 || strings.HasPrefix(cells[0], "#") {
			continue
		}
		if len(cells[0]) == 4 {
			cities[cells[2]] = cells[1]
		}
		for _, r := range cells[1] {
			for _, syllable := range pinyin.SinglePinyin(r, args) {
				if !slices.Contains(chars[syllable], string(r)) {
					chars[syllable] = append(chars[syllable], string(r))
				}
			}
		}
	}
	return chars, cities
}
