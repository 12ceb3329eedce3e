package sample

import (
	"bytes"
	"embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed data/*.tsv
var data embed.FS

// tables hold the embedded data, parsed.
type tables struct {
	countries []country
	origins   []int // indexes of countries, as often as their share tells
	dests     []int
	names     map[string]*nameTable // by culture
	places    map[string][]place    // by country
	articles  []article
	poor      []string // descriptions that name no goods
}

type country struct {
	code     string
	currency string
	perUSD   float64
	cultures []string
	office   string
	phone    string // # stands for a digit; empty: no numbers kept for fiction
}

type nameTable struct {
	given, surnames []string
}

type place struct {
	script   string // ISO 15924
	city     string
	region   string
	postcode string // # stands for a digit, A to Z for themselves
	streets  []string
}

// An article is a kind of goods with what one piece weighs and costs.
type article struct {
	lang  string
	text  string // may hold {colour} and the like
	hs    string
	grams int
	usd   int
}

func openTables() (*tables, error) {
	t := &tables{names: make(map[string]*nameTable), places: make(map[string][]place)}
	for _, table := range []struct {
		file   string
		fields int
		add    func(f []string) error
	}{
		{"countries", 8, t.addCountry},
		{"places", 6, t.addPlace},
		{"names", 3, t.addName},
		{"articles", 5, t.addArticle},
		{"terms", 4, func(f []string) error { return t.addArticle(append([]string{"en"}, f...)) }},
		{"poor", 1, func(f []string) error { t.poor = append(t.poor, f[0]); return nil }},
	} {
		if err := readTable(table.file, table.fields, table.add); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// readTable calls add for each row but the header; lines that start with #
// are remarks.
func readTable(name string, fields int, add func([]string) error) error {
	content, err := data.ReadFile("data/" + name + ".tsv")
	if err != nil {
		return err
	}
	_, rows, _ := bytes.Cut(content, []byte("\n"))
	for line := range strings.Lines(string(rows)) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if len(f) != fields {
			return fmt.Errorf("%s.tsv: %q has %d fields, not %d", name, line, len(f), fields)
		}
		if err := add(f); err != nil {
			return fmt.Errorf("%s.tsv: %q: %w", name, line, err)
		}
	}
	return nil
}

func (t *tables) addCountry(f []string) error {
	rate, err := strconv.ParseFloat(f[4], 64)
	if err != nil {
		return err
	}
	index := len(t.countries)
	t.countries = append(t.countries, country{
		code: f[0], currency: f[3], perUSD: rate,
		cultures: strings.Fields(f[5]), office: f[6], phone: f[7],
	})
	if t.origins, err = repeat(t.origins, index, f[1]); err != nil {
		return err
	}
	t.dests, err = repeat(t.dests, index, f[2])
	return err
}

func repeat(list []int, index int, times string) ([]int, error) {
	n, err := strconv.Atoi(times)
	for range n {
		list = append(list, index)
	}
	return list, err
}

func (t *tables) addPlace(f []string) error {
	t.places[f[0]] = append(t.places[f[0]], place{
		script: f[1], city: f[2], region: f[3], postcode: f[4], streets: strings.Split(f[5], "|"),
	})
	return nil
}

func (t *tables) addName(f []string) error {
	n := t.names[f[0]]
	if n == nil {
		n = new(nameTable)
		t.names[f[0]] = n
	}
	switch f[1] {
	case "given":
		n.given = append(n.given, f[2])
	case "surname":
		n.surnames = append(n.surnames, f[2])
	default:
		return fmt.Errorf("kind %q", f[1])
	}
	return nil
}

func (t *tables) addArticle(f []string) error {
	grams, err := strconv.Atoi(f[3])
	if err != nil {
		return err
	}
	usd, err := strconv.Atoi(f[4])
	if err != nil {
		return err
	}
	t.articles = append(t.articles, article{lang: f[0], text: f[1], hs: f[2], grams: grams, usd: usd})
	return nil
}
