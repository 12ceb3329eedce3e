package batch

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// seen remembers the ids of a run by 128 bits of their SHA-256: some 30 bytes
// an id, and no two ids of a run will ever share them by chance.
type seen struct {
	records map[[16]byte]sighting
	items   map[[16]byte]uint32
}

// A sighting is where a record id stood, and in which version: the first where
// the record does not say.
type sighting struct {
	record  uint32
	version int32
}

// markDuplicate adds a finding to a record or item that came before in this
// run. A record with a higher version is an amendment, which is in order.
func (j *Job) markDuplicate(a *Answer) {
	if a.parcel == nil {
		return
	}
	found := j.seen.look(a.parcel, a.Record)
	if len(found) == 0 {
		return
	}
	a.Assessment.Add(found...)
	a.Line = a.appendLine(nil)
}

func (s *seen) look(p *parcel.Parcel, record int) []finding.Finding {
	if s.records == nil {
		s.records, s.items = map[[16]byte]sighting{}, map[[16]byte]uint32{}
	}
	var found []finding.Finding
	amendment := false
	if p.RecordID != "" {
		key, now := idKey(p.RecordID), sighting{uint32(record), int32(max(p.Version, 1))}
		if first, ok := s.records[key]; !ok {
			s.records[key] = now
		} else if amendment = now.version > first.version; amendment {
			s.records[key] = now
			found = append(found, amended(p.RecordID, first.record))
		} else {
			found = append(found, duplicate("AED_DUPLICATE_RECORD", "/record_id", p.RecordID, "record id", first.record))
		}
	}
	if p.Item.ID != "" {
		key := idKey(p.Item.ID)
		if first, ok := s.items[key]; !ok || amendment {
			s.items[key] = uint32(record)
		} else {
			found = append(found, duplicate("AED_DUPLICATE_ITEM", "/item/id", p.Item.ID, "item id", first))
		}
	}
	return found
}

func idKey(id string) [16]byte {
	sum := sha256.Sum256([]byte(strings.ToUpper(strings.ReplaceAll(id, " ", ""))))
	return [16]byte(sum[:16])
}

func duplicate(code, field, text, what string, first uint32) finding.Finding {
	return finding.Finding{
		Code: code, Check: finding.CheckAED, Field: field, Text: text, Floor: finding.RFI,
		Message:  fmt.Sprintf("The %s %s was already used by record %d of this input: find out which of the two is right.", what, text, first),
		Sender:   fmt.Sprintf("The %s %s is used twice: give each item its own.", what, text),
		Change:   "an id of its own, or a higher version if this record amends the earlier one",
		Evidence: finding.Evidence{Basis: "19 CFR 145.73: the item id is unique; UPU S10: no reuse within 12 months"},
	}
}

func amended(id string, first uint32) finding.Finding {
	return finding.Finding{
		Code: "AED_AMENDMENT", Check: finding.CheckAED, Field: "/version", Text: id, Floor: finding.AC,
		Message:  fmt.Sprintf("This is a later version of record %d of this input and replaces it.", first),
		Sender:   "No action is needed.",
		Change:   "nothing to change",
		Evidence: finding.Evidence{Basis: "19 CFR 145.74: updates of the data are to be sent"},
	}
}
