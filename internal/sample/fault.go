package sample

import (
	"slices"
	"strings"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// absent is planted alone: it leaves nothing that could be faulty.
const absent = "AED_ABSENT"

// A fault is a kind of fault or hit that can be planted.
type fault struct {
	code    string
	verdict finding.Verdict
	share   int // how often, against the others
	// plant changes the parcel and returns the field's pointer, or the empty
	// string where this parcel offers no place for it.
	plant func(m *maker, p *parcel.Parcel) string
}

// available lists the kinds that the sources allow. Shares follow what is
// published: most faults are useless descriptions, about a third of all;
// missing elements come next; hits are rare, and more frequent here than in
// the real flow so that a small manifest has some.
func (g *Generator) available() []fault {
	faults := []fault{
		{"DESC_VAGUE", finding.RFI, 420, plantPoor},
		{"AED_MISSING", finding.RFI, 200, plantMissing},
		{"AED_PLACEHOLDER", finding.RFI, 60, plantPlaceholder},
		{"AED_ID_CHECK_DIGIT", finding.RFI, 30, plantCheckDigit},
		{"AED_NET_OVER_GROSS", finding.RFI, 25, plantNetOverGross},
		{"AED_TOTAL", finding.RFI, 25, plantTotal},
		{"AED_RANGE", finding.RFI, 20, plantZeroQuantity},
		{"AED_COUNTRY", finding.RFI, 20, plantCountry},
		{"AED_CURRENCY", finding.RFI, 15, plantCurrency},
		{"AED_HS", finding.RFI, 15, plantHS},
		{"AED_ROUTE", finding.RFI, 12, plantRoute},
		{"AED_DATE", finding.RFI, 10, plantDate},
		{"AED_LATE", finding.RFI, 20, plantLate},
	}
	if g.rules("US") != "" {
		faults = append(faults, fault{absent, finding.DNL, 8, plantAbsent})
	}
	if len(g.stop) > 0 {
		faults = append(faults, fault{"DESC_STOPWORD", finding.RFI, 180, plantStopWord})
	}
	if len(g.substances) > 0 {
		faults = append(faults,
			fault{"SUBSTANCE_NAMED", finding.RFS, 30, plantSubstance},
			fault{"SUBSTANCE_CAS", finding.RFS, 10, plantCAS})
	}
	if len(g.equipment) > 0 {
		faults = append(faults,
			fault{"EQUIPMENT_REGULATED", finding.RFS, 8, plantEquipment},
			fault{"EQUIPMENT_REGULATED", finding.RFI, 6, plantUnreportedEquipment})
	}
	if len(g.hits.names) > 0 {
		faults = append(faults, fault{"PARTY_LISTED", finding.RFS, 30, plantListedName})
	}
	if len(g.hits.identifiers) > 0 {
		faults = append(faults, fault{"LINK_IDENTIFIER", finding.RFS, 12, plantIdentifier})
	}
	return faults
}

// faultCount draws how many faults a parcel has: about half have none.
func (m *maker) faultCount() int {
	switch n := m.IntN(100); {
	case n < 52:
		return 0
	case n < 95:
		return 1
	default:
		return 2
	}
}

// plant puts one more fault into the parcel, clear of those it has.
func (m *maker) plant(p *parcel.Parcel, label *Label) {
	if len(label.Faults) > 0 && label.Faults[0].Code == absent {
		return
	}
	for range 20 {
		f := m.drawFault()
		trial := *p
		trial.Contents = slices.Clone(p.Contents)
		field := f.plant(m, &trial)
		alone := f.code == absent && len(label.Faults) > 0
		if field == "" || alone || slices.ContainsFunc(label.Faults, func(other Fault) bool { return touch(other.Field, field) }) {
			continue
		}
		*p = trial
		label.Faults = append(label.Faults, Fault{Code: f.code, Field: field})
		label.Verdict = max(label.Verdict, f.verdict)
		return
	}
}

func (m *maker) drawFault() fault {
	total := 0
	for _, f := range m.faults {
		total += f.share
	}
	n := m.IntN(total)
	for _, f := range m.faults {
		if n -= f.share; n < 0 {
			return f
		}
	}
	return m.faults[0]
}

// touch reports whether two faults would disturb each other: one pointer is
// the other or inside it, or both are in one content line.
func touch(a, b string) bool {
	a, b = lineOf(a), lineOf(b)
	return strings.HasPrefix(a+"/", b+"/") || strings.HasPrefix(b+"/", a+"/")
}

// lineOf cuts a pointer into a content line down to the line.
func lineOf(pointer string) string {
	if parts := strings.SplitN(pointer, "/", 4); len(parts) == 4 && parts[1] == "contents" {
		return strings.Join(parts[:3], "/")
	}
	return pointer
}
