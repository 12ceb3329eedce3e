// Package watchlist holds listed parties as their publishers describe them:
// one model for every list, and one reader a publisher in the folders below.
// What goes in is a publisher's file; what comes out is a List. It does not
// match anything: see internal/match.
package watchlist

// A List is one publisher's list of one day.
type List struct {
	Name     string       // how findings call it, for example "ofac-sdn"
	Date     string       // 2006-01-02, the day the publisher states inside; empty where it states none
	Entries  []Entry      // in the publisher's order
	Sources  []SourceFile // the files it was read from
	Missing  []string     // files of the publisher's set that were not there: a partial list
	Warnings []string     // what the reader noticed and a person should know
}

// A SourceFile is one file a list was read from. Source fields of the parts
// below begin with its Name.
type SourceFile struct {
	Name   string
	SHA256 string // hexadecimal, of the file as it was before any decompression by us
	Rows   int    // records in it, header and end marks not counted
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
	ID          string // as the publisher numbers it
	Type        Type
	Names       []Name // the primary name first
	Addresses   []Address
	Identifiers []Identifier
	Dates       []Date
	Relations   []Relation
	Programmes  []Programme
	Statements  []Statement // everything else the publisher says, in its order
	Remarks     string      // the free text as published, whole
	Source      string      // where it stood in the source: file and row, or path
}

// A Name is one name of an entry.
type Name struct {
	ID      string // as the publisher numbers it; empty where it does not
	Text    string
	Kind    NameKind
	Weak    bool   // low quality in the publisher's own words
	Script  string // ISO 15924, for example "Latn", "Hans"; empty: as written
	Given   string // where the publisher parts it
	Surname string
	Note    string
	Source  string
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
	ID          string // as the publisher numbers it; empty where it does not
	Lines       []string
	City        string // may hold region and postcode where the publisher does not part them
	Region      string
	Postcode    string
	Country     string // ISO 3166-1 alpha-2 where the name is known, else as published in CountryText alone
	CountryText string
	Note        string
	Source      string
}

// An Identifier is a number or address that names an entry. Type uses the
// words of package identifier: email, phone, website, wallet, uscc, passport,
// national_id, tax_id, registration, imo, lei, duns, swift, iban, handle.
type Identifier struct {
	Type            string
	Label           string // as the publisher calls it, for example "Tax ID No."
	Value           string // as published
	Country         string // ISO 3166-1 alpha-2 of the issuer, if told
	Issued, Expires string
	Note            string
	Source          string
}

// A Date is a dated fact, with the precision the publisher gives.
type Date struct {
	Kind  string // "birth", "established", "listed", "build" ...
	From  string // 2006, 2006-01 or 2006-01-02; with To: the earliest
	To    string // empty: the same as From
	Circa bool
	Text  string // as published; From is empty where it could not be read
}

// A Relation ties an entry to another party.
type Relation struct {
	Kind     string   // "linked_to", "owned_by", "owns", "acts_for", "family", "associate", ...
	Name     string   // the other party, as published
	Targets  []string // ids of the entries of this list it resolves to; more than one: the name is shared
	Percent  string   // where the publisher gives one
	From, To string   // dates, where given
	Source   string
}

// A Programme is a legal ground of a listing.
type Programme struct {
	Code  string // as published, for example "ILLICIT-DRUGS-EO14059"
	Basis string // law, where the publisher or the pack tells
	Date  string
}

// A Statement is a fact about an entry that has no field of its own above.
type Statement struct {
	Kind  string // one of the Kind words below where the fact is of that kind, else empty
	Label string // as the publisher calls it; empty for a bare sentence
	Value string
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
