package link_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// TestOrder: parcels of a history may come in any order; what is found through
// them, on whose word, and in which order it is told, stays.
func TestOrder(t *testing.T) {
	asked := parcel.Party{Name: "Asked", Phone: "+8613900001233", IDs: []parcel.ID{{Scheme: "passport", Value: "X12345671", Country: "MX"}}}
	trace := func(parcels []*parcel.Parcel) link.Result {
		g := graphOf(t, parcels...)
		return g.Trace(g.PartyQuery(&asked, ""), link.Options{})
	}
	found := 0
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 1))
		parcels := tangle(r)
		want := trace(parcels)
		found += len(want.Paths)
		r.Shuffle(len(parcels), func(i, j int) { parcels[i], parcels[j] = parcels[j], parcels[i] })
		if diff := cmp.Diff(want.Paths, trace(parcels).Paths); diff != "" {
			t.Errorf("seed %d: paths in another order (-want +got):\n%s", seed, diff)
		}
	}
	if found < 60 {
		t.Errorf("%d paths in all histories: they hold too little", found)
	}
}

// tangle makes up to sixty parcels of a few parties that share a few phones and
// passports, said by accounts and without.
func tangle(r *rand.Rand) []*parcel.Parcel {
	var parcels []*parcel.Parcel
	for i := range 5 + r.IntN(56) {
		p := from(1+r.IntN(2), parcel.Party{
			Name: fmt.Sprint("Party ", r.IntN(6)), Phone: fmt.Sprintf("+861390000%04d", 1232+r.IntN(4)), // 1234 is listed
			IDs: []parcel.ID{{Scheme: "passport", Value: fmt.Sprintf("X1234567%d", r.IntN(4)), Country: "MX"}},
		})
		p.RecordID = fmt.Sprint("rec-", i)
		if r.IntN(2) == 0 {
			p.Account = parcel.Account{Issuer: "market", Number: fmt.Sprint(r.IntN(3))}
		}
		parcels = append(parcels, p)
	}
	return parcels
}
