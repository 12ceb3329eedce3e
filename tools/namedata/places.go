package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
)

const placesHeader = `# Chinese provinces and cities, simplified Han and pinyin; from AreaCity-JsSpider-StatsGov (MIT, licence in NOTICE),
# version 2023.240319.250114. Rebuild: go run ./tools/namedata places. Columns: Han, pinyin.
`

// writePlaces keeps provinces and cities, also those of a county's rank;
// districts bear ordinary words as names.
func writePlaces(w io.Writer, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	fmt.Fprint(w, placesHeader)
	seen := map[string]bool{}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		c := strings.Split(lines.Text(), "\t")
		if len(c) < 6 || c[2] != "province" && c[2] != "city" && !strings.HasSuffix(c[5], "市") || seen[c[3]] {
			continue
		}
		seen[c[3]] = true
		pinyin := strings.ToLower(c[4])
		if c[3] == "东方" { // the east, in names of companies all over the country
			continue
		}
		fmt.Fprintf(w, "%s\t%s\n", c[3], pinyin)
		if c[5] != c[3] {
			fmt.Fprintf(w, "%s\t%s\n", c[5], pinyin)
		}
	}
	return lines.Err()
}
