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

// The first letter of a legal form is no plural of the word before it.
func TestLegalFormBehindABusinessWord(t *testing.T) {
	for _, text := range []string{"Amberline Fashion S.A. de C.V.", "Beispiel Outdoor S.L.", "Lotus Textile S.p.A."} {
		n := names.Parse(text, names.Unknown)
		if last := n.Tokens[len(n.Tokens)-1]; last.Role != names.Legal || len(n.Tokens) != 3 {
			t.Errorf("Parse(%q) has %d tokens, the last is %s %q; want three, a legal form last", text, len(n.Tokens), last.Role, last.Form)
		}
	}
}
