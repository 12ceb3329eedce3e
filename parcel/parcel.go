// Package parcel holds the canonical record of one international item with
// its advance electronic data, whatever format it came in. It knows no I/O
// and judges nothing: a value that is missing, misspelt or impossible stays
// as it was declared, so that the checks can say so.
//
// The JSON form is described by parcel.schema.json beside this file, printed
// by "tidewaiter schema parcel". Money and quantities are decimal strings,
// masses integer grams. A zero value means "not declared".
package parcel

import "github.com/go-json-experiment/json/jsontext"

// SchemaVersion is the value of a record's "schema" member.
const SchemaVersion = "parcel/1"

// A Parcel is one international postal item, express house shipment or the
// like, as declared.
type Parcel struct {
	Schema       string    `json:"schema"`
	RecordID     string    `json:"record_id"`
	Version      int       `json:"version,omitzero"` // grows with each amendment
	Channel      string    `json:"channel,omitzero"` // postal, express, cargo, marketplace
	Source       Source    `json:"source,omitzero"`
	Item         Item      `json:"item,omitzero"`
	Sender       Party     `json:"sender,omitzero"`
	Recipient    Party     `json:"recipient,omitzero"`
	OtherParties []Party   `json:"other_parties,omitzero"`
	Contents     []Content `json:"contents,omitzero"`
	Transport    Transport `json:"transport,omitzero"`
	Account      Account   `json:"account,omitzero"`
	// Extensions keeps every source element without a home above, by its path
	// in the source (a JSON pointer, or a column's name), as JSON, so that no
	// digit of it is lost.
	Extensions map[string]jsontext.Value `json:"extensions,omitzero"`
}

// A Source says which message a record came from.
type Source struct {
	Format               string `json:"format,omitzero"`
	MessageID            string `json:"message_id,omitzero"`
	InterchangeSender    string `json:"interchange_sender,omitzero"`
	InterchangeRecipient string `json:"interchange_recipient,omitzero"`
	ReceivedAt           string `json:"received_at,omitzero"`
	PreparedAt           string `json:"prepared_at,omitzero"`
	RawSHA256            string `json:"raw_sha256,omitzero"`
}

// An Item is the physical item. Times are RFC 3339, dates YYYY-MM-DD.
type Item struct {
	ID                 string     `json:"id,omitzero"`        // S10, or house waybill or tracking number
	IDScheme           string     `json:"id_scheme,omitzero"` // S10, HAWB, AWB, OTHER
	LocalID            string     `json:"local_id,omitzero"`
	CustomerRef        string     `json:"customer_ref,omitzero"`
	MasterRef          string     `json:"master_ref,omitzero"`
	ReceptacleID       string     `json:"receptacle_id,omitzero"`
	MailClass          string     `json:"mail_class,omitzero"` // C parcel, E EMS, U letter, T empty receptacle
	MailSubclass       string     `json:"mail_subclass,omitzero"`
	HandlingClass      string     `json:"handling_class,omitzero"`
	Nature             string     `json:"nature,omitzero"` // sale_of_goods, returned_goods, gift, commercial_sample, documents, other
	NatureCode         string     `json:"nature_code,omitzero"`
	NatureText         string     `json:"nature_text,omitzero"`
	GrossMassG         *int64     `json:"gross_mass_g,omitzero"`
	DeclaredGrossMassG *int64     `json:"declared_gross_mass_g,omitzero"`
	DimensionsMM       []int64    `json:"dimensions_mm,omitzero"`
	Packages           *int64     `json:"packages,omitzero"`
	Postage            *Money     `json:"postage,omitzero"`
	Insured            *Money     `json:"insured,omitzero"`
	COD                *Money     `json:"cod,omitzero"`
	DeclaredTotal      *Money     `json:"declared_total,omitzero"`
	PostedAt           string     `json:"posted_at,omitzero"`
	PostOffice         string     `json:"post_office,omitzero"`
	OriginOperator     string     `json:"origin_operator,omitzero"`
	DestOperator       string     `json:"dest_operator,omitzero"`
	OriginOffice       string     `json:"origin_office,omitzero"` // IMPC, six letters
	DestOffice         string     `json:"dest_office,omitzero"`
	OriginCountry      string     `json:"origin_country,omitzero"`
	DestCountry        string     `json:"dest_country,omitzero"`
	TransitCountries   []string   `json:"transit_countries,omitzero"`
	NonDelivery        string     `json:"non_delivery,omitzero"`
	Incoterm           string     `json:"incoterm,omitzero"`
	FiscalRef          string     `json:"fiscal_ref,omitzero"` // IOSS, VAT, VOEC or GST id
	Documents          []Document `json:"documents,omitzero"`  // licences, certificates, transaction ids
	Comments           string     `json:"comments,omitzero"`
}

// A Document is a reference to a paper or permit that belongs to the item.
type Document struct {
	Type string `json:"type,omitzero"`
	Ref  string `json:"ref,omitzero"`
}

// A Party is a sender, recipient or other party as declared.
type Party struct {
	Role       string  `json:"role,omitzero"` // other parties only
	Name       string  `json:"name,omitzero"`
	Given      string  `json:"given,omitzero"`
	Surname    string  `json:"surname,omitzero"`
	Company    string  `json:"company,omitzero"`
	PersonType string  `json:"person_type,omitzero"` // natural, legal, association, unknown
	IDs        []ID    `json:"ids,omitzero"`
	Address    Address `json:"address,omitzero"`
	Phone      string  `json:"phone,omitzero"`
	Email      string  `json:"email,omitzero"`
}

// An ID is an identifier of a party; Scheme uses the words of package
// identifier, for example "passport" or "uscc".
type ID struct {
	Scheme  string `json:"scheme,omitzero"`
	Value   string `json:"value,omitzero"`
	Country string `json:"country,omitzero"`
}

// An Address is a postal address, as free lines, in parts, or both.
type Address struct {
	Lines    []string `json:"lines,omitzero"`
	Street   string   `json:"street,omitzero"`
	Number   string   `json:"number,omitzero"`
	POBox    string   `json:"po_box,omitzero"`
	City     string   `json:"city,omitzero"`
	Region   string   `json:"region,omitzero"`
	Postcode string   `json:"postcode,omitzero"`
	Country  string   `json:"country,omitzero"` // ISO 3166-1 alpha-2
}

// A Content is one declared article: a line of the customs declaration.
type Content struct {
	Line            int64   `json:"line,omitzero"`
	Description     string  `json:"description,omitzero"`
	DescriptionLang string  `json:"description_lang,omitzero"`
	Quantity        Decimal `json:"quantity,omitzero"`
	Unit            string  `json:"unit,omitzero"`
	NetMassG        *int64  `json:"net_mass_g,omitzero"`
	Value           *Money  `json:"value,omitzero"`
	HS              string  `json:"hs,omitzero"` // 2 to 14 digits
	OriginCountry   string  `json:"origin_country,omitzero"`
	URL             string  `json:"url,omitzero"`
	SKU             string  `json:"sku,omitzero"`
	UNNumber        string  `json:"un_number,omitzero"`
	CUSCode         string  `json:"cus_code,omitzero"`
}

// Transport is the onward movement, as far as known.
type Transport struct {
	Mode        string `json:"mode,omitzero"` // air, sea, rail, road
	Consignment string `json:"consignment,omitzero"`
	Flight      string `json:"flight,omitzero"`
	ETD         string `json:"etd,omitzero"`
	LoadedAt    string `json:"loaded_at,omitzero"`
	ETA         string `json:"eta,omitzero"`
	ArrivedAt   string `json:"arrived_at,omitzero"`
}

// An Account holds the enhanced ACAS elements on the customer's account.
type Account struct {
	Holder         string `json:"holder,omitzero"`
	Name           string `json:"name,omitzero"`
	Issuer         string `json:"issuer,omitzero"`
	Number         string `json:"number,omitzero"`
	Established    string `json:"established,omitzero"`
	BillingType    string `json:"billing_type,omitzero"`
	VolumeBand     string `json:"volume_band,omitzero"`
	KnownConsignor *bool  `json:"known_consignor,omitzero"`
	IPHash         string `json:"ip_hash,omitzero"`
}

// Money is a decimal amount in one currency (ISO 4217).
type Money struct {
	Amount   Decimal `json:"amount"`
	Currency string  `json:"currency"`
}
