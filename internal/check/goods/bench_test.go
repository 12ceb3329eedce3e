package goods_test

import (
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/check/goods"
)

// ordinary texts, 40 characters on average.
var ordinary = [...]string{
	"women's cotton T-shirt, knitted, short sleeve", "ceramic coffee mug with lid, 350 ml", "silicone case for a 6.1 inch smartphone",
	"wooden jigsaw puzzle, 500 pieces, landscape", "stainless steel water bottle 750 ml", "ballpoint pens, plastic, pack of ten",
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
