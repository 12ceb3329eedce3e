package link

import (
	"math"

	"github.com/tidewaiter/tidewaiter/identifier"
)

// MaxSteps is the longest path that Trace follows.
const MaxSteps = 4

// kind is the number of a Key's kind in kindTable.
type kind uint8

// A weighing says what sharing a kind of key is worth. The shares were set by
// judgement: how often do two different holders have the same one?
type weighing struct {
	name string
	base float64 // of a step between its only two holders
	cap  int     // more parties than this: a hub, no step leads over it
	own  bool    // a listed entry's own: a hub still leads to the entry
}

var kindTable = [...]weighing{
	{name: "", base: 0.3, cap: 10},
	{name: string(identifier.Wallet), base: 0.98, cap: 50, own: true},
	{name: string(identifier.USCC), base: 0.98, cap: 50, own: true},
	{name: string(identifier.LEI), base: 0.98, cap: 50, own: true},
	{name: string(identifier.IMO), base: 0.95, cap: 50, own: true},
	{name: string(identifier.IBAN), base: 0.97, cap: 50, own: true},
	{name: string(identifier.Email), base: 0.97, cap: 50, own: true},
	{name: string(identifier.Phone), base: 0.95, cap: 50, own: true},
	{name: string(identifier.Passport), base: 0.95, cap: 20, own: true},
	{name: string(identifier.NationalID), base: 0.95, cap: 20, own: true},
	{name: string(identifier.TaxID), base: 0.93, cap: 50, own: true},
	{name: string(identifier.Registration), base: 0.9, cap: 50, own: true},
	{name: string(identifier.DUNS), base: 0.95, cap: 50, own: true},
	{name: string(identifier.Website), base: 0.93, cap: 50, own: true},
	{name: string(identifier.Handle), base: 0.93, cap: 50, own: true},
	{name: string(identifier.SWIFT), base: 0.25, cap: 20}, // a bank's code: its customers share it
	{name: KindAddress, base: 0.6, cap: 20},
	{name: KindOwner, base: 0.9, cap: 1000, own: true},
	{name: KindLinkedTo, base: 0.6, cap: 1000, own: true},
}

// entriesCap is how many listed entries may have one key as their own and still
// be led to: a mailbox of a thousand tells nobody from the rest, and none may
// make a trace slow.
const entriesCap = 1000

// crowdCap is how many keys one party may hold: a name with hundreds of phones
// and mailboxes is not one holder, and no step leads on from it.
const crowdCap = 500

func kindOf(name string) kind {
	for i := range kindTable {
		if kindTable[i].name == name {
			return kind(i)
		}
	}
	return 0
}

// strengthShare lowers a step for keys that are not surely one holder's.
func strengthShare(s identifier.Strength) float64 {
	switch s {
	case identifier.Strong:
		return 1
	case identifier.Medium:
		return 0.7
	}
	return 0.35
}

// rarity lowers a step over a key that more than two parties hold: with ten
// it is worth half, and nothing after the kind's cap.
func rarity(holders int) float64 { return 1 / (1 + float64(max(0, holders-2))/8) }

// halfLifeDays is how long an edge of the history takes to lose half of its
// fading part: phones change hands, tenants move.
const halfLifeDays = 730

// decay fades old sightings down to a quarter. List entries do not fade.
func decay(last, now day) float64 {
	if last == 0 || now <= last {
		return 1
	}
	return 0.25 + 0.75*math.Exp2(-float64(now-last)/halfLifeDays)
}

// backing lowers an edge that one source alone has stated: anybody can put a
// stranger's phone on a label.
func backing(sayers uint8) float64 {
	if sayers < 2 {
		return 0.8
	}
	return 1
}
