package goods_test

import (
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/check/goods"
	"github.com/tidewaiter/tidewaiter/internal/substance"
	"github.com/tidewaiter/tidewaiter/packs"
)

// ordinary texts, 40 characters on average.
var ordinary = [...]string{
	"women's cotton T-shirt, knitted, short sleeve", "ceramic coffee mug with lid, 350 ml", "silicone case for a 6.1 inch smartphone",
	"wooden jigsaw puzzle, 500 pieces, landscape", "stainless steel water bottle 750 ml", "ballpoint pens, plastic, pack of ten",
}

// BenchmarkFind is the search for substances alone.
func BenchmarkFind(b *testing.B) {
	set, err := packs.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	p, _ := set.Get("substances")
	c, err := substance.Open(p)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		c.Find(ordinary[i%len(ordinary)], substance.Facts{})
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "texts/s")
}

// BenchmarkRead is the whole reading of a text, without and with a code.
func BenchmarkRead(b *testing.B) {
	r, profiles := open(b)
	prof := profile(b, profiles, "us-stop-act")
	fitting := [len(ordinary)]string{"610910", "691200", "392690", "950360", "732393", "960810"}
	for name, codes := range map[string][len(ordinary)]string{"text": {}, "code": fitting} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				k := i % len(ordinary)
				r.Read(goods.Line{Text: ordinary[k], HS: codes[k]}, prof)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "texts/s")
		})
	}
}
