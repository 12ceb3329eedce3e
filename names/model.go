package names

import (
	"fmt"
	"strconv"
)

// A model turns measures into log-odds. Its coefficients are fitted to
// development data by tools/namefit; evidence never counts against a match and
// differences never for one.
type model struct {
	person, organisation coefficients
	alert                [2]float64 // scores from which a person must look: of people, of organisations
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
			m.alert = [2]float64{number(row[1]), number(row[2])}
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

// AlertAt is the score from which a person must look at a match. It follows
// from the false-alert rate chosen when the model was fitted. A party whose
// kind is not known is judged as a person.
func AlertAt(k Kind) float64 {
	if k == Organisation || k == Craft {
		return lexicon().model.alert[1]
	}
	return lexicon().model.alert[0]
}
