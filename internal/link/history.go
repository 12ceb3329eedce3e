package link

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/tidewaiter/tidewaiter/identifier"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// A Sighting is what one parcel of the history tells about its parties.
type Sighting struct {
	record   string
	declarer declarer
	when     day
	parties  []sighted
}

type sighted struct {
	name     string
	identity string
	keys     []Key
}

// Read takes from a parcel what the graph remembers of it. It does the slow
// reading, so that callers can run it in parallel before Add.
func Read(p *parcel.Parcel) Sighting {
	s := Sighting{record: p.RecordID, when: parcelDay(p), parties: make([]sighted, 0, 2+len(p.OtherParties))}
	r := reader{mentions: make([]Mention, 0, 16)}
	s.addParty(&r, &p.Sender)
	s.addParty(&r, &p.Recipient)
	for i := range p.OtherParties {
		s.addParty(&r, &p.OtherParties[i])
	}
	if len(s.parties) == 0 {
		return s
	}
	s.declarer = declarer{who: hash([]byte(s.parties[0].name + s.parties[0].identity))}
	if p.Account.Number != "" {
		s.declarer = declarer{who: hash([]byte(p.Account.Issuer + " " + p.Account.Number)), account: true}
	}
	return s
}

// addParty reads a party by a reader that is used again for the next.
func (s *Sighting) addParty(r *reader, p *parcel.Party) {
	name := partyName(p)
	if name == "" && p.Phone == "" && p.Email == "" {
		return
	}
	r.mentions = r.mentions[:0]
	r.party(p, "")
	s.parties = append(s.parties, sighted{name: name, identity: plainAddress(&p.Address), keys: bestReadings(r.mentions)})
}

// Add enters a sighting.
func (b *Builder) Add(s Sighting) {
	for _, p := range s.parties {
		party := b.party(p.name, p.identity)
		at := seen{source: s.record, declarer: s.declarer, first: s.when}
		for _, k := range p.keys {
			b.connect(party, k, at)
		}
		if b.names == nil {
			continue // no ownership file has named anybody
		}
		if k := nameKey(p.name); len(k) > 10 {
			if _, owned := b.keys.lookup([]byte(k)); owned {
				b.connect(party, Key{Kind: KindOwner, Text: k, Strength: identifier.Strong}, at)
			}
		}
	}
}

// bestReadings keeps the first reading of a phone: a number known with its
// country need not be kept without it.
func bestReadings(mentions []Mention) []Key {
	out := make([]Key, 0, len(mentions))
	phone := ""
	for _, m := range mentions {
		k := m.Key
		if k.Kind == string(identifier.Phone) {
			if k.Value == phone {
				continue
			}
			phone = k.Value
		}
		out = append(out, k)
	}
	return out
}

// partyName is how a party calls itself.
func partyName(p *parcel.Party) string {
	switch {
	case p.Name != "":
		return p.Name
	case p.Company != "":
		return p.Company
	}
	return strings.TrimSpace(p.Given + " " + p.Surname)
}

// plainAddress tells namesakes apart.
func plainAddress(a *parcel.Address) string {
	out := make([]byte, 0, 96)
	for _, s := range a.Lines {
		out = appendPlain(out, s)
	}
	for _, s := range [...]string{a.Street, a.Number, a.POBox, a.City, a.Postcode, a.Country} {
		out = appendPlain(out, s)
	}
	return string(out)
}

// appendPlain keeps the letters and digits of a text, in capitals.
func appendPlain(out []byte, s string) []byte {
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z':
			out = append(out, byte(r)-'a'+'A')
		case r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
			out = append(out, byte(r))
		case r >= 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			out = utf8.AppendRune(out, unicode.ToUpper(r))
		}
	}
	return out
}

// parcelDay is when a parcel was first seen.
func parcelDay(p *parcel.Parcel) day {
	for _, s := range [...]string{p.Source.ReceivedAt, p.Item.PostedAt, p.Source.PreparedAt} {
		if d := parseDay(s); d != 0 {
			return d
		}
	}
	return 0
}

// parseDay reads the date at the start of s; 0 when there is none.
func parseDay(s string) day {
	if len(s) < len(time.DateOnly) {
		return 0
	}
	t, err := time.Parse(time.DateOnly, s[:len(time.DateOnly)])
	if err != nil || t.Unix() < 0 {
		return 0
	}
	return day(min(t.Unix()/(24*60*60), 1<<16-1))
}

func (d day) String() string {
	if d == 0 {
		return ""
	}
	return time.Unix(int64(d)*24*60*60, 0).UTC().Format(time.DateOnly)
}
