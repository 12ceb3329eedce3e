package placeholder_test

import (
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/placeholder"
	"github.com/tidewaiter/tidewaiter/packs"
)

func embedded(t testing.TB) *placeholder.List {
	t.Helper()
	all, err := packs.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	p, ok := all.Get("placeholders")
	if !ok {
		t.Fatal("no pack placeholders")
	}
	l, err := placeholder.Open(p)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestFindPlaceholders(t *testing.T) {
	l := embedded(t)
	for field, texts := range map[placeholder.Field][]string{
		placeholder.Name: {
			"N/A", "n/a", "Ｎ／Ａ", "NA", "unknown", "UNKNOWN.", "(unknown)", "Unknown Unknown", "private", "Private person",
			"test", "Test Test", "test123", "Test User", "xxx", "XXXX", "x x x", "aaaa", "...", "-", "***", "12345", "12 34-5",
			"#1", "J.", "Q", "未知", "收件人", "無", "なし", "미상", "неизвестно", "частное лицо", "غير معروف", "desconocido",
			"non renseigné", "keine Angabe", "To order", "same as sender", "Customer 1001", "asdf", "awb", "null", "\u200bN/A\u200b",
			"eBay customer", "Mr X", "a.beispiel@example.com", "name not given", "Unknown Company", "Άγνωστος", "ΆΓΝΩΣΤΟΣ", "알수없음", "نامشخص", "neuvedeno", "買家", "John Doe", "fake name",
		},
		placeholder.Street: {"N/A", "unknown", "xxxx", "---", "address", "same as above", "不详", "test street", "private address", "your address here", "住所不明", "нет адреса", "주소 없음", "0", "123", "Fake Street"},
		placeholder.City:   {"N/A", "unknown", "XX", "12345", "-", "未知", "desconhecido", "City", "Stadt", "город", "城市", "ciudad"},
	} {
		for _, text := range texts {
			if _, ok := l.Find(field, text, ""); !ok {
				t.Errorf("Find(%v, %q): no placeholder", field, text)
			}
		}
	}
}

// Real names and addresses, among them those that look like placeholders.
func TestFindSparesNames(t *testing.T) {
	l := embedded(t)
	for field, texts := range map[placeholder.Field][]string{
		placeholder.Name: {
			"Suharto", "Ng", "O Brien", "Yu", "王", "李", "Na Li", "娜", "김", "Björk", "Nil Serra", "Christopher Guest",
			"Blank & Sons", "Private Reserve Wines Ltd", "Test Rite International Co", "Unknown Worlds Entertainment",
			"360 Sports", "Online Shop", "@home GmbH", "My No", "The Given", "New Client Systems AG", "3M", "7-Eleven", "X Corp", "A.B.", "Jo", "Person AB", "Name Jewellers", "أحمد", "นิด", "  ", "",
		},
		placeholder.Street: {"1-2-3", "12", "Home Park Road 5", "No 5", "SQN 210 Bloco B", "Calle sin nombre 4", "5", "С. Вишнёвое 12"},
		placeholder.City:   {"None", "Ohne", "Y", "Å", "Test Valley", "Brak", "Leer", "Paris 13e", "東京", "Ii", "Ea"},
	} {
		for _, text := range texts {
			if m, ok := l.Find(field, text, ""); ok {
				t.Errorf("Find(%v, %q) = %+v; want nothing", field, text, m)
			}
		}
	}
}

// A town may bear a name that stands for nothing elsewhere.
func TestFindKnowsTowns(t *testing.T) {
	l := embedded(t)
	for _, tt := range []struct {
		city, country string
		want          bool
	}{
		{"None", "IT", false},
		{"None", "US", true},
		{"Ville", "FR", false},
		{"Ville", "CA", true},
		{"Nan", "TH", false},
	} {
		if _, got := l.Find(placeholder.City, tt.city, tt.country); got != tt.want {
			t.Errorf("Find(city %q in %s) = %v, want %v", tt.city, tt.country, got, tt.want)
		}
	}
	if _, ok := l.Find(placeholder.Street, "none", "IT"); !ok {
		t.Error("a street none in Italy: no placeholder, though only a town is called so")
	}
}

func TestFindSaysWhy(t *testing.T) {
	l := embedded(t)
	for text, want := range map[string]string{"N/A": "stands for no name", "123": "has only numbers", "??": "has only signs, no letters", "zzzzz": "repeats one sign", "a@b.example": "is an e-mail address", "J": "is a single letter"} {
		if m, _ := l.Find(placeholder.Name, text, ""); m.Why != want || m.Source == "" {
			t.Errorf("Find(%q) = %+v; want why %q and a source", text, m, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	l := embedded(f)
	for _, seed := range []string{"N/A", "未知", "Dana Whitlock", "\xff\xfe", "a\u0301"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a, foundA := l.Find(placeholder.Name, text, "")
		b, foundB := l.Find(placeholder.Name, " "+text+" ", "")
		if a != b || foundA != foundB {
			t.Errorf("Find(%q) = %+v, with spaces around it %+v", text, a, b)
		}
	})
}

func BenchmarkFindNothing(b *testing.B) {
	l := embedded(b)
	b.ReportAllocs()
	for b.Loop() {
		l.Find(placeholder.Name, "Sapataria do Rio Lda", "")
	}
}
