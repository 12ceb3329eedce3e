// Command benchlabels compares answers with what was planted:
//
//	tidewaiter sample -n 20000 --seed 1 --labels labels.ndjson > parcels.ndjson
//	tidewaiter screen parcels.ndjson -o ndjson > answers.ndjson
//	go run ./tools/benchlabels -labels labels.ndjson answers.ndjson
//
// A parcel with faults is right if the verdict is that of the label and a
// finding above AC points at each planted field: at the field itself, at what
// holds it (below the root), or at a part of it. A clean parcel is right if
// its verdict is AC. The table has a row for each planted code; -show N lists
// the first N parcels that are wrong.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	labels := flag.String("labels", "", "file of labels")
	show := flag.Int("show", 0, "how many wrong parcels to list")
	flag.Parse()
	if err := run(*labels, flag.Arg(0), *show, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "benchlabels:", err)
		os.Exit(1)
	}
}

type label struct {
	ID      string
	Verdict string
	Faults  []planted
}

type planted struct {
	Code, Field string
}

type answer struct {
	ID       *string
	Verdict  string
	Findings []struct {
		Code, Field, Floor, Text string
	}
}

func run(labelFile, answerFile string, show int, out io.Writer) error {
	in, err := os.Open(answerFile)
	if err != nil {
		return err
	}
	defer in.Close()
	want, err := os.Open(labelFile)
	if err != nil {
		return err
	}
	defer want.Close()
	labels, answers := lines(want), lines(in)
	t := newTally(show, out)
	for labels.Scan() {
		if !answers.Scan() {
			return fmt.Errorf("%s ends before %s", answerFile, labelFile)
		}
		var l label
		var a answer
		if err := json.Unmarshal(labels.Bytes(), &l); err != nil {
			return fmt.Errorf("read %s: %w", labelFile, err)
		}
		if err := json.Unmarshal(answers.Bytes(), &a); err != nil {
			return fmt.Errorf("read %s: %w", answerFile, err)
		}
		if a.ID == nil || *a.ID != l.ID {
			return fmt.Errorf("the answer for %s is missing", l.ID)
		}
		t.add(l, a)
	}
	if answers.Scan() {
		return fmt.Errorf("%s has more answers than labels", answerFile)
	}
	t.report()
	return nil
}

func lines(r io.Reader) *bufio.Scanner {
	s := bufio.NewScanner(r)
	s.Buffer(nil, 16<<20)
	return s
}

// points reports whether a finding's field means a planted one.
func points(found, planted string) bool {
	if found == "" || found == "/" {
		return false
	}
	return found == planted || strings.HasPrefix(planted, found+"/") || strings.HasPrefix(found, planted+"/")
}
