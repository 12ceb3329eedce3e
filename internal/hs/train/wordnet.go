package train

import (
	"bytes"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/hs"
)

// Words knows what kinds of things English nouns name, from the database of
// WordNet 3.0: a lantern is a lamp, a source of light, a device.
type Words struct {
	kinds     map[string][]int32  // of a noun: its first fitting sense and the kinds above
	irregular map[string][]string // plurals of a noun
}

// A synset is a thing that nouns name.
type synset struct {
	goods bool // it can be goods
	above []int32
}

// headKind marks a kind of the word that heads a text: the number of no synset
// has this bit.
const headKind = 1 << 29

// shallow is the number of steps from the top within which a kind says
// nothing: a thing, a whole, an artifact.
const shallow = 3

// WordNet reads data.noun, index.noun and noun.exc.
func WordNet(fsys fs.FS) (*Words, error) {
	synsets, err := readSynsets(fsys)
	if err != nil {
		return nil, err
	}
	w := &Words{kinds: map[string][]int32{}, irregular: map[string][]string{}}
	err = eachLine(fsys, "noun.exc", func(fields []string) {
		w.irregular[fields[1]] = append(w.irregular[fields[1]], fields[0])
	})
	if err != nil {
		return nil, err
	}
	err = eachLine(fsys, "index.noun", func(fields []string) {
		senses, _ := strconv.Atoi(fields[2])
		for _, field := range fields[len(fields)-senses:] {
			id := number(field)
			if s := synsets[id]; s.goods && strings.Trim(fields[0], "abcdefghijklmnopqrstuvwxyz") == "" {
				w.kinds[fields[0]] = kinds(synsets, id)
				return
			}
		}
	})
	return w, err
}

// readSynsets reads data.noun: offset, file, type, words, pointers.
func readSynsets(fsys fs.FS) (map[int32]synset, error) {
	synsets := map[int32]synset{}
	err := eachLine(fsys, "data.noun", func(fields []string) {
		var s synset
		switch fields[1] { // animal, artifact, body, communication, food, object, plant, substance
		case "05", "06", "08", "10", "13", "17", "20", "27":
			s.goods = true
		}
		words, _ := strconv.ParseInt(fields[3], 16, 32)
		pointers := fields[5+2*words:]
		for len(pointers) >= 4 && pointers[0] != "|" {
			if strings.HasPrefix(pointers[0], "@") {
				s.above = append(s.above, number(pointers[1]))
			}
			pointers = pointers[4:]
		}
		synsets[number(fields[0])] = s
	})
	return synsets, err
}

// eachLine hands over the fields of the lines below the licence.
func eachLine(fsys fs.FS, name string, do func(fields []string)) error {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	for line := range bytes.Lines(data) {
		if line[0] != ' ' {
			do(strings.Fields(string(line)))
		}
	}
	return nil
}

func number(field string) int32 {
	n, _ := strconv.Atoi(field)
	return int32(n)
}

// kinds lists a synset and all above it that say something, sorted.
func kinds(synsets map[int32]synset, id int32) []int32 {
	seen := map[int32]bool{}
	var list []int32
	var climb func(id int32) int
	climb = func(id int32) (depth int) {
		for i, above := range synsets[id].above {
			if d := climb(above) + 1; i == 0 {
				depth = d
			}
		}
		if depth >= shallow && !seen[id] {
			list = append(list, id)
		}
		seen[id] = true
		return depth
	}
	climb(id)
	slices.Sort(list)
	return list
}

// Meanings gives the kinds of things by the feature of a noun in singular and
// plural, without the nouns among left in normal form.
func (w *Words) Meanings(left map[string]bool) map[hs.Feature][]int32 {
	if w == nil {
		return nil
	}
	meanings := map[hs.Feature][]int32{}
	for _, noun := range slices.Sorted(maps.Keys(w.kinds)) {
		if left[noun] {
			continue
		}
		kinds := w.kinds[noun]
		heads := make([]int32, len(kinds)) // the same, weighed apart
		for i, k := range kinds {
			heads[i] = k | headKind
		}
		meanings[hs.MeaningOf(noun)], meanings[hs.HeadMeaningOf(noun)] = kinds, heads
		for _, p := range slices.Concat(w.irregular[noun], []string{plural(noun)}) {
			if !left[p] && w.kinds[p] == nil {
				meanings[hs.MeaningOf(p)], meanings[hs.HeadMeaningOf(p)] = kinds, heads
			}
		}
	}
	return meanings
}

func plural(noun string) string {
	stem, last := noun[:len(noun)-1], noun[len(noun)-1:]
	switch {
	case last == "y" && !strings.ContainsAny(stem[max(len(stem)-1, 0):], "aeiou"):
		return stem + "ies"
	case strings.ContainsAny(last, "sxz") || strings.HasSuffix(noun, "sh") || strings.HasSuffix(noun, "ch"):
		return noun + "es"
	}
	return noun + "s"
}
