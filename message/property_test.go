package message_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"
	"pgregory.net/rapid"

	"github.com/tidewaiter/tidewaiter/message"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// texts are awkward on purpose: quotes, separators, other scripts, line ends.
func texts() *rapid.Generator[string] {
	return rapid.StringOf(rapid.RuneFrom([]rune("ab \"\\,;{}[]:\n\t漢ع́é\u2028😀")))
}

func parcelGen() *rapid.Generator[*parcel.Parcel] {
	return rapid.Custom(func(t *rapid.T) *parcel.Parcel {
		text := func(label string) string { return texts().Draw(t, label) }
		p := &parcel.Parcel{Schema: parcel.SchemaVersion, RecordID: text("id"), Version: rapid.IntRange(0, 5).Draw(t, "version")}
		p.Item.ID = text("item")
		if rapid.Bool().Draw(t, "weighed") {
			p.Item.GrossMassG = new(rapid.Int64().Draw(t, "mass"))
		}
		p.Sender.Name, p.Sender.Address.City = text("name"), text("city")
		p.Recipient.Address.Lines = rapid.SliceOfN(texts(), 1, 3).Draw(t, "lines")
		for range rapid.IntRange(0, 3).Draw(t, "contents") {
			p.Contents = append(p.Contents, parcel.Content{Description: text("description"), Value: &parcel.Money{Amount: "1.5", Currency: "EUR"}})
		}
		return p
	})
}

// TestEveryFormReadsTheSame writes parcels in each JSON form and reads them
// back.
func TestEveryFormReadsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfN(parcelGen(), 1, 4).Draw(t, "parcels")
		for name, in := range forms(t, want) {
			r, err := message.Open("in", strings.NewReader(in), message.Options{})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			var got []*parcel.Parcel
			for {
				rec, err := r.Next()
				if err == io.EOF {
					break
				}
				if err != nil || rec.Err != nil {
					t.Fatalf("%s: %v %v\n%s", name, err, rec.Err, in)
				}
				got = append(got, rec.Parcel)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("%s: %s\n%s", name, diff, in)
			}
		}
	})
}

func forms(t *rapid.T, parcels []*parcel.Parcel) map[string]string {
	var lines, pretty []string
	for _, p := range parcels {
		line, err := message.Append(nil, p)
		if err != nil {
			t.Fatal(err)
		}
		var indented bytes.Buffer
		if err := json.Indent(&indented, line, "", "  "); err != nil {
			t.Fatal(err)
		}
		lines, pretty = append(lines, string(line)), append(pretty, indented.String())
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	io.WriteString(w, strings.Join(lines, "\n"))
	w.Close()
	return map[string]string{
		"lines":        strings.Join(lines, "\n") + "\n",
		"array":        "[" + strings.Join(lines, ",") + "]",
		"pretty array": "[\n" + strings.Join(pretty, ",\n") + "\n]\n",
		"objects":      strings.Join(pretty, "\n"),
		"gzip":         packed.String(),
	}
}

// TestEachLineIsAnswered damages lines at random: each gives one record, and
// the sound ones come out whole.
func TestEachLineIsAnswered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "lines")
		var lines []string
		sound := map[int]bool{}
		for i := range n {
			line := fmt.Sprintf(`{"record_id":"r%d","sender":{"name":"x \" y"},"contents":[{"description":"d"}]}`, i)
			if sound[i] = i == 0 || rapid.Bool().Draw(t, "sound"); !sound[i] {
				at := rapid.IntRange(1, len(line)-1).Draw(t, "cut")
				line = line[:at] + line[at+1:]
			}
			lines = append(lines, line)
		}
		r, err := message.Open("in", strings.NewReader(strings.Join(lines, "\n")), message.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range n {
			rec, err := r.Next()
			if err != nil {
				t.Fatalf("line %d: %v", i, err)
			}
			if id := fmt.Sprintf("r%d", i); sound[i] && (rec.Parcel == nil || rec.Parcel.RecordID != id) {
				t.Fatalf("line %d came out as %+v", i, rec)
			}
		}
		if _, err := r.Next(); err != io.EOF {
			t.Fatalf("after the last line: %v", err)
		}
	})
}
