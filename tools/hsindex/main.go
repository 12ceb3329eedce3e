// Command hsindex builds the HS pack from the nomenclature and labelled texts
// in -data, or with -cv measures the classifier by cross-validation.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	data := flag.String("data", "../shared/data/goods", "folder with the goods data")
	cv := flag.Bool("cv", false, "measure by five-fold cross-validation instead of building")
	out := flag.String("out", "packs/hs", "folder of the pack to write")
	flag.Parse()
	if err := run(*data, *out, *cv); err != nil {
		fmt.Fprintln(os.Stderr, "hsindex:", err)
		os.Exit(1)
	}
}

func run(data, out string, cv bool) error {
	labelled, other, headings, err := samples(data)
	if err != nil {
		return err
	}
	if cv {
		return crossValidate(labelled, other)
	}
	return build(labelled, other, headings, out)
}
