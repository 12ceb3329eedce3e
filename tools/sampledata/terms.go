package main

import (
	"fmt"
	"slices"
	"strings"
)

// figures are what an article of a chapter commonly weighs and costs, as
// estimated for made-up parcels. Chapters that are rarely sent as parcels, or
// that hold chemicals, are not there.
var figures = map[string]struct{ grams, usd int }{
	"09": {250, 9}, "18": {300, 9}, "19": {400, 7}, "33": {250, 15}, "34": {350, 9},
	"39": {300, 10}, "42": {500, 35}, "44": {700, 18}, "46": {400, 15}, "48": {350, 9},
	"49": {400, 14}, "57": {2200, 45}, "58": {150, 12}, "61": {220, 18}, "62": {350, 28},
	"63": {600, 20}, "64": {800, 40}, "65": {140, 14}, "66": {400, 16}, "67": {150, 18},
	"69": {700, 16}, "70": {500, 14}, "73": {600, 14}, "76": {500, 13}, "82": {300, 15},
	"83": {250, 11}, "91": {150, 45}, "92": {1200, 80}, "94": {1500, 40}, "95": {500, 22},
	"96": {120, 9},
}

// tooWide are words of texts that name a class of goods or a container, not
// goods, or that are no declared text. Regimes reject several of them.
var tooWide = []string{
	"accessories", "apparatus", "appliances", "articles", "bags", "boxes", "cases", "cloths", "devices",
	"ensembles", "equipment", "fittings", "goods", "handcuffs", "instruments", "items", "machinery", "machines",
	"material", "materials", "other", "parts", "preparations", "products", "ready", "semi-finished",
	"sets", "similar", "toys", "ware", "wares", "waste",
}

// whose are words of texts that tell who wears a garment and not what it is
// made of: "shorts, women's or girls'".
var whose = []string{"men's", "women's", "boys'", "boy's", "girls'", "girls", "boys"}

// termRows picks texts that name goods in three words or more, from the
// tariff's everyday search terms and declared texts.
func termRows(path string) ([]string, error) {
	source, err := readTSV(path)
	if err != nil {
		return nil, err
	}
	var rows []string
	for _, r := range source {
		text, code, kind := r[0], r[1], r[2]
		f, ok := figures[code[:2]]
		if !ok || kind != "search-reference" || len(code) < 6 || !precise(text) {
			continue
		}
		rows = append(rows, fmt.Sprintf("%s\t%s\t%d\t%d", text, code[:6], f.grams, f.usd))
	}
	return rows, nil
}

func precise(text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ' ' || r == ',' || r == '-' })
	if len(words) < 3 || len(words) > 9 || strings.ContainsAny(text, "()0123456789&") {
		return false
	}
	return !slices.ContainsFunc(words, func(w string) bool { return slices.Contains(tooWide, w) }) &&
		(!slices.ContainsFunc(words, func(w string) bool { return slices.Contains(whose, w) }) ||
			strings.Contains(text, "knitted") || strings.Contains(text, "woven"))
}
