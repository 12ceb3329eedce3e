// Command buildidle writes packs/descriptions/idle.tsv: English words that name
// no thing. It takes from WordNet every word in common use (seen in its tagged
// texts) that has no sense among animals, artifacts, bodies, food, objects,
// plants and substances: what is random, mysterious, purchased or a surprise.
// Words that have such a sense though their stem has none stand as things.
//
//	go run ./tools/buildidle [-wordnet /usr/share/wordnet] [-to packs/descriptions/idle.tsv]
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/tidewaiter/tidewaiter/internal/description"
)

func main() {
	wordnet := flag.String("wordnet", "/usr/share/wordnet", "folder of the WordNet 3.0 database")
	to := flag.String("to", "packs/descriptions/idle.tsv", "file to write")
	flag.Parse()
	if err := run(*wordnet, *to); err != nil {
		fmt.Fprintln(os.Stderr, "buildidle:", err)
		os.Exit(1)
	}
}

// A vocabulary says what WordNet knows of a word.
type vocabulary struct {
	thing  map[string]bool // of every word: whether a sense can be touched
	name   map[string]bool // written with a capital
	common map[string]bool // seen in tagged texts
	forms  map[string]string
}

func run(wordnet, to string) error {
	v := vocabulary{thing: map[string]bool{}, name: map[string]bool{}, common: map[string]bool{}, forms: map[string]string{}}
	for _, part := range []string{"noun", "verb", "adj", "adv"} {
		for file, read := range map[string]func([]string){"data." + part: v.senses, "index." + part: v.uses, part + ".exc": v.irregular} {
			if err := eachLine(filepath.Join(wordnet, file), read); err != nil {
				return fmt.Errorf("%w (Debian package wordnet-base)", err)
			}
		}
	}
	idle := map[string]bool{}
	for w, touched := range v.thing {
		plural := description.HasStem([]byte(w), v.thing) // clutches
		if !touched && !plural && v.common[w] && !v.name[w] {
			idle[w] = true
		}
	}
	for form, w := range v.forms {
		if _, known := v.thing[form]; !known && idle[w] {
			idle[form] = true
		}
	}
	var out bytes.Buffer
	out.WriteString("# English words that name no thing, and things that look like a form of one; made by tools/buildidle\nkind\tlang\twords\n")
	write := func(kind string, words []string) {
		slices.Sort(words)
		for row := range slices.Chunk(words, 100) {
			fmt.Fprintf(&out, "%s\ten\t%s\n", kind, strings.Join(row, ","))
		}
	}
	var words, things []string
	for w := range idle {
		words = append(words, w)
	}
	for w, touched := range v.thing {
		if touched && description.HasStem([]byte(w), idle) {
			things = append(things, w)
		}
	}
	write("idle", words)
	write("thing", things)
	return os.WriteFile(to, out.Bytes(), 0o644)
}

// senses reads a line of data: offset, file, type, words, ...
func (v *vocabulary) senses(fields []string) {
	touched := false
	switch fields[1] { // animal, artifact, body, food, object, plant, substance
	case "05", "06", "08", "13", "17", "20", "27":
		touched = true
	}
	n, _ := strconv.ParseInt(fields[3], 16, 32)
	for i := range n {
		word, _, _ := strings.Cut(fields[4+2*i], "(")
		lower := strings.ToLower(word)
		if strings.Trim(lower, "abcdefghijklmnopqrstuvwxyz") != "" || len(word) < 2 {
			continue
		}
		v.thing[lower] = v.thing[lower] || touched
		v.name[lower] = v.name[lower] || fields[2] == "n" && lower != word
	}
}

// uses reads a line of index: word, type, senses, pointers and their symbols,
// senses, tagged senses, ...
func (v *vocabulary) uses(fields []string) {
	pointers, _ := strconv.Atoi(fields[3])
	v.common[fields[0]] = v.common[fields[0]] || fields[5+pointers] != "0"
}

// irregular reads a form and the word it is of.
func (v *vocabulary) irregular(fields []string) {
	if strings.Trim(fields[0], "abcdefghijklmnopqrstuvwxyz") == "" {
		v.forms[fields[0]] = fields[1]
	}
}

func eachLine(file string, do func(fields []string)) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(data)) {
		if line[0] != ' ' {
			do(strings.Fields(line))
		}
	}
	return nil
}
