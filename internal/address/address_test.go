package address_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/address"
)

func keys(a address.Address) []string {
	var out []string
	a.Keys(address.Guesses, func(key []byte, _ address.Grade) { out = append(out, string(key)) })
	return out
}

// TestKeys gives two writings of one place and the key that both must have;
// all addresses are made up.
func TestKeys(t *testing.T) {
	tests := []struct {
		name string
		a, b address.Raw
		want string
	}{
		{
			"Han and English",
			address.Raw{Lines: []string{"Room 1203, Building 3, No. 185 Xincun West Road, Nanshan District"}, City: "Shenzhen 518000", Country: "CN"},
			address.Raw{Lines: []string{"广东省深圳市南山区新村西路185号3栋1203室"}},
			"addr:CN:shenzhen:xincunxi:185/3/1203",
		},
		{
			"order and abbreviations",
			address.Raw{Lines: []string{"No. 8, Keji 6th Road, Weihai"}, City: "Shandong", Country: "CN"},
			address.Raw{Lines: []string{"Shandong Prov., Weihai City, Ke Ji Liu Lu 8 Hao"}, Country: "CN"},
			"addr:CN:weihai:kejiliu:8",
		},
		{
			"Hong Kong",
			address.Raw{Lines: []string{"Rm. 4, 16/F, Invented Comm Ctr, 2-16 Made Up St, Mongkok"}, City: "Hong Kong", Country: "CN"},
			address.Raw{Lines: []string{"16/F Room 4 Invented Commercial Centre, 2-16 Made Up Street, Kln"}, Country: "HK"},
			"addr:HK::madeup:2-16//4",
		},
		{
			"Hong Kong in Han",
			address.Raw{Lines: []string{"香港九龍旺角彌敦道555號虛構大廈12樓1203室"}},
			address.Raw{Lines: []string{"Rm 1203, 12/F, Invented Building, 555 Nathan Rd, Mongkok, Kowloon"}, City: "Hong Kong", Country: "HK"},
			"addr:HK::nathan:555//1203",
		},
		{
			"Hong Kong in simplified Han, and a direction",
			address.Raw{Lines: []string{"香港湾仔皇后大道东213号"}, Country: "HK"},
			address.Raw{Lines: []string{"213 Queen's Road East, Wan Chai"}, City: "Hong Kong", Country: "CN"},
			"addr:HK::queensdong:213",
		},
		{
			"Taipei in Han",
			address.Raw{Lines: []string{"臺北市信義區虛構路7號"}, Country: "TW"},
			address.Raw{Lines: []string{"No. 7, Xugou Rd., Xinyi Dist."}, City: "Taipei City", Country: "TW"},
			"addr:TW:taibei:xugou:7",
		},
		{
			"Macau in Han",
			address.Raw{Lines: []string{"澳門虛構街7號2樓"}},
			address.Raw{Lines: []string{"7 Xugou Street, 2/F"}, City: "Macau", Country: "MO"},
			"addr:MO::xugou:7",
		},
		{
			"a road in Qingdao with Hong Kong in its name",
			address.Raw{Lines: []string{"山东省青岛市香港中路76号"}},
			address.Raw{Lines: []string{"No. 76 Xianggang Middle Road"}, City: "Qingdao", Country: "CN"},
			"addr:CN:qingdao:xianggangzhong:76",
		},
		{
			"cities in Han within English",
			address.Raw{Lines: []string{"Room 1203, Building 3, No. 185 Xincun West Road, 深圳市南山区"}, Country: "CN"},
			address.Raw{Lines: []string{"185 Xincun W. Rd., Bldg. 3, Rm. 1203, Nanshan Dist."}, City: "Shenzhen", Country: "CN"},
			"addr:CN:shenzhen:xincunxi:185/3/1203",
		},
		{
			"the other way round, without commas",
			address.Raw{Lines: []string{"China Guangdong Shenzhen 518000 Invented Garden 185 Xincun West Road Building 3 1203"}, Country: "CN"},
			address.Raw{Lines: []string{"1203, Building 3, No. 185, Xincun West Road"}, City: "Shenzhen", Country: "CN"},
			"sig:CN:shenzhen:1203,185,3:xincunxi",
		},
		{
			"German",
			address.Raw{Lines: []string{"Erfundene Str. 12"}, City: "Köln", Country: "DE"},
			address.Raw{Lines: []string{"Erfundene Straße 12"}, City: "Koln 50667", Country: "DE"},
			"addr:DE:koln:erfundene:12",
		},
		{
			"United States",
			address.Raw{Lines: []string{"1200 Made-Up Ave, Apt 4"}, City: "Springfield", Country: "US"},
			address.Raw{Lines: []string{"1200 Madeup Avenue #4"}, City: "Springfield", Country: "US"},
			"addr:US:springfield:madeup:1200",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, raw := range []address.Raw{tt.a, tt.b} {
				parsed := address.Parse(raw)
				if !slices.Contains(keys(parsed), tt.want) {
					t.Errorf("%q\nparsed %+v\nkeys %v\nwant %s", raw.Lines, parsed, keys(parsed), tt.want)
				}
			}
		})
	}
}

// TestKeysDiffer: another house, road or city is another place.
func TestKeysDiffer(t *testing.T) {
	base := keys(address.Parse(address.Raw{Lines: []string{"No. 185 Xincun West Road"}, City: "Shenzhen", Country: "CN"}))
	for _, other := range []address.Raw{
		{Lines: []string{"No. 187 Xincun West Road"}, City: "Shenzhen", Country: "CN"},
		{Lines: []string{"No. 185 Xincun East Road"}, City: "Shenzhen", Country: "CN"},
		{Lines: []string{"No. 185 Xincun West Road"}, City: "Dalian", Country: "CN"},
		{Lines: []string{"深圳市南山区新村路185号"}},
	} {
		for _, k := range keys(address.Parse(other)) {
			if slices.Contains(base, k) {
				t.Errorf("%q has key %v of another place", other.Lines, k)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("Room 1, No. 2 Xinhua Road, Shenzhen")
	f.Add("广东省深圳市南山区新村西路185号3栋1203室")
	f.Add("No. # 5/F Flat/Rm 1 号路号")
	f.Fuzz(func(t *testing.T, line string) {
		keys(address.Parse(address.Raw{Lines: []string{line}, City: line, Country: "CN"}))
	})
}

func BenchmarkParse(b *testing.B) {
	raw := address.Raw{Lines: []string{"Room 1212, Building B, Youth Park, No. 185 Xincun West Road, Zhangdian District"}, City: "Zibo City, Shandong", Country: "CN"}
	b.ReportAllocs()
	for b.Loop() {
		a := address.Parse(raw)
		a.Keys(address.Guesses, func([]byte, address.Grade) {})
	}
}

// TestLocalNames writes each road of the table of Hong Kong, Macau and Taiwan
// in Han and in English: both must name one room. On the mainland a road of that
// name is read as any other.
func TestLocalNames(t *testing.T) {
	table, err := os.ReadFile("data/hk-names.tsv")
	if err != nil {
		t.Fatal(err)
	}
	roads := 0
	for line := range strings.Lines(string(table)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) < 3 || f[2] != "road" {
			continue
		}
		roads++
		want := "addr:HK::" + strings.ReplaceAll(f[1], "nv", "nu") + ":25//1203" // nv is how some write nü
		for _, raw := range []address.Raw{
			{Lines: []string{"香港" + f[0] + "25號虛構大廈12樓1203室"}},
			{Lines: []string{"虛構大廈12樓1203室", f[0] + "25號"}, City: "Hong Kong", Country: "CN"},
			{Lines: []string{"Rm 1203, 12/F, Invented Building, 25 " + f[1] + " Road"}, Country: "HK"},
		} {
			if got := keys(address.Parse(raw)); !slices.Contains(got, want) {
				t.Errorf("%q has the keys %v, want %s", raw.Lines, got, want)
			}
		}
	}
	if roads < 400 {
		t.Errorf("%d roads in the table, want 400", roads)
	}
	mainland := keys(address.Parse(address.Raw{Lines: []string{"辽宁省沈阳市和平区南京街25号"}}))
	if want := "addr:CN:shenyang:nanjing:25"; !slices.Contains(mainland, want) {
		t.Errorf("a road of Shenyang has the keys %v, want %s", mainland, want)
	}
}
