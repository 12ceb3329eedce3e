package jurisdiction

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits say how far declared figures may stray before they contradict each
// other or common sense. They are choices, not law: limits.yaml gives the
// reason of each.
type Limits struct {
	// NetOverGrossPercent and NetOverGrossGrams are how much the net masses
	// may exceed the gross mass; the larger one counts.
	NetOverGrossPercent int64 `yaml:"net_over_gross_percent"`
	NetOverGrossGrams   int64 `yaml:"net_over_gross_grams"`
	// TotalPermille is how far the declared total may be from the sum of the
	// lines; TotalPerLineMicros adds rounding for each line, in millionths.
	TotalPermille      int64 `yaml:"total_permille"`
	TotalPerLineMicros int64 `yaml:"total_per_line_micros"`
	// ClockHours is how far two times of day may disagree: posting dates have
	// no hour and times often no zone.
	ClockHours int `yaml:"clock_hours"`
	// MaxPostingDays is how long before its data an item may have been posted.
	MaxPostingDays int `yaml:"max_posting_days"`
	// EarliestYear is the first year a date may lie in.
	EarliestYear int `yaml:"earliest_year"`

	MaxMassGrams     map[string]int64 `yaml:"max_mass_grams"` // by channel, "" for others
	MaxPieces        int64            `yaml:"max_pieces"`
	MaxPiecesPerGram int64            `yaml:"max_pieces_per_gram"`
	// MaxValueUSD is by channel, "" for others. Units of a currency count as
	// dollars after division by ten to its magnitude.
	MaxValueUSD    map[string]int64 `yaml:"max_value_usd"`
	LetterMaxGrams int64            `yaml:"letter_max_grams"`
	// CurrencyGraceDays is how long a currency may still be used after it
	// ceased to be legal tender.
	CurrencyGraceDays int `yaml:"currency_grace_days"`
	// MeasureUnits are the units of quantity that do not count pieces, in
	// capitals.
	MeasureUnits []string `yaml:"measure_units"`
	// StreetWords are words of streets and buildings, in small letters.
	StreetWords []string `yaml:"street_words"`
	// DocumentWords name papers, in small letters: a description with one of
	// them is no merchandise.
	DocumentWords []string `yaml:"document_words"`
}

func (l *Limits) validate() error {
	if l.MaxPieces <= 0 || l.MaxPiecesPerGram <= 0 || l.LetterMaxGrams <= 0 || l.MaxPostingDays <= 0 {
		return fmt.Errorf("every max_ limit must be above zero")
	}
	if l.MaxMassGrams[""] <= 0 || l.MaxValueUSD[""] <= 0 {
		return fmt.Errorf(`max_mass_grams and max_value_usd need a default under ""`)
	}
	return nil
}

// MaxValue returns the largest possible value in a channel, in US dollars.
func (l *Limits) MaxValue(channel string) int64 {
	if v, ok := l.MaxValueUSD[channel]; ok {
		return v
	}
	return l.MaxValueUSD[""]
}

// Counts reports whether a unit of quantity counts pieces.
func (l *Limits) Counts(unit string) bool {
	return unit == "" || !slices.Contains(l.MeasureUnits, strings.ToUpper(unit))
}

// MaxMass returns the largest possible gross mass in a channel.
func (l *Limits) MaxMass(channel string) int64 {
	if m, ok := l.MaxMassGrams[channel]; ok {
		return m
	}
	return l.MaxMassGrams[""]
}

// NamesStreet reports whether a part of an address names a street or building, or
// nothing in words.
func (l *Limits) NamesStreet(part string) bool {
	words := strings.FieldsFunc(strings.ToLower(part), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	longest := 0
	for i, w := range words {
		if slices.Contains(l.StreetWords, w) || w == "st" && i == len(words)-1 {
			return true
		}
		for _, street := range l.StreetWords { // Hauptstraße, 88号
			if len(street) > 5 && len(w) > len(street) && strings.HasSuffix(w, street) {
				return true
			}
		}
		longest = max(longest, utf8.RuneCountInString(w))
	}
	return longest < 2
}

// NamesPapers reports whether a description speaks of documents.
func (l *Limits) NamesPapers(description string) bool {
	text := strings.ToLower(description)
	return slices.ContainsFunc(l.DocumentWords, func(word string) bool { return strings.Contains(text, word) })
}
