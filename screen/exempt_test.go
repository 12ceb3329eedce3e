package screen_test

import (
	"testing"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// No description is due for a letter of documents, so that a vague one is in
// order where it speaks of papers, and nowhere else.
func TestLettersOfDocumentsNeedNoDescription(t *testing.T) {
	s := engine(t)
	for _, c := range []struct {
		text, class string
		want        finding.Verdict
	}{
		{"documents", "U", finding.AC},
		{"court documents", "U", finding.AC},
		{"文件", "U", finding.AC},
		{" ", "U", finding.AC},
		{"gift", "U", finding.RFI},
		{"fentanyl documents", "U", finding.RFS},
		{"documents", "E", finding.RFI}, // an express item is no letter
	} {
		grams := int64(60)
		p := &parcel.Parcel{
			RecordID: "a", Channel: "postal",
			Item:      parcel.Item{ID: "RR123456785PT", IDScheme: "S10", MailClass: c.class, Nature: "documents", GrossMassG: &grams, OriginCountry: "PT", DestCountry: "DE"},
			Sender:    parcel.Party{Name: "Sapataria do Rio Lda", Address: parcel.Address{Street: "Rua das Flores 1", City: "Porto", Country: "PT"}},
			Recipient: parcel.Party{Name: "Dana Whitlock", Address: parcel.Address{Street: "Lindenweg 1", City: "Ulm", Country: "DE"}},
			Contents:  []parcel.Content{{Description: c.text, Quantity: "1"}},
		}
		if a := s.Screen(p); a.Verdict != c.want {
			t.Errorf("%q in class %s: %s, want %s: %+v", c.text, c.class, a.Verdict, c.want, a.Findings)
		}
	}
}
