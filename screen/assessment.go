package screen

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/tidewaiter/tidewaiter/finding"
)

// Engine names the version of the rules in code: it changes whenever the same
// parcel under the same packs could get other bytes.
const Engine = "tidewaiter/0.1.0"

// An Assessment is the answer to one parcel: the verdict and every reason.
type Assessment struct {
	ID       string            `json:"id"`      // the parcel's record_id
	ItemID   string            `json:"item_id"` // S10 or waybill number
	Verdict  finding.Verdict   `json:"verdict"`
	Score    float64           `json:"score"` // ranks parcels of one verdict, 0 to 1
	Screened bool              `json:"screened"`
	Profile  string            `json:"profile"` // jurisdiction rules that were applied
	Findings []finding.Finding `json:"findings"`
	// Packs is a JSON object: pack name to version, date and digest. All
	// answers of one engine share it.
	Packs  jsontext.Value `json:"packs"`
	Engine string         `json:"engine"`
}

// AppendJSON appends the assessment to dst as marshalling would write it. Most
// of it are the packs, which are known to be JSON and need not be read again.
func (a *Assessment) AppendJSON(dst []byte) ([]byte, error) {
	dst = appendText(dst, `{"id":`, a.ID)
	dst = appendText(dst, `,"item_id":`, a.ItemID)
	dst = appendText(dst, `,"verdict":`, a.Verdict.String())
	dst = strconv.AppendFloat(append(dst, `,"score":`...), a.Score, 'f', -1, 64)
	dst = strconv.AppendBool(append(dst, `,"screened":`...), a.Screened)
	dst = appendText(dst, `,"profile":`, a.Profile)
	findings := bytes.NewBuffer(append(dst, `,"findings":`...))
	if err := json.MarshalWrite(findings, a.Findings, json.Deterministic(true)); err != nil {
		return dst, err
	}
	dst = append(append(findings.Bytes(), `,"packs":`...), a.Packs...)
	return append(appendText(dst, `,"engine":`, a.Engine), '}'), nil
}

// appendText appends a member of an object. What is no UTF-8 is replaced.
func appendText(dst []byte, name, text string) []byte {
	dst, _ = jsontext.AppendQuote(append(dst, name...), text)
	return dst
}

// decide sorts the findings and derives verdict and score from them. The
// strictest floor wins: a further finding never relaxes a verdict.
func (a *Assessment) decide() {
	for i := range a.Findings {
		round(&a.Findings[i])
	}
	slices.SortStableFunc(a.Findings, compareFindings)
	a.Verdict = finding.AC
	clean := 1.0
	for _, f := range a.Findings {
		a.Verdict = max(a.Verdict, f.Floor)
		clean *= 1 - weight(f)
	}
	a.Score = finding.Round(1 - clean)
}

// round leaves the decimals of a finding's figures that mean something.
func round(f *finding.Finding) {
	f.Score = finding.Round(f.Score)
	for i := range f.Contributions {
		f.Contributions[i].Share = finding.Round(f.Contributions[i].Share)
	}
	for i := range f.Evidence.Path {
		f.Evidence.Path[i].Strength = finding.Round(f.Evidence.Path[i].Strength)
	}
}

// compareFindings puts the strictest first, then the highest score, then the
// order of the record.
func compareFindings(a, b finding.Finding) int {
	return cmp.Or(
		cmp.Compare(b.Floor, a.Floor),
		cmp.Compare(b.Score, a.Score),
		cmp.Compare(a.Check, b.Check),
		cmp.Compare(a.Field, b.Field),
		cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.Evidence.List, b.Evidence.List),
		cmp.Compare(a.Evidence.EntryID, b.Evidence.EntryID),
		cmp.Compare(a.Text, b.Text),
	)
}

// weight is what a finding adds to the ranking score: its own score where it
// has one, else a small share that grows with the floor. Parcels with more
// and stricter reasons rank higher within their verdict; the verdict itself
// never depends on it.
func weight(f finding.Finding) float64 {
	if f.Score > 0 {
		return min(f.Score, 1) * 0.9
	}
	switch f.Floor {
	case finding.RFI:
		return 0.1
	case finding.RFS, finding.DNL:
		return 0.5
	default:
		return 0.01
	}
}

// Add puts further findings into an assessment, for what only the caller can
// see, for example a record that comes twice, and decides anew.
func (a *Assessment) Add(found ...finding.Finding) {
	a.Findings = append(a.Findings, found...)
	a.decide()
}
