package link

import "github.com/tidewaiter/tidewaiter/internal/address"

// An areaSet remembers the cities that the addresses of the graph lie in. An
// address in none of them cannot be there, which spares most parcels the
// reading of their addresses.
type areaSet struct {
	bits []uint64
}

// areaBits is the size of the set: ten thousand cities fill a hundredth of it.
const areaBits = 1 << 20

// add remembers the area of an address's key.
func (s *areaSet) add(key []byte) {
	if s.bits == nil {
		s.bits = make([]uint64, areaBits/64)
	}
	h := hash(address.AreaOf(key)) % areaBits
	s.bits[h/64] |= 1 << (h % 64)
}

// mayHold reports whether an address in a city can be in the graph.
func (s *areaSet) mayHold(city, country string) bool {
	if s.bits == nil {
		return false
	}
	var buf [64]byte
	area, ok := address.Area(buf[:0], city, country)
	if !ok {
		return true
	}
	h := hash(area) % areaBits
	return s.bits[h/64]>>(h%64)&1 == 1
}
