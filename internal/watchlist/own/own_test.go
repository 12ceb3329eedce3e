package own_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/own"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/source"
	"github.com/tidewaiter/tidewaiter/internal/watchlist/watchlisttest"
)

func read(content string) (*watchlist.List, error) {
	f, err := source.New("made-up.csv", strings.NewReader(content))
	if err != nil {
		return nil, err
	}
	return own.Read(f)
}

// TestNothingLost reads rows whose every column holds two values.
func TestNothingLost(t *testing.T) {
	columns := strings.Fields("id name type alias address city postcode country birth_date date programme reason owner percent email phone website wallet uscc passport national_id tax_id registration imo lei duns swift iban handle case_number desk")
	fixed := map[string]string{"type": "person", "birth_date": "1970-01-02|1971", "date": "2026-01-02", "percent": "10|20"}
	var rows [][]string
	var values [][]string
	for i := range 20 {
		var row, mine []string
		for _, c := range columns {
			v := fixed[c]
			if v == "" {
				v = fmt.Sprintf("%s %d a", c, i)
				if c != "id" && c != "name" && c != "city" && c != "postcode" && c != "country" && c != "reason" {
					v += fmt.Sprintf("|%s %d b", c, i)
				}
			}
			row = append(row, v)
			if c != "type" {
				mine = append(mine, strings.Split(v, "|")...)
			}
		}
		rows, values = append(rows, row), append(values, mine)
	}
	var file bytes.Buffer
	w := csv.NewWriter(&file)
	if err := w.WriteAll(append([][]string{columns}, rows...)); err != nil {
		t.Fatal(err)
	}
	l, err := read(file.String())
	if err != nil {
		t.Fatal(err)
	}
	if len(l.Entries) != 20 || l.Sources[0].Rows != 20 || l.Date != "2026-01-02" {
		t.Errorf("%d entries of %d rows, %s", len(l.Entries), l.Sources[0].Rows, l.Date)
	}
	for i := range l.Entries {
		texts := watchlisttest.Texts(&l.Entries[i])
		for _, v := range values[i] {
			if !strings.Contains(texts, v) {
				t.Errorf("row %d: lost %q", i+1, v)
			}
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for content, want := range map[string]string{
		"id,label\n1,x\n":               `no column "name"`,
		"id,name\n,x\n":                 "id or name is empty",
		"id,name\n1,x\n1,y\n":           "id 1 stands in the file twice",
		"id,name,type\n1,x,robot\n":     `type "robot" is not known`,
		"id,name,expires\n1,x,soon\n":   `expires "soon" is no date`,
		"id,name\n1,\"x\n2,y\n":         "made-up.csv:",
		"id,name\n1,x,what,is,this\n":   "5 columns under a header of 2",
		"id,name,expires\n1,x,2026-1\n": "is no date",
	} {
		if _, err := read(content); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", content, err, want)
		}
	}
}

// TestReadShortRows takes rows whose last columns are left out.
func TestReadShortRows(t *testing.T) {
	l, err := read("id,name,type,email\n1,Invented Ltd\n2,Exampleman,person,a@example.org\n")
	if err != nil || len(l.Entries) != 2 || l.Entries[0].Type != watchlist.Unknown || len(l.Entries[1].Identifiers) != 1 {
		t.Errorf("%+v, %v; want both entries", l, err)
	}
}

// TestReadSemicolons reads what a spreadsheet saves where the comma is in the
// numbers.
func TestReadSemicolons(t *testing.T) {
	l, err := read("\ufeffid;name;percent;owner\r\n1;Invented Ltd;33,3;Exampleman, Invented\r\n")
	if err != nil {
		t.Fatal(err)
	}
	want := []watchlist.Relation{{Kind: "owned_by", Name: "Exampleman, Invented", Percent: "33,3", Source: "made-up.csv:2"}}
	if diff := cmp.Diff(want, l.Entries[0].Relations); diff != "" || l.Entries[0].ID != "1" {
		t.Errorf("entry %q (-want +got):\n%s", l.Entries[0].ID, diff)
	}
}

// TestWriteReads writes what was read and reads it again.
func TestWriteReads(t *testing.T) {
	first, err := read(`id,name,type,alias,address,city,postcode,country,birth_date,date,programme,reason,owner,percent,email,passport
1,"Exampleman, Invented",person,Fiction|Made Up,1 Road|Floor 2,Mill,AB1,United Kingdom,1970-01-02,2026-01-02,TEST|MORE,seen twice,,,a@example.org|b@example.org,X1
2,=1+1 Invented Ltd,organisation,,,,,,,,,,"Exampleman, Invented",60,,
`)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := own.Write(&out, first); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), ",=1+1") {
		t.Errorf("a formula is written as one:\n%s", out.String())
	}
	second, err := read(out.String())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first.Entries, second.Entries, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("read again (-first +second):\n%s", diff)
	}
}
