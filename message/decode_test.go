package message_test

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/tidewaiter/tidewaiter/message"
)

func BenchmarkDecode(b *testing.B) {
	data, err := os.ReadFile("testdata/full.json")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := message.Decode(data); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRead reads a file of a thousand parcels; "split" is what one
// goroutine does for all, "whole" adds the decoding.
func BenchmarkRead(b *testing.B) {
	record, err := os.ReadFile("testdata/full.json")
	if err != nil {
		b.Fatal(err)
	}
	const parcels = 1000
	lines := bytes.Repeat(append(record, '\n'), parcels)
	array := append(append([]byte("["), bytes.Join(slices.Repeat([][]byte{record}, parcels), []byte(","))...), ']')
	row := "demo-%d,LX123456785PT,420,Sapataria do Rio Lda,Porto,PT,Dana Whitlock,100 Hudson Street,Albany,US,\"Knitted cotton, men's T-shirts\",2,34.00,EUR,610910\n"
	csv := "record_id,item.id,item.gross_mass_g,sender.name,sender.address.city,sender.address.country,recipient.name,recipient.address.street,recipient.address.city,recipient.address.country,content.description,content.quantity,content.value.amount,content.value.currency,content.hs\n"
	for i := range parcels {
		csv += fmt.Sprintf(row, i)
	}
	for _, c := range []struct {
		name string
		file []byte
	}{{"lines", lines}, {"array", array}, {"csv", []byte(csv)}} {
		for _, decode := range []bool{false, true} {
			name := c.name + "/split"
			if decode {
				name = c.name + "/whole"
			}
			b.Run(name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					readAll(b, c.file, decode, parcels)
				}
				b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*parcels), "µs/parcel")
			})
		}
	}
}

func readAll(b *testing.B, file []byte, decode bool, want int) {
	r, err := message.Open("bench", bytes.NewReader(file), message.Options{})
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	for ; ; n++ {
		raw, err := r.NextRaw()
		if err != nil {
			break
		}
		if decode && raw.Decode().Err != nil {
			b.Fatal("a record could not be read")
		}
	}
	if n != want {
		b.Fatalf("%d records", n)
	}
}
