package jurisdiction

import "fmt"

// An Element is a piece of advance data that a regime may ask for.
type Element uint8

// The elements, in the order in which a declaration is read.
const (
	ItemID         Element = iota // the unique item identifier
	Mass                          // gross mass of the item
	Nature                        // nature of the transaction
	SenderName                    // a person's or company's name
	SenderLine                    // street, box or any address line
	SenderCity                    // city, in its own field or within the lines
	SenderPostcode                // where the country has postcodes
	SenderCountry                 // country of the sender's address
	SenderKind                    // natural person, legal person or association
	RecipientName
	RecipientLine
	RecipientCity
	RecipientPostcode
	RecipientCountry
	RecipientKind
	Description   // of each content line
	Quantity      // of each content line, or of packages where there is one line
	Value         // of each content line, or of the item
	HS            // of each content line
	OriginCountry // of each content line

	elementCount
)

// elementNames are the keys of the profile files.
var elementNames = [elementCount]string{
	ItemID:            "item.id",
	Mass:              "item.mass",
	Nature:            "item.nature",
	SenderName:        "sender.name",
	SenderLine:        "sender.address.line",
	SenderCity:        "sender.address.city",
	SenderPostcode:    "sender.address.postcode",
	SenderCountry:     "sender.address.country",
	SenderKind:        "sender.person_type",
	RecipientName:     "recipient.name",
	RecipientLine:     "recipient.address.line",
	RecipientCity:     "recipient.address.city",
	RecipientPostcode: "recipient.address.postcode",
	RecipientCountry:  "recipient.address.country",
	RecipientKind:     "recipient.person_type",
	Description:       "content.description",
	Quantity:          "content.quantity",
	Value:             "content.value",
	HS:                "content.hs",
	OriginCountry:     "content.origin_country",
}

func (e Element) String() string {
	if e < elementCount {
		return elementNames[e]
	}
	return fmt.Sprintf("Element(%d)", uint8(e))
}

// UnmarshalText reads the key of a profile file, for example "sender.name".
func (e *Element) UnmarshalText(text []byte) error {
	for i, name := range elementNames {
		if string(text) == name {
			*e = Element(i)
			return nil
		}
	}
	return fmt.Errorf("no element is called %q: see docs/jurisdictions.md for the keys", text)
}

// A Need says how much a regime wants an element.
type Need string

const (
	NotAsked  Need = ""          // the regime does not ask for it
	Expected  Need = "expected"  // its absence is noted
	Mandatory Need = "mandatory" // without it the data cannot be assessed
)

// A Requirement is what a regime says about one element.
type Requirement struct {
	Element Element `yaml:"element"`
	Need    Need    `yaml:"need"`
	// Channels limits the requirement to some channels; empty: all of them. A
	// parcel that names no channel meets every requirement.
	Channels []string `yaml:"channels"`
	Basis    string   `yaml:"basis"`    // the paragraph that asks for it
	Verified bool     `yaml:"verified"` // the paragraph's text was read, not reported by others
}

// AppliesTo reports whether the requirement holds in a channel.
func (r Requirement) AppliesTo(channel string) bool {
	if r.Need == NotAsked {
		return false
	}
	if len(r.Channels) == 0 || channel == "" {
		return true
	}
	for _, c := range r.Channels {
		if c == channel {
			return true
		}
	}
	return false
}
