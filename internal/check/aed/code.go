package aed

// Codes of the findings, documented in docs/findings.md. A profile may change
// the floor of each.
const (
	Missing = "AED_MISSING" // a mandatory element is not declared
	Absent  = "AED_ABSENT"  // nothing at all is declared about the item

	IDForm       = "AED_ID_FORM"        // the identifier is not an S10
	IDCheckDigit = "AED_ID_CHECK_DIGIT" // its check digit does not fit
	IDIndicator  = "AED_ID_INDICATOR"   // its service indicator is reserved
	IDCountry    = "AED_ID_COUNTRY"     // its country does not exist

	Placeholder   = "AED_PLACEHOLDER"          // a text that stands for no name or address
	NameIsAddress = "AED_NAME_IS_ADDRESS"      // the name field repeats the address
	GoodsIsParty  = "AED_DESCRIPTION_IS_PARTY" // the description repeats a party's name
	Format        = "AED_FORMAT"               // a value that cannot be read
	Length        = "AED_LENGTH"               // longer than the regime's message carries
	Country       = "AED_COUNTRY"              // no ISO 3166-1 country
	Currency      = "AED_CURRENCY"             // no ISO 4217 currency, or one long withdrawn
	HS            = "AED_HS"                   // not the form of a tariff code
	Range         = "AED_RANGE"                // zero, negative or impossibly large
	NetOverGross  = "AED_NET_OVER_GROSS"       // net masses exceed the gross mass
	Total         = "AED_TOTAL"                // the total is not the sum of the lines
	MixedCurrency = "AED_MIXED_CURRENCY"       // lines or total in several currencies
	Nature        = "AED_NATURE"               // documents by nature, goods by content
	Route         = "AED_ROUTE"                // the destination is not the recipient's country
	Date          = "AED_DATE"                 // no date, or one outside this system's time
	DateOrder     = "AED_DATE_ORDER"           // dates in an impossible order

	More = "AED_MORE" // too many faults to list them all

	Late    = "AED_LATE"               // received after the deadline
	Amended = "AED_AMENDED_AFTER_LOAD" // changed after the item was loaded
)

// Codes of notes: they inform and move no verdict unless a profile says so.
const (
	Expected      = "AED_EXPECTED"      // an element that the regime wants under conditions
	IDUnassigned  = "AED_ID_UNASSIGNED" // the service indicator is in no known range
	IDClass       = "AED_ID_CLASS"      // the service indicator speaks of another mail class
	IDOrigin      = "AED_ID_ORIGIN"     // another post issued the identifier
	RecipientSide = "AED_ROUTE_SIDE"    // the other field of AED_ROUTE
	Spelling      = "AED_SPELLING"      // understood, but not written as the standard says
	ZeroLine      = "AED_ZERO_LINE"     // one line among valued ones has no value
	LetterMass    = "AED_LETTER_MASS"   // heavier than a letter-class item may be

	ExemptDocuments = "EXEMPT_DOCUMENTS"
	ExemptMBag      = "EXEMPT_M_BAG"
	ExemptReply     = "EXEMPT_REPLY"
	ExemptCountry   = "EXEMPT_COUNTRY"
)
