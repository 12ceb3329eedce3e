package ownership

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// maxLine bounds one entity of a FollowTheMoney file.
const maxLine = 16 << 20

// An ftmEntity is one line of a FollowTheMoney file.
type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Referents  []string            `json:"referents"`
	Properties map[string][]string `json:"properties"`
}

// ReadFtM reads entities in the FollowTheMoney form, one JSON object a line:
// Ownership entities become stakes, the parties that they name become parties.
// All other entities are passed over.
func ReadFtM(name string, r io.Reader) (*File, error) {
	f := &ftmFile{file: &File{Name: name}, byID: map[string]int{}, known: map[string]bool{}}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		text := strings.TrimSpace(lines.Text())
		if text == "" {
			continue
		}
		var e ftmEntity
		if err := json.Unmarshal([]byte(text), &e); err != nil || e.ID == "" || e.Schema == "" {
			return nil, fault(name, n, "", "this is no FollowTheMoney entity", "each line is a JSON object with id, schema and properties")
		}
		f.add(&e, fmt.Sprintf("%s:%d", name, n))
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return f.done(), nil
}

// An ftmFile collects what a file says until the names of all parties are
// known, which may stand after the stakes.
type ftmFile struct {
	file  *File
	byID  map[string]int
	known map[string]bool // parties that were described, not only named
}

func (f *ftmFile) add(e *ftmEntity, source string) {
	if e.Schema == "Ownership" {
		f.addStakes(e, source)
		return
	}
	if len(e.Properties["name"]) == 0 {
		return
	}
	p := &f.file.Parties[f.party(e.ID, source)]
	f.known[e.ID] = true
	names := slices.Concat(e.Properties["name"], e.Properties["alias"], e.Properties["previousName"])
	p.Name, p.Aliases = names[0], names[1:]
	p.Type = ftmType(e.Schema)
	if codes := slices.Concat(e.Properties["jurisdiction"], e.Properties["country"]); len(codes) > 0 {
		p.Country = strings.ToUpper(codes[0])
	}
	p.Identifiers = ftmIdentifiers(e, source)
	p.Entries = ftmEntries(e)
	if slices.Contains(e.Properties["topics"], "sanction") {
		p.Listed = "topic sanction"
	}
	p.Source = source
}

// addStakes takes an Ownership entity: each owner holds each asset.
func (f *ftmFile) addStakes(e *ftmEntity, source string) {
	get := func(property string) string {
		if values := e.Properties[property]; len(values) > 0 {
			return values[0]
		}
		return ""
	}
	share, err := ParseShare(get("percentage"))
	if err != nil {
		share = unknownShare
		f.file.Warnings = append(f.file.Warnings, fmt.Sprintf("%s: the percentage %q cannot be read and is taken as unknown", source, get("percentage")))
	}
	for _, owner := range e.Properties["owner"] {
		for _, asset := range e.Properties["asset"] {
			f.file.Stakes = append(f.file.Stakes, Stake{
				Owner: f.party(owner, source), Company: f.party(asset, source), Share: share,
				From: get("startDate"), To: get("endDate"), Source: source,
			})
		}
	}
}

func (f *ftmFile) party(id, source string) int {
	n, ok := f.byID[id]
	if !ok {
		n = len(f.file.Parties)
		f.byID[id] = n
		f.file.Parties = append(f.file.Parties, Party{ID: id, Name: id, Source: source})
	}
	return n
}

// done keeps the parties that hold something or are held.
func (f *ftmFile) done() *File {
	moved := make([]int, len(f.file.Parties))
	used := make([]bool, len(f.file.Parties))
	for _, s := range f.file.Stakes {
		used[s.Owner], used[s.Company] = true, true
	}
	kept := f.file.Parties[:0]
	for i, p := range f.file.Parties {
		if !used[i] {
			continue
		}
		if !f.known[p.ID] {
			f.file.Warnings = append(f.file.Warnings, fmt.Sprintf("%s: the party %s is not described in the file, so it is known by its id alone", p.Source, p.ID))
		}
		moved[i] = len(kept)
		kept = append(kept, p)
	}
	f.file.Parties = kept
	for i := range f.file.Stakes {
		s := &f.file.Stakes[i]
		s.Owner, s.Company = moved[s.Owner], moved[s.Company]
	}
	return f.file
}

func ftmType(schema string) watchlist.Type {
	switch schema {
	case "Person":
		return watchlist.Person
	case "Company", "Organization", "PublicBody":
		return watchlist.Organisation
	case "Vessel":
		return watchlist.Vessel
	case "Airplane":
		return watchlist.Aircraft
	}
	return watchlist.Unknown
}

// ftmNumbers are the properties that hold a number of a party.
var ftmNumbers = [...]struct{ property, kind string }{
	{"registrationNumber", "registration"},
	{"ogrnCode", "registration"},
	{"idNumber", "national_id"},
	{"innCode", "tax_id"},
	{"taxNumber", "tax_id"},
	{"vatCode", "tax_id"},
	{"uscCode", "uscc"},
	{"passportNumber", "passport"},
	{"leiCode", "lei"},
	{"dunsCode", "duns"},
	{"swiftBic", "swift"},
	{"imoNumber", "imo"},
}

func ftmIdentifiers(e *ftmEntity, source string) []watchlist.Identifier {
	var out []watchlist.Identifier
	for _, n := range ftmNumbers {
		for _, value := range e.Properties[n.property] {
			out = append(out, watchlist.Identifier{Type: n.kind, Label: n.property, Value: value, Source: source})
		}
	}
	return out
}

// ftmEntries are the entries of lists that an entity's ids stand for: its own
// in a list of the same form, and OFAC's, which OpenSanctions names ofac-NUMBER.
func ftmEntries(e *ftmEntity) []string {
	out := []string{"ftm:" + e.ID}
	for _, id := range append([]string{e.ID}, e.Referents...) {
		if number, ok := strings.CutPrefix(id, "ofac-"); ok && strings.Trim(number, "0123456789") == "" {
			out = append(out, "ofac-sdn:"+number, "ofac-consolidated:"+number)
		}
	}
	return out
}
