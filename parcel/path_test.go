package parcel_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/parcel"
)

func TestPathSet(t *testing.T) {
	var p parcel.Parcel
	for _, c := range []struct {
		path    string
		line    int
		text    string
		pointer string
	}{
		{"record_id", 0, "r1", "/record_id"},
		{"version", 0, "2", "/version"},
		{"sender.address.lines", 0, "1 Quay Rd\nUnit 2", "/sender/address/lines"},
		{"recipient.address.lines.1", 0, "second", "/recipient/address/lines/1"},
		{"other_parties.0.ids.0.value", 0, "x", "/other_parties/0/ids/0/value"},
		{"item.gross_mass_g", 0, " 420 ", "/item/gross_mass_g"},
		{"item.declared_total.amount", 0, "3.50", "/item/declared_total/amount"},
		{"item.dimensions_mm.2", 0, "7", "/item/dimensions_mm/2"},
		{"account.known_consignor", 0, "TRUE", "/account/known_consignor"},
		{"content.description", 1, "wool scarf", "/contents/1/description"},
		{"content.value.currency", 1, "EUR", "/contents/1/value/currency"},
	} {
		path, err := parcel.ParsePath(c.path)
		if err != nil {
			t.Fatal(err)
		}
		if got := path.Pointer(c.line); got != c.pointer {
			t.Errorf("%s: pointer %s, want %s", c.path, got, c.pointer)
		}
		if err := path.Set(&p, c.line, c.text); err != nil {
			t.Errorf("%s: %v", c.path, err)
		}
	}
	want := parcel.Parcel{
		RecordID:     "r1",
		Version:      2,
		Sender:       parcel.Party{Address: parcel.Address{Lines: []string{"1 Quay Rd", "Unit 2"}}},
		Recipient:    parcel.Party{Address: parcel.Address{Lines: []string{"", "second"}}},
		OtherParties: []parcel.Party{{IDs: []parcel.ID{{Value: "x"}}}},
		Item: parcel.Item{
			GrossMassG:    new(int64(420)),
			DeclaredTotal: &parcel.Money{Amount: "3.50"},
			DimensionsMM:  []int64{0, 0, 7},
		},
		Account:  parcel.Account{KnownConsignor: new(true)},
		Contents: []parcel.Content{{}, {Description: "wool scarf", Value: &parcel.Money{Currency: "EUR"}}},
	}
	if diff := cmp.Diff(want, p); diff != "" {
		t.Error(diff)
	}
}

func TestPathErrors(t *testing.T) {
	for _, name := range []string{"", "sender", "recipient.nmae", "item.declared_total", "content", "contents", "content.value", "sender.address.lines.x", "sender.address.lines.99999", "extensions", "record_id.x"} {
		if _, err := parcel.ParsePath(name); err == nil {
			t.Errorf("ParsePath(%q) succeeded", name)
		}
	}
	for name, text := range map[string]string{"item.gross_mass_g": "1.5", "version": "one", "account.known_consignor": "maybe"} {
		path, err := parcel.ParsePath(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := path.Set(new(parcel.Parcel), 0, text); err == nil {
			t.Errorf("%s took %q", name, text)
		}
	}
}

func TestColumnsParse(t *testing.T) {
	columns := parcel.Columns()
	for _, name := range columns {
		if _, err := parcel.ParsePath(name); err != nil {
			t.Error(err)
		}
	}
	if len(columns) < 100 {
		t.Errorf("only %d columns: %v", len(columns), columns)
	}
}
