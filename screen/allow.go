package screen

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/tidewaiter/tidewaiter/finding"
	"github.com/tidewaiter/tidewaiter/internal/allow"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/pack"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// openAllowed opens the allow-list, if the packs hold one. The day on which
// it is judged is the date of its pack, so that every answer records it.
func openAllowed(packs pack.Set, lists []*watchlist.List) (*allow.List, error) {
	p, ok := packs.Get(string(pack.AllowList))
	if !ok {
		return nil, nil
	}
	data, err := p.File(pack.AllowFile)
	if err != nil {
		return nil, fmt.Errorf("open allow-list: %w", err)
	}
	pairs, err := allow.Read(pack.AllowFile, bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("open allow-list: %w", err)
	}
	return allow.New(pairs, lists, p.Manifest.Date), nil
}

// applyAllowed turns findings of the party check that an allow-list pair
// covers into notes. Where a pair no longer holds, the finding says so.
func (s *Screener) applyAllowed(p *parcel.Parcel, found []finding.Finding) {
	if s.allowed == nil {
		return
	}
	for i := range found {
		f := &found[i]
		who := partyAt(p, f.Field)
		if f.Check != finding.CheckParty || who == nil || f.Evidence.EntryID == "" {
			continue
		}
		if r, ok := s.allowed.Rule(allow.Party(who), f.Evidence.List, f.Evidence.EntryID); ok {
			allowFinding(f, r)
		}
	}
}

func allowFinding(f *finding.Finding, r allow.Ruling) {
	if !r.Holds {
		f.Message += fmt.Sprintf(" The allow-list pair of %s and %s no longer applies: %s.", r.First, r.Second, r.Why)
		return
	}
	f.Floor = finding.AC
	f.Contributions = append(f.Contributions, finding.Contribution{Feature: "allowed", Share: -f.Score})
	f.Score = 0
	f.Message += fmt.Sprintf(" Allowed until %s by %s and %s: %s.", r.Expires, r.First, r.Second, strings.TrimSuffix(r.Reason, "."))
	f.Change = "a change of the party or of the listed entry, or the end of the allow-list pair"
}

// partyAt is the party that a field belongs to, or nil.
func partyAt(p *parcel.Parcel, field string) *parcel.Party {
	parts := strings.Split(strings.TrimPrefix(field, "/"), "/")
	switch parts[0] {
	case "sender":
		return &p.Sender
	case "recipient":
		return &p.Recipient
	case "other_parties":
		if len(parts) > 1 {
			if n, err := strconv.Atoi(parts[1]); err == nil && n >= 0 && n < len(p.OtherParties) {
				return &p.OtherParties[n]
			}
		}
	}
	return nil
}
