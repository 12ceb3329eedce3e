package screen_test

import (
	"fmt"
	"log"

	"github.com/tidewaiter/tidewaiter/message"
	"github.com/tidewaiter/tidewaiter/packs"
	"github.com/tidewaiter/tidewaiter/screen"
)

// Explain tells what was looked at and found clean as well as what was found.
func ExampleScreener_Explain() {
	set, err := packs.Embedded()
	if err != nil {
		log.Fatal(err)
	}
	engine, err := screen.New(screen.Config{Packs: set, Profile: "us-stop-act"})
	if err != nil {
		log.Fatal(err)
	}
	p, err := message.Decode([]byte(`{"record_id": "demo-2", "channel": "postal",
		"item": {"id": "LX123456784PT", "gross_mass_g": 420, "origin_country": "PT", "dest_country": "US"},
		"sender": {"name": "Sapataria do Rio Lda", "address": {"lines": ["Rua das Flores 1"], "city": "Porto", "country": "PT"}},
		"recipient": {"name": "Dana Whitlock", "address": {"lines": ["100 Hudson Street"], "city": "Albany", "region": "NY", "country": "US"}},
		"contents": [{"description": "Knitted cotton men's T-shirts", "quantity": "2", "value": {"amount": "34.00", "currency": "EUR"}, "hs": "610910"}]
	}`))
	if err != nil {
		log.Fatal(err)
	}
	ex := engine.Explain(p)
	fmt.Println(ex.Assessment.Verdict)
	for _, look := range ex.Looks {
		for _, f := range look.Findings {
			fmt.Println(look.Field, f.Code)
		}
	}
	// Output:
	// RFI
	// /item/id AED_ID_CHECK_DIGIT
}

// A service swaps lists without a pause: parcels under way keep the old ones.
func ExampleLive() {
	set, err := packs.Embedded()
	if err != nil {
		log.Fatal(err)
	}
	noon, err := screen.New(screen.Config{Packs: set})
	if err != nil {
		log.Fatal(err)
	}
	live := screen.NewLive(noon)
	later, err := screen.New(screen.Config{Packs: set.Without("bis-unverified-list")})
	if err != nil {
		log.Fatal(err)
	}
	old := live.Swap(later)
	fmt.Println(old == noon)
	// Output: true
}
