package sample

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/tidewaiter/tidewaiter/internal/jurisdiction"
	"github.com/tidewaiter/tidewaiter/internal/watchlist"
	"github.com/tidewaiter/tidewaiter/pack"
	"github.com/tidewaiter/tidewaiter/parcel"
)

// FromPacks takes the sources from a set of packs. It reads the data files
// themselves, not what the checks make of them.
func FromPacks(set pack.Set) (Sources, error) {
	var src Sources
	for _, p := range set.Kind(pack.Watchlist) {
		l, err := watchlist.Open(p)
		if err != nil {
			return src, err
		}
		src.Lists = append(src.Lists, l)
	}
	if p, ok := set.Get("jurisdictions"); ok {
		profiles, err := jurisdiction.Open(p)
		if err != nil {
			return src, err
		}
		src.Profile = profileOf(profiles)
	}
	if p, ok := set.Get("substances"); ok {
		if err := src.readSubstances(p); err != nil {
			return src, fmt.Errorf("read substances: %w", err)
		}
	}
	return src, nil
}

func profileOf(profiles *jurisdiction.Set) func(string) string {
	return func(destination string) string {
		prof, err := profiles.For(&parcel.Parcel{Item: parcel.Item{DestCountry: destination}}, "")
		if err != nil {
			return ""
		}
		return prof.Name
	}
}

// readSubstances takes names that were read in a list and that mean nothing
// else: common, systematic and brand names, not slang or abbreviations.
func (src *Sources) readSubstances(p *pack.Pack) error {
	content, err := p.File("substances.jsonl")
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(content))
	for {
		var e struct {
			Kind  string
			Names []struct {
				Text, Type string
				Verified   bool
			}
			CAS      []string
			Verified bool
		}
		if err := dec.Decode(&e); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		var names []string
		for _, n := range e.Names {
			if n.Verified && (n.Type == "common" || n.Type == "systematic") && len(n.Text) >= 6 {
				names = append(names, n.Text)
			}
		}
		switch {
		case e.Kind == "equipment":
			src.Equipment = append(src.Equipment, names...)
		case e.Kind != "cutting-agent" && e.Verified && len(names) > 0:
			src.Substances = append(src.Substances, Substance{Names: names, CAS: e.CAS})
		}
	}
}
