package watchlist

import (
	"encoding/binary"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"

	"github.com/tidewaiter/tidewaiter/identifier"
	"github.com/tidewaiter/tidewaiter/internal/address"
)

//go:generate go run ../../tools/storedversions

// Keys are what the entries of a list can be found by beside their names: what
// their identifiers and addresses read as. They follow from the list, and can be
// stored with it, for reading them is a good part of the start.
type Keys struct {
	identifiers [][]identifier.ID // by number of the identifier in the list
	addresses   [][]AddressKey    // by number of the address in the list
	areas       []string          // the same; see Area
	postcodes   []string          // the same
}

// An AddressKey is a key of an address, and how narrow a place it names.
type AddressKey struct {
	Text  string
	Grade address.Grade
}

// Identifier gives the readings of an identifier: n counts all of the list, in
// the order of the entries.
func (k *Keys) Identifier(n int) []identifier.ID { return k.identifiers[n] }

// Address gives the keys of an address, counted the same way.
func (k *Keys) Address(n int) []AddressKey { return k.addresses[n] }

// Area gives the country and city that an address lies in, as address.City
// writes them; empty where it tells no city.
func (k *Keys) Area(n int) string { return k.areas[n] }

// Postcode gives the post code of an address, as package address reads it, for
// some publishers write it behind the city.
func (k *Keys) Postcode(n int) string { return k.postcodes[n] }

// KeysOf gives the keys of a list: those that its pack stores, or else reads
// them.
func KeysOf(l *List) *Keys {
	if l.Keys != nil {
		return l.Keys()
	}
	return readKeys(l)
}

// Raw is an address in the form in which package address reads it.
func (a *Address) Raw() address.Raw {
	return address.Raw{Lines: a.Lines, City: a.City, Region: a.Region, Postcode: a.Postcode, Country: a.Country}
}

// readKeys reads the identifiers and addresses of a list on all cores.
func readKeys(l *List) *Keys {
	n := countParts(l)
	k := &Keys{
		make([][]identifier.ID, n.identifiers), make([][]AddressKey, n.addresses), make([]string, n.addresses), make([]string, n.addresses),
	}
	var all sync.WaitGroup
	size := len(l.Entries)/runtime.GOMAXPROCS(0) + 1
	ids, places := 0, 0
	for part := range slices.Chunk(l.Entries, size) {
		firstID, firstPlace := ids, places
		all.Go(func() { k.read(part, firstID, firstPlace) })
		for i := range part {
			ids, places = ids+len(part[i].Identifiers), places+len(part[i].Addresses)
		}
	}
	all.Wait()
	return k
}

// read reads those of some entries.
func (k *Keys) read(entries []Entry, id, place int) {
	for i := range entries {
		for _, x := range entries[i].Identifiers {
			k.identifiers[id] = identifier.Parse(x.Type, x.Value, x.Country)
			id++
		}
		for a := range entries[i].Addresses {
			parsed := address.Parse(entries[i].Addresses[a].Raw())
			parsed.Keys(address.Numbers, func(key []byte, grade address.Grade) {
				k.addresses[place] = append(k.addresses[place], AddressKey{string(key), grade})
			})
			if area := parsed.AppendArea(nil); len(area) <= longestWord {
				k.areas[place] = string(area)
			}
			if len(parsed.Postcode) <= longestWord {
				k.postcodes[place] = parsed.Postcode
			}
			place++
		}
	}
}

// keysMagic begins stored keys; its last byte is the version of the layout.
const keysMagic = "TWKEYS\x02"

// longestWord is the length, one byte, of a word in stored keys.
const longestWord = 255

// EncodeKeys reads the keys of a list and gives the form in which its pack stores
// them (KeysFile): the same bytes for the same list.
func EncodeKeys(l *List) ([]byte, error) {
	compressor, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBetterCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, fmt.Errorf("encode the keys of list %s: %w", l.Name, err)
	}
	defer compressor.Close()
	return compressor.EncodeAll(readKeys(l).plain(), []byte(keysMagic+keysVersion)), nil
}

// plain lays keys out by column: how many there are, then of the identifiers
// the readings each, their types, countries and strengths; of the addresses the
// keys each, their areas, post codes and grades; the lengths of all keys, and the keys.
func (k *Keys) plain() []byte {
	var counts, words, grades, lengths, text []byte
	numbers, table := map[string]int{}, []byte(nil)
	word := func(s string) {
		n, ok := numbers[s]
		if !ok {
			n = len(numbers)
			numbers[s] = n
			table = append(append(table, byte(len(s))), s...)
		}
		words = binary.AppendUvarint(words, uint64(n))
	}
	keys := 0
	key := func(s string) {
		keys++
		lengths = binary.AppendUvarint(lengths, uint64(len(s)))
		text = append(text, s...)
	}
	for _, ids := range k.identifiers {
		counts = binary.AppendUvarint(counts, uint64(len(ids)))
		for _, id := range ids {
			word(string(id.Type))
			word(id.Country)
			grades = append(grades, byte(id.Strength))
			key(id.Key)
		}
	}
	readings := keys
	for i, places := range k.addresses {
		counts = binary.AppendUvarint(counts, uint64(len(places)))
		word(k.areas[i])
		word(k.postcodes[i])
		for _, p := range places {
			grades = append(grades, byte(p.Grade))
			key(p.Text)
		}
	}
	var out []byte
	for _, n := range [...]int{len(k.identifiers), len(k.addresses), readings, keys - readings, len(numbers), len(text)} {
		out = binary.AppendUvarint(out, uint64(n))
	}
	for _, column := range [...][]byte{table, counts, words, grades, lengths, text} {
		out = append(out, column...)
	}
	return out
}

// errKeys reports stored keys that are not this version's, or not the list's.
var errKeys = errors.New("no keys of this list and version")

// decodeKeys opens the stored keys of a list.
func decodeKeys(data []byte, l *List) (*Keys, error) {
	compressed, ok := strings.CutPrefix(string(data), keysMagic+keysVersion)
	if !ok {
		return nil, errKeys
	}
	expander, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxPlain))
	if err != nil {
		return nil, err
	}
	defer expander.Close()
	plain, err := expander.DecodeAll([]byte(compressed), nil)
	if err != nil {
		return nil, err
	}
	return keysFromPlain(plain, l)
}

func keysFromPlain(plain []byte, l *List) (*Keys, error) {
	r := &reader{rest: plain}
	var identifiers, addresses, readings, places, words, text int
	for _, size := range [...]*int{&identifiers, &addresses, &readings, &places, &words, &text} {
		*size = r.length()
	}
	if n := countParts(l); r.err != nil || identifiers != n.identifiers || addresses != n.addresses {
		return nil, errKeys
	}
	table := make([]string, words)
	for i := range table {
		table[i] = r.take(r.length())
	}
	counts := r.lengths(identifiers + addresses)
	ids, keys := make([]identifier.ID, readings), make([]AddressKey, places)
	for i := range ids {
		t, c := r.length(), r.length()
		if t >= words || c >= words {
			return nil, errKeys
		}
		ids[i].Type, ids[i].Country = identifier.Type(table[t]), table[c]
	}
	areas, postcodes := make([]string, addresses), make([]string, addresses)
	for i := range areas {
		a, p := r.length(), r.length()
		if a >= words || p >= words {
			return nil, errKeys
		}
		areas[i], postcodes[i] = table[a], table[p]
	}
	grades, lengths := r.take(readings+places), r.lengths(readings+places)
	if r.err != nil || len(r.rest) != text {
		return nil, errKeys
	}
	rest := r.take(sum(lengths[:readings])) // apart from the addresses', which do not stay as long
	for i, length := range lengths {
		if i == readings {
			rest = r.take(len(r.rest))
		}
		if length > len(rest) {
			return nil, errKeys
		}
		if i < readings {
			ids[i].Key, ids[i].Strength = rest[:length], identifier.Strength(grades[i])
		} else {
			keys[i-readings] = AddressKey{rest[:length], address.Grade(grades[i])}
		}
		rest = rest[length:]
	}
	k := &Keys{share(ids, counts[:identifiers]), share(keys, counts[identifiers:]), areas, postcodes}
	if k.identifiers == nil || k.addresses == nil {
		return nil, errKeys
	}
	k.setValues(l)
	return k, nil
}

// setValues notes how the list writes each identifier.
func (k *Keys) setValues(l *List) {
	n := 0
	for e := range l.Entries {
		for i := range l.Entries[e].Identifiers {
			for x := range k.identifiers[n] {
				k.identifiers[n][x].Value = l.Entries[e].Identifiers[i].Value
			}
			n++
		}
	}
}

// take cuts n bytes off.
func (r *reader) take(n int) string {
	if n > len(r.rest) {
		r.fail()
		return ""
	}
	out := string(r.rest[:n])
	r.rest = r.rest[n:]
	return out
}

func (r *reader) lengths(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = r.length()
	}
	return out
}

func sum(numbers []int) int {
	total := 0
	for _, n := range numbers {
		total += n
	}
	return total
}

// share deals a slab out, so many to each; nil if that does not come out even.
func share[T any](slab []T, counts []int) [][]T {
	out := make([][]T, len(counts))
	for i, n := range counts {
		if n > len(slab) {
			return nil
		}
		if n > 0 {
			out[i], slab = slab[:n:n], slab[n:]
		}
	}
	if len(slab) > 0 {
		return nil
	}
	return out
}
