package sample

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

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
		src.Profile = func(destination string) string { return profileOf(profiles, destination).Name }
		if p, ok := set.Get("descriptions"); ok {
			if err := src.readStopWords(p, profiles); err != nil {
				return src, fmt.Errorf("read stop lists: %w", err)
			}
		}
	}
	if p, ok := set.Get("substances"); ok {
		if err := src.readSubstances(p); err != nil {
			return src, fmt.Errorf("read substances: %w", err)
		}
	}
	return src, nil
}

// profileOf is the profile that a destination calls for.
func profileOf(profiles *jurisdiction.Set, destination string) *jurisdiction.Profile {
	prof, err := profiles.For(&parcel.Parcel{Item: parcel.Item{DestCountry: destination}}, "")
	if err != nil {
		return new(jurisdiction.Profile)
	}
	return prof
}

// readStopWords takes the terms that the lists of each profile reject when
// they stand alone, and have no end.
func (src *Sources) readStopWords(p *pack.Pack, profiles *jurisdiction.Set) error {
	content, err := p.File("stoplists.tsv")
	if err != nil {
		return err
	}
	words := make(map[string][]string) // by list
	for line := range strings.Lines(string(content)) {
		f := strings.Split(line, "\t")
		if len(f) >= 6 && f[2] == "reject" && f[5] == "" {
			words[f[0]] = append(words[f[0]], f[1])
		}
	}
	src.StopWords = make(map[string][]string)
	for _, destination := range []string{"US", "DE", "CA", "JP"} { // one of each profile
		prof := profileOf(profiles, destination)
		for _, list := range prof.StopLists {
			src.StopWords[prof.Name] = append(src.StopWords[prof.Name], words[list]...)
		}
	}
	return nil
}

// readSubstances takes names that were read in a list and that mean nothing
// else: common and systematic names, not slang or abbreviations, and none that
// the pack says needs context.
func (src *Sources) readSubstances(p *pack.Pack) error {
	content, err := p.File("substances.jsonl")
	if err != nil {
		return err
	}
	context, err := p.File("context.tsv")
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(content))
	for {
		var e listedSubstance
		if err := dec.Decode(&e); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		src.addSubstance(&e, ambiguousTerms(string(context), e.ID))
	}
}

// A listedSubstance is an entry of the pack.
type listedSubstance struct {
	ID    string
	Kind  string
	Names []struct {
		Text, Type string
		Verified   bool
	}
	CAS      []string
	Verified bool
}

func (src *Sources) addSubstance(e *listedSubstance, ambiguous []string) {
	if slices.Contains(ambiguous, "*") {
		return // every name of it is also an ordinary word
	}
	var names []string
	for _, n := range e.Names {
		telling := n.Verified && (n.Type == "common" || n.Type == "systematic") && len(n.Text) >= 6
		if telling && !slices.Contains(ambiguous, n.Text) {
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

// ambiguousTerms lists the names of a substance that mean it only in some
// contexts; "*" stands for all.
func ambiguousTerms(context, id string) []string {
	var terms []string
	for line := range strings.Lines(context) {
		if f := strings.Split(line, "\t"); len(f) > 2 && f[1] == id && f[2] != "control" {
			terms = append(terms, f[0])
		}
	}
	return terms
}
