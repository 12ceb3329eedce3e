// Command benchgoods measures how declared goods are read: substances under
// disguise, false alerts on ordinary goods, vague descriptions, HS codes from
// text, speed. The data are in the folder given by -data, by default
// ../shared/data/goods.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	data := flag.String("data", "../shared/data/goods", "folder with the goods data")
	seed := flag.Uint64("seed", 1, "seed of the disguises")
	verbose := flag.Bool("v", false, "list what went wrong")
	flag.Parse()
	b := bench{data: *data, seed: *seed, verbose: *verbose}
	if err := b.run(flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "benchgoods:", err)
		os.Exit(1)
	}
}
