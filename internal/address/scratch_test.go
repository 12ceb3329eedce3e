package address

import (
	"fmt"
	"testing"
)

func TestScratch(t *testing.T) {
	for _, r := range []Raw{
		{Lines: []string{"Block A 6-23F, No. 17 Fuxing Road, Haidian District"}, City: "Beijing 100036", Country: "CN"},
		{Lines: []string{"Room 1212, Building B, Youth Venture Park, No. 185 Xincun West Road, Zhangdian Street Office"}, City: "Zibo City, Shandong", Country: "CN"},
		{Lines: []string{"山东省淄博市张店区新村西路185号青年创业园B座1212室"}},
		{Lines: []string{"No. 1015, Jinsha Third Rd., Xiaolan Economic Development Area"}, City: "Nanchang, Jiangxi 330029", Country: "CN"},
		{Lines: []string{"Jinsha San Lu 1015 Hao"}, City: "Nanchang", Country: "CN"},
		{Lines: []string{"江西南昌金沙三路1015号"}},
		{Lines: []string{"Rm No. 13, 16/F, Unit 2 Huatingge, No. 11 Dongpo Rd"}, City: "Huizhou City, Guangdong Province 516001", Country: "CN"},
		{Lines: []string{"Rm. 4, 16/F, Ho King Comm Ctr, 2-16 Fayuen St, Mongkok Kowloon"}, City: "Hong Kong", Country: "CN"},
		{Lines: []string{"16/F Room 4 Ho King Commercial Centre, 2-16 Fa Yuen Street, Mong Kok, Kln"}, Country: "HK"},
		{Lines: []string{"Room 104, Unit 1, Building 1, 153, Gangpu Lu, Zhongshan Qu"}, City: "Dalian, Liaoning", Country: "CN"},
		{Lines: []string{"辽宁省大连市中山区港浦路153号1号楼1单元104室"}},
		{Lines: []string{"502, Block B, Rongchaolong Building, Longfu Road, Shangjing Community, Longcheng Street, Longgang District"}, City: "Shenzhen", Country: "CN"},
		{Lines: []string{"224-4 Shifa Da Lu, RM 1305, Heping District"}, City: "Shenyang City, Liaoning Province", Country: "CN"},
		{Lines: []string{"Youlanting Village"}, City: "Yiwu City, Zhejiang", Country: "CN"},
		{Lines: []string{"1200 Made-Up Avenue, Apt 4"}, City: "Springfield", Postcode: "62701", Country: "US"},
		{Lines: []string{"Zweierstrasse 35"}, City: "Zurich CH-8022", Country: "CH"},
		{Lines: []string{"12 rue de Rivoli"}, City: "75001 Paris", Country: "FR"},
	} {
		a := Parse(r)
		fmt.Printf("%v\n   %+v\n", r.Lines, a)
		for _, k := range a.Keys() {
			fmt.Print("   ", k)
		}
		fmt.Println()
	}
}
