package names_test

import (
	"testing"

	"github.com/tidewaiter/tidewaiter/names"
)

func TestHasLegalForm(t *testing.T) {
	for text, want := range map[string]bool{
		"Shanghai Musterli Fine Chemicals Ltd":       true,
		"Musterli Fine Chemicals Co., Limited, 5/F":  true,
		"上海示例精细化工有限公司":                               true,
		"Beispiel GmbH & Co. KG":                     true,
		"TURMALLC":                                   true,
		"44 Yinghe Industrial Street, Chang'an Town": false,
		"Suite 5, 83 Cedarfall Street":               false,
		"c/o Anna Beispielfrau":                      false,
		"福田区华强北路50号":                                 false,
		"":                                           false,
	} {
		if got := names.HasLegalForm(text); got != want {
			t.Errorf("HasLegalForm(%q) = %v, want %v", text, got, want)
		}
	}
}
