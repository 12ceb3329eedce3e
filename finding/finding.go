// Package finding holds the words of an answer: what every check returns and
// what a verdict is made of. It knows no parcels, no packs and no I/O.
package finding

import "math"

// A Check names the part of the engine that raised a finding.
type Check string

const (
	CheckAED   Check = "aed"   // completeness, syntax and timeliness of the advance electronic data
	CheckGoods Check = "goods" // what the declared goods are
	CheckParty Check = "party" // who sends, receives or is named, against the watchlists
	CheckLink  Check = "link"  // what the parties share with listed entries
	CheckPack  Check = "pack"  // reference data that is missing or too old
)

// A Finding is one reason for a verdict.
type Finding struct {
	Code  string `json:"code"`  // stable, documented in docs/findings.md
	Check Check  `json:"check"` // which check raised it
	// Field is a JSON pointer (RFC 6901) into the parcel. A missing element's
	// pointer is where it should stand.
	Field string `json:"field"`
	// Text is the offending text, as declared; empty when an element is missing.
	Text string `json:"text"`
	// Spans say which parts of the field's value are meant. Empty: all of it.
	Spans []Span  `json:"spans,omitempty"`
	Floor Verdict `json:"floor"` // the verdict is at least this; AC means a note
	// Score ranks findings of one floor, 0 to 1; it is the sum of Contributions
	// where there are any.
	Score         float64        `json:"score,omitempty"`
	Contributions []Contribution `json:"contributions,omitempty"`
	Message       string         `json:"message"` // one plain sentence for a clerk
	// Sender is what may be told to the sender: the exact field for a fault in
	// the data, "held for examination" for a list hit or a scored risk, so that
	// nobody is tipped off.
	Sender   string   `json:"sender_text"`
	Change   string   `json:"change"` // what would change this finding
	Evidence Evidence `json:"evidence"`
}

// A Span is a part of a text, in Unicode code points, End exclusive.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// A Contribution is the share of one feature in a score.
type Contribution struct {
	Feature string  `json:"feature"`          // for example "token", "address", "weak_alias"
	Ours    string  `json:"ours,omitempty"`   // what the parcel says
	Theirs  string  `json:"theirs,omitempty"` // what the list says
	Share   float64 `json:"share"`            // what it adds to the score; negative counts against
}

// Round rounds a score or a share to the four decimals that answers have. Only
// what is 1 stays 1.
func Round(x float64) float64 {
	if x < 1 {
		return min(math.Round(x*1e4)/1e4, 0.9999)
	}
	return x
}

// Evidence says what a finding rests on. Only what applies is filled.
type Evidence struct {
	Pack      string `json:"pack,omitempty"`     // name of the pack that holds the rule or entry
	Version   string `json:"version,omitempty"`  // its version
	Basis     string `json:"basis,omitempty"`    // law, standard or list that the rule comes from
	List      string `json:"list,omitempty"`     // watchlist, for example "ofac-sdn"
	EntryID   string `json:"entry_id,omitempty"` // as the publisher numbers it
	Name      string `json:"name,omitempty"`     // the listed name, substance or heading that matched
	Kind      string `json:"kind,omitempty"`     // kind of list entry, identifier or substance
	Programme string `json:"programme,omitempty"`
	Substance string `json:"substance,omitempty"` // id in the substances pack, or class:fentanyl, class:nitazene
	Relation  string `json:"relation,omitempty"`  // how the text names it: exact, synonym, salt, class, cas, hs, disguised, misspelt
	// Proposals help whoever must mend the data: for example likely HS subheadings.
	Proposals []string `json:"proposals,omitempty"`
	// Path is the chain of steps from the parcel to a listed entry, for links.
	Path []Step `json:"path,omitempty"`
}

// A Step is one edge on the way from a party to a listed entry.
type Step struct {
	From     string  `json:"from"`
	To       string  `json:"to"`
	Kind     string  `json:"kind"`  // identifier type, or address, owner, linked_to
	Value    string  `json:"value"` // what is shared
	Source   string  `json:"source"`
	Date     string  `json:"date,omitempty"`
	Strength float64 `json:"strength,omitempty"`
}
