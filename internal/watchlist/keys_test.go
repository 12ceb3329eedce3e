package watchlist_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/pack"
	"github.com/tidewaiter/tidewaiter/packs"
)

// keyTexts spells out the keys of a list.
func keyTexts(l *watchlist.List) [][]string {
	var out [][]string
	keys, id, place := watchlist.KeysOf(l), 0, 0
	for i := range l.Entries {
		for range l.Entries[i].Identifiers {
			var texts []string
			for _, x := range keys.Identifier(id) {
				texts = append(texts, string(x.Type), x.Key, x.Value, x.Country, string('0'+rune(x.Strength)))
			}
			out = append(out, texts)
			id++
		}
		for range l.Entries[i].Addresses {
			texts := []string{keys.Area(place), keys.Postcode(place)}
			for _, x := range keys.Address(place) {
				texts = append(texts, x.Text, string('0'+rune(x.Grade)))
			}
			out = append(out, texts)
			place++
		}
	}
	return out
}

// The keys that packs store are those that this program reads, so that it need
// not at every start; and whatever a pack holds in their place, the keys of its
// list are the same.
func TestStoredKeys(t *testing.T) {
	set, err := packs.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range set.Kind(pack.Watchlist) {
		t.Run(p.Manifest.Name, func(t *testing.T) {
			l, err := watchlist.Open(p)
			if err != nil {
				t.Fatal(err)
			}
			stored, err := p.File(watchlist.KeysFile)
			if err != nil {
				t.Fatal(err)
			}
			fresh, err := watchlist.EncodeKeys(l)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(stored, fresh) {
				t.Errorf("packs/%s/%s is of another version of the program: run \"go generate ./...\"", p.Manifest.Name, watchlist.KeysFile)
			}
			want := keyTexts(l)
			compiled, err := p.File(watchlist.CompiledFile)
			if err != nil {
				t.Fatal(err)
			}
			another := bytes.Clone(stored)
			another[len("TWKEYS\x02")] ^= 1 // the version
			for name, keys := range map[string][]byte{"none": nil, "another version": another, "cut off": stored[:len(stored)/2], "empty": {}} {
				files := map[string][]byte{watchlist.CompiledFile: compiled}
				if keys != nil {
					files[watchlist.KeysFile] = keys
				}
				p, err := pack.New(p.Manifest, files)
				if err != nil {
					t.Fatal(err)
				}
				l, err := watchlist.Open(p)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(want, keyTexts(l)); diff != "" {
					t.Errorf("keys stored: %s (-want +got):\n%s", name, diff)
				}
			}
		})
	}
}

// The keys of one list are not taken for those of another.
func TestKeysOfAnotherList(t *testing.T) {
	list := func(phones ...string) *watchlist.List {
		l := &watchlist.List{Name: "invented"}
		for _, x := range phones {
			l.Entries = append(l.Entries, watchlist.Entry{ID: x, Identifiers: []watchlist.Identifier{{Type: "phone", Value: x, Country: "DE"}}})
		}
		return l
	}
	keys, err := watchlist.EncodeKeys(list("+49 30 23125 000"))
	if err != nil {
		t.Fatal(err)
	}
	other := list("+49 30 23125 001", "+49 30 23125 002")
	compiled, err := watchlist.Encode(other)
	if err != nil {
		t.Fatal(err)
	}
	p, err := pack.New(pack.Manifest{Name: "invented", Kind: pack.Watchlist, Version: "1", Date: "2026-01-01", Licence: "CC0-1.0"},
		map[string][]byte{watchlist.CompiledFile: compiled, watchlist.KeysFile: keys})
	if err != nil {
		t.Fatal(err)
	}
	l, err := watchlist.Open(p)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(keyTexts(other), keyTexts(l)); diff != "" {
		t.Errorf("keys (-read +stored):\n%s", diff)
	}
}
