package message_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding/unicode"

	"github.com/tidewaiter/tidewaiter/message"
)

// outcome tells a file's records in short: an id for a parcel, "!id reason"
// for one that could not be read, and how the file ended if not well.
func outcome(t *testing.T, in io.Reader, opt message.Options) (records []string, end string) {
	t.Helper()
	r, err := message.Open("in", in, opt)
	if err != nil {
		return nil, err.Error()
	}
	for n := 1; ; n++ {
		rec, err := r.Next()
		switch {
		case err == io.EOF:
			return records, ""
		case err != nil:
			var fault *message.Error
			if !errors.As(err, &fault) || fault.Record != n {
				t.Errorf("the end of the file is %#v after %d records", err, n-1)
			}
			return records, err.Error()
		case rec.Number != n:
			t.Errorf("record %d has number %d", n, rec.Number)
		}
		if rec.Err != nil {
			if rec.Err.File != "in" || rec.Err.Record != n || rec.Err.Offset != rec.Offset {
				t.Errorf("record %d: wrong place in %#v", n, rec.Err)
			}
			records = append(records, strings.TrimSpace(fmt.Sprintf("!%s %s %s", rec.Err.ID, rec.Err.Field, rec.Err.Reason)))
		} else {
			records = append(records, rec.Parcel.RecordID)
		}
	}
}

func one(id string) string { return `{"schema":"parcel/1","record_id":"` + id + `"}` }

func TestReadJSON(t *testing.T) {
	pretty := func(id string) string {
		return "{\n  \"record_id\": \"" + id + "\",\n  \"contents\": [\n    {\"description\": \"a } in text\"},\n{}\n  ]\n}\n"
	}
	for _, c := range []struct {
		name string
		in   string
		want []string
		end  string // part of the error that ends the file
	}{
		{name: "lines", in: one("a") + "\n" + one("b") + "\n", want: []string{"a", "b"}},
		{name: "no last line end, CRLF, blank lines", in: "\r\n" + one("a") + "\r\n\r\n" + one("b"), want: []string{"a", "b"}},
		{name: "one object", in: pretty("a"), want: []string{"a"}},
		{name: "objects one after another", in: pretty("a") + pretty("b") + one("c"), want: []string{"a", "b", "c"}},
		{name: "array on one line", in: "[" + one("a") + "," + one("b") + "]", want: []string{"a", "b"}},
		{name: "pretty array", in: " [\n" + pretty("a") + ",\n" + pretty("b") + "]\n", want: []string{"a", "b"}},
		{name: "empty array", in: "[]\n"},
		{name: "byte order mark", in: "\xef\xbb\xbf" + one("a"), want: []string{"a"}},
		{
			name: "broken lines do not stop the rest",
			in:   one("a") + "\n" + `{"record_id":"b","item":{` + "\nnot json\n" + `{"record_id":"c","item":{"id":"x}}` + "\n" + one("d"),
			want: []string{"a", "!b /item the record ends in the middle at byte 25 of the record", "!  the record is not a JSON object", "!c /item/id the record ends in the middle at byte 34 of the record", "d"},
		},
		{name: "first line broken", in: `{"record_id":"a",` + "\n" + one("b"), want: []string{"!a  the record ends in the middle at byte 17 of the record", "b"}},
		{name: "first line is rubbish", in: "rubbish\n" + one("b"), want: []string{"!  the record is not a JSON object", "b"}},
		{name: "null and scalars in an array", in: `[null, 12, "x", ` + one("a") + `, [1]]`, want: []string{"!  the record is not a JSON object", "!  the record is not a JSON object", "!  the record is not a JSON object", "a", "!  the record is not a JSON object"}},
		{
			name: "array element lacks a brace",
			in:   "[\n" + `{"record_id":"a","item":{"id":"x"},` + "\n" + one("b") + ",\n" + one("c") + "\n]",
			want: []string{"!a  the record ends in the middle at byte 34 of the record", "b", "c"},
			end:  "",
		},
		{
			name: "array element lacks a quote",
			in:   "[\n" + `{"record_id":"a","item":{"id":"x}},` + "\n" + one("b") + "\n]",
			want: []string{"!a /item/id the record ends in the middle at byte 34 of the record", "b"},
		},
		{name: "array not closed", in: "[" + one("a") + ",", want: []string{"a"}, end: "in, record 2 at byte 39: the list is not closed by ]"},
		{name: "array cut in an element", in: "[" + one("a") + `,{"record_id":"b"`, want: []string{"a"}, end: "the file ends in the middle"},
		{name: "text behind an array", in: "[" + one("a") + "]\n" + one("b"), want: []string{"a"}, end: "something stands behind"},
		{name: "cut object", in: "{\n \"record_id\": \"a\",\n", end: "the file ends in the middle"},
		{name: "stray brackets", in: "{\n}\n}\n]\n" + one("a"), want: []string{"", "!  the record is not a JSON object", "!  the record is not a JSON object", "a"}},
		{
			name: "lines that are no records in front", in: "exported today\nnull\n" + one("a"),
			want: []string{"!  the record is not a JSON object", "!  the record is not a JSON object", "a"},
		},
		{name: "empty", in: "", end: "in: the file is empty; see whether"},
		{name: "blank", in: " \n\n", end: "nothing but white space"},
		{name: "xml", in: "<Parcel/>", end: "XML"},
		{name: "zip", in: "PK\x03\x04....", end: "zip archive"},
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

func TestRecordErrors(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"number as text", `{"record_id":"a","item":{"gross_mass_g":"420"}}`, `in, record 1 at byte 0, /item/gross_mass_g: text stands where a whole number is expected; write digits without quotes or point, for example 420`},
		{"fraction of a gram", `{"record_id":"a","item":{"gross_mass_g":420.5}}`, `in, record 1 at byte 0, /item/gross_mass_g: a number stands where a whole number is expected; write digits without quotes or point, for example 420`},
		{"text as number", `{"record_id":"a","item":{"declared_total":{"amount":34.0}}}`, `in, record 1 at byte 0, /item/declared_total/amount: a number stands where text is expected; write it in quotes, for example "34.00"`},
		{"list as text", `{"contents":"T-shirt"}`, `in, record 1 at byte 0, /contents: text stands where a list is expected; write it in [ ]`},
		{"object as text", `{"sender":"Ann"}`, `in, record 1 at byte 0, /sender: text stands where an object is expected; write it in { }`},
		{"duplicate member", `{"record_id":"a","sender":{"name":"x","name":"y"}}`, `in, record 1 at byte 0, /sender/name: the member stands twice at byte 38 of the record; keep one of them`},
		{"duplicate unknown member", `{"record_id":"a","x":1,"x":2}`, `in, record 1 at byte 0, /x: the member stands twice at byte 23 of the record; keep one of them`},
		{"raw NUL", "{\"record_id\":\"a\x00\"}", `in, record 1 at byte 0, /record_id: broken JSON: invalid character '\x00' in string (expecting non-control character) at byte 15 of the record; mend the JSON of this record`},
		{"escaped NUL", `{"record_id":"a","sender":{"name":"x\u0000y"}}`, `in, record 1 at byte 0, /sender/name: the text holds a NUL character; take the character out`},
		{"invalid UTF-8", "{\"record_id\":\"a\",\"sender\":{\"name\":\"M\xfcller\"}}", `in, record 1 at byte 0, /sender/name: broken JSON: invalid UTF-8 at byte 36 of the record; write the file in UTF-8`},
		{"another schema", `{"schema":"parcel/9","record_id":"a"}`, `in, record 1 at byte 0, /schema: the schema "parcel/9" is unknown; this program reads parcel/1`},
		{"number too large", `{"record_id":"a","item":{"packages":99999999999999999999}}`, `in, record 1 at byte 0, /item/packages: the number is too large; see whether it is in the right unit`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := message.Open("in", strings.NewReader(c.in), message.Options{})
			if err != nil {
				t.Fatal(err)
			}
			rec, err := r.Next()
			if err != nil || rec.Err == nil {
				t.Fatalf("got %+v, %v, want a record error", rec, err)
			}
			if got := rec.Err.Error(); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if strings.Contains(c.in, `"record_id":"a"`) && rec.Err.ID != "a" {
				t.Errorf("the id is %q", rec.Err.ID)
			}
		})
	}
}

func TestDeclaredValuesAreKept(t *testing.T) {
	const in = `{"record_id":"a","channel":"pigeon","item":{"nature":"loot"},"recipient":{"address":{"country":"USA"}},"contents":[{"description":"` + "x" + `","hs":"61-09"}],"sender":null}`
	r, err := message.Open("in", strings.NewReader(in), message.Options{})
	if err != nil {
		t.Fatal(err)
	}
	rec, err := r.Next()
	if err != nil || rec.Err != nil {
		t.Fatal(err, rec.Err)
	}
	p := rec.Parcel
	if p.Channel != "pigeon" || p.Item.Nature != "loot" || p.Recipient.Address.Country != "USA" || p.Contents[0].HS != "61-09" {
		t.Errorf("a declared value was changed: %+v", p)
	}
}

func TestUnknownMembersGoToExtensions(t *testing.T) {
	const in = `{"record_id":"a","colour":1.50,"sender":{"name":"x","nick~name":{"a":[1,2]}},"contents":[{"description":"d"},{"x/y":null}],"extensions":{"kept":12345678901234567890}}`
	p, err := message.Decode([]byte(in))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for name, value := range p.Extensions {
		got[name] = string(value)
	}
	want := map[string]string{"/colour": "1.50", "/sender/nick~0name": `{"a":[1,2]}`, "/contents/1/x~1y": "null", "kept": "12345678901234567890"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	out, err := message.Append(nil, p)
	if err != nil {
		t.Fatal(err)
	}
	again, err := message.Decode(out)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(p, again); diff != "" {
		t.Error(diff)
	}
}

func TestOversizedLine(t *testing.T) {
	huge := `{"record_id":"b","sender":{"name":"` + strings.Repeat("x", 3<<20) + `"}}`
	for name, in := range map[string]string{
		"lines":          one("a") + "\n" + huge + "\n" + one("c") + "\n",
		"array":          "[" + one("a") + "," + huge + "," + one("c") + "]",
		"array on lines": "[\n" + one("a") + ",\n" + huge + ",\n" + one("c") + "\n]",
	} {
		got, end := outcome(t, strings.NewReader(in), message.Options{})
		want := []string{"a", "!b  the record is larger than 1048576 bytes", "c"}
		if diff := cmp.Diff(want, got); diff != "" || end != "" {
			t.Errorf("%s: %s %s", name, diff, end)
		}
	}
}

func packed(t *testing.T, text string, how string) []byte {
	t.Helper()
	var buf bytes.Buffer
	var w io.WriteCloser = gzip.NewWriter(&buf)
	if how == "zstd" {
		w, _ = zstd.NewWriter(&buf)
	}
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestCompressed(t *testing.T) {
	text := one("a") + "\n" + one("b") + "\n"
	for _, how := range []string{"gzip", "zstd"} {
		got, end := outcome(t, bytes.NewReader(packed(t, text, how)), message.Options{})
		if diff := cmp.Diff([]string{"a", "b"}, got); diff != "" || end != "" {
			t.Error(how, diff, end)
		}
	}
}

func TestTruncatedCompressed(t *testing.T) {
	var text strings.Builder
	for i := range 5000 {
		text.WriteString(one(fmt.Sprintf("id-%d-%x", i, i*i*7919)) + "\n")
	}
	for _, how := range []string{"gzip", "zstd"} {
		whole := packed(t, text.String(), how)
		got, end := outcome(t, bytes.NewReader(whole[:len(whole)*3/4]), message.Options{})
		if len(got) < 1000 || len(got) >= 5000 {
			t.Errorf("%s: %d records of a file cut at three quarters", how, len(got))
		}
		for _, id := range got {
			if !strings.HasPrefix(id, "id-") {
				t.Fatalf("%s: a complete record came out as %q", how, id)
			}
		}
		if !strings.Contains(end, "ends in the middle") {
			t.Errorf("%s: ended with %q", how, end)
		}
	}
}

func TestBomb(t *testing.T) {
	head, blank := packed(t, one("a")+"\n", "gzip"), packed(t, strings.Repeat(" ", 1<<20), "gzip")
	bomb := append(head, bytes.Repeat(blank, 100)...)
	got, end := outcome(t, bytes.NewReader(bomb), message.Options{})
	if len(got) != 1 || !strings.Contains(end, "unpacks to more than") {
		t.Errorf("got %v, ended with %q", got, end)
	}
}

func TestUTF16(t *testing.T) {
	text := one("ä漢") + "\n" + one("b")
	for name, enc := range map[string]interface{ String(string) (string, error) }{
		"LE":     unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(),
		"BE":     unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder(),
		"LE raw": unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder(),
		"BE raw": unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder(),
	} {
		in, err := enc.String(text)
		if err != nil {
			t.Fatal(err)
		}
		got, end := outcome(t, strings.NewReader(in), message.Options{})
		if diff := cmp.Diff([]string{"ä漢", "b"}, got); diff != "" || end != "" {
			t.Error(name, diff, end)
		}
	}
}

func TestOffsets(t *testing.T) {
	in := "\xef\xbb\xbf" + one("a") + "\n\n  " + one("b") + "\n"
	r, err := message.Open("in", strings.NewReader(in), message.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		raw, err := r.NextRaw()
		if err != nil {
			t.Fatal(err)
		}
		if at := in[raw.Offset:]; !strings.HasPrefix(at, string(raw.Data)) {
			t.Errorf("record %d is not at its offset %d but %q is", raw.Number, raw.Offset, at)
		}
	}
}

func TestSkip(t *testing.T) {
	r, err := message.Open("in", strings.NewReader(one("a")+"\n"+one("b")+"\n"+one("c")), message.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Skip(2); err != nil {
		t.Fatal(err)
	}
	rec, err := r.Next()
	if err != nil || rec.Number != 3 || rec.Parcel.RecordID != "c" {
		t.Errorf("got %+v, %v", rec, err)
	}
	if err := r.Skip(1); err != io.EOF {
		t.Errorf("skipping behind the end gave %v", err)
	}
}

// TestLiveStream holds that a record is delivered before the next one
// arrives: a person at the other end of the pipe waits for its verdict.
func TestLiveStream(t *testing.T) {
	in, out := io.Pipe()
	go io.WriteString(out, one("a")+"\n")
	r, err := message.Open("in", in, message.Options{})
	if err != nil {
		t.Fatal(err)
	}
	rec, err := r.Next()
	if err != nil || rec.Parcel.RecordID != "a" {
		t.Errorf("got %+v, %v", rec, err)
	}
	out.Close()
	if _, err := r.Next(); err != io.EOF {
		t.Errorf("the end is %v", err)
	}
}
