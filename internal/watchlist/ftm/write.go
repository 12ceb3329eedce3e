package ftm

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
)

// schemata gives the schema of a type of entry.
var schemata = map[watchlist.Type]string{
	watchlist.Person: "Person", watchlist.Organisation: "Organization", watchlist.Vessel: "Vessel", watchlist.Aircraft: "Airplane", watchlist.Unknown: "LegalEntity",
}

// properties gives the property of a type of identifier.
var properties = map[string]string{
	"email": "email", "phone": "phone", "website": "website", "passport": "passportNumber", "national_id": "idNumber", "tax_id": "taxNumber",
	"registration": "registrationNumber", "uscc": "uscCode", "imo": "imoNumber", "lei": "leiCode", "duns": "dunsCode", "swift": "swiftBic", "wallet": "cryptoWallets",
}

// A written is an entity as Write writes it.
type written struct {
	ID         string              `json:"id"`
	Caption    string              `json:"caption,omitempty"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
	Datasets   []string            `json:"datasets"`
}

func (w *written) add(property string, values ...string) {
	for _, v := range values {
		if v != "" && !slices.Contains(w.Properties[property], v) {
			w.Properties[property] = append(w.Properties[property], v)
		}
	}
}

// Write writes a list as FollowTheMoney entities, one a line: the parties,
// after each its ties to others. What the model has no property for (labels of
// statements, dates of documents) is left out.
func Write(w io.Writer, l *watchlist.List) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i := range l.Entries {
		e := &l.Entries[i]
		for _, entity := range append([]written{writtenParty(e)}, writtenTies(e)...) {
			entity.Datasets = []string{l.Name}
			if err := enc.Encode(entity); err != nil {
				return fmt.Errorf("write list %s: %w", l.Name, err)
			}
		}
	}
	return nil
}

func writtenParty(e *watchlist.Entry) written {
	out := written{ID: e.ID, Schema: schemata[e.Type], Properties: make(map[string][]string)}
	for i, n := range e.Names {
		switch {
		case i == 0:
			out.Caption = n.Text
			out.add("name", n.Text)
		case n.Kind == watchlist.Formerly:
			out.add("previousName", n.Text)
		case n.Weak:
			out.add("weakAlias", n.Text)
		default:
			out.add("alias", n.Text)
		}
	}
	for _, id := range e.Identifiers {
		if p, ok := properties[id.Type]; ok {
			out.add(p, id.Value)
		} else {
			out.add("idNumber", id.Value)
		}
	}
	for _, a := range e.Addresses {
		out.add("address", addressText(a))
		out.add("country", a.Country)
	}
	for _, d := range e.Dates {
		for _, known := range dates {
			if d.Kind == known.kind {
				out.add(known.property, first(d.From, d.Text))
			}
		}
	}
	for _, p := range e.Programmes {
		out.add("programId", p.Code)
	}
	for _, s := range e.Statements {
		for property, kind := range facts {
			if s.Kind == kind {
				out.add(property, s.Value)
			}
		}
	}
	out.add("notes", e.Remarks)
	return out
}

// writtenTies gives an entity for each relation to an entry that is known.
func writtenTies(e *watchlist.Entry) []written {
	var out []written
	for n, r := range e.Relations {
		for m, target := range r.Targets {
			tie := written{ID: fmt.Sprintf("%s-tie-%d-%d", e.ID, n+1, m+1), Schema: "UnknownLink", Properties: make(map[string][]string)}
			from, to := "subject", "object"
			for schema, link := range links {
				if link.kind == r.Kind {
					tie.Schema, from, to = schema, link.from, link.to
				}
			}
			tie.add(from, e.ID)
			tie.add(to, target)
			tie.add("percentage", r.Percent)
			tie.add("startDate", r.From)
			tie.add("endDate", r.To)
			if tie.Schema == "UnknownLink" {
				tie.add("role", r.Kind)
			}
			out = append(out, tie)
		}
	}
	return out
}

// addressText gives an address as one text.
func addressText(a watchlist.Address) string {
	text := ""
	for _, part := range append(slices.Clone(a.Lines), a.City, a.Region, a.Postcode, a.CountryText) {
		if part != "" && text != "" {
			text += ", "
		}
		text += part
	}
	return text
}
