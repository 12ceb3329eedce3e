package finding_test

import (
	"encoding/json"
	"fmt"

	"github.com/tidewaiter/tidewaiter/finding"
)

// The verdict is the strictest floor of all findings.
func ExampleVerdict() {
	findings := []finding.Finding{
		{Code: "HS_MISSING", Field: "/contents/0/hs", Floor: finding.AC},
		{Code: "ELEMENT_MISSING", Field: "/recipient/name", Floor: finding.RFI},
	}
	verdict := finding.AC
	for _, f := range findings {
		verdict = max(verdict, f.Floor)
	}
	text, _ := json.Marshal(verdict)
	fmt.Println(string(text))
	// Output: "RFI"
}
