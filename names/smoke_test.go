package names_test

import (
	"fmt"
	"testing"

	"github.com/tidewaiter/tidewaiter/names"
)

func TestSmoke(t *testing.T) {
	for _, p := range [][2]string{
		{"上海慈顺精细化工有限公司", "Shanghai Cishun Fine Chemical Co., Ltd."},
		{"上海慈顺精细化工有限公司", "Shanghai Cishun Jingxi Huagong Youxian Gongsi"},
		{"Cishun Fine Chem (Shanghai)", "Shanghai Cishun Fine Chemical Co., Ltd."},
		{"Shanghai Xishun Fine Chemical Co., Ltd.", "Shanghai Cishun Fine Chemical Co., Ltd."},
		{"上海慈顺精細化工有限公司", "Wuhan Boya Trading Co., Ltd."},
		{"張偉明", "Weiming Zhang"}, {"单雄信", "Shan Xiongxin"}, {"曾国强", "Tsang Kwok Keung"},
		{"PUTIN, Vladimir Vladimirovich", "Владимир Владимирович Путин"},
		{"김정은", "KIM, Jong Un"}, {"محمد عبدالله", "Mohammed Abdullah"}, {"Abdul Rahman Al-Hassan", "ABDELRAHMAN AL HASSAN"},
		{"V. Putin", "Vladimir Putin"}, {"Mr. John Smithe TEL 075588360000", "John Smith"}, {"c/o Wei Zhang", "Zhang Wei"},
	} {
		a, b := names.Parse(p[0], names.Unknown), names.Parse(p[1], names.Unknown)
		c := names.Compare(a, b)
		fmt.Printf("%.3f %s | %s  (%v %v)\n", c.Score, p[0], p[1], a.Kind, b.Kind)
		for _, f := range c.Features {
			fmt.Printf("     %-20s %-14s %-14s %+.2f %+.3f\n", f.Name, f.A, f.B, f.Evidence, f.Share)
		}
	}
}
