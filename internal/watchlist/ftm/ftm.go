// Package ftm reads entities in the FollowTheMoney model as JSON lines, the
// form in which OpenSanctions and others publish. Users bring the data and its
// licence. What goes in is a stream of entities, of which some are parties and
// others tie parties together (ownership, family, addresses, documents); what
// comes out is a watchlist.List of the parties, with the ties as their
// relations, addresses and identifiers.
package ftm

import (
	"bufio"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/source"
)

// maxLine bounds one entity.
const maxLine = 16 << 20

// An entity is one line.
type entity struct {
	ID         string              `json:"id"`
	Caption    string              `json:"caption"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
	Datasets   []string            `json:"datasets"`
	LastChange string              `json:"last_change"`

	source string
}

func (e *entity) first(property string) string {
	if values := e.Properties[property]; len(values) > 0 {
		return values[0]
	}
	return ""
}

// Read reads the entities. Ties may come before the parties they tie.
func Read(f *source.File) (*watchlist.List, error) {
	if err := f.Expect(source.JSON, "give FollowTheMoney entities as JSON lines"); err != nil {
		return nil, err
	}
	l := &watchlist.List{Name: "ftm"}
	t := tier{list: l, byID: make(map[string]int), byAddress: make(map[string][]int)}
	var ties []entity
	lines := bufio.NewScanner(f)
	lines.Buffer(make([]byte, 0, 1<<16), maxLine)
	for n := 1; lines.Scan(); n++ {
		if len(strings.TrimSpace(lines.Text())) == 0 {
			continue
		}
		var e entity
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			return nil, &source.SyntaxError{File: f.Name, Line: n, Reason: err.Error(), Hint: "each line must be one entity with id, schema and properties"}
		}
		if e.ID == "" || e.Schema == "" {
			return nil, &source.SyntaxError{File: f.Name, Line: n, Reason: "the entity has no id or no schema", Hint: "each line must be one entity with id, schema and properties"}
		}
		e.source = fmt.Sprintf("%s:%d", f.Name, n)
		if day, _, _ := strings.Cut(e.LastChange, "T"); day > l.Date {
			l.Date = day
		}
		kind, isParty := partyType(e.Schema)
		if !isParty {
			ties = append(ties, e)
			continue
		}
		if _, twice := t.byID[e.ID]; twice {
			return nil, &source.SyntaxError{File: f.Name, Line: n, Reason: fmt.Sprintf("entity %s stands in the file twice", e.ID)}
		}
		t.byID[e.ID] = len(l.Entries)
		for _, id := range e.Properties["addressEntity"] {
			t.byAddress[id] = append(t.byAddress[id], len(l.Entries))
		}
		l.Entries = append(l.Entries, party(&e, kind))
	}
	if err := lines.Err(); err != nil {
		return nil, f.Wrap(err)
	}
	for i := range ties {
		t.tie(&ties[i])
	}
	sum, err := f.Done(len(l.Entries) + len(ties))
	l.Sources = []watchlist.SourceFile{sum}
	return l, err
}

func partyType(schema string) (watchlist.Type, bool) {
	switch schema {
	case "Person":
		return watchlist.Person, true
	case "Company", "Organization", "PublicBody":
		return watchlist.Organisation, true
	case "LegalEntity":
		return watchlist.Unknown, true
	case "Vessel":
		return watchlist.Vessel, true
	case "Airplane":
		return watchlist.Aircraft, true
	}
	return "", false
}

// identifiers are the properties that hold identifiers, in the order shown.
var identifiers = [...]struct{ property, kind string }{
	{"email", "email"},
	{"phone", "phone"},
	{"website", "website"},
	{"passportNumber", "passport"},
	{"idNumber", "national_id"},
	{"socialSecurityNumber", "national_id"},
	{"taxNumber", "tax_id"},
	{"innCode", "tax_id"},
	{"vatCode", "tax_id"},
	{"registrationNumber", "registration"},
	{"ogrnCode", "registration"},
	{"okpoCode", "registration"},
	{"kppCode", "registration"},
	{"uscCode", "uscc"},
	{"imoNumber", "imo"},
	{"mmsi", "registration"},
	{"leiCode", "lei"},
	{"dunsCode", "duns"},
	{"swiftBic", "swift"},
	{"bikCode", "registration"},
	{"cryptoWallets", "wallet"},
}

// dates are the properties that hold dates of a kind.
var dates = [...]struct{ property, kind string }{
	{"birthDate", "birth"}, {"deathDate", "death"}, {"incorporationDate", "established"}, {"buildDate", "build"},
}

// facts are the properties that hold statements of a kind.
var facts = map[string]string{
	"birthPlace": watchlist.PlaceOfBirth, "nationality": watchlist.Nationality, "citizenship": watchlist.Citizenship,
	"gender": watchlist.Gender, "title": watchlist.Title, "position": watchlist.Position, "flag": watchlist.Flag,
	"callSign": watchlist.CallSign,
}

func party(e *entity, t watchlist.Type) watchlist.Entry {
	out := watchlist.Entry{ID: e.ID, Type: t, Remarks: strings.Join(e.Properties["notes"], "\n"), Source: e.source}
	used := map[string]bool{"notes": true, "name": true, "addressEntity": true}
	names := e.Properties["name"]
	if len(names) == 0 {
		names = []string{e.Caption}
	}
	for i, text := range names {
		n := watchlist.Name{Text: text, Kind: watchlist.Alias, Source: e.source}
		if text == e.Caption || i == 0 && e.Caption == "" {
			n.Kind = watchlist.Primary
		}
		out.AddName(n)
	}
	for _, p := range [...]struct {
		property string
		kind     watchlist.NameKind
		weak     bool
	}{{"alias", watchlist.Alias, false}, {"previousName", watchlist.Formerly, false}, {"weakAlias", watchlist.Alias, true}} {
		used[p.property] = true
		for _, text := range e.Properties[p.property] {
			out.AddName(watchlist.Name{Text: text, Kind: p.kind, Weak: p.weak, Source: e.source})
		}
	}
	primaryFirst(&out)
	for _, p := range identifiers {
		used[p.property] = true
		for _, v := range e.Properties[p.property] {
			out.AddIdentifier(watchlist.Identifier{Type: p.kind, Label: p.property, Value: v, Source: e.source})
		}
	}
	for _, text := range e.Properties["address"] {
		out.AddAddress(watchlist.Address{Lines: []string{text}, Country: countryOf(e), Source: e.source})
	}
	used["address"] = true
	for _, p := range dates {
		used[p.property] = true
		for _, day := range e.Properties[p.property] {
			out.AddDate(watchlist.ParseDate(p.kind, day))
		}
	}
	for _, code := range e.Properties["programId"] {
		out.Programmes = append(out.Programmes, watchlist.Programme{Code: code})
	}
	used["programId"] = true
	addRest(&out, e, used)
	return out
}

// countryOf gives the one country an entity names.
func countryOf(e *entity) string {
	if c := e.Properties["country"]; len(c) == 1 {
		return watchlist.CountryCode(c[0])
	}
	return ""
}

// addRest keeps the other properties as statements, in a fixed order.
func addRest(out *watchlist.Entry, e *entity, used map[string]bool) {
	for _, property := range sortedKeys(e.Properties) {
		if used[property] {
			continue
		}
		for _, v := range e.Properties[property] {
			out.AddStatement(watchlist.Statement{Kind: facts[property], Label: property, Value: v})
		}
	}
	for _, d := range e.Datasets {
		out.AddStatement(watchlist.Statement{Label: "dataset", Value: d})
	}
}

func primaryFirst(e *watchlist.Entry) {
	for i, n := range e.Names {
		if n.Kind == watchlist.Primary {
			copy(e.Names[1:i+1], e.Names[:i])
			e.Names[0] = n
			return
		}
	}
	if len(e.Names) > 0 {
		e.Names[0].Kind = watchlist.Primary
	}
}
