package screen_test

import (
	"testing"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// No description is due for a letter of documents, so that a vague one is in
// order where it speaks of papers; elsewhere it is unless a stop list has it.
func TestLettersOfDocumentsNeedNoDescription(t *testing.T) {
	s := engine(t)
	for _, c := range []struct {
		text, class, dest string
		want              finding.Verdict
	}{
		{"documents", "U", "DE", finding.AC},
		{"court documents", "U", "DE", finding.AC},
		{"文件", "U", "DE", finding.AC},
		{" ", "U", "DE", finding.AC},
		{"gift", "U", "DE", finding.RFI},
		{"fentanyl documents", "U", "DE", finding.RFS},
		{"documents", "E", "DE", finding.RFI}, // an express item is no letter, and the word is on the stop list
		{"documents", "E", "US", finding.AC},  // no stop list has it
		{"gift", "E", "US", finding.RFI},
	} {
		grams := int64(60)
		p := &parcel.Parcel{
			RecordID: "a", Channel: "postal",
			Item:      parcel.Item{ID: map[string]string{"U": "RR123456785PT", "E": "EE123456785PT"}[c.class], IDScheme: "S10", MailClass: c.class, Nature: "documents", GrossMassG: &grams, OriginCountry: "PT", DestCountry: c.dest},
			Sender:    parcel.Party{Name: "Sapataria do Rio Lda", Address: parcel.Address{Street: "Rua das Flores 1", City: "Porto", Country: "PT"}},
			Recipient: parcel.Party{Name: "Dana Whitlock", Address: parcel.Address{Street: "Lindenweg 1", City: "Ulm", Country: c.dest}},
			Contents:  []parcel.Content{{Description: c.text, Quantity: "1", Value: &parcel.Money{Amount: "1.00", Currency: "EUR"}}},
		}
		if a := s.Screen(p); a.Verdict != c.want {
			t.Errorf("%q in class %s to %s: %s, want %s: %+v", c.text, c.class, c.dest, a.Verdict, c.want, a.Findings)
		}
	}
}
