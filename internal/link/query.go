package link

import (
	"slices"
	"strconv"
	"strings"

	"github.com/tidewaiter/tidewaiter/identifier"
	"github.com/tidewaiter/tidewaiter/internal/address"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// A Query is whom to trace: a party of a parcel, or what a text holds.
type Query struct {
	Name     string
	Identity string // plain address, tells namesakes in the history apart
	Mentions []Mention
}

// A Mention is a key and where it was mentioned.
type Mention struct {
	Key
	Field string // JSON pointer into the parcel, empty for a text
	Start int    // span in the field, in code points; both 0: all of it
	End   int
}

// PartyQuery asks for a party; field is its JSON pointer, such as "/sender".
func (g *Graph) PartyQuery(p *parcel.Party, field string) Query {
	q := Query{Name: partyName(p)}
	if g.parties.len() > 0 {
		q.Identity = plainAddress(&p.Address)
	}
	r := reader{graph: g, tails: g.tails}
	r.party(p, field)
	q.Mentions = r.mentions
	return q
}

// ItemQuery asks for the sender with everything the declaration says beside
// the parties: comments, descriptions and pages of the goods.
func (g *Graph) ItemQuery(p *parcel.Parcel) Query {
	q := g.PartyQuery(&p.Sender, "/sender")
	r := reader{graph: g, tails: g.tails, mentions: q.Mentions}
	r.item(p)
	q.Mentions = r.mentions
	return q
}

// TextQuery asks for what a free text holds: an offer, a page, a signature.
func (g *Graph) TextQuery(text string) Query {
	r := reader{graph: g, tails: g.tails}
	for _, f := range identifier.Find(text) {
		r.found(f, "")
	}
	r.addressLines(text)
	return Query{Name: "text", Mentions: r.mentions}
}

// A reader collects what others may share. With a graph it leaves out what the
// graph does not hold, and with tails does not even parse a phone number that
// the graph cannot hold.
type reader struct {
	graph    *Graph
	tails    *tailSet
	country  string
	mentions []Mention
}

func (r *reader) party(p *parcel.Party, field string) {
	r.country = p.Address.Country
	if p.Phone != "" && (r.tails == nil || r.tails.mayHold(p.Phone)) {
		r.parse(string(identifier.Phone), p.Phone, r.country, field+"/phone")
	}
	if p.Email != "" {
		r.parse(string(identifier.Email), p.Email, r.country, field+"/email")
	}
	for i, id := range p.IDs {
		r.parse(id.Scheme, id.Value, id.Country, field+"/ids/"+strconv.Itoa(i)+"/value")
	}
	if r.mayIdentify(p.Name) {
		r.text(p.Name, field+"/name")
	}
	if r.mayIdentify(p.Company) {
		r.text(p.Company, field+"/company")
	}
	if r.mayIdentify(p.Address.Street) {
		r.text(p.Address.Street, field+"/address/street")
	}
	for i, line := range p.Address.Lines {
		if r.mayIdentify(line) {
			r.text(line, field+"/address/lines/"+strconv.Itoa(i))
		}
	}
	if r.graph == nil || r.graph.areas.mayHold(p.Address.City, p.Address.Country) {
		r.address(Declared(&p.Address), field+"/address")
	}
}

func (r *reader) item(p *parcel.Parcel) {
	r.country = p.Sender.Address.Country
	if r.mayIdentify(p.Item.Comments) {
		r.text(p.Item.Comments, "/item/comments")
	}
	for i := range p.Contents {
		c := &p.Contents[i]
		if c.URL != "" {
			r.parse(string(identifier.Website), c.URL, "", "/contents/"+strconv.Itoa(i)+"/url")
		}
		if r.mayIdentify(c.Description) {
			r.text(c.Description, "/contents/"+strconv.Itoa(i)+"/description")
		}
	}
}

func (r *reader) parse(typ, value, country, field string) {
	for _, id := range identifier.Parse(typ, value, country) {
		r.mention(Mention{Key: keyOf(id), Field: field})
	}
}

// mention keeps what the graph holds; without a graph, all.
func (r *reader) mention(m Mention) {
	if r.graph != nil {
		if _, known := r.graph.keys.lookup([]byte(m.Text)); !known {
			return
		}
	}
	r.mentions = append(r.mentions, m)
}

// text finds identifiers in a field; mayIdentify is asked before, since few
// fields hold any.
func (r *reader) text(text, field string) {
	for _, f := range identifier.FindIn(text, r.country) {
		r.found(f, field)
	}
}

func (r *reader) found(f identifier.Found, field string) {
	for _, id := range f.IDs {
		r.mention(Mention{Key: keyOf(id), Field: field, Start: f.Start, End: f.End})
	}
}

// addressLines reads the lines of a text that name a building in a place.
func (r *reader) addressLines(text string) {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if len(line) > 300 || !strings.ContainsAny(line, "0123456789") {
			continue
		}
		r.address(address.Raw{Lines: []string{line}}, "")
	}
}

// mayIdentify reports whether a text can hold an identifier at all: an @, a
// colon after a label, a dot within a word, a long word or the digits of a
// phone number that the graph may know.
func (r *reader) mayIdentify(s string) bool {
	digits, word := 0, 0 // in a row, as a phone number has them, and of one word
	all, ascii := 0, true
	for i := range len(s) {
		switch c := s[i]; {
		case c == '@', c == ':', c == 0xEF: // 0xEF starts full-width forms
			return true
		case c == '.' && i > 0 && i+1 < len(s) && isLetter(s[i-1]) && isLetter(s[i+1]):
			return true
		case c >= '0' && c <= '9':
			digits++
			all++
			word++
		case isLetter(c):
			digits = 0
			word++
		case c == ',':
			digits, word = 0, 0
		default:
			word = 0
			ascii = ascii && c < 0x80
		}
		if word >= 15 || digits >= tailDigits && r.tails == nil {
			return true
		}
	}
	return all >= tailDigits && r.tails != nil && r.tails.anyIn(s) || !ascii && strings.Contains(s, "微信")
}

// isLetter reports an ASCII letter of either case.
func isLetter(c byte) bool { c |= 0x20; return c >= 'a' && c <= 'z' }

// address mentions the keys of an address: those that are sure for the history
// to remember, and more to ask with.
func (r *reader) address(raw address.Raw, field string) {
	detail := address.Sure
	if r.graph != nil {
		detail = address.Guesses
	}
	value := ""
	parsed := address.Parse(raw)
	parsed.Keys(detail, func(key []byte, grade address.Grade) {
		if r.graph != nil {
			if _, known := r.graph.keys.lookup(key); !known {
				return
			}
		}
		if value == "" && r.graph != nil { // the history keeps keys alone
			value = raw.String()
		}
		k := Key{Kind: KindAddress, Text: string(key), Value: value, Strength: gradeStrength(grade)}
		r.mentions = append(r.mentions, Mention{Key: k, Field: field})
	})
}

// gradeStrength: a room is its holder's, a building is shared, a road or
// village says little.
func gradeStrength(g address.Grade) identifier.Strength {
	switch g {
	case address.Unit:
		return identifier.Strong
	case address.Building:
		return identifier.Medium
	}
	return identifier.Weak
}

// Declared brings a parcel's address into the form that is parsed.
func Declared(a *parcel.Address) address.Raw {
	raw := address.Raw{Lines: a.Lines, City: a.City, Region: a.Region, Postcode: a.Postcode, Country: a.Country}
	street := strings.TrimSpace(a.Street)
	if a.Number != "" {
		street = strings.TrimSpace(street + " " + a.Number)
	}
	if street != "" {
		raw.Lines = append([]string{street}, raw.Lines...)
	}
	if a.POBox != "" {
		raw.Lines = append(slices.Clone(raw.Lines), "P.O. Box "+a.POBox)
	}
	return raw
}

// parseWritten takes apart what address.Raw writes of an address.
func parseWritten(s string) address.Address {
	raw := address.Raw{Lines: []string{s}}
	if i := strings.LastIndex(s, ", "); i >= 0 && len(s) == i+4 { // the country
		raw.Lines[0], raw.Country = s[:i], s[i+2:]
	}
	return address.Parse(raw)
}
