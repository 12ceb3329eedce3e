package names_test

import (
	"fmt"
	"testing"

	"github.com/tidewaiter/tidewaiter/names"
)

// TestScripts holds, for each script, that a word read aloud is the word as it
// is spelt in Latin letters, and that another one is not.
func TestScripts(t *testing.T) {
	for _, tt := range []struct {
		script, own, same, other string
		kind                     names.Kind
	}{
		{"cyrillic", "Сергей Щербаков", "Sergey Shcherbakov", "Sergey Volkov", names.Person},
		{"cyrillic, german spelling", "Алексей Хрусталёв", "Alexey Chrustalev", "Alexey Volkov", names.Person},
		{"greek", "Χρήστος Οικονόμου", "Hristos Ikonomou", "Christos Papadopoulos", names.Person},
		{"hebrew, k and h apart", "משה כהן", "Moshe Cohen", "Moshe Friedman", names.Person},
		{"arabic", "يوسف القحطاني", "Youssef Al-Qahtani", "Youssef Al-Masri", names.Person},
		{"persian values of letters", "رضا قاسمی", "Reza Ghasemi", "Reza Tehrani", names.Person},
		{"devanagari", "राजेश शर्मा", "Rajesh Sharma", "Rajesh Gupta", names.Person},
		{"thai, vowels before consonants", "สมชาย แสงทอง", "Somchai Saengthong", "Somchai Srisuk", names.Person},
		{"devanagari, a in Abdul", "आब्दुल करीम", "Abdul Karim", "Abdul Rahim", names.Person},
		{"bengali", "প্রিয়াঙ্কা চক্রবর্তী", "Priyanka Chakraborty", "Priyanka Banerjee", names.Person},
		{"gurmukhi", "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "Gurpreet Singh", "Manjeet Singh", names.Person},
		{"tamil, soft between vowels", "ராஜேந்திரன் முருகன்", "Rajendran Murugan", "Rajendran Selvam", names.Person},
		{"malayalam, letters without vowel", "മോഹൻലാൽ നായർ", "Mohanlal Nair", "Mohanlal Menon", names.Person},
		{"thai, j and the r of korn", "จิราพร ใจดี", "Jiraporn Jaidee", "Jiraporn Thongkham", names.Person},
		{"thai, silent and final letters", "สุรชัย วงศ์สวัสดิ์", "Surachai Wongsawat", "Surachai Boonmee", names.Person},
		{"arabic, names of the faith", "نور الدين القحطاني", "Nureddine Al-Qahtani", "Nureddine Al-Masri", names.Person},
		{"arabic, Abu Bakr", "أبو بكر الصديق", "Abubakar Siddiq", "Abubakar Farouk", names.Person},
		{"hangul, revised", "김철수", "Kim Cheolsu", "Kim Minjun", names.Person},
		{"hangul, as passports have it", "이영희", "Younghee Lee", "Minjun Lee", names.Person},
		{"kana", "サトウ ケンジ", "Sato Kenji", "Tanaka Kenji", names.Person},
		{"kana, two letters one sound", "ハットリ ジュンイチ", "Hattori Junichi", "Hattori Shinji", names.Person},
		{"kana, small letters of foreign names", "ティファニー・ジェンキンス", "Tifani Jenkinsu", "Tifani Morisu", names.Person},
		{"hiragana", "きょうこ ふじわら", "Kyoko Fujiwara", "Kyoko Yamada", names.Person},
		{"kanji", "佐々木健一", "Kenichi Sasaki", "Kenichi Yamada", names.Person},
		{"kanji that are a chinese name too", "林太郎", "Hayashi Taro", "Hayashi Jiro", names.Person},
		{"the chinese reading stays", "林太郎", "Lin Tailang", "Lin Xiaoming", names.Person},
		{"kanji, parted elsewhere in chinese", "高橋誠", "Makoto Takahashi", "Makoto Tanaka", names.Person},
		{"han, wade-giles", "徐国强", "Hsu Kuo-chiang", "Hsu Mei-ling", names.Person},
		{"han, traditional and syllables apart", "上海慈順精細化工有限公司", "Shang Hai Ci Shun Jing Xi Hua Gong You Xian Gong Si", "Shanghai Boya Fine Chemical Co., Ltd.", names.Organisation},
		{"han, hong kong's other spellings", "区美华", "Au Mei Wah", "Au Chi Keung", names.Person},
		{"han, district of a city", "厦门市集美区鑫隆贸易有限公司", "Xiamen Xinlong Trading Co., Ltd.", "Xiamen Boya Trading Co., Ltd.", names.Organisation},
		{"han, postal name", "厦门慈顺进出口有限公司", "Amoy Cishun Imp & Exp Co., Ltd.", "Xiamen Boya Import and Export Co., Ltd.", names.Organisation},
		{"hangul company", "한빛무역주식회사", "Hanbit Trading Co., Ltd.", "Saebyeol Trading Co., Ltd.", names.Organisation},
	} {
		t.Run(tt.script, func(t *testing.T) {
			score := func(latin string) float64 {
				return names.Compare(names.Parse(tt.own, tt.kind), names.Parse(latin, tt.kind)).Score
			}
			if same, other := score(tt.same), score(tt.other); same < 0.5 || other >= 0.5 {
				t.Errorf("%q scores %.3f with %q and %.3f with %q; want the first from 0.5 on, the second below", tt.own, same, tt.same, other, tt.other)
			}
		})
	}
}

// TestAnatomy holds the role of each word, one row a rule.
func TestAnatomy(t *testing.T) {
	for _, tt := range []struct{ rule, text, want string }{
		{"slip in a long legal form", "OBSBCHESTVO S OGRANICHENNOI OTVETSTVENNOSTYU VEKTOR", "legal part"},
		{"long legal form cut by its field", "VEKTOR OBSHCHESTVO S OGRANICHENNOI OTV", "part legal"},
		{"legal form glued to the name", "TURMALLC", "part legal"},
		{"romanised legal form glued", "ROSHANSHIRKAT", "part legal"},
		{"legal form leaves the trade name alone", "LIMITED LIABILITY COMPANY ALFA-INVEST", "legal part business"},
		{"abbreviation of a form in the middle", "OFIS OOO FEMILI", "business legal part"},
		{"name glued to a word of a form", "JOINT STOCK COMPANYOPTRON STAVROPOL", "legal part part"},
		{"words parted by their capitals", "KazanVektorTrading", "place part business"},
		{"linking word glued", "GOLGOHAR MINING ANDINDUSTRIAL COMPANY", "part business noise business legal"},
		{"articles that are syllables", "Hunan Le Cheng Chemical Co., Ltd.", "place part business legal"},
		{"syllables make one trade name", "Shanghai Ci Shun Fine Chemical Co., Ltd.", "place part business business legal"},
		{"four syllables are two words", "Shanghai Ci Shun Bo Ya Trading", "place part part business"},
		{"the last of two places is the name", "Shanghai Dongfang Chemical Co., Ltd.", "place part business legal"},
		{"other name of a place", "Peking Cishun Technology Co., Ltd.", "place part business legal"},
		{"science and technology", "Cishun Sci & Tech Co., Ltd.", "part business legal"},
		{"prefix form of Indonesia", "PT Cahaya Trading", "legal part business"},
		{"form of Malaysia", "Cahaya Trading Sdn. Bhd.", "part business legal"},
		{"form of India", "Surya Chemicals Pvt. Ltd.", "part business legal"},
		{"form of Korea", "한빛무역주식회사", "part business legal"},
		{"form of Japan", "サクラギ 合同会社", "part legal"},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			got := ""
			for i, token := range names.Parse(tt.text, names.Organisation).Tokens {
				if i > 0 {
					got += " "
				}
				got += fmt.Sprint(token.Role)
			}
			if got != tt.want {
				t.Errorf("roles in %q: %s; want %s", tt.text, got, tt.want)
			}
		})
	}
}

// TestTitlesThatAreSurnames holds that a surname is not taken for a title of
// another language.
func TestTitlesThatAreSurnames(t *testing.T) {
	c := names.Compare(names.Parse("Dan Pan", names.Person), names.Parse("DAN", names.Person))
	if c.Equal || c.Score >= 0.5 {
		t.Errorf("Dan Pan and DAN score %.3f, equal %t", c.Score, c.Equal)
	}
}

// TestSlips holds that one slip is one wherever it falls.
func TestSlips(t *testing.T) {
	for _, tt := range []struct{ slip, a, b string }{
		{"two letters read as one", "Vladirnir Quintaverde", "Vladimir Quintaverde"},
		{"one read as two", "Natalya Serclyukova", "Natalya Serdyukova"},
		{"two sounds changed by one letter", "Iyad Makbluf", "Iyad Makhluf"},
		{"letters swapped across a sound", "Racihd Fettar", "Rachid Fettar"},
	} {
		t.Run(tt.slip, func(t *testing.T) {
			if c := names.Compare(names.Parse(tt.a, names.Person), names.Parse(tt.b, names.Person)); c.Score < 0.8 {
				t.Errorf("%q and %q score %.3f, want 0.8 at least", tt.a, tt.b, c.Score)
			}
		})
	}
}

// TestCutNamesGoOn holds that a name is told from others that share its first
// words by where it goes on from a field of 35 characters.
func TestCutNamesGoOn(t *testing.T) {
	cut := names.Parse("JOINT STOCK COMPANY SCIENTIFIC AND ", names.Organisation)
	right := names.Parse("JOINT STOCK COMPANY SCIENTIFIC AND TECHNICAL COMPANY VELDROM", names.Organisation).Whole()
	other := names.Parse("JSC SCIENTIFIC RESEARCH INSTITUTE QUELM", names.Organisation).Whole()
	if r, o := names.Compare(cut, right).Score, names.Compare(cut, other).Score; r <= o {
		t.Errorf("the name that goes on scores %.3f, another %.3f", r, o)
	}
}

// TestSkeletonsWeigh holds that a word without short vowels tells less than one
// that is spelt in full, and that its long vowels count.
func TestSkeletonsWeigh(t *testing.T) {
	score := func(a, b string) float64 {
		return names.Compare(names.Parse(a, names.Person), names.Parse(b, names.Person)).Score
	}
	if bare, full := score("سامح زروق", "Samih Zarruq"), score("Samih Zarruq", "Samih Zarrouq"); bare >= full {
		t.Errorf("without vowels %.3f, spelt in full %.3f", bare, full)
	}
	if written, other := score("حسين قنديل", "Husayn Qandil"), score("حسين قنديل", "Hassan Qandil"); written <= other {
		t.Errorf("with the vowel that is written %.3f, with another %.3f", written, other)
	}
}

// TestFairness corrupts names of several cultures alike: between words that
// are equally rare, a slip and another order cost all of them about the same.
func TestFairness(t *testing.T) {
	corruptions := map[string]func(given, family string) string{
		"order":        func(g, f string) string { return f + " " + g },
		"double":       func(g, f string) string { return g + " " + f[:3] + f[2:3] + f[3:] },
		"other family": func(g, _ string) string { return g + " Vantrease" },
	}
	people := map[string][2]string{ // rare on every list and in ordinary names
		"slavic": {"Bronkomir", "Zdravkolub"}, "arabic": {"Mutazabir", "Qasrawandi"}, "hispanic": {"Belarmundo", "Quintaverde"},
		"germanic": {"Hartwulfin", "Strandelmark"}, "indic": {"Praketushan", "Vaidhanekar"}, "african": {"Chukwelunde", "Oyelarandu"},
	}
	for name, corrupt := range corruptions {
		least, most := 1.0, 0.0
		for _, p := range people {
			a, b := names.Parse(p[0]+" "+p[1], names.Person), names.Parse(corrupt(p[0], p[1]), names.Person)
			score := names.Compare(a, b).Score
			least, most = min(least, score), max(most, score)
		}
		if most-least > 0.15 {
			t.Errorf("%s: scores from %.3f to %.3f by culture, want within 0.15", name, least, most)
		}
	}
}
