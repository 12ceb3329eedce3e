package names_test

import (
	"errors"
	"math/rand"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/names"
)

// An index of names that were stored finds what one of the names themselves
// finds, to the last digit, and stored names are the same bytes each time.
func TestStoredNamesIndexTheSame(t *testing.T) {
	rng := rand.New(rand.NewSource(11))
	list, ix := inventList(rng, 600)
	list = append(list, names.Parse("", names.Unknown), names.Parse("attn:", names.Organisation))
	var p names.Parsed
	for _, n := range list {
		p.Add(n)
	}
	data := p.Encode()
	again, err := names.DecodeParsed(data)
	if err != nil {
		t.Fatal(err)
	}
	if again.Len() != len(list) || string(again.Encode()) != string(data) {
		t.Errorf("%d names, want %d, or other bytes than were opened", again.Len(), len(list))
	}
	var b names.Builder
	b.AddParsed(again)
	b.Add(names.Parse("zoltavar quimbrestein", names.Person))
	b.AddParsed(&p)
	stored := b.Index()
	for range 300 {
		q := inventQuery(rng, list[:600])
		want := ix.Search(&q, 600, 0.01)
		var got []names.Hit
		for _, h := range stored.Search(&q, 2*len(list)+1, 0.01) {
			if h.Name < 600 {
				got = append(got, h)
			}
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("Search(%q) (-names +stored names):\n%s", q.Text, diff)
		}
	}
}

// FuzzDecodeParsed opens whatever bytes there are: names or an error.
func FuzzDecodeParsed(f *testing.F) {
	var p names.Parsed
	for _, text := range []string{"Shanghai Cishun Fine Chemical Co., Ltd.", "محمد الحسن", "a", "", "王伟 attn"} {
		p.Add(names.Parse(text, names.Unknown))
	}
	data := p.Encode()
	f.Add(data)
	f.Add(data[:len(data)-3])
	for i := 8; i < len(data); i += 7 {
		damaged := append([]byte(nil), data...)
		damaged[i] ^= 0x55
		f.Add(damaged)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := names.DecodeParsed(data)
		if err != nil {
			if !errors.Is(err, names.ErrParsed) {
				t.Errorf("error %v, want one that is ErrParsed", err)
			}
			return
		}
		var b names.Builder
		b.AddParsed(p)
		q := names.Parse("Shanghai Chemical", names.Unknown)
		b.Index().Search(&q, 5, 0)
	})
}
