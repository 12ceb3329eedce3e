package allow

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// Party gives the fingerprint of a party as declared: a part for its names and
// a part for all else, so that a change of the details can be told from
// another party. Case, spaces and punctuation do not count.
func Party(p *parcel.Party) string {
	var rest []string
	rest = append(rest, p.PersonType, p.Phone, p.Email)
	a := &p.Address
	rest = append(rest, a.Lines...)
	rest = append(rest, "|", a.Street, a.Number, a.POBox, a.City, a.Region, a.Postcode, a.Country)
	for _, id := range p.IDs {
		rest = append(rest, id.Scheme, id.Value, id.Country)
	}
	return "p1-" + digest(8, p.Name, p.Given, p.Surname, p.Company) + "-" + digest(16, rest...)
}

// sameNames reports whether two party fingerprints are of equal names.
func sameNames(a, b string) bool {
	a, _, _ = strings.Cut(strings.TrimPrefix(a, "p1-"), "-")
	b, _, _ = strings.Cut(strings.TrimPrefix(b, "p1-"), "-")
	return a == b
}

// Entry gives the fingerprint of a list entry: whatever its publisher says of
// it counts, where it stood in the file does not.
func Entry(e *watchlist.Entry) string {
	texts := []string{e.ID, string(e.Type), e.Remarks}
	for _, n := range e.Names {
		texts = append(texts, n.Text, string(n.Kind))
	}
	for _, a := range e.Addresses {
		texts = append(texts, a.Lines...)
		texts = append(texts, "|", a.City, a.Region, a.Postcode, a.Country, a.CountryText)
	}
	for _, id := range e.Identifiers {
		texts = append(texts, id.Type, id.Value, id.Country)
	}
	for _, d := range e.Dates {
		texts = append(texts, d.Kind, d.From, d.To, d.Text)
	}
	for _, r := range e.Relations {
		texts = append(texts, r.Kind, r.Name, r.Percent)
	}
	for _, p := range e.Programmes {
		texts = append(texts, p.Code)
	}
	for _, s := range e.Statements {
		texts = append(texts, s.Label, s.Value)
	}
	return "e1-" + digest(16, texts...)
}

// digest hashes texts, each folded, so that no two texts can run together.
func digest(hexDigits int, texts ...string) string {
	h := sha256.New()
	for _, t := range texts {
		h.Write([]byte(fold(t)))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))[:hexDigits]
}

// fold keeps letters, marks and digits, in capitals.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, norm.NFKC.String(s))
}
