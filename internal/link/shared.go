package link

import (
	"fmt"

	"github.com/tidewaiter/tidewaiter/identifier"
	"github.com/tidewaiter/tidewaiter/pack"
)

// SharedPack is the name of the pack of phones and mailboxes that strangers
// share: hotlines, and what is written where there is none.
const SharedPack = "shared-contacts"

// sharedShare lowers a step over such a key to the listed entry that it is the
// own of. No step leads over it from one stranger to another.
const sharedShare = 0.3

// AddShared enters the pack of what strangers share, if the set has it.
func (b *Builder) AddShared(set pack.Set) error {
	p, ok := set.Get(SharedPack)
	if !ok {
		return nil
	}
	b.shared = map[uint32]string{}
	err := p.EachRow("shared.tsv", 5, func(f []string) error {
		typ, value, country, why := f[0], f[1], f[2], f[3]
		readings := identifier.Parse(typ, value, country)
		if len(readings) == 0 {
			return fmt.Errorf("%q is no %s", value, typ)
		}
		for _, id := range readings {
			if string(id.Type) == typ {
				b.shared[b.keys.intern([]byte(id.Key))] = why
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("pack %s: %w", SharedPack, err)
	}
	return nil
}
