package message_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/message"
	"github.com/tidewaiter/tidewaiter/parcel"
)

func TestReadCSV(t *testing.T) {
	const header = "record_id,recipient.name,content.description,content.quantity\n"
	for _, c := range []struct {
		name string
		in   string
		want []string
		end  string
	}{
		{name: "rows of one id are one parcel", in: header + "a,Ann,scarf,1\na,Ann,hat,2\nb,Bo,cap,1\n", want: []string{"a", "b"}},
		{name: "semicolons, byte order mark, CRLF", in: "\xef\xbb\xbf" + strings.ReplaceAll(strings.ReplaceAll(header+"a,Ann,scarf,1\n", ",", ";"), "\n", "\r\n"), want: []string{"a"}},
		{name: "rows without id are parcels of their own", in: header + ",Ann,scarf,1\n,Ann,hat,2\n", want: []string{"", ""}},
		{name: "no column for the id", in: "recipient.name,content.description\nAnn,scarf\nAnn,hat\n", want: []string{"", ""}},
		{name: "header alone", in: header},
		{
			name: "widths differ", in: header + "a,Ann,scarf,1\nb,Bo,cap\nc,Cy,cap,1,x\nd,Di,hat,1\n",
			want: []string{"a", "!b  the row has 3 fields, the header 4", "!c  the row has 5 fields, the header 4", "d"},
		},
		{
			name: "a broken row makes its parcel unreadable, not the next", in: header + "a,Ann,scarf,1\na,Ann\nb,Bo,cap,1\n",
			want: []string{"!a  row 2 of the record: the row has 2 fields, the header 4", "b"},
		},
		{
			name: "item values differ", in: header + "a,Ann,scarf,1\na,Anna,hat,1\nb,Bo,cap,1\n",
			want: []string{"!a recipient.name row 2 of the record: the value differs from the record's first row", "b"},
		},
		{name: "item values left out in later rows", in: header + "a,Ann,scarf,1\na,,hat,1\n", want: []string{"a"}},
		{name: "quotes", in: header + `a,"Ann, ""the"" smith","two` + "\n" + `lines",1` + "\nb,Bo,27\" monitor,1\n", want: []string{"a", "b"}},
		{
			name: "a stray quote does not swallow the next rows", in: header + "a,\"Ann,scarf,1\nb,Bo,cap,1\nc,\"Cy\",hat,1\n",
			want: []string{"!a  a quote is not closed in this row", "b", "c"},
		},
		{
			name: "a stray quote in the last row", in: header + "a,\"Ann,scarf,1\nb,Bo,cap,1\n",
			want: []string{"!a  a quote is not closed in this row", "b"},
		},
		{name: "text behind a quote", in: header + "a,\"Ann\" x,scarf,1\nb,Bo,cap,1\n", want: []string{"!a  a quoted field goes on behind its quote", "b"}},
		{name: "wrong number", in: "record_id,item.gross_mass_g\na,1.5\nb,abc\nc, 7 \n", want: []string{`!a item.gross_mass_g "1.5" is not a whole number`, `!b item.gross_mass_g "abc" is not a whole number`, "c"}},
		{name: "not UTF-8", in: header + "a,M\xfcller,scarf,1\nb,Bo,cap,1\n", want: []string{"!a recipient.name the text is not UTF-8", "b"}},
		{name: "NUL", in: header + "a,A\x00n,scarf,1\n", want: []string{"!a recipient.name the text holds a NUL character"}},
		{name: "misspelt column", in: "record_id,recipient.nmae\na,Ann\n", end: "in, recipient.nmae: the column is unknown; did you mean recipient.name?"},
		{name: "column of another name for ours", in: "record_id,Recipient Name\na,Ann\n", end: "did you mean recipient.name?"},
		{name: "column twice", in: "record_id,record_id\na,a\n", end: "two columns have this name"},
		{name: "no known column", in: "foo,bar\n1,2\n", end: "neither JSON nor a CSV"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, end := outcome(t, strings.NewReader(c.in), message.Options{})
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
			if (c.end == "") != (end == "") || !strings.Contains(end, c.end) {
				t.Errorf("the file ended with %q, want %q", end, c.end)
			}
		})
	}
}

func parcels(t *testing.T, in string, opt message.Options) []*parcel.Parcel {
	t.Helper()
	r, err := message.Open("in", strings.NewReader(in), opt)
	if err != nil {
		t.Fatal(err)
	}
	var list []*parcel.Parcel
	for {
		rec, err := r.Next()
		if err != nil {
			return list
		}
		if rec.Err != nil {
			t.Fatal(rec.Err)
		}
		list = append(list, rec.Parcel)
	}
}

func TestCSVColumns(t *testing.T) {
	const in = `record_id,version,item.gross_mass_g,item.declared_total.amount,item.declared_total.currency,sender.address.lines.0,warehouse,content.description,content.value.amount,content.value.currency,shelf
a,2,420,9.50,EUR,1 Quay Rd,W1,scarf,4.50,EUR,s1
a,2,420,9.50,EUR,1 Quay Rd,W1,hat,5,EUR,s2
b,,,,,,,,,,
`
	r, err := message.Open("in", strings.NewReader(in), message.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Notes()) != 2 || !strings.Contains(r.Notes()[0], `"warehouse"`) {
		t.Errorf("notes %q", r.Notes())
	}
	got := parcels(t, in, message.Options{})
	want := &parcel.Parcel{
		Schema:   "parcel/1",
		RecordID: "a",
		Version:  2,
		Item:     parcel.Item{GrossMassG: new(int64(420)), DeclaredTotal: &parcel.Money{Amount: "9.50", Currency: "EUR"}},
		Sender:   parcel.Party{Address: parcel.Address{Lines: []string{"1 Quay Rd"}}},
		Contents: []parcel.Content{
			{Description: "scarf", Value: &parcel.Money{Amount: "4.50", Currency: "EUR"}},
			{Description: "hat", Value: &parcel.Money{Amount: "5", Currency: "EUR"}},
		},
	}
	if string(got[0].Extensions["warehouse"]) != `"W1"` || string(got[0].Extensions["shelf"]) != `"s1"` || string(got[0].Extensions["shelf#2"]) != `"s2"` {
		t.Errorf("extensions %v", got[0].Extensions)
	}
	got[0].Extensions = nil
	if diff := cmp.Diff(want, got[0]); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(&parcel.Parcel{Schema: "parcel/1", RecordID: "b"}, got[1]); diff != "" {
		t.Errorf("a row without values: %s", diff)
	}
}

func TestMapping(t *testing.T) {
	data, err := os.ReadFile("testdata/mapping.yaml")
	if err != nil {
		t.Fatal(err)
	}
	m, err := message.ParseMapping(data)
	if err != nil {
		t.Fatal(err)
	}
	const in = "Sendung;Gewicht;Wert;Art;Tag;Empf\xe4nger;Ware;Regal;Notiz\n" +
		"LX123456785PT;0,42;1.234,50;G;4.1.2026;M\xfcller;Wollschal;7;x\n" +
		"LX123456785PT;0,42;2,00;G;4.1.2026;M\xfcller;M\xfctze;7;x\n"
	got := parcels(t, in, message.Options{Mapping: m})
	if len(got) != 1 {
		t.Fatalf("got %d parcels", len(got))
	}
	if string(got[0].Extensions["Regal"]) != `"7"` || len(got[0].Extensions) != 1 {
		t.Errorf("extensions %v", got[0].Extensions)
	}
	got[0].Extensions = nil
	want := &parcel.Parcel{
		Schema: "parcel/1", RecordID: "LX123456785PT", Channel: "postal",
		Item:      parcel.Item{ID: "LX123456785PT", GrossMassG: new(int64(420)), Nature: "gift", PostedAt: "2026-01-04", DestCountry: "US"},
		Recipient: parcel.Party{Name: "Müller"},
		Contents: []parcel.Content{
			{Description: "Wollschal", Value: &parcel.Money{Amount: "1234.50", Currency: "EUR"}},
			{Description: "Mütze", Value: &parcel.Money{Amount: "2.00", Currency: "EUR"}},
		},
	}
	if diff := cmp.Diff(want, got[0]); diff != "" {
		t.Error(diff)
	}
}

// A slip in the name of a column would leave its element out of every record.
func TestMappingNotesColumnsThatAreNotThere(t *testing.T) {
	m, err := message.ParseMapping([]byte("columns: {Sendung: record_id, Gewihct: item.gross_mass_g}"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := message.Open("in", strings.NewReader("Sendung,Gewicht\na,420\n"), message.Options{Mapping: m})
	if err != nil {
		t.Fatal(err)
	}
	if notes := strings.Join(r.Notes(), "\n"); !strings.Contains(notes, `names a column "Gewihct"`) {
		t.Errorf("notes %q", notes)
	}
}

func TestMappingErrors(t *testing.T) {
	for in, want := range map[string]string{
		"columns: {A: sender.nmae}":                       `column "A": the record has no element "sender.nmae"`,
		"columns: {A: {unit: kg}}":                        `needs "to"`,
		"columns: {A: {to: item.gross_mass_g, unit: st}}": `unit "st" is unknown`,
		"columns: {A: {to: item.posted_at, date: DD.MM}}": "has no YYYY",
		"columns: {A: {to: item.gross_mass_g, unti: kg}}": `"unti" is not known here`,
		"columns: {A: {to: record_id, decimal: x}}":       "decimal is",
		"column: {A: record_id}":                          "field column not found",
		"charset: klingon":                                "charset",
		`delimiter: "::"`:                                 "not one ASCII character",
		"constants: {item.gross_mass_g: heavy}":           "not a whole number",
		"constants: {item: x}":                            "is an object",
		"columns: [":                                      "read mapping",
	} {
		_, err := message.ParseMapping([]byte(in))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s\ngot  %v\nwant %s", in, err, want)
		}
	}
}
