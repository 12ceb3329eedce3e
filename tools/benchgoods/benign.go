package main

import (
	"fmt"

	"github.com/tidewaiter/tidewaiter/internal/substance"
)

// benign counts alerts on ordinary goods and on look-alikes.
func (b *bench) benign() error {
	rows, alerts := map[string]int{}, map[string]int{}
	check := func(group, text string) {
		rows[group]++
		for _, m := range b.cat.Find(text, substance.Facts{}) {
			if m.Weight != substance.Noted {
				alerts[group]++
				fmt.Printf("ALERT %s\t%s\t%s\t%s\t%q\n", group, m.Substance, m.Relation, m.Term, text)
				return
			}
		}
	}
	if err := b.rows("benign-dev.tsv.gz", func(f []string) { check("benign-dev", f[0]) }); err != nil {
		return err
	}
	if err := b.rows("lookalikes-dev.tsv", func(f []string) { check("look-alikes "+f[1], f[0]) }); err != nil {
		return err
	}
	for _, g := range []string{"benign-dev", "look-alikes benign", "look-alikes ambiguous"} {
		fmt.Printf("%s\t%d rows\t%d alerts\t%s\n", g, rows[g], alerts[g], percent(alerts[g], rows[g]))
	}
	return nil
}
