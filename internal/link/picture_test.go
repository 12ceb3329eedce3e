package link_test

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/tidewaiter/tidewaiter/internal/link"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// hostile is found over a party whose name tries to break out of the page.
func hostile(t *testing.T) link.Result {
	t.Helper()
	passport := parcel.ID{Scheme: "passport", Value: "X12345678", Country: "MX"}
	g := graphOf(t, from(2, parcel.Party{Name: `Between "quoted" <script>alert(1)</script>`, IDs: []parcel.ID{passport}, Email: "sales@madeup-chem.example.com"}))
	return g.Trace(g.PartyQuery(&parcel.Party{Name: "Asked & Co", IDs: []parcel.ID{passport}}, ""), link.Options{})
}

func TestWriteHTML(t *testing.T) {
	var b strings.Builder
	if err := hostile(t).WriteHTML(&b); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	for _, want := range []string{
		`class="listed"`, "MADE-UP CHEMICAL TRADING CO., LTD. (made-up 1)", "passport X12345678", "email sales@madeup-chem.example.com",
		"since 2026-01-02, from rec-2", "<td>2</td>", "Asked &amp; Co", `scope="rowgroup" rowspan="2"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(page, "<script") || strings.Contains(page, "http://") && strings.Contains(page, "src=") {
		t.Error("the page runs or loads something")
	}
	if err := wellFormed(page); err != nil {
		t.Errorf("the page does not close what it opens: %v", err)
	}
	b.Reset()
	if err := (link.Result{Steps: 4}).WriteHTML(&b); err != nil || !strings.Contains(b.String(), "Nothing found within 4 steps") {
		t.Errorf("an empty answer: %v\n%s", err, b.String())
	}
}

// wellFormed checks that elements nest; only the few of HTML that need no end
// may stay open.
func wellFormed(page string) error {
	d := xml.NewDecoder(strings.NewReader(page))
	d.Strict, d.AutoClose, d.Entity = false, []string{"meta", "br"}, xml.HTMLEntity
	for {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func TestWriteDOT(t *testing.T) {
	var b strings.Builder
	if err := hostile(t).WriteDOT(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"digraph links {", `label="Between \"quoted\" <script>alert(1)</script>"`, `n0 -> n1 [label="passport\nX12345678"];`, "fillcolor"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}
