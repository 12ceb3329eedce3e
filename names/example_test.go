package names_test

import (
	"fmt"

	"github.com/tidewaiter/tidewaiter/names"
)

// Two writings of one company meet whatever the script and the order.
func ExampleCompare() {
	listed := names.Parse("上海泽岚精细化工有限公司", names.Organisation)
	for _, declared := range []string{
		"Shanghai Zelan Fine Chemical Co., Ltd.",
		"Zelan Fine Chem (Shanghai)",
		"Shanghai Huarui Fine Chemical Co., Ltd.",
	} {
		c := names.Compare(listed, names.Parse(declared, names.Organisation))
		fmt.Printf("%s: alert %t\n", declared, c.Score >= names.AlertAt(c.Kind))
	}
	// Output:
	// Shanghai Zelan Fine Chemical Co., Ltd.: alert true
	// Zelan Fine Chem (Shanghai): alert true
	// Shanghai Huarui Fine Chemical Co., Ltd.: alert false
}

// An index finds the names of a list that are like one asked for.
func ExampleIndex_Search() {
	list := []string{"Radomir Vestnik OKAFOR-LINDT", "ZELAN FINE CHEMICAL CO., LTD.", "Quillon Marine Works"}
	var b names.Builder
	for _, text := range list {
		b.Add(names.Parse(text, names.Unknown))
	}
	ix := b.Index()
	asked := names.Parse("Zellan Fine Chemicals", names.Unknown)
	for _, hit := range ix.Search(&asked, 3, names.LeastAlert()) {
		fmt.Println(list[hit.Name])
	}
	// Output:
	// ZELAN FINE CHEMICAL CO., LTD.
}

// A text may name a party twice, or two parties.
func ExampleReadings() {
	for _, r := range names.Readings("Tessaly Brandt a/k/a Tess Brandt") {
		fmt.Println(r.Start, r.Text)
	}
	// Output:
	// 0 Tessaly Brandt a/k/a Tess Brandt
	// 0 Tessaly Brandt
	// 21 Tess Brandt
}
