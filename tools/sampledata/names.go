package main

import (
	"path/filepath"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A culture is a way of naming people: where its names come from.
type culture struct {
	name   string
	locale string // of names-by-locale.tsv, names as written there
	pinyin bool   // take the romanised column
	lands  string // of names-by-country.tsv, romanised, where locale is empty
}

// cultures lists what the sample can write. Names are invented by joining a
// given name and a surname of one culture; they stand for nobody.
var cultures = []culture{
	{name: "zh-latn", locale: "zh_CN", pinyin: true},
	{name: "zh-hans", locale: "zh_CN"},
	{name: "zh-hant", locale: "zh_TW"},
	{name: "ja-latn", lands: "JP"},
	{name: "ja", locale: "ja"},
	{name: "ko-latn", lands: "KR"},
	{name: "ko", locale: "ko"},
	{name: "vi", locale: "vi"},
	{name: "th", locale: "th"},
	{name: "hi-latn", locale: "en_IN"},
	{name: "ar", locale: "ar"},
	{name: "fa", locale: "fa"},
	{name: "he", locale: "he"},
	{name: "he-latn", lands: "IL"},
	{name: "ru", locale: "ru"},
	{name: "ru-latn", lands: "RU"},
	{name: "uk", locale: "uk"},
	{name: "el", locale: "el"},
	{name: "tr", locale: "tr"},
	{name: "en", locale: "en"},
	{name: "en-ng", locale: "en_NG"},
	{name: "en-gh", locale: "en_GH"},
	{name: "de", locale: "de"},
	{name: "fr", locale: "fr"},
	{name: "es", locale: "es"},
	{name: "es-mx", locale: "es_MX"},
	{name: "pt", locale: "pt_BR"},
	{name: "it", locale: "it"},
	{name: "nl", locale: "nl"},
	{name: "pl", locale: "pl"},
	{name: "sv", locale: "sv"},
	{name: "cs", locale: "cs_CZ"},
	{name: "ro", locale: "ro"},
	{name: "id", locale: "id_ID"},
}

// Enough for tens of thousands of different people in each culture.
const (
	maxGiven   = 110
	maxSurname = 160
)

func nameRows(dir string) ([]string, error) {
	byLocale, err := readTSV(filepath.Join(dir, "names-by-locale.tsv"))
	if err != nil {
		return nil, err
	}
	byCountry, err := readTSV(filepath.Join(dir, "names-by-country.tsv"))
	if err != nil {
		return nil, err
	}
	var rows []string
	for _, c := range cultures {
		rows = append(rows, c.rows("given", maxGiven, byLocale, byCountry)...)
		rows = append(rows, c.rows("surname", maxSurname, byLocale, byCountry)...)
	}
	return rows, nil
}

func (c culture) rows(kind string, limit int, byLocale, byCountry [][]string) []string {
	var words []string
	for _, r := range byLocale {
		if c.locale != "" && r[0] == c.locale && r[1] == kind {
			word := r[3]
			if c.pinyin {
				word = r[4]
			}
			words = append(words, word)
		}
	}
	for _, r := range byCountry {
		if c.locale == "" && r[0] == c.lands && r[1] == kind {
			words = append(words, plainLatin(r[5]))
		}
	}
	var rows []string
	for _, word := range spread(usable(words), limit) {
		rows = append(rows, c.name+"\t"+kind+"\t"+word)
	}
	return rows
}

// usable leaves out what is no plain name: notes in brackets, lists, initials.
func usable(words []string) []string {
	var kept []string
	for _, w := range words {
		w = strings.TrimSpace(w)
		if w != "" && !strings.ContainsAny(w, "()/,.0123456789") && len([]rune(w)) <= 20 {
			kept = append(kept, w)
		}
	}
	return kept
}

// plainLatin drops marks such as those of tones and long vowels, as people
// type their names on a form.
func plainLatin(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}
