package screen

import (
	"sync/atomic"

	"github.com/tidewaiter/tidewaiter/parcel"
)

// A Live is the Screener in force of a running service. Putting another in
// force is one atomic swap: no parcel waits for it, and each is screened whole
// under one set of packs, the old one or the new. The zero Live has none in
// force; use NewLive.
type Live struct {
	inForce atomic.Pointer[Screener]
}

// NewLive puts a first Screener in force.
func NewLive(s *Screener) *Live {
	l := new(Live)
	l.inForce.Store(s)
	return l
}

// Screen assesses one parcel under the Screener in force as it begins.
func (l *Live) Screen(p *parcel.Parcel) Assessment { return l.inForce.Load().Screen(p) }

// Swap puts another Screener in force and returns the one that was. Make the
// new one first, with New: if that fails, the old one simply stays.
func (l *Live) Swap(s *Screener) *Screener { return l.inForce.Swap(s) }
