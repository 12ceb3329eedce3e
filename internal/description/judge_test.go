package description_test

import (
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/description"
	"github.com/tidewaiter/tidewaiter/packs"
)

func open(t testing.TB) *description.Reader {
	t.Helper()
	set, err := packs.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	p, _ := set.Get("descriptions")
	r, err := description.Open(p)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestJudge(t *testing.T) {
	r := open(t)
	for text, want := range map[string]description.Quality{
		"":                             description.Empty,
		"...":                          description.Empty,
		"###":                          description.Vague,
		"xxx":                          description.Vague,
		"4711":                         description.Vague,
		"assorted things for the home": description.Vague,
		"boat parts":                   description.Vague,
		"cosas para la oficina":        description.Vague,
		"divers objets pour la maison": description.Vague,
		"verschiedene Haushaltswaren":  description.Vague,
		"家居用品若干":                       description.Vague,
		"violin bow, pernambuco wood":  description.Acceptable,
		"chess set, olive wood":        description.Acceptable,
		"tetera de hierro fundido":     description.Acceptable,
		"parapluie pliant noir":        description.Acceptable,
		"Regenschirm, faltbar":         description.Acceptable,
		"陶瓷茶具套装":                       description.Acceptable,
		"null":                         description.Vague,
		".wpx":                         description.Vague,
		"sac à dos en nylon":           description.Acceptable,
		"Holzspielzeug":                description.Acceptable,
		"Geschenkspielzeug":            description.Vague,
		"木制玩具":                         description.Acceptable,
		"朋友的玩具":                        description.Vague,
		"木製のおもちゃ":                      description.Acceptable,
		"子供用のおもちゃ":                     description.Vague,
		"いろいろな衣類":                      description.Vague,
		"折叠雨伞 黑色":                      description.Acceptable,
	} {
		if got := r.Judge(text, nil, "").Quality; got != want {
			t.Errorf("Judge(%q) = %s, want %s", text, got, want)
		}
	}
}

// Words that say little alone name goods together, and words that sound like
// something name nothing.
func TestJudgeWordsTogether(t *testing.T) {
	r := open(t)
	for text, want := range map[string]description.Quality{
		"phone case": description.Acceptable, "bag of leather": description.Acceptable, "bags, plastic": description.Acceptable,
		"car battery": description.Acceptable, "sports shoes": description.Acceptable, "运动鞋": description.Acceptable,
		"birthday card": description.Acceptable, "board game": description.Acceptable, "Werkzeugkiste": description.Acceptable,
		"digital camera": description.Acceptable, "手机": description.Acceptable, "手机配件": description.Vague, "camera parts": description.Vague,
		"sleeping bag": description.Acceptable, "dog food": description.Acceptable, "gold jewelry": description.Acceptable,
		"random stuff": description.Vague, "return to seller": description.Vague, "stock clearance": description.Vague,
		"spare part for printer": description.Vague, "laser printer for spare part tests": description.Acceptable,
		"electrónica variada": description.Vague, "articles décoratifs": description.Vague, "Angelausrüstung": description.Vague,
		"yellow liquid 500 ml": description.Vague, "5 kg or more": description.Vague, "clutches, motor vehicles": description.Acceptable,
	} {
		if got := r.Judge(text, nil, "").Quality; got != want {
			t.Errorf("Judge(%q) = %s, want %s", text, got, want)
		}
	}
	// A name on no list is not rejected for the listed word inside it.
	for _, text := range []string{"dog food", "tool box, steel"} {
		if got := r.Judge(text, []string{"cbp", "ics2", "pact"}, "").Quality; got != description.Acceptable {
			t.Errorf("Judge(%q) = %s under all lists, want acceptable", text, got)
		}
	}
}

func TestHasStem(t *testing.T) {
	known := map[string]bool{"carry": true, "purchase": true, "stop": true, "box": true}
	for word, want := range map[string]bool{
		"carries": true, "carried": true, "purchased": true, "purchasing": true, "stopped": true, "boxes": true,
		"carry": false, "as": false, "ies": false, "": false, "box": false,
	} {
		if got := description.HasStem([]byte(word), known); got != want {
			t.Errorf("HasStem(%q) = %v, want %v", word, got, want)
		}
	}
}

// Of many languages the commonest words are known, as they are written.
func TestJudgeLanguages(t *testing.T) {
	r := open(t)
	for text, want := range map[string]description.Quality{
		"regalo di compleanno": description.Vague, "vestiti": description.Vague, "maglia di lana da uomo": description.Acceptable,
		"roupas": description.Vague, "azulejo pintado": description.Acceptable,
		"cadeautje voor vriend": description.Vague, "keramische vaas": description.Acceptable,
		"ubrania": description.Vague, "bursztynowe kolczyki": description.Acceptable,
		"подарок другу": description.Vague, "личные вещи": description.Vague, "шерстяной платок": description.Acceptable,
		"δώρο": description.Vague, "هدايا": description.Vague, "تمر فاخر": description.Acceptable,
		"hediyelik eşya": description.Vague, "pamuklu havlu": description.Acceptable,
		"雑貨": description.Vague, "誕生日プレゼント": description.Vague, "万年筆": description.Acceptable,
		"선물": description.Vague, "면 티셔츠": description.Acceptable,
		"quần áo": description.Vague, "ของขวัญ": description.Vague, "เสื้อยืดผ้าฝ้าย": description.Acceptable,
		// words of one language inside words of another
		"wall painting": description.Acceptable, "coat hanger": description.Acceptable, "cornmeal": description.Acceptable,
		// goods whose words only tell a use, and a gift that says what it is
		"mobile phone for repair": description.Acceptable, "mobile phone accessories": description.Vague,
		"sac à main en cuir": description.Acceptable, "leather shoes - gift": description.Acceptable,
	} {
		if got := r.Judge(text, nil, "").Quality; got != want {
			t.Errorf("Judge(%q) = %s, want %s", text, got, want)
		}
	}
}

// Every term that a list rejects alone is rejected, whatever the lexicon says.
func TestEveryStopTermIsRejected(t *testing.T) {
	r := open(t)
	set, err := packs.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	p, _ := set.Get("descriptions")
	err = p.EachRow("stoplists.tsv", 7, func(f []string) error {
		if f[2] != "reject" {
			return nil
		}
		j := r.Judge(f[1], []string{f[0]}, "")
		if j.Quality != description.Vague || len(j.Lists) == 0 || !j.Lists[0].Rejected {
			t.Errorf("%s alone is %s under %s: %+v", f[1], j.Quality, f[0], j.Lists)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestStopListsHaveDatesAndProfiles(t *testing.T) {
	r := open(t)
	if j := r.Judge("blanket", []string{"cbp"}, "2020-01-01"); j.Quality != description.Acceptable {
		t.Errorf("a term counts before it was listed: %+v", j)
	}
	if j := r.Judge("Blankets", []string{"cbp"}, "2026-01-01"); j.Quality != description.Vague || len(j.Lists) != 1 || !j.Lists[0].Alone {
		t.Errorf("the plural of a term is not on its list: %+v", j)
	}
	if j := r.Judge("souvenirs, stc", []string{"pact"}, ""); j.Quality != description.Vague || len(j.Lists) != 2 {
		t.Errorf("two terms do not make a vague text: %+v", j)
	}
}

func FuzzJudge(f *testing.F) {
	f.Add("tea and food")
	f.Add("化妆品若干 x2")
	f.Add("\xff\u200b€")
	r := open(f)
	f.Fuzz(func(t *testing.T, text string) {
		n := len([]rune(text))
		for _, s := range r.Judge(text, []string{"cbp", "ics2", "pact"}, "").Lists {
			if s.Start < 0 || s.End <= s.Start || s.End > n {
				t.Errorf("span %d to %d of %d code points", s.Start, s.End, n)
			}
		}
	})
}
