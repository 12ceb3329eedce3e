package parcel_test

import (
	"encoding/json"
	"fmt"
	"log"

	"github.com/tidewaiter/tidewaiter/parcel"
)

// What is not declared is left out; masses are whole grams, quantities decimals.
func Example() {
	mass := int64(420)
	p := parcel.Parcel{Schema: parcel.SchemaVersion, RecordID: "demo-3", Channel: "postal"}
	p.Item.GrossMassG = &mass
	p.Contents = []parcel.Content{{Description: "Oak spoon", Quantity: "1"}}
	text, err := json.Marshal(p)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(text))
	// Output:
	// {"schema":"parcel/1","record_id":"demo-3","channel":"postal","item":{"gross_mass_g":420},"contents":[{"description":"Oak spoon","quantity":"1"}]}
}
