package names_test

import (
	"math"
	"testing"

	"github.com/tidewaiter/tidewaiter/names"
)

// TestCompare holds pairs that every release must tell apart or together.
func TestCompare(t *testing.T) {
	for _, tt := range []struct {
		name, a, b string
		alike      bool
	}{
		{"han and english", "上海慈顺精细化工有限公司", "Shanghai Cishun Fine Chemical Co., Ltd.", true},
		{"han and pinyin", "上海慈顺精细化工有限公司", "Shanghai Cishun Jingxi Huagong Youxian Gongsi", true},
		{"place in brackets", "Cishun Fine Chem (Shanghai)", "Shanghai Cishun Fine Chemical Co., Ltd.", true},
		{"trade name translated", "广州长城化工有限公司", "Guangzhou Great Wall Chemical Co., Ltd.", true},
		{"another translation", "广州长城化工有限公司", "Guangzhou Golden Dragon Chemical Co., Ltd.", false},
		{"traditional", "上海慈順精細化工有限公司", "上海慈顺精细化工有限公司", true},
		{"other trade name", "Shanghai Boya Fine Chemical Co., Ltd.", "Shanghai Cishun Fine Chemical Co., Ltd.", false},
		{"han surname reading", "单雄信", "Shan Xiongxin", true},
		{"cantonese", "曾国强", "Tsang Kwok Keung", true},
		{"reversed", "張偉明", "Weiming Zhang", true},
		{"cyrillic", "ИВАНОВ, Пётр Сергеевич", "Petr Sergeyevich Ivanov", true},
		{"hangul", "김철수", "KIM, Chol Su", true},
		{"arabic", "محمد عبدالله", "Mohammed Abdullah", true},
		{"compound", "Abdul Rahman Al-Hassan", "ABDELRAHMAN AL HASSAN", true},
		{"noise", "Mr. John Smythers TEL 075588360000", "John Smythers", true},
		{"another number", "Sea Dragon 1", "Sea Dragon 8", false},
		{"the number of a plant", "Rassvet Machine Plant No. 9", "Rassvet Machine Plant No. 6", false},
		{"the number of a unit", "Military Unit 90817", "Military Unit 90835", false},
		{"the number of a room", "Zelan Trading Co., Ltd., Room 302", "Zelan Trading Co., Ltd.", true},
		{"a roman numeral", "Ocean Lantern II", "Ocean Lantern 2", true},
		{"another roman numeral", "Ocean Lantern II", "Ocean Lantern III", false},
		{"particles written together", "Maria De La Cruz", "Maria Delacruz", true},
		{"two words that make one", "Qiu Jing He", "QIU, Jinghe", true},
		{"hong kong's sh", "李嘉诚", "Lee Ka Shing", true},
		{"a slavic name spelt in german", "Wladimir Kowaltschuk", "Vladimir Kovalchuk", true},
		{"a slavic ending", "Khodorkovsky", "Hodorkovskij", true},
		{"other spaces", "BREL LOMAX FERRYMEN LTD", "Brellomax Ferrymen Ltd.", true},
		{"no spaces", "zoltavarquimbrestein", "Zoltavar Quimbrestein", true},
		{"an acronym", "VPC GmbH", "Vandral Printing Center GmbH", true},
		{"an acronym of the start", "VTE Bank PLC", "Vandral Timber Export Bank PLC", true},
		{"an acronym with a company", "VOCL LLC", "Vandral Oil Company of Larsk", true},
		{"another acronym", "VPX GmbH", "Vandral Printing Center GmbH", false},
		{"an acronym is no slip of another", "VPC GmbH", "VTPC GmbH", false},
		{"a translated name", "OOO Severnaya Raduga", "Northern Rainbow LLC", true},
		{"the adjective of a place", "AO Penzenskii Patronnyi Zavod", "JSC Penza Cartridge Plant", true},
		{"another place", "AO Penzenskii Patronnyi Zavod", "JSC Omsk Cartridge Plant", false},
		{"an ordinal", "30th Ship Repair Factory", "AO 30 Sudoremontnyy Zavod", true},
		{"a short form", "Dima Quimbrestin", "Dmitriy Quimbrestin", true},
		{"a short form in spanish", "Beto Quimbrestin", "Norberto Quimbrestin", true},
		{"another's short form", "Dima Quimbrestin", "Sergey Quimbrestin", false},
		{"a belarusian passport", "Uladzimir Mikalaevich Quimbradzkou", "QUIMBRADKOV, Vladimir Nikolayevich", true},
		{"a ukrainian father's name", "Oksana Volodymyrivna Quimbrenko", "QUIMBRENKO, Oksana Vladimirovna", true},
		{"an initial before al-", "S. Al-Quimbrar", "Samir Al-Quimbrar", true},
		{"qaf", "Seyed Qasemi", "Seyed Ghasemi", true},
		{"slavic c", "Tsvetkov Oleg", "Oleg Cvetkov", true},
		{"other given name", "Reza Qolizadeh", "Mina Qolizadeh", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, b := names.Parse(tt.a, names.Unknown), names.Parse(tt.b, names.Unknown)
			c := names.Compare(a, b)
			if got := c.Score >= names.PickedAt(c.Kind); got != tt.alike {
				t.Errorf("Compare(%q, %q) = %.3f, alert %t; want %t\n%+v", tt.a, tt.b, c.Score, got, tt.alike, c.Features)
			}
			if back := names.Compare(b, a); math.Abs(back.Score-c.Score) > 1e-9 {
				t.Errorf("Compare(%q, %q) = %v the other way round %v", tt.a, tt.b, c.Score, back.Score)
			}
			sum := 0.0
			for _, f := range c.Features {
				sum += f.Share
			}
			if math.Abs(sum-c.Score) > 1e-9 {
				t.Errorf("shares of %q and %q sum to %v, score %v", tt.a, tt.b, sum, c.Score)
			}
		})
	}
}
