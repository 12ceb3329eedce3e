package match_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/internal/address"
	"github.com/tidewaiter/tidewaiter/internal/match"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/names"
)

// placed lists one party in a town of its own, and others in the capital.
func placed(country, capital, town string) *watchlist.List {
	at := func(lines, city, postcode string) watchlist.Address {
		a := watchlist.Address{City: city, Postcode: postcode, Country: country}
		if lines != "" {
			a.Lines = []string{lines}
		}
		return a
	}
	l := &watchlist.List{Name: "invented", Entries: []watchlist.Entry{
		{ID: "town", Names: []watchlist.Name{{Text: "Zoltavar Quimbrestein"}}, Addresses: []watchlist.Address{at("17 Quarry Road, Room 4", town, "54021")}},
		{ID: "capital", Names: []watchlist.Name{{Text: "Hadrumel Vostokarin"}}, Addresses: []watchlist.Address{at("", capital, "")}},
		{ID: "nowhere", Names: []watchlist.Name{{Text: "Grelbin Tassoveric"}}, Addresses: []watchlist.Address{{Country: country}}},
	}}
	for i := range 60 {
		l.Entries = append(l.Entries, watchlist.Entry{
			ID: fmt.Sprint(i), Names: []watchlist.Name{{Text: "Pelquandor Institute " + strings.Repeat("o", i+1)}}, Addresses: []watchlist.Address{at("", capital, "")},
		})
	}
	for i := range l.Entries {
		if l.Entries[i].ID == "town" || l.Entries[i].ID == "capital" || l.Entries[i].ID == "nowhere" {
			l.Entries[i].Type = watchlist.Person
		}
	}
	return l
}

// beside gives the feature of the place in the best match, and its score.
func beside(t *testing.T, m *match.Matcher, name string, raw address.Raw) (feature string, evidence, score float64) {
	t.Helper()
	found := m.Match(match.Query{Name: name, Kind: names.Person, Country: raw.Country, Place: m.Place(raw)}, 1, 0)
	if len(found) == 0 {
		t.Fatalf("nothing found for %q", name)
	}
	sum := 0.0
	for _, f := range found[0].Features {
		sum += f.Share
		switch f.Name {
		case "city", "postcode", "address":
			feature, evidence = f.Name, f.Evidence
			if match.Beside(f.Name) == "" || f.A == "" || f.B == "" {
				t.Errorf("feature %+v does not say what it compares", f)
			}
		}
	}
	if math.Abs(sum-found[0].Score) > 1e-9 {
		t.Errorf("shares of %q sum to %v, score %v", name, sum, found[0].Score)
	}
	return feature, evidence, found[0].Score
}

func TestPlaces(t *testing.T) {
	m := match.New(placed("HU", "Dombrafel", "Vexthal"))
	const name = "Zoltavar Quimbrestien"
	for _, c := range []struct {
		what string
		raw  address.Raw
		want string
	}{
		{"the town", address.Raw{City: "VEXTHAL", Country: "HU"}, "city"},
		{"the post code, with the town spelt otherwise", address.Raw{City: "Wextal", Postcode: "540 21", Country: "HU"}, "postcode"},
		{"the house", address.Raw{Lines: []string{"Quarry Rd. 17"}, City: "Vexthal", Country: "HU"}, "address"},
		{"another house of the road", address.Raw{Lines: []string{"Quarry Rd. 18"}, City: "Vexthal", Country: "HU"}, "city"},
		{"the house in another town", address.Raw{Lines: []string{"17 Quarry Road"}, City: "Dombrafel", Country: "HU"}, ""},
		{"a town of that name in another country", address.Raw{City: "Vexthal", Country: "AT"}, ""},
		{"the post code in another country", address.Raw{Postcode: "54021", Country: "AT"}, ""},
		{"no country", address.Raw{City: "Vexthal", Postcode: "54021"}, ""},
		{"another town", address.Raw{City: "Dombrafel", Country: "HU"}, ""},
		{"nothing known", address.Raw{}, ""},
	} {
		if got, _, _ := beside(t, m, name, c.raw); got != c.want {
			t.Errorf("%s: feature %q, want %q", c.what, got, c.want)
		}
	}
	score := func(name string, raw address.Raw) float64 { _, _, s := beside(t, m, name, raw); return s }
	room := score(name, address.Raw{Lines: []string{"17 Quarry Road, Room 4"}, City: "Vexthal", Country: "HU"})
	house := score(name, address.Raw{Lines: []string{"17 Quarry Road"}, City: "Vexthal", Country: "HU"})
	town := score(name, address.Raw{City: "Vexthal", Country: "HU"})
	country := score(name, address.Raw{Country: "HU"})
	elsewhere := score(name, address.Raw{City: "Dombrafel", Country: "HU"})
	if !(room > house && house > town && town > country && country == elsewhere) {
		t.Errorf("room %v, house %v, town %v, country %v, another town %v", room, house, town, country, elsewhere)
	}
	// Nearly all listed entries of the country are in its capital.
	if f, _, _ := beside(t, m, "Hadrumel Vostokarin", address.Raw{City: "Dombrafel", Country: "HU"}); f != "" {
		t.Errorf("the capital is evidence of %s", f)
	}
}

// What a place tells hangs on how many listed entries are there, not on where
// it is or how it is called: lists that differ in that alone give the same.
func TestPlacesAreCountedAlike(t *testing.T) {
	type where struct{ country, capital, town string }
	var want []float64
	for _, w := range []where{{"HU", "Dombrafel", "Vexthal"}, {"IR", "Tehran", "Ardakan"}, {"CN", "北京市", "温州市"}, {"CN", "Beijing", "Wenzhou"}, {"US", "Washington", "Fargo"}, {"RU", "Москва", "Калуга"}, {"KR", "서울", "여수"}} {
		m := match.New(placed(w.country, w.capital, w.town))
		var got []float64
		for _, city := range []string{w.town, w.capital, ""} {
			_, evidence, score := beside(t, m, "Zoltavar Quimbrestien", address.Raw{City: city, Country: w.country})
			got = append(got, evidence, score)
		}
		if want == nil {
			want = got
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%v (-first place +this):\n%s", w, diff)
		}
	}
}

// A city in another script and with the word for what it is.
func TestPlacesOfSeveralSpellings(t *testing.T) {
	m := match.New(placed("CN", "Beijing", "Wenzhou"))
	for _, city := range []string{"WENZHOU CITY", "温州", "温州市", "Wenzhou Shi", "Lucheng District, Wenzhou"} {
		if f, _, _ := beside(t, m, "Zoltavar Quimbrestien", address.Raw{City: city, Country: "CN"}); f != "city" {
			t.Errorf("%q is not the city", city)
		}
	}
	if f, _, _ := beside(t, m, "Zoltavar Quimbrestien", address.Raw{Lines: []string{"浙江省温州市鹿城区"}, Country: "CN"}); f != "city" {
		t.Error("the lines do not tell the city")
	}
}

// An address is evidence beside a name, and no reason without one: the listed
// party's own house makes no stranger a match.
func TestAddressAloneIsNoMatch(t *testing.T) {
	m := match.New(placed("HU", "Dombrafel", "Vexthal"))
	home := m.Place(address.Raw{Lines: []string{"17 Quarry Road, Room 4"}, City: "Vexthal", Postcode: "54021", Country: "HU"})
	for _, name := range []string{"", "Anna Beispielfrau", "Mustermann GmbH", "Attn: Co., Ltd."} {
		if found := m.Alerts(match.Query{Name: name, Country: "HU", Place: home}, 5); len(found) != 0 {
			t.Errorf("%q alerts: %s", name, found[0].Entry.ID)
		}
	}
}

// With whatever is known of a party, the index finds all that comparing with
// every name finds.
func TestPlacesLoseNoMatch(t *testing.T) {
	lists := embedded(t)
	m := match.New(lists...)
	rnd := rand.New(rand.NewPCG(5, 17))
	lifted := 0
	for _, l := range lists {
		for i := rnd.IntN(40); i < len(l.Entries); i += 1 + len(l.Entries)/25 {
			e := &l.Entries[i]
			if len(e.Names) == 0 || len(e.Addresses) == 0 {
				continue
			}
			raw := e.Addresses[rnd.IntN(len(e.Addresses))].Raw()
			if rnd.IntN(2) == 0 {
				raw.Lines, raw.Postcode = nil, ""
			}
			q := match.Query{Name: corrupted(rnd, e.Names[rnd.IntN(len(e.Names))].Text), Kind: match.KindOf(e.Type), Country: raw.Country, Place: m.Place(raw)}
			const least = 0.6 // reached by no name that is too far for any search
			var want []string
			for _, f := range m.Match(q, 5000, 0) {
				if f.Score >= least {
					want = append(want, f.List+" "+f.Entry.ID)
				}
			}
			without := q
			without.Place = nil
			if len(m.Match(without, 5000, least)) < len(want) {
				lifted++
			}
			var got []string
			for _, f := range m.Match(q, 5000, least) {
				got = append(got, f.List+" "+f.Entry.ID)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%q at %+v (-every name +index):\n%s", q.Name, raw, diff)
			}
		}
	}
	if lifted == 0 {
		t.Error("no place made a difference")
	}
}

// corrupted changes two to four letters of a name.
func corrupted(rnd *rand.Rand, name string) string {
	runes := []rune(name)
	for range 2 + rnd.IntN(3) {
		runes[rnd.IntN(len(runes))] = rune('a' + rnd.IntN(26))
	}
	return string(runes)
}
