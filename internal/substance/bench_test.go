package substance_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/substance"
	"github.com/tidewaiter/tidewaiter/pack"
	"github.com/tidewaiter/tidewaiter/packs"
)

// ordinary texts, 40 characters on average.
var ordinary = [...]string{
	"women's cotton T-shirt, knitted, short sleeve", "ceramic coffee mug with lid, 350 ml", "silicone case for a 6.1 inch smartphone",
	"wooden jigsaw puzzle, 500 pieces, landscape", "stainless steel water bottle 750 ml", "ballpoint pens, plastic, pack of ten",
}

// BenchmarkFind searches clean texts with the names of the pack, and with so
// many more.
func BenchmarkFind(b *testing.B) {
	for _, more := range []int{0, 10_000} {
		b.Run(fmt.Sprintf("more=%d", more), func(b *testing.B) {
			c := openWith(b, more)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				c.Find(ordinary[i%len(ordinary)], substance.Facts{})
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "texts/s")
		})
	}
}

// BenchmarkHostile searches 10 kB of near-matches.
func BenchmarkHostile(b *testing.B) {
	c := open(b)
	for name, part := range hostile {
		text := strings.Repeat(part, 10_000/len(part))
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				c.Find(text, substance.Facts{})
			}
		})
	}
}

// openWith opens the pack with made-up names added: words of the length and
// the letters of chemical names, a third of them two words.
func openWith(tb testing.TB, more int) *substance.Catalogue {
	tb.Helper()
	set, err := packs.Embedded()
	if err != nil {
		tb.Fatal(err)
	}
	p, _ := set.Get("substances")
	files := map[string][]byte{}
	for _, name := range p.Manifest.FileNames() {
		if files[name], err = p.File(name); err != nil {
			tb.Fatal(err)
		}
	}
	r := rand.New(rand.NewPCG(1, 0))
	for i := range more {
		files["substances.jsonl"] = fmt.Appendf(files["substances.jsonl"], `{"id":"made-up-%d","name":%q,"kind":"opioid","names":[{"text":%[2]q,"lang":"en","type":"common"}]}`+"\n", i, madeUp(r, i))
	}
	m := p.Manifest
	m.Files = nil
	if p, err = pack.New(m, files); err != nil {
		tb.Fatal(err)
	}
	c, err := substance.Open(p)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func madeUp(r *rand.Rand, i int) string {
	syllables := strings.Fields("a be ci do fe gly hy is ke lor me ni ox pro qua ri so tri u vin xe yl za meth eth phen ben oxy fluor nitr")
	var name strings.Builder
	for range 4 + r.IntN(3) {
		name.WriteString(syllables[r.IntN(len(syllables))])
	}
	if i%3 == 0 {
		name.WriteString(" " + syllables[r.IntN(len(syllables))] + syllables[r.IntN(len(syllables))] + "ide")
	}
	return name.String()
}
