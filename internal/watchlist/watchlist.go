// Package watchlist holds listed parties as their publishers describe them:
// one model for every list, and one reader a publisher in the folders below.
// What goes in is a publisher's file; what comes out is a List. It does not
// match anything: see internal/match.
package watchlist

// A List is one publisher's list of one day.
type List struct {
	Name     string       `json:"name,omitempty"`     // how findings call it, for example "ofac-sdn"
	Date     string       `json:"date,omitempty"`     // 2006-01-02, the day the publisher states inside; empty where it states none
	Entries  []Entry      `json:"entries,omitempty"`  // in the publisher's order
	Sources  []SourceFile `json:"sources,omitempty"`  // the files it was read from
	Missing  []string     `json:"missing,omitempty"`  // files of the publisher's set that were not there: a partial list
	Warnings []string     `json:"warnings,omitempty"` // what the reader noticed and a person should know
	Parsed   []byte       `json:"-"`                  // its names taken apart, as a pack stores them (internal/match); nil: not stored
	Keys     func() *Keys `json:"-"`                  // its keys, made once; nil: KeysOf reads them each time
	Strays   int          `json:"-"`                  // entries that other files of the set name and the primary one lacks; known to whoever reads the files, not compiled
}

// A SourceFile is one file a list was read from. Source fields of the parts
// below begin with its Name.
type SourceFile struct {
	Name   string `json:"name,omitempty"`
	SHA256 string `json:"sha256,omitempty"` // hexadecimal, of the content as published, not of a .gz we keep it in
	Rows   int    `json:"rows,omitempty"`   // records in it, header and end marks not counted
}

// Type says what an entry is.
type Type string

const (
	Person       Type = "person"
	Organisation Type = "organisation"
	Vessel       Type = "vessel"
	Aircraft     Type = "aircraft"
	Unknown      Type = "" // the publisher does not tell
)

// An Entry is one listed party, vessel or aircraft.
type Entry struct {
	ID          string       `json:"id,omitempty"` // as the publisher numbers it
	Type        Type         `json:"type,omitempty"`
	Names       []Name       `json:"names,omitempty"` // the primary name first
	Addresses   []Address    `json:"addresses,omitempty"`
	Identifiers []Identifier `json:"identifiers,omitempty"`
	Dates       []Date       `json:"dates,omitempty"`
	Relations   []Relation   `json:"relations,omitempty"`
	Programmes  []Programme  `json:"programmes,omitempty"`
	Statements  []Statement  `json:"statements,omitempty"` // everything else the publisher says, in its order
	Remarks     string       `json:"remarks,omitempty"`    // the free text as published, whole
	Source      string       `json:"source,omitempty"`     // where it stood in the source: file and row, or path
}

// A Name is one name of an entry.
type Name struct {
	ID      string   `json:"id,omitempty"` // as the publisher numbers it; empty where it does not
	Text    string   `json:"text,omitempty"`
	Kind    NameKind `json:"kind,omitempty"`
	Weak    bool     `json:"weak,omitempty"`   // low quality in the publisher's own words
	Script  string   `json:"script,omitempty"` // ISO 15924, for example "Latn", "Hans"; empty: as written
	Given   string   `json:"given,omitempty"`  // where the publisher parts it
	Surname string   `json:"surname,omitempty"`
	Note    string   `json:"note,omitempty"`
	Source  string   `json:"source,omitempty"`
}

// NameKind says how a name relates to its entry.
type NameKind string

const (
	Primary  NameKind = "primary"
	Alias    NameKind = "aka"
	Formerly NameKind = "fka"
	Now      NameKind = "nka"
	Original NameKind = "original_script"
)

// An Address is one address of an entry, in the parts its publisher gives.
type Address struct {
	ID          string   `json:"id,omitempty"` // as the publisher numbers it; empty where it does not
	Lines       []string `json:"lines,omitempty"`
	City        string   `json:"city,omitempty"` // may hold region and postcode where the publisher does not part them
	Region      string   `json:"region,omitempty"`
	Postcode    string   `json:"postcode,omitempty"`
	Country     string   `json:"country,omitempty"` // ISO 3166-1 alpha-2 where the name is known, else as published in CountryText alone
	CountryText string   `json:"country_text,omitempty"`
	Note        string   `json:"note,omitempty"`
	Source      string   `json:"source,omitempty"`
}

// An Identifier is a number or address that names an entry. Type uses the
// words of package identifier: email, phone, website, wallet, uscc, passport,
// national_id, tax_id, registration, imo, lei, duns, swift, iban, handle.
type Identifier struct {
	Type    string `json:"type,omitempty"`
	Label   string `json:"label,omitempty"`   // as the publisher calls it, for example "Tax ID No."
	Value   string `json:"value,omitempty"`   // as published
	Country string `json:"country,omitempty"` // ISO 3166-1 alpha-2 of the issuer, if told
	Issued  string `json:"issued,omitempty"`
	Expires string `json:"expires,omitempty"`
	Note    string `json:"note,omitempty"`
	Source  string `json:"source,omitempty"`
}

// A Date is a dated fact, with the precision the publisher gives.
type Date struct {
	Kind  string `json:"kind,omitempty"` // "birth", "established", "listed", "build" ...
	From  string `json:"from,omitempty"` // 2006, 2006-01 or 2006-01-02; with To: the earliest
	To    string `json:"to,omitempty"`   // empty: the same as From
	Circa bool   `json:"circa,omitempty"`
	Text  string `json:"text,omitempty"` // as published; From is empty where it could not be read
}

// A Relation ties an entry to another party.
type Relation struct {
	Kind    string   `json:"kind,omitempty"`    // "linked_to", "owned_by", "owns", "acts_for", "family", "associate", ...
	Name    string   `json:"name,omitempty"`    // the other party, as published
	Targets []string `json:"targets,omitempty"` // ids of the entries of this list it resolves to; more than one: the name is shared
	Percent string   `json:"percent,omitempty"` // where the publisher gives one
	From    string   `json:"from,omitempty"`    // dates, where given
	To      string   `json:"to,omitempty"`
	Source  string   `json:"source,omitempty"`
}

// A Programme is a legal ground of a listing.
type Programme struct {
	Code  string `json:"code,omitempty"`  // as published, for example "ILLICIT-DRUGS-EO14059"
	Basis string `json:"basis,omitempty"` // law, where the publisher or the pack tells
	Date  string `json:"date,omitempty"`
}

// A Statement is a fact about an entry that has no field of its own above.
type Statement struct {
	Kind  string `json:"kind,omitempty"`  // one of the Kind words below where the fact is of that kind, else empty
	Label string `json:"label,omitempty"` // as the publisher calls it; empty for a bare sentence
	Value string `json:"value,omitempty"`
}

// Kinds of statements that several publishers make. They are shown to the
// analyst; nationality, gender and religion never enter a score.
const (
	PlaceOfBirth = "place_of_birth"
	Nationality  = "nationality"
	Citizenship  = "citizenship"
	Gender       = "gender"
	Title        = "title"
	Position     = "position"
	Flag         = "flag"
	CallSign     = "call_sign"
	Reason       = "reason" // why the publisher lists the entry
)
