package tidewaiter_test

import (
	"fmt"
	"log"

	"github.com/tidewaiter/tidewaiter/message"
	"github.com/tidewaiter/tidewaiter/packs"
	"github.com/tidewaiter/tidewaiter/screen"
)

// Screening inside a program of one's own: open packs, make an engine, screen.
func Example() {
	set, err := packs.Embedded()
	if err != nil {
		log.Fatal(err)
	}
	engine, err := screen.New(screen.Config{Packs: set})
	if err != nil {
		log.Fatal(err)
	}
	p, err := message.Decode([]byte(`{
		"schema": "parcel/1", "record_id": "demo-1", "channel": "postal",
		"item": {"id": "LX123456785PT", "gross_mass_g": 420, "origin_country": "PT", "dest_country": "US"},
		"sender": {"name": "Sapataria do Rio Lda", "address": {"lines": ["Rua das Flores 1"], "city": "Porto", "country": "PT"}},
		"recipient": {"name": "", "address": {"lines": ["100 Hudson Street"], "city": "Albany", "region": "NY", "country": "US"}},
		"contents": [{"description": "Knitted cotton men's T-shirts", "quantity": "2", "value": {"amount": "34.00", "currency": "EUR"}, "hs": "610910"}]
	}`))
	if err != nil {
		log.Fatal(err)
	}
	answer := engine.Screen(p)
	fmt.Println(answer.Verdict)
	for _, f := range answer.Findings {
		fmt.Println(f.Field, f.Message)
	}
	// Output:
	// RFI
	// /recipient/name The recipient's name is missing.
}
