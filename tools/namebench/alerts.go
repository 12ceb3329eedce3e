package main

import (
	"flag"
	"fmt"

	"github.com/tidewaiter/tidewaiter/names"
)

// alerts prints the row of model.tsv that says from which score a person must
// look, by kind of party: those that a share of the made-up parties of each
// kind reaches. The kind is as told, or else as the words of the name tell.
func alerts(args []string) error {
	flags := flag.NewFlagSet("alerts", flag.ContinueOnError)
	rate := flags.Float64("rate", 0.003, "share of parties on no list that may alert")
	if err := flags.Parse(args); err != nil {
		return err
	}
	scores := map[names.Kind][]float64{}
	for _, dir := range flags.Args() {
		m, queries, err := development(dir)
		if err != nil {
			return err
		}
		for _, a := range ask(m, queries) {
			if a.Expect == "" {
				kind := names.Parse(a.Query, kindNames[a.Type]).Kind
				scores[kind] = append(scores[kind], a.best())
			}
		}
	}
	at := func(k names.Kind) float64 { return limitAt(scores[k], *rate) }
	fmt.Printf("# Scores from which a person must look, of a person, an organisation, a party whose kind is not told:\n# %.2g of %d, %d and %d made-up parties score higher (tools/namebench alerts).\n",
		*rate, len(scores[names.Person]), len(scores[names.Organisation]), len(scores[names.Unknown]))
	fmt.Printf("alert\t%.3f\t%.3f\t%.3f\n", at(names.Person), at(names.Organisation), at(names.Unknown))
	return nil
}
