package listing

import (
	"slices"

	"github.com/tidewaiter/tidewaiter/pack"
)

// A publisher issues one or more lists.
type publisher struct {
	source  string   // the word users give: --list ofac=DIR
	lists   []string // names that its readers give to lists
	title   string
	name    string
	licence string
}

var publishers = [...]publisher{
	{"ofac", []string{"ofac-sdn", "ofac-consolidated"}, "OFAC sanctions list", "US Department of the Treasury, Office of Foreign Assets Control", "public domain (17 USC 105)"},
	{"un", []string{"un"}, "United Nations Security Council Consolidated List", "United Nations Security Council", "terms of the UN website: not for redistribution"},
	{"eu", []string{"eu"}, "EU consolidated list of financial sanctions", "European Commission", "Commission Decision 2011/833/EU"},
	{"uk", []string{"uk-ofsi", "uk-sanctions-list"}, "UK list of financial sanctions targets", "HM Treasury and Foreign, Commonwealth and Development Office", "Open Government Licence v3.0"},
	{"csl", []string{"us-csl"}, "US Consolidated Screening List", "US Department of Commerce, International Trade Administration", "public domain (17 USC 105)"},
	{"dpl", []string{"bis-dpl"}, "BIS Denied Persons List", "US Department of Commerce, Bureau of Industry and Security", "public domain (17 USC 105)"},
	{"ftm", []string{"ftm"}, "FollowTheMoney entities", "as the user's file says", "as the user's file says"},
	{"own", []string{"own"}, "In-house list", "the user", "the user's own"},
}

// ofList gives the publisher whose reader calls a list so.
func ofList(name string) (publisher, bool) {
	return findPublisher(func(p publisher) bool { return slices.Contains(p.lists, name) })
}

// ofSource gives the publisher that users call so.
func ofSource(source string) (publisher, bool) {
	return findPublisher(func(p publisher) bool { return p.source == source })
}

func findPublisher(match func(publisher) bool) (publisher, bool) {
	i := slices.IndexFunc(publishers[:], match)
	if i < 0 {
		return publisher{}, false
	}
	return publishers[i], true
}

// manifest describes a list of the publisher of one day.
func (p publisher) manifest(name, date string) pack.Manifest {
	return pack.Manifest{
		Name:      name,
		Kind:      pack.Watchlist,
		Title:     p.title,
		Version:   date,
		Date:      date,
		Publisher: p.name,
		Licence:   p.licence,
		ValidFrom: date,
	}
}
