package pack_test

import (
	"fmt"
	"log"

	"github.com/tidewaiter/tidewaiter/pack"
)

// Reference data of one's own, sealed in memory: the digest pins every byte.
func ExampleNew() {
	p, err := pack.New(pack.Manifest{
		Name: "harbour-codes", Kind: pack.Tables, Version: "1", Date: "2026-01-31",
		Title: "Invented codes of a harbour", Publisher: "Example Harbour", Licence: "CC0-1.0",
	}, map[string][]byte{"codes.tsv": []byte("code\tname\nN1\tNorth quay\nS2\tSouth quay\n")})
	if err != nil {
		log.Fatal(err)
	}
	err = p.EachRow("codes.tsv", 2, func(fields []string) error {
		fmt.Println(fields[0], "is the", fields[1])
		return nil
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(p.Ref().Date, len(p.Ref().Digest))
	// Output:
	// N1 is the North quay
	// S2 is the South quay
	// 2026-01-31 71
}
