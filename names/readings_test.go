package names_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/names"
)

func TestReadings(t *testing.T) {
	for text, want := range map[string][]names.Reading{
		"Mira Examplus":                     nil,
		"Mira Examplus a/k/a Mi Ra":         {{Text: "Mira Examplus"}, {Text: "Mi Ra", Start: 20}},
		"Invented Goods (Mira Examplus)":    {{Text: "Invented Goods"}, {Text: "Mira Examplus", Start: 16}},
		"Mira Examplus / Otto Beispielmann": {{Text: "Mira Examplus"}, {Text: "Otto Beispielmann", Start: 16}},
		"Mira Examplus & Otto Beispielmann": nil,
		"Mira Examplus;Otto Beispielmann":   {{Text: "Mira Examplus"}, {Text: "Otto Beispielmann", Start: 14}},
		"Examplus & Sons":                   nil,
		"Beispiel Handel A/S":               nil,
		"Examplus+Beispielmann":             nil,
		"样例贸易；示例化工":                         {{Text: "样例贸易"}, {Text: "示例化工", Start: 5}},
		"Examplus Trading 样例贸易有限公司":         {{Text: "Examplus Trading"}, {Text: "样例贸易有限公司", Start: 17}},
	} {
		got := names.Readings(text)
		if got[0].Text != text {
			t.Errorf("Readings(%q) begins with %q, want the text itself", text, got[0].Text)
		}
		if diff := cmp.Diff(want, append([]names.Reading(nil), got[1:]...)); diff != "" {
			t.Errorf("Readings(%q) parts (-want +got):\n%s", text, diff)
		}
	}
}
