package message_test

import (
	"fmt"
	"io"
	"log"
	"strings"

	"github.com/tidewaiter/tidewaiter/message"
)

func Example() {
	file := strings.NewReader(`{"record_id":"p1","recipient":{"name":"Dana Whitlock"}}
{"record_id":"p2","item":{"gross_mass_g":"420"}}
{"record_id":"p3"}
`)
	r, err := message.Open("manifest.ndjson", file, message.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for {
		rec, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			log.Fatal(err) // the file ended early; everything before was read
		}
		if rec.Err != nil {
			fmt.Println("not read:", rec.Err)
			continue
		}
		fmt.Printf("%s for %q\n", rec.Parcel.RecordID, rec.Parcel.Recipient.Name)
	}
	// Output:
	// p1 for "Dana Whitlock"
	// not read: manifest.ndjson, record 2 at byte 56, /item/gross_mass_g: text stands where a whole number is expected; write digits without quotes or point, for example 420
	// p3 for ""
}
