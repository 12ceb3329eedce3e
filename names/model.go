package names

import (
	"fmt"
	"slices"
	"strconv"
)

// A model turns measures into log-odds. Its coefficients are fitted to
// development data by tools/namebench fit; evidence never counts against a match and
// differences never for one.
type model struct {
	person, organisation coefficients
	alert                [3]float64 // scores from which a person must look, by kind: not told, person, organisation
	picked               [3]float64 // the same at two names that somebody picked to compare
}

type coefficients [measures]float64

func readModel(table [][]string) model {
	var m model
	index := map[string]int{}
	for i, name := range measureNames {
		index[name] = i
	}
	for _, row := range table {
		if row[0] == "alert" {
			m.alert = [3]float64{Unknown: number(row[3]), Person: number(row[1]), Organisation: number(row[2])}
			continue
		}
		if row[0] == "picked" {
			m.picked = [3]float64{Unknown: number(row[1]), Person: number(row[1]), Organisation: number(row[2])}
			continue
		}
		i, ok := index[row[0]]
		if !ok {
			panic(fmt.Sprintf("model.tsv: unknown measure %q", row[0])) // embedded at build time
		}
		m.person[i] = number(row[1])
		m.organisation[i] = number(row[2])
	}
	return m
}

func number(s string) float64 {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		panic(err) // embedded at build time
	}
	return f
}

func (m *model) coefficients(k Kind) *coefficients {
	if k == Organisation {
		return &m.organisation
	}
	return &m.person
}

func (c *coefficients) logOdds(e *evidence) float64 {
	z := 0.0
	for i := range c {
		z += c[i] * e.x[i]
	}
	return z
}

func (m *model) score(z float64) float64 { return logistic(min(z, topOdds)) }

// AlertAt is the score from which a person must look at a match of a party
// whose name is of a kind, as it was told or as its words tell. It follows
// from a rate of false alerts, the same for each kind (tools/namebench alerts).
func AlertAt(k Kind) float64 {
	if k == Craft {
		k = Organisation
	}
	return lexicon().model.alert[k]
}

// PickedAt is the score from which a person must look at two names that
// somebody picked to compare. Scores are calibrated on what searching a list
// finds, where most names are strangers; half the pairs that people pick are
// one party.
func PickedAt(k Kind) float64 {
	if k == Craft {
		k = Organisation
	}
	return lexicon().model.picked[k]
}

// LeastAlert is the least of them.
func LeastAlert() float64 { return slices.Min(lexicon().model.alert[:]) }
