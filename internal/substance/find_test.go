package substance_test

import (
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/substance"
	"github.com/tidewaiter/tidewaiter/packs"
)

func open(t testing.TB) *substance.Catalogue {
	t.Helper()
	set, err := packs.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	p, _ := set.Get("substances")
	c, err := substance.Open(p)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestFindSaysHowAndWhere(t *testing.T) {
	c := open(t)
	for _, tc := range []struct {
		text, id string
		relation substance.Relation
		span     string
	}{
		{"Heroin", "heroin", substance.Exact, "Heroin"},
		{"2 g de heroína", "heroin", substance.Synonym, "heroína"},
		{"morphine sulfate", "morphine", substance.Salt, "morphine sulfate"},
		{"盐酸吗啡", "morphine", substance.Salt, "盐酸吗啡"},
		{"p-fluoro fentanyl", "para-fluorofentanyl", substance.Synonym, "p-fluoro fentanyl"},
		{"fent anyl", "fentanyl", substance.Disguised, "fent anyl"},
		{"h-e-r-o-i-n", "heroin", substance.Disguised, "h-e-r-o-i-n"},
		{"mеthаdоnе", "methadone", substance.Disguised, "mеthаdоnе"},
		{"0xyc0d0ne", "oxycodone", substance.Disguised, "0xyc0d0ne"},
		{"oxicodone", "oxycodone", substance.Misspelt, "oxicodone"},
		{"F|E|N|T|A|N|Y|L", "fentanyl", substance.Disguised, "F|E|N|T|A|N|Y|L"},
		{"芬|太|尼", "fentanyl", substance.Disguised, "芬|太|尼"},
		{"ꜰᴇɴᴛᴀɴʏʟ", "fentanyl", substance.Disguised, "ꜰᴇɴᴛᴀɴʏʟ"},
		{"🅵🅴🅽🆃🅰🅽🆈🅻", "fentanyl", substance.Disguised, "🅵🅴🅽🆃🅰🅽🆈🅻"},
		{"FEΝTAΝΥL", "fentanyl", substance.Disguised, "FEΝTAΝΥL"},
		{"heroin 3 g", "heroin", substance.Exact, "heroin"},
		{"héroïne 5 g", "heroin", substance.Synonym, "héroïne"},
		{"h e r o i n e", "heroin", substance.Disguised, "h e r o i n e"},
		{"heroin|tea", "heroin", substance.Exact, "heroin"},
		{"α-methylfentanyl", "alpha-methylfentanyl", substance.Synonym, "α-methylfentanyl"},
		{"4-fluorofentanyl", "para-fluorofentanyl", substance.Synonym, "4-fluorofentanyl"},
		{"qualonitazene", "class:nitazene", substance.Class, "qualonitazene"},
		{"EC 200-662-2", "acetone", substance.ByEC, "200-662-2"},
		{"EINECS 207 113 6", "fentanyl", substance.ByEC, "207 113 6"},
		{"drum UN1090 25 kg", "acetone", substance.ByUN, "UN1090"},
		{"UN No. 1294", "toluene", substance.ByUN, "UN No. 1294"},
		{"CAS 437387", "fentanyl", substance.ByCAS, "437387"},
	} {
		got := c.Find(tc.text, substance.Facts{})
		if len(got) != 1 || got[0].Substance != tc.id || got[0].Relation != tc.relation || string([]rune(tc.text)[got[0].Start:got[0].End]) != tc.span {
			t.Errorf("Find(%q) = %+v, want %s by %s at %q", tc.text, got, tc.id, tc.relation, tc.span)
		}
	}
}

func TestFindLeavesOtherGoodsAlone(t *testing.T) {
	c := open(t)
	for _, text := range []string{
		"hero in a box", "xylene", "promethazine", "普鲁卡因胺片", "U-47711 bearing", "piperonyl butoxide spray",
		"437-38-8", "200-662-3", "un 1090", "BUN1090", "UN 10901", "200-662-21", "part 200 662 2000", "heroic statue", "heroine figure", "famotidine", "tidiness", "corrosive sublimate", "the bacon", "French press",
	} {
		for _, m := range c.Find(text, substance.Facts{}) {
			if m.Weight != substance.Noted {
				t.Errorf("Find(%q) names %s (%s, %s)", text, m.Substance, m.Term, m.Relation)
			}
		}
	}
}

// Every listed name that is telling by itself is found as it is listed.
func TestFindKnowsEveryListedName(t *testing.T) {
	c := open(t)
	for i := range c.Entries() {
		e := &c.Entries()[i]
		for _, name := range e.Names {
			found := false
			for _, m := range c.Find(name.Text, substance.Facts{}) {
				found = found || m.Substance == e.ID
			}
			if !found && !c.Ordinary(e, name.Text) {
				t.Errorf("%s: %q is not found", e.ID, name.Text)
			}
		}
	}
}

// hostile texts are made of near-matches, one after the other.
var hostile = map[string]string{
	"near-match":     "fentany ",
	"match":          "fentanyl ",
	"glued":          "4-fluorofentany",
	"glued stems":    "fentanyl",
	"one letter":     "f",
	"slips":          "oxycodon3x ",
	"spread slips":   "f e n t a n l o x y c o d n e ",
	"broken":         "oxyco-doen ",
	"digits":         "1 2 3 ",
	"CAS near":       "437-38-",
	"Han":            "芬太",
	"ordinary":       "toluene ",
	"ordinary, Han":  "甲苯",
	"symbols":        "@ € $ ",
	"invisible":      "f\u200b€\u200b",
	"doubled":        "ffeenn",
	"harmless":       "fentanyl test strip ",
	"salts":          "hydrochloride fentanyl ",
	"amounts":        "toluene 1 kg ",
	"two separators": "3-f e-n t ",
	"pipes":          "fentanyl|",
}

// The search looks at letters in proportion to the length of the text, however
// hostile it is.
func TestFindIsLinear(t *testing.T) {
	c := open(t)
	for name, part := range hostile {
		n := 5000 / len(part)
		short, long := c.Looked(strings.Repeat(part, n)), c.Looked(strings.Repeat(part, 4*n))
		if long > 5*short {
			t.Errorf("%s: %d letters looked at in %d bytes, %d in four times as many", name, short, n*len(part), long)
		}
		if most := 500 * 4 * n * len(part); long > most {
			t.Errorf("%s: %d letters looked at in %d bytes, at most %d expected", name, long, 4*n*len(part), most)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("p-fluoro fentanyl HCl 437-38-7")
	f.Add("f\u200be€nt@nyl 芬太尼 25 kg")
	c := open(f)
	f.Fuzz(func(t *testing.T, text string) {
		n := len([]rune(text))
		for _, m := range c.Find(text, substance.Facts{}) {
			if m.Start < 0 || m.End <= m.Start || m.End > n {
				t.Errorf("span %d to %d of %d code points", m.Start, m.End, n)
			}
		}
	})
}
