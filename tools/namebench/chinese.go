package main

import (
	"bufio"
	"embed"
	"fmt"
	"math/rand"
	"os"
	"strings"

	"github.com/tidewaiter/tidewaiter/names"
)

//go:embed data/*.tsv
var tables embed.FS

// table reads an embedded table without its comments.
func table(name string) [][]string {
	text, err := tables.ReadFile("data/" + name + ".tsv")
	if err != nil {
		panic(err) // embedded at build time
	}
	var out [][]string
	for line := range strings.Lines(string(text)) {
		if line[0] != '#' {
			out = append(out, strings.Split(strings.TrimRight(line, "\n"), "\t"))
		}
	}
	return out
}

// A spoken is a word in Han and how it is written otherwise.
type spoken struct {
	simplified, traditional, pinyin, wade, hongKong string
}

// A place is one of cn-places.tsv.
type place struct{ han, fullHan, pinyin string }

// A trade is a line of business.
type trade struct {
	simplified, traditional string
	pinyin                  []string
	english, short          []string
}

// A chinese is a made-up party of China, in its parts.
type chinese struct {
	kind  names.Kind
	name  []spoken // the trade name, or surname and given name
	place place
	trade trade
	legal int
}

var legalForms = [...]struct {
	han, traditional, pinyin string
	english                  []string
}{
	{"有限公司", "有限公司", "Youxian Gongsi", []string{"Co., Ltd.", "Co., Limited", "Company Limited", "Co Ltd", "Limited", "Co.,Ltd"}},
	{"有限责任公司", "有限責任公司", "Youxian Zeren Gongsi", []string{"Co., Ltd.", "Limited Liability Company", "LLC"}},
	{"股份有限公司", "股份有限公司", "Gufen Youxian Gongsi", []string{"Co., Ltd.", "Joint Stock Co., Ltd.", "Company Limited"}},
	{"集团有限公司", "集團有限公司", "Jituan Youxian Gongsi", []string{"Group Co., Ltd.", "Group Company Limited"}},
	{"厂", "廠", "Chang", []string{"Factory", "Plant"}},
	{"商行", "商行", "Shanghang", []string{"Trading Company", "Firm"}},
}

// legalShare is how often each legal form occurs, in twentieths.
var legalShare = [...]int{14, 2, 1, 1, 1, 1}

// An inventor makes up Chinese parties.
type inventor struct {
	rng       *rand.Rand
	syllables []spoken
	surnames  []spoken
	trades    []trade
	places    []place
}

func newInventor(seed int64, placesFile string) (*inventor, error) {
	in := &inventor{rng: rand.New(rand.NewSource(seed)), syllables: readSpoken("syllables"), surnames: readSpoken("surnames")}
	for _, row := range table("trades") {
		in.trades = append(in.trades, trade{row[0], row[1], strings.Fields(row[2]), strings.Split(row[3], "|"), strings.Split(row[4], "|")})
	}
	f, err := os.Open(placesFile)
	if err != nil {
		return nil, fmt.Errorf("%w: the reference data lie beside the project", err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		c := strings.Split(lines.Text(), "\t")
		if len(c) == 6 && (c[2] == "city" || c[2] == "province" || strings.HasSuffix(c[5], "市")) && len([]rune(c[3])) < 4 {
			in.places = append(in.places, place{c[3], c[5], c[4]})
		}
	}
	return in, lines.Err()
}

func readSpoken(name string) []spoken {
	var out []spoken
	for _, row := range table(name) {
		out = append(out, spoken{row[0], row[1], row[2], row[3], row[4]})
	}
	return out
}

func pick[T any](rng *rand.Rand, list []T) T { return list[rng.Intn(len(list))] }

func (in *inventor) word(n int) []spoken {
	var out []spoken
	for range n {
		out = append(out, pick(in.rng, in.syllables))
	}
	return out
}

func (in *inventor) company() chinese {
	c := chinese{kind: names.Organisation, name: in.word(2 + in.rng.Intn(5)/4), place: pick(in.rng, in.places), trade: pick(in.rng, in.trades)}
	at := in.rng.Intn(20)
	for i, share := range legalShare {
		if at -= share; at < 0 {
			c.legal = i
			break
		}
	}
	return c
}

func (in *inventor) person() chinese {
	return chinese{kind: names.Person, name: append([]spoken{pick(in.rng, in.surnames)}, in.word(1+min(in.rng.Intn(4), 1))...)}
}

// rival is another party that shares with c what identifies nobody: place and
// business, or the surname. Every fifth company shares a syllable of the trade
// name too.
func (in *inventor) rival(c chinese) chinese {
	if c.kind == names.Person {
		c.name = append([]spoken{c.name[0]}, in.word(len(c.name)-1)...)
		return c
	}
	first := c.name[0]
	c.name = in.word(len(c.name))
	if in.rng.Intn(5) == 0 {
		c.name[0] = first
	}
	return c
}

// sound is what two parties must not share to be two.
func (c *chinese) sound() string {
	var b strings.Builder
	for _, s := range c.name {
		b.WriteString(s.pinyin)
	}
	return b.String()
}
