package message_test

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tidewaiter/tidewaiter/message"
)

// FuzzRead holds that any bytes end in an orderly way: records are numbered,
// move forward, and are either a parcel or an error with a reason.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		one("a") + "\n" + one("b"), "[" + one("a") + ",\n" + one("b") + "]", "{\n\"record_id\":\"a\"\n}\n",
		"record_id,content.description\na,scarf\na,\"hat, \"\"red\"\"\"\n", "record_id;sender.name\n\"a;b\n", "\xef\xbb\xbf[", "\xff\xfe{\x00", "\x1f\x8b\x08", "(\xb5/\xfd",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		r, err := message.Open("in", bytes.NewReader(in), message.Options{MaxRecord: 200})
		if err != nil {
			mustExplain(t, err)
			return
		}
		offset := int64(-1)
		for n := 1; ; n++ {
			raw, err := r.NextRaw()
			if err == io.EOF {
				return
			}
			if err != nil {
				mustExplain(t, err)
				return
			}
			if raw.Number != n || raw.Offset <= offset {
				t.Fatalf("record %d at %d follows %d", raw.Number, raw.Offset, offset)
			}
			offset = raw.Offset
			rec := raw.Decode()
			if (rec.Parcel == nil) == (rec.Err == nil) {
				t.Fatalf("record %d has parcel %v and error %v", n, rec.Parcel, rec.Err)
			}
			if rec.Err != nil {
				mustExplain(t, rec.Err)
			}
		}
	})
}

func mustExplain(t *testing.T, err error) {
	t.Helper()
	var fault *message.Error
	if !errors.As(err, &fault) || fault.Reason == "" || fault.File != "in" {
		t.Fatalf("an error without file or reason: %#v", err)
	}
}

// FuzzDecode holds that what was read is written and read again without loss.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(one("a")))
	f.Add([]byte(`{"record_id":"a","sender":{"name":"x","odd":[1,{"b":2}]},"contents":[{"quantity":"1"},null],"item":{"dimensions_mm":[1,2,3],"gross_mass_g":0}}`))
	f.Add([]byte(`{"sender":{"odd":[1,{"x":7}]},"12":{"a":[2,11 ],"0":"\u00e9"},"extensions":{"/b": [1, "\u0041"]}}`))
	f.Fuzz(func(t *testing.T, in []byte) {
		p, err := message.Decode(in)
		if err != nil {
			return
		}
		out, err := message.Append(nil, p)
		if err != nil {
			t.Fatalf("%v\n%s", err, in)
		}
		again, err := message.Decode(out)
		if err != nil {
			t.Fatalf("%v\n%s\n%s", err, in, out)
		}
		if diff := cmp.Diff(p, again); diff != "" {
			t.Fatalf("%s\n%s\n%s", diff, in, out)
		}
	})
}

// FuzzMapping holds that no mapping can break the reading of a CSV.
func FuzzMapping(f *testing.F) {
	f.Add("columns: {A: [record_id, item.id], B: {to: item.gross_mass_g, unit: kg, decimal: \",\"}}", "A;B\n1;1,5\n")
	f.Add("delimiter: \"|\"\nconstants: {content.unit: PCE}\ncolumns: {A: content.description, D: {to: item.posted_at, date: DD.MM.YYYY}}", "A|D\nx|1.2.2026\n")
	f.Fuzz(func(t *testing.T, mapping, in string) {
		m, err := message.ParseMapping([]byte(mapping))
		if err != nil {
			return
		}
		r, err := message.Open("in", bytes.NewReader([]byte(in)), message.Options{Mapping: m, MaxRecord: 200})
		for err == nil {
			_, err = r.Next()
		}
		if err != io.EOF {
			mustExplain(t, err)
		}
	})
}
