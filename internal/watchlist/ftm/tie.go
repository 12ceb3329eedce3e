package ftm

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// A tier adds what ties parties to the parties.
type tier struct {
	list *watchlist.List
	byID map[string]int

	byAddress map[string][]int // the parties that name an address entity
}

// links are the schemata that tie one party to another: the properties that
// name the two, and our words for the relation seen from either.
var links = map[string]struct{ from, to, kind, back string }{
	"Ownership":      {"asset", "owner", "owned_by", "owns"},
	"Directorship":   {"director", "organization", "leads", "led_by"},
	"Membership":     {"member", "organization", "member_of", "has_member"},
	"Employment":     {"employee", "employer", "employed_by", "employs"},
	"Family":         {"person", "relative", "family", "family"},
	"Associate":      {"person", "associate", "associate", "associate"},
	"Representation": {"agent", "client", "acts_for", "represented_by"},
	"UnknownLink":    {"subject", "object", "linked_to", "linked_to"},
	"Succession":     {"successor", "predecessor", "succeeds", "succeeded_by"},
}

func (t tier) tie(e *entity) {
	if link, ok := links[e.Schema]; ok {
		t.relate(e, e.Properties[link.from], e.Properties[link.to], link.kind)
		t.relate(e, e.Properties[link.to], e.Properties[link.from], link.back)
		return
	}
	switch e.Schema {
	case "Address":
		t.address(e)
	case "Sanction":
		for _, p := range t.parties(e.Properties["entity"]) {
			p.Programmes = append(p.Programmes, watchlist.Programme{
				Code: first(e.first("programId"), e.first("program"), e.first("authority")), Basis: e.first("reason"), Date: first(e.first("listingDate"), e.first("startDate")),
			})
		}
	case "Identification", "Passport":
		for _, p := range t.parties(e.Properties["holder"]) {
			p.AddIdentifier(document(e))
		}
	case "CryptoWallet":
		t.wallet(e)
	default:
		t.list.Warnings = append(t.list.Warnings, "entity "+e.ID+" has the schema "+e.Schema+", which this program does not use")
	}
}

func (t tier) parties(ids []string) []*watchlist.Entry {
	var out []*watchlist.Entry
	for _, id := range ids {
		if i, ok := t.byID[id]; ok {
			out = append(out, &t.list.Entries[i])
		}
	}
	return out
}

func (t tier) relate(e *entity, from, to []string, kind string) {
	for _, p := range t.parties(from) {
		for _, id := range to {
			r := watchlist.Relation{
				Kind: kind, Targets: []string{id}, Percent: e.first("percentage"),
				From: first(e.first("startDate"), e.first("date")), To: e.first("endDate"), Source: e.source,
			}
			if i, ok := t.byID[id]; ok {
				r.Name = t.list.Entries[i].PrimaryName()
			}
			p.Relations = append(p.Relations, r)
			p.AddStatement(watchlist.Statement{Label: kind + " " + id, Value: first(e.first("role"), e.first("relationship"))})
		}
	}
}

// address adds an address entity to the parties that point at it.
func (t tier) address(e *entity) {
	a := watchlist.Address{
		ID: e.ID, City: e.first("city"), Region: first(e.first("region"), e.first("state")), Postcode: e.first("postalCode"),
		CountryText: e.first("country"), Country: watchlist.CountryCode(e.first("country")), Note: e.first("remarks"), Source: e.source,
	}
	if line := first(e.first("street"), e.first("full")); line != "" {
		a.Lines = []string{line}
	}
	for _, i := range t.byAddress[e.ID] {
		t.list.Entries[i].AddAddress(a)
	}
}

func document(e *entity) watchlist.Identifier {
	kind := "national_id"
	if e.Schema == "Passport" || strings.Contains(strings.ToLower(e.first("type")), "passport") {
		kind = "passport"
	}
	return watchlist.Identifier{
		Type: kind, Label: first(e.first("type"), e.Schema), Value: first(e.first("number"), e.first("passportNumber")),
		Country: watchlist.CountryCode(e.first("country")), Issued: e.first("startDate"), Expires: e.first("endDate"), Source: e.source,
	}
}

// wallet gives a wallet to its holders; one without a holder that we have is
// an entry of its own.
func (t tier) wallet(e *entity) {
	id := watchlist.Identifier{Type: "wallet", Label: first(e.first("currency"), e.Schema), Value: e.first("publicKey"), Source: e.source}
	holders := t.parties(e.Properties["holder"])
	for _, p := range holders {
		p.AddIdentifier(id)
	}
	if len(holders) == 0 && id.Value != "" {
		t.list.Entries = append(t.list.Entries, watchlist.Entry{
			ID: e.ID, Source: e.source, Identifiers: []watchlist.Identifier{id},
			Names: []watchlist.Name{{Text: first(e.Caption, id.Value), Kind: watchlist.Primary, Source: e.source}},
		})
	}
}

// first gives the first text that is not empty.
func first(texts ...string) string { return cmp.Or(texts...) }

func sortedKeys(m map[string][]string) []string { return slices.Sorted(maps.Keys(m)) }
