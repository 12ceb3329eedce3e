package identifier_test

import (
	"errors"
	"fmt"

	"github.com/tidewaiter/tidewaiter/identifier"
)

// Two writings of one number have equal keys.
func ExampleParse() {
	a := identifier.Parse("phone", "+86 138 0013-8000", "")
	b := identifier.Parse("phone", "13800138000", "CN")
	fmt.Println(a[0].Type, a[0].Key == b[0].Key)
	// Output: phone true
}

// A type that does not fit the value is no reason to miss it.
func ExampleParse_otherType() {
	best := identifier.Parse("phone", "Sales@Example.com", "")[0]
	fmt.Println(best.Type, best.Key)
	// Output: email email:sales@example.com
}

// Find reads identifiers in running text, with their place.
func ExampleFind() {
	for _, f := range identifier.Find("write to sales@example.com, WhatsApp +44 7700 900123") {
		fmt.Println(f.Start, f.End, f.IDs[0].Type)
	}
	// Output:
	// 9 26 email
	// 37 52 phone
}

func ExampleParseS10() {
	id, err := identifier.ParseS10("LX 123 456 785 PT")
	fmt.Println(id, err)
	id, err = identifier.ParseS10("LX123456784PT")
	fmt.Println(id.Country, errors.Is(err, identifier.ErrS10CheckDigit))
	// Output:
	// LX123456785PT <nil>
	// PT true
}

func ExampleParseCAS() {
	cas, err := identifier.ParseCAS("58.08.2") // caffeine
	fmt.Println(cas, err)
	// Output: 58-08-2 <nil>
}
