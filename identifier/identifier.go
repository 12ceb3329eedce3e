// Package identifier reads the numbers, addresses and handles that name a
// party, whatever way they were written. What goes in is a value with what it
// is said to be, or a free text; what comes out are identifiers with a
// canonical key, so that two writings of one identifier have equal keys. It
// knows no parties and no lists, and it does not judge what sharing means.
package identifier

import (
	"slices"
	"strings"
)

// A Type is a kind of identifier, in the words that parcels and lists use.
type Type string

const (
	Email        Type = "email"
	Phone        Type = "phone"
	Website      Type = "website"
	Wallet       Type = "wallet"
	USCC         Type = "uscc" // unified social credit code of China
	Passport     Type = "passport"
	NationalID   Type = "national_id"
	TaxID        Type = "tax_id"
	Registration Type = "registration" // of a company in any register
	IMO          Type = "imo"
	LEI          Type = "lei"
	DUNS         Type = "duns"
	SWIFT        Type = "swift"
	IBAN         Type = "iban"
	Handle       Type = "handle" // account on a messenger or social platform
)

// Strength says how well an identifier tells its holder from all others.
type Strength uint8

const (
	Weak   Strength = iota + 1 // short, partial or unchecked: a hint
	Medium                     // fits no plan or its check digit fails, yet hardly chance
	Strong                     // one holder: a mailbox, a valid phone number, a checked code
)

// An ID is one reading of a value.
type ID struct {
	Type     Type
	Key      string // equal for two writings of one identifier
	Value    string // as written
	Country  string // ISO 3166-1 alpha-2 of the issuer, if known
	Strength Strength
}

// Parse reads a value said to be of a type (a Type, or a scheme of a message;
// empty: unknown) in the context of a country (ISO 3166-1 alpha-2, may be
// empty). It returns every reasonable reading, the best first, and none when
// the value cannot be an identifier. A type that does not fit the value is no
// reason to miss it: a mailbox given as a phone number is read as a mailbox.
func Parse(typ, value, country string) []ID {
	s := clean(value)
	if s == "" {
		return nil
	}
	typ, country = typeWord(typ), strings.ToUpper(strings.TrimSpace(country))
	ids := parseAs(Type(typ), s, country)
	if len(ids) == 0 || isNumber(Type(typ)) {
		ids = append(ids, selfEvident(s, country)...)
	}
	if len(ids) == 0 && looksLikeText(s) {
		for _, f := range Find(s) {
			ids = append(ids, f.IDs...)
		}
	}
	if len(ids) == 0 {
		ids = lastResort(Type(typ), s, country)
	}
	for i := range ids {
		ids[i].Value = value
	}
	return distinct(ids)
}

// Same returns the strength with which two identifiers name one holder, zero
// when they do not. Numbers of one form issued in two countries differ.
func Same(a, b ID) Strength {
	if a.Key != b.Key || a.Key == "" {
		return 0
	}
	s := min(a.Strength, b.Strength)
	if !strings.HasPrefix(a.Key, numberSpace) {
		return s
	}
	if a.Country != "" && b.Country != "" && a.Country != b.Country {
		return 0
	}
	known := a.Country != "" && b.Country != ""
	switch {
	case a.Type != b.Type && (s == Strong || s == Medium && known):
		return Weak
	case a.Type != b.Type:
		return 0
	case known || s == Medium && (a.Type == Passport || a.Type == NationalID):
		return s // of people's papers few enough are listed that chance finds one in ten thousand
	}
	return s - 1 // without a country a short number may be anybody's
}

// parseAs reads s as the one type it is said to be.
func parseAs(t Type, s, country string) []ID {
	switch t {
	case Email:
		return parseEmail(s)
	case Phone:
		return parsePhone(s, country)
	case Website:
		return parseNamedWebsite(s)
	case Wallet:
		return parseWallet(s)
	case USCC:
		return parseUSCC(s)
	case IMO:
		return parseIMO(s)
	case LEI:
		return parseLEI(s)
	case SWIFT:
		return parseSWIFT(s)
	case IBAN:
		return parseIBAN(s)
	case Handle:
		return parseHandle(s)
	case Passport, NationalID, TaxID, Registration, DUNS:
		return parseNumber(t, s, country)
	}
	return nil
}

// lastResort reads digits that fit nothing better.
func lastResort(t Type, s, country string) []ID {
	phone, number := parsePhone(s, country), parseNumber(Registration, s, country)
	switch t {
	case "", Email, Website, Handle:
		return append(phone, number...)
	case Phone:
		return number
	}
	return append(number, phone...)
}

// selfEvident reads what shows its type by its form alone.
func selfEvident(s, country string) []ID {
	if strings.Contains(s, "@") {
		if ids := parseEmail(s); len(ids) > 0 {
			return ids
		}
	}
	var ids []ID
	if len(s) >= shortestCode {
		ids = strongCodes(s)
	}
	if len(ids) == 0 && strings.ContainsAny(s, ".]") {
		ids = parseWebsite(s)
	}
	if service, _ := cutService(s); len(ids) == 0 && (service != "" || s[0] == '@') {
		ids = parseHandle(s)
	}
	if len(ids) == 0 && strings.HasPrefix(s, "+") {
		ids = parsePhone(s, country)
	}
	return ids
}

// typeWord maps the words of other messages to ours.
func typeWord(typ string) string {
	typ = strings.ToLower(strings.TrimSpace(typ))
	switch typ {
	case "e-mail", "mail":
		return string(Email)
	case "tel", "telephone", "mobile", "fax", "whatsapp":
		return string(Phone)
	case "url", "domain", "web", "site":
		return string(Website)
	case "vat", "tin", "eori", "ioss":
		return string(TaxID)
	case "bic":
		return string(SWIFT)
	}
	return typ
}

func isNumber(t Type) bool {
	switch t {
	case Passport, NationalID, TaxID, Registration, DUNS, USCC:
		return true
	}
	return false
}

// distinct drops later readings with a key that an earlier one has.
func distinct(ids []ID) []ID {
	out := ids[:0]
	for _, id := range ids {
		if !slices.ContainsFunc(out, func(o ID) bool { return o.Key == id.Key }) {
			out = append(out, id)
		}
	}
	return out
}
