package aed_test

import (
	"testing"

	"github.com/tidewaiter/tidewaiter/parcel"
)

func BenchmarkCheck(b *testing.B) {
	several := ordinary()
	for range 4 {
		several.Contents = append(several.Contents, several.Contents[0])
	}
	several.Item.GrossMassG, several.Item.DeclaredTotal = grams(2000), euros("170.00")
	faulty := ordinary()
	faulty.Sender.Name, faulty.Recipient.Address.City, faulty.Item.ID = "N/A", "", "LX123456784PT"

	g := newRig(b)
	for name, p := range map[string]*parcel.Parcel{"clean": ordinary(), "five lines": several, "three faults": faulty} {
		prof, err := g.profiles.For(p, "")
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				g.Check(p, prof)
			}
		})
	}
}
